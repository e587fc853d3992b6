import { and, asc, count, eq, getTableColumns, gt, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Pack } from '@/domain/entitlement'
import { batchesOf, columnName } from '../../database/bulk'
import type { Tx } from '../../database/database'
import { found, person, registerEntry, subsidyGrant } from '../../database/schema'
import type { FoundRow, Outcome, Read } from './look'

/** Whose turn it is: who lives in one of these counties and has a record that counts. */
const inRegister = (counties: readonly string[]): SQL =>
  and(inArray(person.residence, [...counties]), isNull(person.mergedInto), isNotNull(person.wrappedKey))!

export async function countPeople(tx: Tx, counties: readonly string[]): Promise<number> {
  const [row] = await tx.select({ people: count() }).from(person).where(inRegister(counties))
  return row?.people ?? 0
}

interface OfCity {
  readonly counties: readonly string[]
  readonly pack: Pack
}

/** The next so many people after a cursor, in the order of their ids, with all that is known of them. */
export const readBatch = (tx: Tx, of: OfCity, after: string | null, most: number): Promise<Read[]> =>
  readPeople(tx, of, after === null ? undefined : gt(person.id, after), most)

/** Some people as they are now; who was merged or erased meanwhile is not among them. */
export const readAgain = (tx: Tx, of: OfCity, ids: readonly string[]): Promise<Read[]> =>
  readPeople(tx, of, inArray(person.id, [...ids]), ids.length)

async function readPeople(tx: Tx, { counties, pack }: OfCity, which: SQL | undefined, most: number): Promise<Read[]> {
  const people = await tx
    // Whoever writes a line of the register makes it another version, whatever a clock says.
    .select({ row: person, entry: registerEntry, mark: sql<string | null>`${registerEntry}.xmin::text` })
    .from(person)
    .leftJoin(registerEntry, eq(registerEntry.personId, person.id))
    .where(and(inRegister(counties), which))
    .orderBy(asc(person.id))
    .limit(most)
  const seen = people.filter(({ entry }) => entry !== null).map(({ row }) => row.id)
  const standing = await standingOf(tx, seen)
  const granted = await grantsOf(
    tx,
    pack,
    people.map(({ row }) => row.id),
  )
  return people.map(({ row, entry, mark }) => ({
    ...{ row, entry, mark },
    standing: standing.get(row.id) ?? [],
    granted: granted.get(row.id) ?? NOTHING,
  }))
}

const NOTHING: ReadonlySet<string> = new Set()

async function standingOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, FoundRow[]>> {
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(found)
          .where(inArray(found.personId, [...ids]))
  const byPerson = new Map<string, FoundRow[]>()
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row])
  return byPerson
}

/** References of what people get by grants in force, where the city pays benefits out here. */
async function grantsOf(tx: Tx, { payouts = {} }: Pack, ids: readonly string[]) {
  const byProgramme = new Map(Object.entries(payouts).map(([ref, programme]) => [programme, ref]))
  const granted = new Map<string, Set<string>>()
  if (byProgramme.size === 0 || ids.length === 0) return granted
  const rows = await tx
    .select({ personId: subsidyGrant.personId, programme: subsidyGrant.programme })
    .from(subsidyGrant)
    .where(and(inArray(subsidyGrant.personId, [...ids]), eq(subsidyGrant.state, 'in-force')))
  for (const { personId, programme } of rows) {
    const ref = byProgramme.get(programme)
    if (ref) granted.set(personId, (granted.get(personId) ?? new Set()).add(ref))
  }
  return granted
}

/** What a judgement says of an entry; where she is, who visits her and what she asked for is others' to write. */
const KEPT: readonly PgColumn[] = [
  registerEntry.personId,
  registerEntry.whereabouts,
  registerEntry.uncalled,
  registerEntry.lastVisitOn,
  registerEntry.raisedFor,
]
const taken = (column: PgColumn): SQL => sql`${columnName(column)} = excluded.${columnName(column)}`
const JUDGED = sql.join(
  Object.values(getTableColumns(registerEntry))
    .filter((column) => !KEPT.includes(column))
    .map(taken),
  sql`, `,
)

/** Holds the lines that are still as they were read, in the order of their ids. @returns whose they are */
async function holdUnchanged(tx: Tx, people: readonly Read[]): Promise<ReadonlySet<string>> {
  const marks = JSON.stringify(people.map(({ row: { id }, mark }) => ({ id, mark })))
  const { rows } = (await tx.execute(sql`
    select entry.person_id from jsonb_to_recordset(${marks}::jsonb) as seen(id uuid, mark text)
    join ${registerEntry} as entry on entry.person_id = seen.id
    where entry.xmin::text = seen.mark
    order by entry.person_id for update of entry`)) as { readonly rows: readonly { readonly person_id: string }[] }
  return new Set(rows.map(({ person_id: id }) => id))
}

/**
 * Writes entries, and what was found, of those whose record and whose line are still those that were read: a visit, a word about what
 * was found or something that happened in a life would be overwritten.
 * @param people as they were read
 * @returns who was written
 */
export async function writeBatch(
  tx: Tx,
  outcomes: readonly Outcome[],
  people: readonly Read[],
): Promise<ReadonlySet<string>> {
  const written = new Set<string>()
  const held = await holdUnchanged(tx, people)
  const holding = JSON.stringify([...held])
  const versions = JSON.stringify(
    people
      .filter(({ row, mark }) => mark === null || held.has(row.id))
      .map(({ row: { id, version } }) => ({ id, version })),
  )
  const entries = outcomes.map(({ entry }) => entry)
  for (const { into, columns, select } of batchesOf(registerEntry, entries)) {
    const { rows } = (await tx.execute(sql`
      insert into ${into} (${columns})
      select ${columns} from (${select}) as judged where judged.person_id in (
        select seen.id from jsonb_to_recordset(${versions}::jsonb) as seen(id uuid, version integer)
        join ${person} as her on her.id = seen.id and her.version = seen.version
        where her.merged_into is null and her.wrapped_key is not null
      )
      on conflict (person_id) do update set ${JUDGED}
      where register_entry.person_id in (select jsonb_array_elements_text(${holding}::jsonb)::uuid)
      returning person_id`)) as { readonly rows: readonly { readonly person_id: string }[] }
    for (const { person_id: id } of rows) written.add(id)
  }
  await writeFound(
    tx,
    outcomes.flatMap(({ entry, changes }) => (written.has(entry.personId) ? changes : [])),
  )
  return written
}

/** The case that came of it is whoever opened it's to write. */
const FOUND_KEPT: readonly PgColumn[] = [found.personId, found.ref, found.caseId]
const FOUND_ANEW = sql.join(
  Object.values(getTableColumns(found))
    .filter((column) => !FOUND_KEPT.includes(column))
    .map(taken),
  sql`, `,
)

/** What somebody has written down meanwhile stands: a finding is moved on from the version on which it rests only. */
async function writeFound(tx: Tx, changes: readonly FoundRow[]): Promise<void> {
  for (const { into, columns, select } of batchesOf(found, changes))
    await tx.execute(sql`
      insert into ${into} (${columns}) ${select}
      on conflict (person_id, ref) do update set ${FOUND_ANEW} where found.version = excluded.version - 1`)
}
