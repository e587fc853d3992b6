import { randomInt } from 'node:crypto'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { bareNumber } from '@/domain/person/typed'
import type { Tx } from '../database/database'
import { person } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { idsOf, type PersonRow } from '../runtime/records'

const SHAPE = /^\d{8}$/
const TRIES = 16

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

/** Draws a new code for her card; every code that she had ends. */
export async function drawServiceCode(tx: Tx, keyring: Keyring, personId: string): Promise<DrawnCode> {
  const ended = await tx
    .update(person)
    .set({ serviceCodeHash: null })
    .where(and(inArray(person.id, await idsOf(tx, personId)), isNotNull(person.serviceCodeHash)))
    .returning({ id: person.id })
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = String(randomInt(10_000_000, 100_000_000))
    const serviceCodeHash = hashOf(keyring, code)
    const taken = await tx.select({ id: person.id }).from(person).where(eq(person.serviceCodeHash, serviceCodeHash))
    if (taken.length > 0) continue
    await tx.update(person).set({ serviceCodeHash }).where(eq(person.id, personId))
    return { code, replaced: ended.length > 0 }
  }
  throw new Error('no free service code was drawn')
}
