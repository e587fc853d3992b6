import { randomUUID } from 'node:crypto'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { goTogether, type Appointment } from '@/domain/assessment/team'
import type { AssessmentTerms } from '@/domain/assessment/terms'
import { instantOf } from '@/domain/booking/clock'
import { clockWords } from '@/domain/booking/words'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { assessmentVisit, assessor, assessorTime } from '../../database/schema'
import { inWords } from '../../runtime/refused'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { endsOf } from './cards'
import { STALE, type VisitRow } from './load'

/** When somebody goes to her: minutes after midnight in China. No document gives the hours; this is when a door is opened. */
export const VISIT_HOURS = { from: 480, until: 1080 } as const
/** Days ahead for which a visit can be fixed. */
const MOST_DAYS = 90

/** A day and a stretch of it. */
export interface Stretch {
  readonly day: string
  readonly starts: Date
  readonly ends: Date
}

/**
 * Reads a wished day and minute.
 * @param path in front of `day` and `from`, where they stand deeper in the input
 * @throws WireFault invalid at `day` or `from`: gone by, too far ahead, outside of the hours
 */
export function stretchOf(
  { minutes }: Pick<AssessmentTerms, 'minutes'>,
  { day, from }: { readonly day: string; readonly from: number },
  now: Date,
  path = '',
): Stretch {
  const today = chinaDay(now.getTime())
  const starts = instantOf(day, from)
  if (day < today) throw invalidField(`${path}day`, '这一天已经过去了。请选今天或以后的一天')
  if (day > dayAfter(today, MOST_DAYS)) throw invalidField(`${path}day`, `最远约到${MOST_DAYS}天以后`)
  if (from < VISIT_HOURS.from || from + minutes.value > VISIT_HOURS.until)
    throw invalidField(
      `${path}from`,
      `上门时间在${clockWords(VISIT_HOURS.from)}到${clockWords(VISIT_HOURS.until)}之间,一次约${minutes.value}分钟`,
    )
  if (starts <= now) throw invalidField(`${path}from`, '这个时间已经过了。请选晚一点')
  return { day, starts, ends: new Date(starts.getTime() + minutes.value * 60_000) }
}

const BEGUN =
  '上门时间已经到了,评估员可能正在填表(没有网也能填),现在不能改。请先打电话问评估员;没评成,由评估员记一笔再改。'

/**
 * From its hour to the end of its day a visit is its team's: they may be filling in the form at her table without a network, and what
 * they tap must not be lost.
 * @throws WireFault conflict
 */
export function refuseBegun({ during, signedAt }: Pick<VisitRow, 'during' | 'signedAt'>, now: Date): void {
  const begins = endsOf(during ?? null)?.from
  if (begins === undefined || signedAt) return
  const from = new Date(begins)
  if (from <= now && chinaDay(from.getTime()) === chinaDay(now.getTime())) throw new WireFault('conflict', BEGUN)
}

/** The stretch as an appointment at the place of a visit, for `goTogether`. */
export const appointmentAt = (
  { starts, ends }: Pick<Stretch, 'starts' | 'ends'>,
  { county, street, communityHash }: Pick<VisitRow, 'county' | 'street' | 'communityHash'>,
): Appointment => ({
  from: starts.getTime(),
  to: ends.getTime(),
  at: { county, street, community: communityHash },
})

/** Appointments of assessors about a day, by whose they are. @param but a visit that is passed over */
export async function appointmentsOf(
  tx: Tx,
  staffIds: readonly string[],
  day: string,
  but?: string,
): Promise<ReadonlyMap<string, (Appointment & { readonly day: string })[]>> {
  const found = new Map<string, (Appointment & { readonly day: string })[]>()
  if (staffIds.length === 0) return found
  const around = [dayAfter(day, -1), day, dayAfter(day, 1)]
  const rows = await tx
    .select({ staffId: assessorTime.staffId, during: assessorTime.during, visit: assessmentVisit })
    .from(assessorTime)
    .innerJoin(assessmentVisit, eq(assessmentVisit.id, assessorTime.visitId))
    .where(
      and(
        inArray(assessorTime.staffId, [...staffIds]),
        assessorTime.active,
        inArray(assessmentVisit.day, around),
        but === undefined ? undefined : ne(assessmentVisit.id, but),
      ),
    )
  for (const { staffId, during, visit } of rows) {
    const ends = endsOf(during)!
    const one = appointmentAt({ starts: new Date(ends.from), ends: new Date(ends.to) }, visit)
    found.set(staffId, [...(found.get(staffId) ?? []), { ...one, day: visit.day! }])
  }
  return found
}

/** Whoever takes the time of one of them waits here for whoever does it at the same moment: the way between two visits is asked then. */
export async function lockAssessors(tx: Tx, staffIds: readonly string[]): Promise<void> {
  await tx
    .select({ id: assessor.staffId })
    .from(assessor)
    .where(inArray(assessor.staffId, [...staffIds]))
    .orderBy(assessor.staffId)
    .for('no key update')
}

const TAKEN = '那段时间刚被别的评估占了,或者两处之间来不及赶到。没有约成,请换一个时间。'

/**
 * Fixes when a team goes, or another time: both must be free, the way counted.
 * @returns the visit after it
 * @throws WireFault conflict where one of them is not free, or the visit has changed
 */
export async function takeTime(tx: Tx, visit: VisitRow, stretch: Stretch, now: Date): Promise<VisitRow> {
  const both = [visit.first, visit.second]
  await lockAssessors(tx, both)
  const wanted = appointmentAt(stretch, visit)
  for (const others of (await appointmentsOf(tx, both, stretch.day, visit.id)).values())
    if (others.some((other) => !goTogether(other, wanted))) throw new WireFault('conflict', TAKEN)
  await freeTime(tx, visit.id)
  const { starts, ends, day } = stretch
  const during = `[${starts.toISOString()},${ends.toISOString()})`
  const [after] = await tx
    .update(assessmentVisit)
    .set({ during, day, version: sql`${assessmentVisit.version} + 1` })
    .where(and(eq(assessmentVisit.id, visit.id), eq(assessmentVisit.version, visit.version), assessmentVisit.active))
    .returning()
  if (!after) throw new WireFault('conflict', STALE)
  const rows = both.map((staffId) => ({ id: randomUUID(), visitId: visit.id, staffId, during, createdAt: now }))
  // The database lets nobody assess two at once.
  await inWords(tx.insert(assessorTime).values(rows), { assessor_time_free: TAKEN })
  return after
}

/** The two of a visit are free again. */
export const freeTime = async (tx: Tx, visitId: string): Promise<void> => {
  await tx
    .update(assessorTime)
    .set({ active: false })
    .where(and(eq(assessorTime.visitId, visitId), assessorTime.active))
}

/** A visit that is not to be any more: another team or day, or nobody goes. One that was signed stays. */
export async function endVisit(tx: Tx, visit: VisitRow | null): Promise<void> {
  if (!visit || visit.signedAt || !visit.active) return
  await freeTime(tx, visit.id)
  const [after] = await tx
    .update(assessmentVisit)
    .set({ active: false, version: sql`${assessmentVisit.version} + 1` })
    .where(and(eq(assessmentVisit.id, visit.id), eq(assessmentVisit.version, visit.version)))
    .returning({ id: assessmentVisit.id })
  if (!after) throw new WireFault('conflict', STALE)
}
