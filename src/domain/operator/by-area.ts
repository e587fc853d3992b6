import type { ByArea } from './calculator'
import { checkCounty, checkFen, faults, hundredthsOf, inRange, type Faults } from './checks'
import type { Calculation, County, Outcome, Step } from './outcome'
import { notesOf, yuan } from './words'

export interface ByAreaInput {
  readonly county: string
  /** Built area, at most two decimals. */
  readonly squareMetres: number
  /** Fen that the operator put in; absent while nobody has said. */
  readonly ownInvestmentFen?: number
  /** Years of the lease; null where the premises are not rented, absent while nobody has said. */
  readonly leaseYears?: number | null
  /** References of subsidies that the same premises have received. */
  readonly received?: readonly string[]
}

const MOST_YEARS = 100
const HUNDREDTHS = 100

const metres = (hundredths: number): string => `${hundredths / HUNDREDTHS}平方米`

function checkLease(years: number | null | undefined, wrong: Faults): void {
  if (years === undefined || years === null) return
  const fine = inRange(years, 'leaseYears', { label: '租期', most: MOST_YEARS, unit: '年' }, wrong)
  if (fine && years === 0) wrong.add('too-small', 'leaseYears', '租期要大于0年;不是租的不用填')
}

/** The whole area and what of it counts, in hundredths of a square metre. */
interface Area {
  readonly built: number
  readonly counted: number
}

function areaOf({ caps }: ByArea, county: string, built: number): Area {
  const cap = caps.find(({ counties }) => counties?.includes(county)) ?? caps.find(({ counties }) => !counties)
  return { built, counted: cap ? Math.min(built, cap.squareMetres * HUNDREDTHS) : built }
}

function unmetOf(rule: ByArea, input: ByAreaInput, fen: number): string[] {
  const { ownInvestmentFen: own, leaseYears: years = null, received = [] } = input
  const { leaseYearsFrom = 0, excludes = [] } = rule
  const other = excludes.filter((ref) => received.includes(ref))
  return [
    ...(rule.ownInvestmentAbove && own !== undefined && own <= fen
      ? [`自己的投入是 ${yuan(own)},要高于补贴的 ${yuan(fen)}`]
      : []),
    ...(years !== null && years < leaseYearsFrom ? [`租期${years}年,不到${leaseYearsFrom}年`] : []),
    ...(other.length > 0 ? [`同一处场地已经领过${other.join('、')},不能重复补`] : []),
  ]
}

function stepsOf(rule: ByArea, { built, counted }: Area): Step[] {
  const area = counted < built ? `面积${metres(built)},最多算${metres(counted)}` : `面积${metres(built)},全部计算`
  const usual = rule.usualSquareMetresFrom ?? 0
  return [
    { text: area },
    ...(built < usual * HUNDREDTHS ? [{ text: `这类场所一般不小于${usual}平方米,能不能补先问市里` }] : []),
    ...rule.rates.map(({ payer, fen }) => {
      const sum = (fen * counted) / HUNDREDTHS
      return { text: `${payer}每平方米 ${yuan(fen)},共 ${yuan(sum)}`, fen: sum }
    }),
  ]
}

function outcomeOf(rule: ByArea, input: ByAreaInput, area: Area): Outcome {
  const full = rule.rates.map(({ payer, fen }) => ({ payer, fen: (fen * area.counted) / HUNDREDTHS }))
  const stated = full.reduce((sum, { fen }) => sum + fen, 0)
  const unmet = unmetOf(rule, input, stated)
  const paid = unmet.length === 0
  const last: Step = paid
    ? { text: `合计 ${yuan(stated)}`, fen: stated }
    : { text: `条件不够,现在不补:${unmet.join(';')}`, fen: 0 }
  return {
    fen: paid ? stated : 0,
    shares: paid ? full : full.map(({ payer }) => ({ payer, fen: 0 })),
    steps: [...stepsOf(rule, area), last],
    unmet,
    notes: notesOf(rule),
  }
}

/** The sum for an area, each payer by its own rate; nothing while a condition is not met. */
export function byArea(rule: ByArea, input: ByAreaInput, counties: readonly County[]): Calculation {
  const wrong = faults()
  checkCounty(input.county, counties, wrong)
  const built = hundredthsOf(input.squareMetres, 'squareMetres', wrong)
  if (input.ownInvestmentFen !== undefined) checkFen(input.ownInvestmentFen, 'ownInvestmentFen', '自己的投入', wrong)
  checkLease(input.leaseYears, wrong)
  if (wrong.all.length > 0 || built === null) return { ok: false, faults: wrong.all }
  return { ok: true, ...outcomeOf(rule, input, areaOf(rule, input.county, built)) }
}
