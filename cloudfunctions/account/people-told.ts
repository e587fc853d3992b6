import type { Scope } from '@/domain/helper/scope'
import type { helper } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { nameKey } from '../runtime/names'
import type { AccountRow } from './accounts'

export type HelperRow = typeof helper.$inferSelect

/** What a helper typed of an elder: sealed under his own account's key, and all that he sees until she agrees. */
export interface Told {
  readonly name: string
  readonly birthDate: string | null
  /** GB/T 2260 county. */
  readonly residence: string | null
  readonly street: string | null
  readonly community: string | null
  readonly phone: string | null
  /** As `readIdentityNumber` gave it. */
  readonly identityNumber: string | null
  /** What another helper offered him when he asked him in; she decides. */
  readonly offered?: readonly Scope[]
}

/** Only her name is known: he was asked in, and typed nothing himself. */
export const toldName = (name: string): Told => ({
  name,
  birthDate: null,
  residence: null,
  street: null,
  community: null,
  phone: null,
  identityNumber: null,
})

export const sealTold = (keyring: Keyring, owner: AccountRow, told: Told): Uint8Array =>
  keyring.sealUnder(owner.wrappedKey, owner.id, told)

/** Null where he typed nothing, or has closed his account. */
export function toldIn(
  keyring: Keyring,
  owner: AccountRow,
  { sealedTold }: Pick<HelperRow, 'sealedTold'>,
): Told | null {
  if (!sealedTold || !owner.wrappedKey) return null
  return keyring.open(owner.id, { wrappedKey: owner.wrappedKey, sealed: sealedTold }) as Told
}

/** By what a worker beside her finds who registered her; null unless name, birth date and county are all known. */
export function toldHash(
  keyring: Keyring,
  { name, birthDate, residence }: { readonly [K in 'name' | 'birthDate' | 'residence']: string | null },
): string | null {
  return name && birthDate && residence ? keyring.hash(`told:${nameKey(name)}|${birthDate}|${residence}`) : null
}
