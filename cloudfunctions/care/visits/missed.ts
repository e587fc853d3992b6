import { and, eq, gte, inArray, isNull, lt, notExists, or, sql, type SQL } from 'drizzle-orm'
import { daysBefore, instantOf } from '@/domain/booking/clock'
import type { NoticeTelling } from '@/domain/notice/templates'
import { VISIT_TIERS } from '@/domain/register/entry'
import { monthEnd, monthOf, stepOf, type VisitRule } from '@/domain/visit/plan'
import type { Tx } from '../../database/database'
import { lifeEvent, person, registerEntry, visit } from '../../database/schema'
import { put, type JobHandlers, type Run } from '../../runtime/jobs'
import { officialsOf } from '../../runtime/officials'
import { divisionWords, type Place } from '../../runtime/places'
import { accountsIn, tellAll } from '../../runtime/tell'
import { workersIn } from '../../runtime/workers'
import type { CareParts } from '../parts'
import { OWED, ruleOf } from './plan'

/** Put up once a day in China, about the day. */
export const MISSED_DAY = 'visits-missed'

/** Days of a month on which the month before is looked at: a server that stood still on the first does it a day later. */
const LOOKS_BACK_DAYS = 7
/** Days after which a visit to somebody who cannot care for herself is brought to the street at once. */
const LATE_DAYS = 7

/** One city's part of it, about the day and the city: what cannot be done in one holds no other up. */
const MISSED_CITY = 'visits-missed-city'

/** What nobody may miss: visits that were not made rise to the street. */
export const missedJobs = (parts: CareParts): JobHandlers => ({
  [MISSED_DAY]: (run) => putCities(parts, run),
  [MISSED_CITY]: (run) => raiseMissed(parts, run),
})

async function putCities({ places }: CareParts, { tx, about: day, now }: Run): Promise<void> {
  for (const city of new Set([...places.values()].map((place) => place.city)))
    await put(tx, MISSED_CITY, `${day} ${city}`, now, now)
}

async function raiseMissed(parts: CareParts, { tx, about, now }: Run): Promise<void> {
  const [day = '', city] = about.split(' ')
  const before = daysBefore(monthOf(day), 1)
  for (const place of parts.places.values()) {
    if (place.city !== city) continue
    const there = { parts, tx, now, place }
    if (Number(day.slice(8)) <= LOOKS_BACK_DAYS) {
      const month = monthOf(before)
      const streets = await raise(tx, place, month, unseenIn(tx, month))
      const named = `${Number(month.slice(5, 7))}月`
      await tellStreets(there, streets, (of) => ({ template: 'visits-missed', params: { ...of, month: named } }))
    }
    const late = lateOn(ruleOf(parts, place.city), day)
    if (!late) continue
    const streets = await raise(tx, place, monthOf(day), late)
    await tellStreets(there, streets, (of) => ({ template: 'visits-late', params: of }))
  }
}

/**
 * Marks those of a county who were owed visits at home ever since the month began and whom `missed` is true of: each once for a month.
 * @param month its first day
 * @returns how many of each street
 */
async function raise(tx: Tx, { code }: Place, month: string, missed: SQL): Promise<ReadonlyMap<string | null, number>> {
  const { personId, raisedFor, county, street } = registerEntry
  const away = tx
    .select({ one: sql`1` })
    .from(lifeEvent)
    .where(and(eq(lifeEvent.personId, personId), isNull(lifeEvent.takenBackAt), gte(lifeEvent.on, month)))
  const known = tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), lt(person.createdAt, instantOf(month, 0))))
  const rows = await tx
    .update(registerEntry)
    .set({ raisedFor: month })
    .where(
      and(
        eq(county, code),
        OWED,
        or(isNull(raisedFor), lt(raisedFor, month)),
        missed,
        notExists(away),
        sql`exists ${known}`,
      ),
    )
    .returning({ street })
  const counts = new Map<string | null, number>()
  for (const row of rows) counts.set(row.street, (counts.get(row.street) ?? 0) + 1)
  return counts
}

/** Not seen on any day of a month; who was seen after it is looked up among the visits. */
function unseenIn(tx: Tx, month: string): SQL {
  const { personId, lastVisitOn } = registerEntry
  const end = monthEnd(month)
  const hers = tx
    .select({ id: person.id })
    .from(person)
    .where(or(eq(person.id, personId), eq(person.mergedInto, personId)))
  const seen = tx
    .select({ id: visit.id })
    .from(visit)
    .where(
      and(
        inArray(visit.personId, hers),
        eq(visit.outcome, 'seen'),
        gte(visit.on, month),
        sql`${visit.on} <= ${end}::date`,
      ),
    )
  return or(isNull(lastVisitOn), lt(lastVisitOn, month), and(sql`${lastVisitOn} > ${end}::date`, notExists(seen)))!
}

/** Due more than a week ago, of those who are owed more than one visit a month; null in a city that owes nobody more. */
function lateOn(rule: VisitRule, day: string): SQL | null {
  const { lastVisitOn, tier } = registerEntry
  const latest = daysBefore(day, LATE_DAYS)
  // Nobody is due before the month begins: in its first days nobody is a week late.
  if (latest <= monthOf(day)) return null
  const some = VISIT_TIERS.flatMap((one) => {
    const step = stepOf(rule, one)
    return step === null ? [] : [and(eq(tier, one), lt(lastVisitOn, daysBefore(latest, step)))]
  })
  return or(...some) ?? null
}

interface Telling {
  readonly parts: CareParts
  readonly tx: Tx
  readonly now: Date
  readonly place: Place
}

/** Tells whoever has the whole street, with counts only; where nobody has, the county's officials. */
async function tellStreets(
  { parts, tx, now, place }: Telling,
  streets: ReadonlyMap<string | null, number>,
  telling: (of: { readonly place: string; readonly count: string }) => NoticeTelling,
): Promise<void> {
  if (streets.size === 0) return
  const { city, code: county } = place
  const workers = await workersIn(tx, city, county)
  const officials = await officialsOf(tx, city, county)
  for (const [street, n] of streets) {
    const own = workers.filter((row) => street !== null && row.street === street && row.communityHash === null)
    const words = { place: divisionWords(parts.places, { city, county, street }), count: String(n) }
    const to = accountsIn(own.length > 0 ? own : officials)
    await tellAll(tx, parts.keyring, to, { ...telling(words), link: null }, { now })
  }
}
