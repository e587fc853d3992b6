import type { ActionOutput } from '@/contract'
import { webAddressOf } from '@/platform/web-address'
import type { PrintedCardProps } from '@/ui/printed-card'
import { levelWords } from '../assessment-words'
import { PATHS } from '../paths'
import { day } from '../words'

export type Certificate = ActionOutput<'assessment', 'certificate'>

/** Nothing of her stands in the link: the code alone. */
export const verifyPage = (code: string) => ({ title: '核对一份评估证明', path: `${PATHS.verify}?code=${code}` })

/**
 * The certificate as it is printed: who, which level, which days, and by what anybody checks it. No points: a counter needs the level
 * only. Where no page can be named in a link (CloudBase has no address of its own) the picture holds the code alone.
 */
export function certificateFace({ name, cityName, result, certificate }: Certificate): PrintedCardProps {
  const { code, on, validTo } = certificate
  return {
    size: 'a5',
    title: '能力评估证明',
    lines: [
      `姓名:${name}`,
      `等级:${levelWords(certificate)}`,
      `评估:${day(on)}`,
      `有效到:${day(validTo)}`,
      `按 ${result.instrument},${cityName}`,
    ],
    codeLabel: '核对码:扫码或输入,能查真假',
    code,
    qr: webAddressOf(verifyPage(code)) || code,
    phones: [{ label: '养老热线', phone: '12349' }],
  }
}
