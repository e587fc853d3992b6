import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { FacilityFilters } from '@/contract/facility'
import type { DayInfo } from '@/domain/facility/day'
import type { Place } from '@/domain/facility/facility'
import { boxAround } from '@/domain/facility/distance'
import { wallTimeInChina, weekdayOf } from '@/domain/facility/hours'
import { spotOf, type Spot } from '@/domain/facility/mercator'
import type { Need } from '@/domain/facility/types'
import type { Tx } from '../database/database'
import { metresFrom } from '../database/distance'
import { facility } from '../database/schema'
import { dayInfo } from '../runtime/calendar'
import { findWords } from './words'

const DAY = 1_440

/** The filters of a list and its map, in one city. */
export interface Finding extends FacilityFilters {
  readonly city: string
  readonly now: Date
}

/** The day that a list is asked for, and the minute of it, where one is. */
export function askedTime({ open, now }: Pick<Finding, 'open' | 'now'>): { date: string; minute?: number | undefined } {
  if (open === undefined || open === 'now') return wallTimeInChina(now.getTime())
  return { date: open.on, minute: open.minute }
}

/** What list and map show of a city: conditions that no row meets both. */
export interface Served {
  /** All that is asked for, the words as they were typed. */
  readonly asTyped: SQL
  /** The same with near misses of the words; they stand behind the others. */
  readonly close?: SQL
}

/** Everything that a list and its map ask for; with words, the matches as typed before near misses. */
export async function servedBy(db: Tx, finding: Finding): Promise<Served> {
  const filtered = serves(finding)
  if (finding.words === undefined) return { asTyped: filtered }
  const source = { table: facility, ...pick(facility) }
  const { asTyped, close } = await findWords(db, finding.words, and(...here(finding.city, undefined))!, source)
  return { asTyped: and(filtered, asTyped)!, ...(close && { close: and(filtered, close)! }) }
}

/** What list and map show together. */
export const anyOf = ({ asTyped, close }: Served): SQL => or(asTyped, close)!

const pick = ({ id, name, words, pinyin, initials }: typeof facility) => ({ id, name, words, pinyin, initials })

/** What serves but for the words. */
function serves(finding: Finding): SQL {
  const { city, county, town, need, grade, mostFen, open } = finding
  const { date, minute } = askedTime(finding)
  const all = and(
    ...here(city, need),
    county === undefined ? undefined : eq(facility.county, county),
    town === undefined ? undefined : eq(facility.town, town),
    grade === undefined ? undefined : sql`${facility.grade} >= ${grade}`,
    mostFen === undefined ? undefined : sql`(${facility.prices} ->> ${need ?? 'any'})::int <= ${mostFen}`,
    open === undefined ? undefined : mayBeOpenThen(dayInfo(date), minute),
  )
  return all!
}

/** Not closed for good, in a city, for a need. The need is one of an enumeration, checked where the call came in. */
export function here(city: string, need: Need | undefined): SQL[] {
  const found = [isNull(facility.closedOn)]
  // Written out, not as a parameter: the planner has to see that the index of this need holds all that is asked.
  if (need !== undefined) found.push(sql`${facility.needs} @> ${sql.raw(`'{${need}}'`)}`)
  return [...found, eq(facility.city, city)]
}

/**
 * The same as `mayBeOpen` of src/domain/facility/hours, asked of the database: not surely closed at a minute, or at any time
 * of the day without one. A place without known hours is kept.
 */
export function mayBeOpenThen({ date, kind }: DayInfo, minute: number | undefined): SQL {
  const { openWeek, holidays, hoursKnown } = facility
  const spans = (weekday: number): SQL => {
    const from = (weekday - 1) * DAY
    return minute === undefined
      ? sql`${openWeek} && int4range(${from}, ${from + DAY})`
      : sql`${openWeek} @> ${from + minute}::int`
  }
  const usual = spans(weekdayOf(date))
  const on = {
    ordinary: usual,
    unknown: usual,
    holiday: sql`${holidays} <> 'closed' and ${usual}`,
    // Offices work on a make-up day as on a Monday.
    'make-up': sql`case when ${holidays} = 'closed' then ${spans(1)} else ${usual} end`,
  }[kind]
  return sql`(not ${hoursKnown} or (${on}))`
}

/** A place as the database's map sees it. */
export const pointOf = ({ x, y }: Spot): SQL => sql`point(${x}::float8, ${y}::float8)`

/** A square or a rectangle of the map, its sides included. */
export const boxOf = (a: Spot, b: Spot): SQL => sql`box(${pointOf(a)}, ${pointOf(b)})`

/** At most so many straight metres away: first by the index, then exactly. */
export function withinMetres(at: Place, metres: number): SQL {
  const { west, east, south, north } = boxAround(at, metres)
  const box = boxOf(spotOf({ lng: west, lat: south }), spotOf({ lng: east, lat: north }))
  return sql`(${facility.spot} <@ ${box} and ${metresFrom(at)} <= ${metres}::float8)`
}
