import type { ActionOutput } from '@/contract'
import { today } from '@/client/today'
import type { PrintedCardProps } from '@/ui/printed-card'
import { longDay } from '../words'

export type ServiceCard = ActionOutput<'care', 'card'>
export type Size = PrintedCardProps['size']

const LINES: Readonly<Record<Size, readonly string[]>> = {
  pocket: [
    '到社区办事、到食堂吃饭,出示这张卡。',
    '服务码只给社区和食堂的人看。',
    '要取消谁替您办,打下面的电话,或到社区。',
  ],
  a5: [
    '有事要问、要办,打下面的电话。到社区办事,带上小卡。',
    '要取消谁替您办,打下面的电话,或到社区。小卡丢了,也打这个电话,换一张,旧的就不能用了。',
  ],
}

/**
 * The card as it is printed, in either size: what a counter scans is the code and nothing of her. The one on her wall is read by
 * whoever comes by: it carries no code.
 */
export function cardFace({ name, code, phones }: ServiceCard, size: Size): PrintedCardProps {
  const given = size === 'a5' ? [`${longDay(today())}办`] : []
  const digits = code.replace(/\D/g, '')
  return {
    size,
    title: `养老服务卡 ${name}`,
    lines: [...LINES[size], ...given],
    ...(size === 'a5' ? { codeLabel: '服务码在小卡上' } : { codeLabel: '服务码', code: digits, qr: digits }),
    phones: phones.map(({ name: label, phone }) => ({ label, phone })),
  }
}
