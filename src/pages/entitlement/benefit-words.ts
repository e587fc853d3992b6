import { factLabel, type JudgedAmount, type JudgedBenefit, type Mode } from '@/domain/entitlement'
import { day } from '../words'

const PER = { month: '/月', year: '/年', day: '/天', once: '' } as const
const MODES: Readonly<Record<Mode, string>> = {
  automatic: '政府主动发',
  apply: '要申请',
  identified: '凭证件或证明',
  assigned: '政府安排',
}

export const modeWords = (mode: Mode): string => MODES[mode]

/** True where the county sets the sum: one then has to ask there. */
export const isSetByCounty = ({ kind, setBy }: JudgedAmount): boolean =>
  kind === 'set-locally' && (setBy === undefined || setBy.startsWith('县'))

/** An amount in two parts: the number, and the unit in smaller type. */
export function amountWords(amount: JudgedAmount): { readonly number: string; readonly unit: string } {
  const { kind, fen, per = 'once' } = amount
  if (kind === 'set-locally') return { number: isSetByCounty(amount) ? '县里定' : '按规定', unit: '' }
  if (fen === undefined) return kind === 'formula' ? { number: '县里算', unit: '' } : { number: '', unit: '' }
  const unit = ` 元${PER[per]}`
  if (kind === 'at-most') return { number: `最多 ${fen / 100}`, unit }
  if (kind === 'fixed') return { number: `${fen / 100}`, unit }
  return { number: `${fen / 100}`, unit: `${unit}起` }
}

/** «还要知道:…», in the words of the questions. */
export function missingWords({ missing }: JudgedBenefit): string {
  return missing.length > 0 ? `还要知道:${missing.map(factLabel).join('、')}` : '要社区看情况定'
}

/** What changes it, and when; a bare «no» helps nobody. */
export function changeWords({ verdict, changesOn }: JudgedBenefit): string {
  if (!changesOn) return ''
  return verdict === 'no' ? `${day(changesOn)}起可能符合` : `${day(changesOn)}起会变,到时再查一次`
}

/** The verdict in a sentence, always by what was told. */
export function verdictWords({ verdict, confirm, certainty }: JudgedBenefit): string {
  if (verdict === 'unknown') return '还差一点信息,现在说不准'
  if (verdict === 'no') return '按您说的情况,现在还不符合'
  if (confirm.some(({ essential }) => essential)) return '按您说的情况,可能符合'
  return certainty === 'verified' ? '符合,部门数据核对过' : '按您说的情况,应该符合'
}
