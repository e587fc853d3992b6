import type { ByGrade } from './calculator'
import { checkCounty, checkWhole, faults, inRange, type Faults } from './checks'
import type { Calculation, County, Step } from './outcome'
import { shareOut } from './shares'
import { notesOf, yuan } from './words'

export interface ByGradeInput {
  readonly county: string
  /** Identifiers of the rule's place and grade. */
  readonly place: string
  readonly grade: string
  /** Full months since the place opened. */
  readonly runningMonths: number
  /** Percent of beds taken; asked for only where the rule has a limit. */
  readonly occupancyPercent?: number
}

type Place = ByGrade['places'][number]

const MOST_MONTHS = 1200

function checkOccupancy({ occupancyFrom }: Place, percent: number | undefined, wrong: Faults): void {
  if (occupancyFrom === undefined) return
  const field = 'occupancyPercent'
  if (percent === undefined) wrong.add('missing', field, `这类机构要看入住率,请填入住率(要达到${occupancyFrom}%)`)
  else inRange(percent, field, { label: '入住率', most: 100, unit: '%' }, wrong)
}

function check(rule: ByGrade, input: ByGradeInput, counties: readonly County[]): Faults {
  const wrong = faults()
  checkCounty(input.county, counties, wrong)
  const place = rule.places.find(({ id }) => id === input.place)
  if (place) checkOccupancy(place, input.occupancyPercent, wrong)
  else wrong.add('unknown', 'place', `没有“${input.place}”这类机构,请重新选`)
  if (!rule.grades.some(({ id }) => id === input.grade)) {
    const labels = rule.grades.map(({ label }) => label).join('、')
    wrong.add('unknown', 'grade', `没有“${input.grade}”这个等级,只有${labels}`)
  }
  checkWhole(input.runningMonths, 'runningMonths', { label: '运营月数', most: MOST_MONTHS, unit: '个月' }, wrong)
  return wrong
}

function unmetOf({ runningMonthsFrom = 0 }: ByGrade, { occupancyFrom = 0 }: Place, input: ByGradeInput): string[] {
  const { runningMonths, occupancyPercent = 0 } = input
  return [
    ...(runningMonths < runningMonthsFrom ? [`运营了${runningMonths}个月,不满${runningMonthsFrom}个月`] : []),
    ...(occupancyPercent < occupancyFrom ? [`入住率${occupancyPercent}%,不到${occupancyFrom}%`] : []),
  ]
}

/** The sum for a place with a grade; nothing while a condition is not met. */
export function byGrade(rule: ByGrade, input: ByGradeInput, counties: readonly County[]): Calculation {
  const wrong = check(rule, input, counties)
  const place = rule.places.find(({ id }) => id === input.place)
  const grade = rule.grades.find(({ id }) => id === input.grade)
  if (wrong.all.length > 0 || !place || !grade) return { ok: false, faults: wrong.all }
  const stated = place.fen[grade.id]!
  const unmet = unmetOf(rule, place, input)
  const fen = unmet.length > 0 ? 0 : stated
  const { shares, step } = shareOut(fen, rule.shares, input.county)
  const steps: Step[] = [
    { text: `${place.label},${grade.label}:${yuan(stated)}`, fen: stated },
    ...(unmet.length > 0 ? [{ text: `条件不够,现在不补:${unmet.join(';')}`, fen: 0 }] : [step]),
  ]
  return { ok: true, fen, shares, steps, unmet, notes: notesOf(rule) }
}
