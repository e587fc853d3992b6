import type { GrantCard, GrantThread } from '@/contract/booking/grants'
import type { ProgrammeCard } from '@/contract/booking/shapes'
import { GRANT_STATE_WORDS, STOP_WORDS } from '@/domain/booking/grant'
import { PAYER_WORDS, type AccountUnit, type EntryKind } from '@/domain/booking/money'
import { SERVICE_RULES } from '@/domain/booking/services'
import type { Tone } from '@/ui'
import { fullDay, longDay, yuan } from './words'

/** Programmes, grants and their accounts in words. */

type Programme = Pick<ProgrammeCard, 'kind' | 'monthly' | 'daily'>

/** What it comes to, «每月 100 元的服务». A figure that nobody has laid down is not given. */
export function programmeAmount({ kind, monthly, daily }: Programme): string {
  switch (kind) {
    case 'credit':
      return monthly === null ? '每月多少钱,批的时候定' : `每月 ${yuan(monthly)}的服务`
    case 'per-day':
      return daily === null ? '每天减多少,批的时候定' : `每天减 ${yuan(daily)},一天减一次`
    case 'visits':
      return monthly === null ? '每月几次,批的时候定' : `每月 ${monthly} 次上门`
    case 'historic':
      return '已经停办'
    case 'voucher':
      return '在“民政通”领、在“民政通”用'
  }
}

/** What an amount of an account is: yuan, or visits. */
export const amountIn = (unit: AccountUnit, amount: number): string => (unit === 'fen' ? yuan(amount) : `${amount} 次`)

/** What one grant comes to, as it was approved. */
export function grantAmount({ programme, monthly, daily, visitFen }: GrantCard): string {
  if (programme.kind === 'per-day') return programmeAmount({ ...programme, daily: daily ?? programme.daily })
  const told = programmeAmount({ ...programme, monthly: monthly ?? programme.monthly })
  return visitFen === null ? told : `${told},每次最多 ${yuan(visitFen)}`
}

/** Who pays, «市里出、县(市、区)出,各一半». */
export function fundingWords({ funding }: Pick<ProgrammeCard, 'funding'>): string {
  const names = funding.map(({ payer }) => PAYER_WORDS[payer])
  const [first] = funding
  if (!first) return ''
  if (funding.length === 1) return names.join('')
  const equal = funding.every(({ part }) => part === first.part)
  if (equal) return `${names.join('、')},${funding.length === 2 ? '各一半' : '各出一样多'}`
  return funding.map(({ payer, part }) => `${PAYER_WORDS[payer]} ${part} 份`).join('、')
}

/** «助洁、助医(陪诊)» */
export const servicesWords = ({ services }: Pick<ProgrammeCard, 'services'>): string =>
  services.map((service) => SERVICE_RULES[service].name).join('、')

/** What becomes of what was not used in a month. */
export function carryWords({ kind, carries, carriesAssumed }: ProgrammeCard): string {
  if (kind !== 'credit' && kind !== 'visits') return ''
  const words = carries ? '当月没用完的留到下个月' : '当月没用完的不留到下个月'
  return carriesAssumed ? `${words}(文件没写清楚,以当地规定为准)` : words
}

export const sourceWords = ({ source }: Pick<ProgrammeCard, 'source'>): string =>
  `依据:${source.document} ${source.clause}`

/** How it stands, with the reason where it was stopped. */
export const grantState = ({ state, stopReason }: Pick<GrantCard, 'state' | 'stopReason'>): string =>
  state === 'stopped' && stopReason
    ? `${GRANT_STATE_WORDS.stopped}:${STOP_WORDS[stopReason]}`
    : GRANT_STATE_WORDS[state]

export const STATE_TONES: Readonly<Record<GrantCard['state'], Tone>> = {
  ...{ applied: 'wait', returned: 'wait', checked: 'wait', 'in-force': 'good' },
  ...{ refused: 'bad', withdrawn: 'plain', stopped: 'plain', ended: 'plain' },
}

/** No document of these cities sets the day by which somebody decides. */
const LOCAL = '(以当地规定为准)'

/** Who has it now, and by when. */
export function grantNext({ state, promisedOn }: Pick<GrantCard, 'state' | 'promisedOn'>): string {
  const by = promisedOn === null ? '哪天答复还定不下来,可以打电话问' : `${fullDay(promisedOn)} 以前答复${LOCAL}`
  switch (state) {
    case 'applied':
      return `下一步:社区工作人员核对。${by}。`
    case 'returned':
      return '下一步:您把缺的材料补上,社区接着核对。'
    case 'checked':
      return `下一步:县(市、区)民政的经办审批。${by}。`
    case 'refused':
      return '不同意,可以在“看经过、说一句”里提出异议,由民政再看一次。'
    default:
      return ''
  }
}

/** From when until when it holds, and when it is looked at again. */
export function grantTerm({ from, until, reviewOn }: Pick<GrantCard, 'from' | 'until' | 'reviewOn'>): string {
  if (from === null) return ''
  const term = `${longDay(from)}起,${until === null ? '没有写到哪天为止' : `到${longDay(until)}`}`
  return reviewOn === null ? term : `${term};${longDay(reviewOn)}前后复核一次`
}

export type AccountMonth = GrantThread['months'][number]

/** «2026年11月» */
export const monthName = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

const ENTRY_WORDS: Readonly<Record<EntryKind, string>> = {
  allot: '这个月给的',
  hold: '订了服务,先占着',
  settle: '服务做完,用掉了',
  release: '没有做成,退回来',
  'carry-in': '上个月留下的',
  'carry-out': '留到下个月',
  lapse: '月底没用完,作废',
}
const ADDS: ReadonlySet<EntryKind> = new Set<EntryKind>(['allot', 'carry-in', 'release'])

/** What one movement was. */
export const entryWords = (kind: EntryKind): string => ENTRY_WORDS[kind]

/** «+ 100 元»; what was held and is now used moves nothing that is left. */
export function entryAmount(
  unit: AccountUnit,
  { kind, amount }: { readonly kind: EntryKind; readonly amount: number },
) {
  if (kind === 'settle') return amountIn(unit, amount)
  return `${ADDS.has(kind) ? '+' : '−'} ${amountIn(unit, amount)}`
}
