import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, gte, inArray, isNull, lt, max } from 'drizzle-orm'
import { closesAt, instantOf } from '@/domain/booking/clock'
import type { DayInfo } from '@/domain/facility/day'
import type { HolidayHabit } from '@/domain/facility/facility'
import { dayAfter, weekdayOf } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import { insertNew } from '../../database/bulk'
import type { Tx } from '../../database/database'
import { facility, offering, offeringTime, slot } from '../../database/schema'
import { dayInfo } from '../../runtime/calendar'
import { put, type Run } from '../../runtime/jobs'

/** Days for which there are slots, today being the first. */
export const SLOT_DAYS = 28
/** Offerings that one job goes through; more are the next one's. */
const BATCH = 200

export const SLOTS_AHEAD = 'slots-ahead'

type Times = Readonly<{
  time: typeof offeringTime.$inferSelect
  offering: typeof offering.$inferSelect
  holidays: HolidayHabit
}>

/**
 * Makes the slots of offerings from a day up to four weeks from today. Those that are there stay as they are, whatever was changed of
 * them since; days on which the place rests for a holiday are closed ones. Done twice it is done once.
 * @param fromDay `YYYY-MM-DD`
 */
export async function makeSlots(tx: Tx, offeringIds: readonly string[], fromDay: string, now: Date): Promise<void> {
  if (offeringIds.length === 0) return
  const days = daysUntil(fromDay, dayAfter(chinaDay(now.getTime()), SLOT_DAYS - 1))
  const found = await timesOf(tx, offeringIds)
  await insertNew(
    tx,
    slot,
    found.flatMap((times) => days.flatMap((day) => slotOn(times, day) ?? [])),
  )
}

async function timesOf(tx: Tx, offeringIds: readonly string[]): Promise<Times[]> {
  return tx
    .select({ time: offeringTime, offering, holidays: facility.holidays })
    .from(offeringTime)
    .innerJoin(offering, eq(offering.id, offeringTime.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .where(and(inArray(offering.id, [...offeringIds]), isNull(offering.closedAt), isNull(offeringTime.endedAt)))
}

/** @param last inclusive */
function daysUntil(first: string, last: string): DayInfo[] {
  const days: DayInfo[] = []
  for (let day = first; day <= last; day = dayAfter(day, 1)) days.push(dayInfo(day))
  return days
}

/** The slot of a time on a day; null where there is none on that weekday. */
function slotOn({ time, offering: of, holidays }: Times, day: DayInfo): typeof slot.$inferInsert | null {
  const rests = holidays === 'closed' && day.kind === 'holiday'
  // A place that rests with the offices works with them too: on a weekend day that makes up for one, as on a Monday.
  const weekday = holidays === 'closed' && day.kind === 'make-up' ? 1 : weekdayOf(day.date)
  if (!time.weekdays.includes(weekday)) return null
  const { starts, ends, capacity, meal } = time
  return {
    ...{ id: randomUUID(), offeringId: of.id, day: day.date, meal, capacity, booked: 0, closed: rests },
    startsAt: instantOf(day.date, starts),
    endsAt: instantOf(day.date, ends),
    closesAt: closesAt(day.date, starts, { days: of.closesDays, minute: of.closesMinute }),
  }
}

/** About the day, and after which offering to go on: every open offering has its four weeks again. */
export async function slotsAhead({ tx, about, now }: Run): Promise<void> {
  const [day = '', after] = about.split(' ')
  const rows = await tx
    .select({ id: offering.id })
    .from(offering)
    .where(and(isNull(offering.closedAt), after === undefined ? undefined : gt(offering.id, after)))
    .orderBy(asc(offering.id))
    .limit(BATCH)
  for (const [from, ids] of await fromDays(
    tx,
    rows.map(({ id }) => id),
    now,
  ))
    await makeSlots(tx, ids, from, now)
  const last = rows[rows.length - 1]
  if (!last || rows.length < BATCH) return
  await put(tx, SLOTS_AHEAD, `${day} ${last.id}`, now, now)
}

/** From which day on each offering has no slots yet: what a desk has changed of earlier ones is not asked for again. */
async function fromDays(tx: Tx, ids: readonly string[], now: Date): Promise<Map<string, string[]>> {
  const today = chinaDay(now.getTime())
  const until = dayAfter(today, SLOT_DAYS)
  const found =
    ids.length === 0
      ? []
      : await tx
          .select({ id: slot.offeringId, last: max(slot.day) })
          .from(slot)
          .where(and(inArray(slot.offeringId, [...ids]), gte(slot.day, today), lt(slot.day, until)))
          .groupBy(slot.offeringId)
  const lastOf = new Map(found.map(({ id, last }) => [id, last]))
  const byDay = new Map<string, string[]>()
  for (const id of ids) {
    const last = lastOf.get(id)
    const from = last ? dayAfter(last, 1) : today
    byDay.set(from, [...(byDay.get(from) ?? []), id])
  }
  return byDay
}
