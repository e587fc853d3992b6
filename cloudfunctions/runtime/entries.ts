import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import { factsOfRecord } from '@/domain/judgement/record-facts'
import { chinaDay } from '@/domain/person/date'
import type { PersonRecord, RecordKey } from '@/domain/person/record'
import { readContactPhone } from '@/domain/person/phone'
import { flagsOf } from '@/domain/register/entry'
import type { Tx } from '../database/database'
import { found, registerEntry, type person } from '../database/schema'
import type { Keyring } from './keyring'

/** How a community's register lists somebody: derived from her record whenever that changes, and nowhere written by hand. */

type EntryRow = typeof registerEntry.$inferSelect
type PersonRow = typeof person.$inferSelect

/** The columns of an entry that her record gives; the others are kept by visits, findings and what happens in a life. */
export type DerivedEntry = Omit<
  EntryRow,
  'whereabouts' | 'uncalled' | 'lastVisitOn' | 'raisedFor' | 'unclaimed' | 'judgedOn' | 'judgedBy' | 'verdicts'
>

const textIn = (record: PersonRecord, key: RecordKey): string | null => {
  const value = record[key]?.value
  return typeof value === 'string' && value !== '' ? value : null
}

/** A name as it is looked for: letters only, so that blanks and points between its parts do not matter. */
export const nameHashOf = (keyring: Keyring, name: string): string =>
  keyring.hash(`entry-name:${name.replace(/[^\p{L}\p{M}]/gu, '')}`)

/** A phone as it is looked for; null for what is none. */
export function phoneHashOf(keyring: Keyring, typed: string): string | null {
  const { phone } = readContactPhone(typed)
  return phone === undefined ? null : keyring.hash(`entry-phone:${phone}`)
}

/** What the register says of her; null for somebody of whom it is not known where she lives. */
export function entryOf(
  keyring: Keyring,
  { row, record }: { readonly row: PersonRow; readonly record: PersonRecord },
  now: Date,
): DerivedEntry | null {
  if (row.residence === null) return null
  const [name, phone] = [textIn(record, 'name'), textIn(record, 'phone')]
  return {
    personId: row.id,
    county: row.residence,
    street: row.street,
    communityHash: row.communityHash,
    nameHash: name === null ? null : nameHashOf(keyring, name),
    phoneHash: phone === null ? null : phoneHashOf(keyring, phone),
    ...flagsOf(factsOfRecord(record), chinaDay(now.getTime())),
    updatedAt: now,
  }
}

/** Brings the register in line with a record that has changed; what was found for her moves with her. */
export async function keepEntry(
  tx: Tx,
  keyring: Keyring,
  her: { readonly row: PersonRow; readonly record: PersonRecord },
  now: Date,
): Promise<void> {
  const entry = her.row.mergedInto === null ? entryOf(keyring, her, now) : null
  // Where she lives was taken out of her record: she stays in the register where she was till another place is said.
  if (!entry) return her.row.mergedInto === null ? undefined : dropEntries(tx, [her.row.id])
  const { personId, ...columns } = entry
  const [before] = await tx
    .select({
      county: registerEntry.county,
      street: registerEntry.street,
      communityHash: registerEntry.communityHash,
      whereabouts: registerEntry.whereabouts,
    })
    .from(registerEntry)
    .where(eq(registerEntry.personId, personId))
  if (!before) {
    await tx.insert(registerEntry).values(entry)
    return
  }
  const { county, street, communityHash } = columns
  const hasMoved = before.county !== county || before.street !== street
  // Who moved away is at home where she lives now.
  const arrived = hasMoved && before.whereabouts === 'moved' ? { whereabouts: 'home' as const } : {}
  await tx
    .update(registerEntry)
    .set({ ...columns, ...arrived })
    .where(eq(registerEntry.personId, personId))
  if (!hasMoved && before.communityHash === communityHash) return
  await tx.update(found).set({ county, street, communityHash }).where(eq(found.personId, personId))
}

/** What acts have written into a line of the register, and her record does not say. */
export type ActedEntry = Pick<EntryRow, 'whereabouts' | 'uncalled' | 'lastVisitOn' | 'raisedFor'>

/**
 * Takes the line of a record away that was found to be another's; what was found and said stands under that one, unless that has a word of its own.
 * @returns what has to be carried over to it
 */
export async function takeEntry(tx: Tx, personId: string, toId: string): Promise<ActedEntry | null> {
  const { whereabouts, uncalled, lastVisitOn, raisedFor } = registerEntry
  const [acted] = await tx
    .select({ whereabouts, uncalled, lastVisitOn, raisedFor })
    .from(registerEntry)
    .where(eq(registerEntry.personId, personId))
  const known = tx.select({ ref: found.ref }).from(found).where(eq(found.personId, toId))
  await tx
    .update(found)
    .set({ personId: toId })
    .where(and(eq(found.personId, personId), notInArray(found.ref, known)))
  await dropEntries(tx, [personId])
  return acted ?? null
}

/** Carries over what was said of her under another record: a visit counts, and so does a wish; away is who was away in either. */
export async function carryEntry(tx: Tx, personId: string, from: ActedEntry): Promise<void> {
  const { whereabouts, uncalled, lastVisitOn, raisedFor } = registerEntry
  await tx
    .update(registerEntry)
    .set({
      whereabouts: sql`case when ${whereabouts} = 'home' or ${from.whereabouts} = 'died' then ${from.whereabouts} else ${whereabouts} end`,
      uncalled: sql`${uncalled} or ${from.uncalled}`,
      lastVisitOn: sql`greatest(${lastVisitOn}, ${from.lastVisitOn}::date)`,
      raisedFor: sql`greatest(${raisedFor}, ${from.raisedFor}::date)`,
    })
    .where(eq(registerEntry.personId, personId))
}

/** Nobody is listed under these ids any more. */
export async function dropEntries(tx: Tx, personIds: readonly string[]): Promise<void> {
  // The line first and what was found behind it: whoever writes of either comes in that order.
  await tx.delete(registerEntry).where(inArray(registerEntry.personId, [...personIds]))
  await tx.delete(found).where(inArray(found.personId, [...personIds]))
}
