import { and, asc, count, eq, gt, inArray, notInArray, sql } from 'drizzle-orm'
import type { LedgerLine } from '@/contract/care/figures'
import type { Tx } from '../../database/database'
import { careCase, person, registerEntry, visit } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { inDivision } from '../../runtime/division'
import { recordIn, valueOf } from '../../runtime/records'
import { leaveSeen } from '../../runtime/seen'
import { accountOf } from '../acts'
import { workerOf } from '../desk'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { ownersOf } from '../visits/plan'

/** Lines that are given at a time. */
const PAGE = 200

/** 一人一案 of a division, page by page: for a table that a street has to keep. Each page leaves a line a day with each of its people. */
export async function ledger(
  { keyring, places }: CareParts,
  { db, caller, now, input }: CareCall<'ledger'>,
): Promise<CareOutput<'ledger'>> {
  const worker = workerOf(caller.staff)
  const rows = await db
    .select()
    .from(registerEntry)
    .where(
      and(
        inDivision(places, worker),
        notInArray(registerEntry.whereabouts, ['moved', 'died']),
        input.after === undefined ? undefined : gt(registerEntry.personId, input.after),
      ),
    )
    .orderBy(asc(registerEntry.personId))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const ids = page.map(({ personId }) => personId)
  const owners = await ownersOf(db, ids)
  const visits = await visitsOf(db, ids)
  const cases = await openCasesOf(db, ids)
  const lines = page.flatMap((entry): LedgerLine[] => {
    const owner = owners.get(entry.personId)
    if (!owner?.wrappedKey) return []
    const record = recordIn(keyring, owner)
    const county = worker.division.county === null ? places.get(entry.county)?.name : null
    const line = {
      person: owner.id,
      name: elderName(keyring, owner),
      birthDate: valueOf(record, 'birthDate'),
      place: [county, entry.street, valueOf(record, 'community')].filter(Boolean).join(' '),
      tier: entry.tier,
      whereabouts: entry.whereabouts,
      alone: entry.alone,
      lowIncome: entry.lowIncome,
      lastVisitOn: entry.lastVisitOn,
      visits: visits.get(owner.id) ?? 0,
      openCases: cases.get(owner.id) ?? 0,
      unclaimed: entry.unclaimed,
    }
    return [line]
  })
  await leaveSeen(db, accountOf(caller), 'care.ledger', ids, now)
  return { lines, more: rows.length > PAGE }
}

type Numbers = ReadonlyMap<string, number>

const numbersIn = (rows: readonly { readonly id: string; readonly n: number }[]): Numbers =>
  new Map(rows.map(({ id, n }) => [id, n]))

/** Those of records that were found to be hers are hers. */
const root = sql<string>`coalesce(${person.mergedInto}, ${person.id})`
const rowsOfTheirs = (tx: Tx, ids: readonly string[]) =>
  tx
    .select({ id: person.id })
    .from(person)
    .where(sql`${inArray(person.id, [...ids])} or ${inArray(person.mergedInto, [...ids])}`)

async function visitsOf(tx: Tx, ids: readonly string[]): Promise<Numbers> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: root, n: count() })
    .from(visit)
    .innerJoin(person, eq(person.id, visit.personId))
    .where(and(inArray(visit.personId, rowsOfTheirs(tx, ids)), eq(visit.outcome, 'seen')))
    .groupBy(root)
  return numbersIn(rows)
}

/** What lies on the desk of her street: an assessment is the county's and says of her body, and is not counted here. */
async function openCasesOf(tx: Tx, ids: readonly string[]): Promise<Numbers> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: root, n: count() })
    .from(careCase)
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(
      and(
        inArray(careCase.personId, rowsOfTheirs(tx, ids)),
        inArray(careCase.state, ['waiting', 'taken']),
        inArray(careCase.kind, ['help', 'guardian', 'urgent']),
      ),
    )
    .groupBy(root)
  return numbersIn(rows)
}
