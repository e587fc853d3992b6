import type { CoverageRow } from '@/contract/care/figures'
import { lastDayOf } from '@/domain/booking/month'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import { invalidField } from '../../runtime/wire-fault'
import { workerOf } from '../desk'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { countsOf, type Counts, type Part } from './counts'
import { partNames, type PartNames } from './places'

const MOST_MONTHS = 12

const NONE: Counts = {
  ...{ elders: 0, owed: 0, visited: 0, missed: 0, raised: 0, visits: 0, findings: 0 },
  ...{ requests: 0, answered: 0, late: 0, open: 0, found: 0, told: 0, applied: 0 },
}
const KEYS = Object.keys(NONE) as (keyof Counts)[]

const added = (one: Counts, other: Partial<Counts>): Counts =>
  Object.fromEntries(KEYS.map((key) => [key, one[key] + (other[key] ?? 0)])) as unknown as Counts

/** Months from one to another, both counted, `YYYY-MM`. */
function monthsFrom(from: string, to: string): number {
  const [[year = 0, month = 0], [lastYear = 0, last = 0]] = [from.split('-').map(Number), to.split('-').map(Number)]
  return (lastYear - year) * MOST_MONTHS + last - month + 1
}

/** @throws WireFault invalid at `to` */
function spanOf({ from, to }: { readonly from: string; readonly to: string }, today: string) {
  const months = monthsFrom(from, to)
  if (months < 1) throw invalidField('to', '结束的月份比开始的早,请改一改')
  if (months > MOST_MONTHS) throw invalidField('to', `一次最多看${MOST_MONTHS}个月`)
  if (to > today.slice(0, 7)) throw invalidField('to', '这个月还没到,请选到本月为止')
  const last = lastDayOf(to)
  return { from: `${from}-01`, to: last, after: dayAfter(last, 1), months }
}

/**
 * The months of a division by its parts. Counted in the database from clear columns; nobody's record is opened, so nobody's log has a
 * line of it.
 */
export async function coverageFigures(
  parts: CareParts,
  { db, caller, now, input }: CareCall<'coverageFigures'>,
): Promise<CareOutput<'coverageFigures'>> {
  const worker = workerOf(caller.staff)
  const today = chinaDay(now.getTime())
  const span = spanOf(input, today)
  const names = await partNames(db, parts, worker)
  const counts = await countsOf(db, { ...span, places: parts.places, worker, level: names.level, today })
  const rows = rowsOf(names, counts)
  return { division: names.division, rows, total: { place: '合计', ...rows.reduce(added, NONE) } }
}

/** A row for each part by its name, in the order of the names; those without a name of their own at the end. */
function rowsOf(names: PartNames, counts: readonly Part[]): CoverageRow[] {
  const rows = new Map<string, Counts>(names.keys.map((key) => [names.nameOf(key), NONE]))
  const inOrder = [...counts].sort((one, other) => Number(one.key === null) - Number(other.key === null))
  for (const { key, ...more } of inOrder) {
    const place = names.nameOf(key)
    rows.set(place, added(rows.get(place) ?? NONE, more))
  }
  return [...rows].map(([place, row]) => ({ place, ...row }))
}
