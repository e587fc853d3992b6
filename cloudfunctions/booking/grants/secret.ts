import type { Keyring } from '../../runtime/keyring'
import type { CaseOwner } from '../../runtime/cases'
import type { GrantRow } from '../money/months'

/** What a grant keeps sealed under the person's key. */
export interface GrantSecret {
  /** What she said, what she added when something was missing behind it. */
  readonly said: string
  readonly files: readonly string[]
  /** What the community found; empty until it has looked. */
  readonly found: string
  readonly finding: 'fits' | 'does-not' | null
  /** Why it was approved or refused, and what was found when it was looked at again. */
  readonly decided: string
  readonly reviewed: string
  readonly stopped: string
}

export const NEW_SECRET: GrantSecret = {
  said: '',
  files: [],
  found: '',
  finding: null,
  decided: '',
  reviewed: '',
  stopped: '',
}

/** What a grant says; of somebody who was erased, nothing. */
export const secretOf = (keyring: Keyring, { id, wrappedKey }: CaseOwner, row: GrantRow): GrantSecret =>
  wrappedKey
    ? { ...NEW_SECRET, ...(keyring.open(id, { wrappedKey, sealed: row.sealed }) as Partial<GrantSecret>) }
    : NEW_SECRET

/** The same sealed again with some of it new. */
export const resealed = (keyring: Keyring, owner: CaseOwner, row: GrantRow, more: Partial<GrantSecret>): Uint8Array =>
  keyring.sealUnder(owner.wrappedKey, owner.id, { ...secretOf(keyring, owner, row), ...more })
