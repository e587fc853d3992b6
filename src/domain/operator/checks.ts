import { isRealDay } from '../person/date'
import type { County, Fault, FaultCode } from './outcome'
import { grouped } from './words'

/** Collects what is wrong with an input, so that a person mends all of it at once. */
export interface Faults {
  readonly all: Fault[]
  readonly add: (code: FaultCode, field: string, message: string) => void
}

export function faults(): Faults {
  const all: Fault[] = []
  return { all, add: (code, field, message) => all.push({ code, field, message }) }
}

/** How a number must be; `label` is its name in Chinese, as at its field. */
interface Range {
  readonly label: string
  readonly most: number
  /** Stands behind the largest. */
  readonly unit: string
  /** The largest as people say it: money is never counted in fen. */
  readonly mostWords?: string
}

/** A number that is not negative and not absurd. True when it can be reckoned with. */
export function inRange(value: number, field: string, range: Range, { add }: Faults): boolean {
  const { label, most, unit, mostWords } = range
  const limit = mostWords ?? `${grouped(most)} ${unit}`
  if (!Number.isFinite(value)) add('not-a-number', field, `${label}要写数字`)
  else if (value < 0) add('too-small', field, `${label}不能是负数`)
  else if (value > most) add('too-large', field, `${label}超过了 ${limit},请核对`)
  else return true
  return false
}

export function checkWhole(value: number, field: string, range: Range, faults: Faults): void {
  if (inRange(value, field, range, faults) && !Number.isInteger(value)) {
    faults.add('not-whole', field, `${range.label}要写整数`)
  }
}

/** People, counted. */
const MOST_PEOPLE = 1_000_000
export function checkHeads(value: number, field: string, label: string, faults: Faults): void {
  checkWhole(value, field, { label, most: MOST_PEOPLE, unit: '人' }, faults)
}

/** Money in fen; a hundred billion yuan is beyond any city's elder care. */
const MOST_FEN = 10_000_000_000_000
const MOST_MONEY = '1,000 亿元'
export function checkFen(value: number, field: string, label: string, { add, all }: Faults): void {
  const before = all.length
  inRange(value, field, { label, most: MOST_FEN, unit: '元', mostWords: MOST_MONEY }, { add, all })
  if (all.length === before && !Number.isInteger(value)) add('not-whole', field, `${label}最小到分,不能有半分钱`)
}

/** No community place is larger than a hundred thousand square metres. */
const MOST_SQUARE_METRES = 100_000
const HUNDREDTHS = 100

/** An area in square metres as whole hundredths; null, with a fault, where it is none. */
export function hundredthsOf(area: number, field: string, faults: Faults): number | null {
  const range = { label: '建筑面积', most: MOST_SQUARE_METRES, unit: '平方米' }
  if (!inRange(area, field, range, faults)) return null
  const hundredths = Math.round(area * HUNDREDTHS)
  if (area === 0) faults.add('too-small', field, '建筑面积要大于0')
  else if (Math.abs(hundredths - area * HUNDREDTHS) > 1e-6) faults.add('not-whole', field, '建筑面积最多写两位小数')
  else return hundredths
  return null
}

export function checkCounty(code: string, counties: readonly County[], { add }: Faults): void {
  if (!counties.some((county) => county.code === code)) {
    add('unknown', 'county', `本市没有代码是“${code}”的县(市、区),请重新选`)
  }
}

export function checkDay(day: string, field: string, { add }: Faults): void {
  if (!isRealDay(day)) add('unknown', field, '日期在日历上没有这一天,请写成2026-11-21这样')
}
