import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { bareNumber } from '@/domain/person/typed'
import type { Tx } from '../database/database'
import { person } from '../database/schema'
import { drawEightDigits } from './eight-digits'
import type { Keyring } from './keyring'
import { idsOf, type PersonRow } from './records'

const SHAPE = /^\d{8}$/
const TRIES = 16

/** What `person.sealed_code` keeps sealed under her key. */
interface KeptCode {
  readonly code: string
}

const hashOf = (keyring: Keyring, digits: string): string => keyring.hash(`service-code:${digits}`)

/** The row that a code on a card leads to, the one that counts; null for a code that no card has. */
export async function personByCode(tx: Tx, keyring: Keyring, typed: string): Promise<PersonRow | null> {
  const digits = bareNumber(typed)
  if (!SHAPE.test(digits)) return null
  const [row] = await tx
    .select()
    .from(person)
    .where(eq(person.serviceCodeHash, hashOf(keyring, digits)))
  const [into] = row?.mergedInto ? await tx.select().from(person).where(eq(person.id, row.mergedInto)) : []
  const her = into ?? row
  return her?.wrappedKey ? her : null
}

interface DrawnCode {
  /** Eight digits. */
  readonly code: string
  /** She had one before. */
  readonly replaced: boolean
}

/**
 * The code on her card, for a sheet that she prints herself; of two records that were found to be one elder's, the one that counts
 * is asked first.
 * @returns eight digits; null where she has no card, or one whose code was kept by nobody but her
 */
export async function serviceCodeOf(tx: Tx, keyring: Keyring, personId: string): Promise<string | null> {
  const rows = await tx
    .select()
    .from(person)
    .where(and(inArray(person.id, await idsOf(tx, personId)), isNotNull(person.serviceCodeHash)))
    .orderBy(sql`${person.mergedInto} is not null`, person.id)
  for (const { id, wrappedKey, sealedCode: sealed, serviceCodeHash } of rows) {
    if (!wrappedKey || !sealed) continue
    const { code } = keyring.open(id, { wrappedKey, sealed }) as KeptCode
    if (hashOf(keyring, code) === serviceCodeHash) return code
  }
  return null
}

/** Draws a new code for her card; every code that she had ends. @throws Error for somebody whose key is gone */
export async function drawServiceCode(tx: Tx, keyring: Keyring, personId: string): Promise<DrawnCode> {
  const ended = await tx
    .update(person)
    .set({ serviceCodeHash: null, sealedCode: null })
    .where(and(inArray(person.id, await idsOf(tx, personId)), isNotNull(person.serviceCodeHash)))
    .returning({ id: person.id })
  const [her] = await tx.select({ wrappedKey: person.wrappedKey }).from(person).where(eq(person.id, personId))
  if (!her?.wrappedKey) throw new Error('a code was drawn for nobody')
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = drawEightDigits()
    const serviceCodeHash = hashOf(keyring, code)
    const taken = await tx.select({ id: person.id }).from(person).where(eq(person.serviceCodeHash, serviceCodeHash))
    if (taken.length > 0) continue
    const sealedCode = keyring.sealUnder(her.wrappedKey, personId, { code } satisfies KeptCode)
    await tx.update(person).set({ serviceCodeHash, sealedCode }).where(eq(person.id, personId))
    return { code, replaced: ended.length > 0 }
  }
  throw new Error('no free service code was drawn')
}
