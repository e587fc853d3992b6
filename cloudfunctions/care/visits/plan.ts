import { and, count, eq, gte, inArray, isNotNull, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import type { DueVisit } from '@/contract/care/visits'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import { NEEDS_CONSENT, type RecordKey } from '@/domain/person/record'
import { VISIT_TIERS } from '@/domain/register/entry'
import { dueBy, monthEnd, monthOf, stepOf, type VisitRule } from '@/domain/visit/plan'
import type { Tx } from '../../database/database'
import { person, registerEntry, visit } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { consentsGiven } from '../../runtime/consents'
import { inDivision } from '../../runtime/division'
import { recordIn, valueOf } from '../../runtime/records'
import { leaveSeen } from '../../runtime/seen'
import { accountOf } from '../acts'
import { workerOf } from '../desk'
import type { CareCall, CareOutput, CareParts } from '../parts'

/** As many as anybody visits in some days; the latest come first into the list. */
const MOST_DUE = 60
/** Days that a plan looks ahead. */
const AHEAD_DAYS = 7
/** What stands where a city has said nothing at all: once a month, and twice to whoever cannot care for herself. */
const ASSUMED: Omit<VisitRule, 'city'> = {
  monthly: { value: 1, source: null },
  often: { value: 2, source: null },
  inForce: false,
}

/** By which rule a city visits. */
export const ruleOf = ({ visits }: Pick<CareParts, 'visits'>, city: string): VisitRule =>
  visits.find((rule) => rule.city === city) ?? { ...ASSUMED, city }

const sourceWords = ({ source }: VisitRule['monthly']): string | null => source && `${source.document} ${source.clause}`

/** Who is owed visits now: of one of the groups, and at home. */
export const OWED: SQL = and(isNotNull(registerEntry.tier), eq(registerEntry.whereabouts, 'home'))!

/** Not visited this month yet, or due again within the days that are looked ahead. */
function isDue(rule: VisitRule, today: string): SQL {
  const { lastVisitOn, tier } = registerEntry
  const again = VISIT_TIERS.flatMap((one) => {
    const step = stepOf(rule, one)
    return step === null ? [] : [and(eq(tier, one), sql`${lastVisitOn} <= ${dayAfter(today, AHEAD_DAYS - step)}`)]
  })
  return or(sql`${lastVisitOn} is null`, lt(lastVisitOn, monthOf(today)), ...again)!
}

/** The same day as `dueBy` gives, for the database to order by: who is in the list is chosen by it. */
function dueOrder(rule: VisitRule, today: string): SQL {
  const { lastVisitOn, tier } = registerEntry
  const stepped = VISIT_TIERS.flatMap((one) => {
    const step = stepOf(rule, one)
    const next = sql`greatest(${lastVisitOn} + ${step}::int, ${monthOf(today)}::date)`
    return step === null ? [] : [sql`when ${tier} = ${one} and ${lastVisitOn} is not null then ${next}`]
  })
  const end = sql`${monthEnd(today)}::date`
  return stepped.length === 0 ? end : sql`case ${sql.join(stepped, sql` `)} else ${end} end`
}

/** How many of a division are owed visits, and how many of them were seen this month. */
export async function monthSoFar(
  tx: Tx,
  parts: CareParts,
  worker: Parameters<typeof inDivision>[1],
  today: string,
): Promise<{ owed: number; visited: number }> {
  const [row] = await tx
    .select({
      owed: count(),
      visited: sql<number>`count(*) filter (where ${registerEntry.lastVisitOn} >= ${monthOf(today)})`.mapWith(Number),
    })
    .from(registerEntry)
    .where(and(inDivision(parts.places, worker), OWED))
  return { owed: row?.owed ?? 0, visited: row?.visited ?? 0 }
}

/** 探访 of a worker's division: who is due, in the order of the way. */
export async function visitPlan(parts: CareParts, call: CareCall<'visitPlan'>): Promise<CareOutput<'visitPlan'>> {
  const { db, caller, now } = call
  const worker = workerOf(caller.staff)
  const rule = ruleOf(parts, worker.city)
  const day = chinaDay(now.getTime())
  const entries = await db
    .select()
    .from(registerEntry)
    .where(and(inDivision(parts.places, worker), OWED, isDue(rule, day)))
    .orderBy(dueOrder(rule, day), sql`${registerEntry.lastVisitOn} asc nulls first`, registerEntry.personId)
    .limit(MOST_DUE)
  const ids = entries.map(({ personId }) => personId)
  const owners = await ownersOf(db, ids)
  const missed = await missedOf(db, ids, day)
  const given = await consentsGiven(db, ids)
  const due = entries.flatMap((entry): DueVisit[] => {
    const owner = owners.get(entry.personId)
    if (!owner?.wrappedKey || entry.tier === null) return []
    const record = recordIn(parts.keyring, owner)
    const shown = (key: RecordKey): string | null => {
      const needed = NEEDS_CONSENT[key]
      return needed === undefined || given(owner.id, needed) ? valueOf(record, key) : null
    }
    return [
      {
        person: owner.id,
        name: elderName(parts.keyring, owner),
        age: ageOn(shown('birthDate'), day),
        phone: shown('phone'),
        address: shown('address'),
        community: shown('community'),
        tier: entry.tier,
        lastVisitOn: entry.lastVisitOn,
        dueOn: dueBy(rule, entry.tier, entry.lastVisitOn, day),
        missed: missed.get(owner.id) ?? 0,
        placeAgreed: given(owner.id, 'place'),
      },
    ]
  })
  await leaveSeen(db, accountOf(caller), 'care.visitPlan', ids, now)
  return {
    day,
    ...(await monthSoFar(db, parts, worker, day)),
    due: due.sort(byWay),
    rule: {
      monthly: rule.monthly.value,
      often: rule.often.value,
      source: sourceWords(rule.monthly),
      oftenSource: sourceWords(rule.often),
      inForce: rule.inForce,
    },
  }
}

/** The records of those who are listed, and of nobody else: of a whole division they are too many to join before it is cut. */
export async function ownersOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, typeof person.$inferSelect>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(person)
    .where(inArray(person.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whole years on a day, both `YYYY-MM-DD`. */
function ageOn(birthDate: string | null, day: string): number | null {
  if (birthDate === null) return null
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Tries of this month at which nobody was met. */
async function missedOf(tx: Tx, personIds: readonly string[], today: string): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .select({ id: visit.personId, n: count() })
    .from(visit)
    .where(and(inArray(visit.personId, [...personIds]), gte(visit.on, monthOf(today)), ne(visit.outcome, 'seen')))
    .groupBy(visit.personId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** House 9 comes before house 10. */
const natural = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** One community after the other, along its addresses; who has no address to be read comes at its end. */
function byWay(one: DueVisit, other: DueVisit): number {
  return (
    atEnd(one.community, other.community) ||
    atEnd(one.address, other.address) ||
    one.dueOn.localeCompare(other.dueOn) ||
    one.person.localeCompare(other.person)
  )
}

function atEnd(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return natural.compare(one, other)
}
