import { and, between, count, eq, gte, lt, ne, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { CoverageRow } from '@/contract/care/figures'
import { instantOf } from '@/domain/booking/clock'
import type { Tx } from '../../database/database'
import { careCase, caseEvent, found, foundContact, person, registerEntry, visit } from '../../database/schema'
import type { StaffCaller } from '../../runtime/define'
import { inDivision, type HomeColumns } from '../../runtime/division'
import type { Places } from '../../runtime/places'
import { OWED } from '../visits/plan'
import type { Level } from './places'

export type Counts = Omit<CoverageRow, 'place'>

/** What is counted: whose people, by which parts, in which days. */
export interface Asked {
  readonly places: Places
  readonly worker: StaffCaller
  readonly level: Level
  /** First and last day, `YYYY-MM-DD`, and the first day after it. */
  readonly from: string
  readonly to: string
  readonly after: string
  /** How many months that is. */
  readonly months: number
  readonly today: string
}

/** Counts of one part, by its key: a county, a street, the key of a community, or null where nobody has written it down. */
export interface Part extends Partial<Counts> {
  readonly key: string | null
}

const keyIn = ({ level }: Asked, at: HomeColumns): PgColumn =>
  ({ county: at.county, street: at.street, community: at.communityHash })[level]

const total = (what: SQL): SQL<number> => sql<number>`${what}`.mapWith(Number)
const where = (condition: SQL): SQL<number> => total(sql`count(*) filter (where ${condition})`)

/** Everything that is counted of a division, one question for each table. */
export async function countsOf(tx: Tx, asked: Asked): Promise<Part[]> {
  const parts: Part[] = []
  // One after the other: a transaction has one connection.
  for (const counted of [people, monthsOfVisits, visits, requests, findings, contacts])
    parts.push(...(await counted(tx, asked)))
  return parts
}

/** Who is in the register today, who of them is owed visits, and who was brought to the street for one of the months. */
function people(tx: Tx, asked: Asked): Promise<Part[]> {
  const key = keyIn(asked, registerEntry)
  return tx
    .select({
      key: sql<string | null>`${key}`,
      elders: where(sql`${registerEntry.whereabouts} not in ('moved', 'died')`),
      owed: total(sql`count(*) filter (where ${OWED}) * ${asked.months}::int`),
      raised: where(sql`${registerEntry.raisedFor} between ${asked.from} and ${asked.to}`),
    })
    .from(registerEntry)
    .where(inDivision(asked.places, asked.worker))
    .groupBy(key)
}

/** Of those who are owed visits today, each once for each month: seen, or only tried. */
async function monthsOfVisits(tx: Tx, asked: Asked): Promise<Part[]> {
  const key = keyIn(asked, registerEntry)
  const month = sql`date_trunc('month', ${visit.on})`
  const each = tx
    .select({
      key: sql<string | null>`${key}`.as('part'),
      seen: sql<boolean>`bool_or(${visit.outcome} = 'seen')`.as('seen'),
    })
    .from(visit)
    .innerJoin(person, eq(person.id, visit.personId))
    .innerJoin(registerEntry, sql`${registerEntry.personId} = coalesce(${person.mergedInto}, ${person.id})`)
    .where(
      and(
        inDivision(asked.places, asked.worker, visit),
        between(visit.on, asked.from, asked.to),
        inDivision(asked.places, asked.worker),
        OWED,
      ),
    )
    .groupBy(key, registerEntry.personId, month)
    .as('each')
  return tx
    .select({
      key: each.key,
      visited: where(sql`${each.seen}`),
      missed: where(sql`not ${each.seen}`),
    })
    .from(each)
    .groupBy(each.key)
}

/** Visits at which she was seen, where she lived then, and cases that came of visits. */
function visits(tx: Tx, asked: Asked): Promise<Part[]> {
  const key = keyIn(asked, visit)
  return tx
    .select({
      key: sql<string | null>`${key}`,
      visits: where(sql`${visit.outcome} = 'seen'`),
      findings: total(sql`sum(${visit.cases})`),
    })
    .from(visit)
    .where(and(inDivision(asked.places, asked.worker, visit), between(visit.on, asked.from, asked.to)))
    .groupBy(key)
}

const CHINA = sql.raw(`'Asia/Shanghai'`)

/** Requests for help that were opened in these days, and how they stand now; where they lie. */
function requests(tx: Tx, asked: Asked): Promise<Part[]> {
  const key = keyIn(asked, careCase)
  const answer = tx
    .select({ at: sql<Date>`min(${caseEvent.createdAt})`.as('at') })
    .from(caseEvent)
    .where(and(eq(caseEvent.caseId, careCase.id), eq(caseEvent.kind, 'answered')))
    .as('answer')
  const isOpen = sql`${careCase.state} in ('waiting', 'taken')`
  const answeredLate = sql`(${answer.at} at time zone ${CHINA})::date > ${careCase.promisedOn}`
  const overdue = sql`${answer.at} is null and ${isOpen} and ${careCase.promisedOn} < ${asked.today}`
  return tx
    .select({
      key: sql<string | null>`${key}`,
      requests: count(),
      answered: where(sql`${answer.at} is not null`),
      late: where(sql`(${answeredLate}) or (${overdue})`),
      open: where(isOpen),
    })
    .from(careCase)
    .leftJoinLateral(answer, sql`true`)
    .where(
      and(
        inDivision(asked.places, asked.worker, careCase),
        eq(careCase.kind, 'help'),
        gte(careCase.createdAt, instantOf(asked.from, 0)),
        lt(careCase.createdAt, instantOf(asked.after, 0)),
      ),
    )
    .groupBy(key)
}

/** People for whom something is found today, whatever came of it. */
function findings(tx: Tx, asked: Asked): Promise<Part[]> {
  const key = keyIn(asked, found)
  return tx
    .select({ key: sql<string | null>`${key}`, found: total(sql`count(distinct ${found.personId})`) })
    .from(found)
    .where(and(inDivision(asked.places, asked.worker, found), ne(found.state, 'over')))
    .groupBy(key)
}

/** People who were spoken with in these days, and for whom something was brought to a desk. */
function contacts(tx: Tx, asked: Asked): Promise<Part[]> {
  const key = keyIn(asked, registerEntry)
  const people_ = (outcome: SQL) =>
    total(sql`count(distinct ${foundContact.personId}) filter (where ${foundContact.outcome} ${outcome})`)
  return tx
    .select({
      key: sql<string | null>`${key}`,
      told: people_(sql`<> 'unreached'`),
      applied: people_(sql`= 'applied'`),
    })
    .from(registerEntry)
    .innerJoin(foundContact, eq(foundContact.personId, registerEntry.personId))
    .where(
      and(
        inDivision(asked.places, asked.worker),
        gte(foundContact.createdAt, instantOf(asked.from, 0)),
        lt(foundContact.createdAt, instantOf(asked.after, 0)),
      ),
    )
    .groupBy(key)
}
