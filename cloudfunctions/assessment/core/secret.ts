import type { WishesCard } from '@/contract/assessment/shapes'
import type { Clause } from '@/domain/assessment/score'
import type { Level } from '@/domain/assessment/instrument'
import type { ChangedBenefit } from '@/domain/judgement/opened'
import type { assessment, assessmentResult } from '../../database/schema'
import type { CaseOwner } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'

export type AssessmentRow = typeof assessment.$inferSelect
export type ResultRow = typeof assessmentResult.$inferSelect

/** What an application keeps sealed under the person's key. */
export interface AssessmentSecret {
  readonly wishes: WishesCard
  /** What she said, and what she added when something was missing. */
  readonly said: string
  readonly files: readonly string[]
  /** Why it was returned or refused, or what was found at the door. */
  readonly answer: string
  /** Why she objects; empty while she does not. */
  readonly objection: string
  /** Benefits that changed with the result. */
  readonly changed: readonly ChangedBenefit[]
}

const NOTHING: AssessmentSecret = {
  wishes: { place: 'home', address: '', dayPart: 'any', times: '', phone: '', companion: null },
  said: '',
  files: [],
  answer: '',
  objection: '',
  changed: [],
}

/** What an application says; of somebody who was erased, nothing. */
export const secretOf = (keyring: Keyring, { id, wrappedKey }: CaseOwner, row: AssessmentRow): AssessmentSecret =>
  wrappedKey
    ? { ...NOTHING, ...(keyring.open(id, { wrappedKey, sealed: row.sealed }) as Partial<AssessmentSecret>) }
    : NOTHING

/** A new one, sealed. */
export const sealedNew = (keyring: Keyring, owner: CaseOwner, some: Partial<AssessmentSecret>): Uint8Array =>
  keyring.sealUnder(owner.wrappedKey, owner.id, { ...NOTHING, ...some })

/** The same sealed again with some of it new. */
export const resealed = (
  keyring: Keyring,
  owner: CaseOwner,
  row: AssessmentRow,
  more: Partial<AssessmentSecret>,
): Uint8Array => keyring.sealUnder(owner.wrappedKey, owner.id, { ...secretOf(keyring, owner, row), ...more })

/** What a result keeps sealed under the person's key, for ever as it was signed. */
export interface ResultSecret {
  readonly scores: Readonly<Record<string, number>>
  readonly sections: Readonly<Record<string, number | null>>
  readonly total: number | null
  readonly initialLevel: Level | null
  readonly clauses: readonly Clause[]
  readonly riskEvents30d: number
  /** Photos and recordings that were signed with it. */
  readonly files?: readonly string[]
}

/** What a result says; null for somebody who was erased. */
export const resultSecretOf = (keyring: Keyring, { id, wrappedKey }: CaseOwner, row: ResultRow): ResultSecret | null =>
  wrappedKey ? (keyring.open(id, { wrappedKey, sealed: row.sealed }) as ResultSecret) : null
