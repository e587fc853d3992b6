import type { JudgedAmount } from './judgement'
import type { Mode } from './pack'

/** How a benefit comes and what it is, in a few words: the same on a page and on a desk. */

const PER = { month: '/月', year: '/年', day: '/天', once: '' } as const
const MODES: Readonly<Record<Mode, string>> = {
  automatic: '政府主动发',
  apply: '要申请',
  identified: '凭证件或证明',
  assigned: '政府安排',
}

export const modeWords = (mode: Mode): string => MODES[mode]

function setByShort({ setBy }: JudgedAmount): string {
  if (setBy === undefined || setBy.startsWith('当地')) return '当地定'
  if (setBy.startsWith('县')) return '县里定'
  if (setBy.startsWith('区')) return '区里定'
  return setBy.startsWith('市') ? '市里定' : '按规定'
}

/** An amount in two parts: the number, and the unit in smaller type. Services are never called money. */
export function amountWords(amount: JudgedAmount): { readonly number: string; readonly unit: string } {
  const { kind, fen, per = 'once' } = amount
  if (kind === 'set-locally') return { number: setByShort(amount), unit: '' }
  if (fen === undefined) return kind === 'formula' ? { number: '当地算', unit: '' } : { number: '', unit: '' }
  const unit = ` 元${PER[per]}`
  const services = amount.as === 'services' ? '的服务' : ''
  if (kind === 'at-most') return { number: `最多 ${fen / 100}`, unit: unit + services }
  if (kind === 'fixed') return { number: `${fen / 100}`, unit: unit + services }
  return { number: `${fen / 100}`, unit: `${unit}起${services}` }
}
