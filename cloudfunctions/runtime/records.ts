import { randomUUID } from 'node:crypto'
import { and, eq, or, sql } from 'drizzle-orm'
import { withChange, type PersonRecord, type RecordChange, type RecordKey } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { person, recordChange } from '../database/schema'
import { keepEntry } from './entries'
import type { Keyring } from './keyring'
import { WireFault } from './wire-fault'

export type PersonRow = typeof person.$inferSelect

/** As much of a row as its record needs to be opened: who opens hundreds fetches no more. */
export type SealedRow = Pick<PersonRow, 'id' | 'wrappedKey' | 'sealed' | 'residence' | 'createdAt'>

/** A person with her record open. */
export interface OpenPerson {
  readonly row: PersonRow
  readonly record: PersonRecord
}

/** Where a person lives, as the clear columns have it for desks. */
export interface Home {
  readonly county: string | null
  readonly street: string | null
  readonly community: string | null
}

const GONE = '这份资料已经删除,不能再看、再改。'

/**
 * Opens the record of a person.
 * @param lock holds the row until the transaction ends, for whoever will change it
 * @throws WireFault not-found when there is none, or she was erased
 */
export async function openPerson(tx: Tx, keyring: Keyring, id: string, lock = false): Promise<OpenPerson> {
  const query = tx.select().from(person).where(eq(person.id, id))
  // Not a full lock: rows that name her (a line in «谁看过», a notice) may be written meanwhile, and nobody waits in a circle.
  const [row] = await (lock ? query.for('no key update') : query)
  if (!row?.wrappedKey) throw new WireFault('not-found', GONE)
  return { row, record: recordIn(keyring, row) }
}

/** The same; null where there is nobody, or she was erased. A record that cannot be opened is a fault like any other. */
export async function openIfThere(tx: Tx, keyring: Keyring, id: string, lock = false): Promise<OpenPerson | null> {
  try {
    return await openPerson(tx, keyring, id, lock)
  } catch (error) {
    if (error instanceof WireFault && error.code === 'not-found') return null
    throw error
  }
}

/** The record that a row keeps sealed. @throws Erased */
export function recordIn(keyring: Keyring, row: SealedRow): PersonRecord {
  const kept = keyring.open(row.id, row) as PersonRecord | BeforeRecords
  return isBeforeRecords(kept) ? mended(kept, row) : kept
}

/** One value of a record, or null. */
export function valueOf<T = string>(record: PersonRecord, key: RecordKey): T | null {
  return (record[key]?.value ?? null) as T | null
}

/** All ids under which rows of hers may stand: her own, and those of records that were found to be hers. */
export async function idsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: person.id })
    .from(person)
    .where(or(eq(person.id, personId), eq(person.mergedInto, personId)))
  return rows.map(({ id }) => id)
}

/**
 * Changes lines of a record: the history keeps every value, the record what outweighs, the clear columns where she lives.
 * The row must have been opened with `lock`.
 * @returns the record as it stands after it
 */
export async function changeRecord(
  tx: Tx,
  keyring: Keyring,
  { row, record }: OpenPerson,
  changes: readonly RecordChange[],
  now: Date,
): Promise<OpenPerson> {
  const after = changes.reduce(withChange, record)
  const sealed = keyring.sealUnder(row.wrappedKey, row.id, after)
  const { county, street, community } = homeOf(after)
  const columns = {
    sealed,
    version: row.version + 1,
    residence: county,
    street,
    communityHash: communityKey(keyring, { county, street, community }),
  }
  await tx.update(person).set(columns).where(eq(person.id, row.id))
  await keepEntry(tx, keyring, { row: { ...row, ...columns }, record: after }, now)
  const kept = changes.map((change) => ({
    id: randomUUID(),
    personId: row.id,
    sealed: keyring.sealUnder(row.wrappedKey, row.id, change),
    createdAt: now,
  }))
  if (kept.length > 0) await tx.insert(recordChange).values(kept)
  return { row: { ...row, ...columns }, record: after }
}

/** A new record with its first lines. `columns` are clear ones beyond where she lives. */
export async function newPerson(
  tx: Tx,
  keyring: Keyring,
  changes: readonly RecordChange[],
  now: Date,
  columns: Partial<Pick<PersonRow, 'id' | 'identityHash' | 'identitySeen' | 'demo'>> = {},
): Promise<OpenPerson> {
  const id = columns.id ?? randomUUID()
  const [row] = await tx
    .insert(person)
    .values({ ...columns, id, ...keyring.seal(id, {}), createdAt: now })
    .returning()
  if (!row) throw new Error('a new person was not given back')
  return changeRecord(tx, keyring, { row, record: {} }, changes, now)
}

/**
 * The row of an identity number, or a new empty one; a new one without a number. One statement does the same work either
 * way, so that its time does not tell whether somebody has that number.
 */
export async function shellFor(tx: Tx, keyring: Keyring, number: string | null, now: Date): Promise<PersonRow> {
  const id = randomUUID()
  const [row] = await tx
    .insert(person)
    .values({
      id,
      ...keyring.seal(id, {}),
      identityHash: number === null ? null : identityHash(keyring, number),
      createdAt: now,
    })
    .onConflictDoUpdate({ target: person.identityHash, set: { identityHash: sql`excluded.identity_hash` } })
    .returning()
  if (!row) throw new Error('a person was neither found nor made')
  // Whoever was erased is nobody to meet.
  return row.wrappedKey ? row : shellFor(tx, keyring, null, now)
}

export function homeOf(record: PersonRecord): Home {
  return {
    county: valueOf(record, 'residence'),
    street: valueOf(record, 'street'),
    community: valueOf(record, 'community'),
  }
}

/** The key of a community: the same text for the same one, and nothing to be read from it. */
export function communityKey(keyring: Keyring, { county, street, community }: Home): string | null {
  return county && street && community ? keyring.hash(`community:${county}:${street}:${community}`) : null
}

/** How one record is found by an identity number, without keeping it readable. */
export const identityHash = (keyring: Keyring, number: string): string => keyring.hash(`identity:${number}`)

/** The person of an identity number, locked; null where nobody has it. */
export async function personByIdentity(tx: Tx, keyring: Keyring, number: string): Promise<PersonRow | null> {
  const [row] = await tx
    .select()
    .from(person)
    .where(and(eq(person.identityHash, identityHash(keyring, number)), sql`${person.wrappedKey} is not null`))
    .for('no key update')
  return row ?? null
}

/** What a row of before had sealed: told by whoever added her. */
interface BeforeRecords {
  readonly name: string
  readonly birthDate: string | null
  readonly town: string | null
}

const isBeforeRecords = (kept: PersonRecord | BeforeRecords): kept is BeforeRecords => typeof kept.name === 'string'

function mended({ name, birthDate, town }: BeforeRecords, row: SealedRow): PersonRecord {
  const line = (value: unknown) => ({
    value,
    source: 'self' as const,
    by: { account: row.id, as: 'helper' as const },
    since: row.createdAt.toISOString(),
  })
  return {
    name: line(name),
    ...(birthDate && { birthDate: line(birthDate) }),
    ...(row.residence && { residence: line(row.residence) }),
    ...(town && { street: line(town) }),
  }
}
