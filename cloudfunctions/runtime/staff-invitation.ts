import { randomInt, randomUUID } from 'node:crypto'
import { bareNumber } from '@/domain/person/typed'
import type { StaffRole } from '@/domain/staff/staff'
import type { Tx } from '../database/database'
import { staff } from '../database/schema'
import type { Keyring } from './keyring'
import type { StaffSecret } from './names'
import { communityKey } from './records'
import type { StaffRow } from './staff'

/** Hours within which an invitation is taken up. */
const HOURS = 72
/** Without those that are taken for one another: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const LETTERS = '34679ACDEFGHJKMNPQRTWXY'
const GROUPS = 4
const GROUP = 4

/** Whom a city asks to work for it. */
export interface StaffOffer {
  readonly role: StaffRole
  readonly name: string
  /** At which people may ring, normalised. */
  readonly phone: string
  /** Folder of the city under `cities`. */
  readonly city: string
  readonly county: string | null
  readonly street: string | null
  readonly community: string | null
  /** Whom a clerk or care worker serves for. */
  readonly providerId?: string | null
  /** The staff row that invites; null for the command. */
  readonly invitedBy: string | null
}

/** @returns the row, and the code that is shown once: only its keyed hash is kept */
export async function inviteStaff(
  tx: Tx,
  keyring: Keyring,
  { name, phone, community, ...offer }: StaffOffer,
  now: Date,
): Promise<{ readonly row: StaffRow; readonly code: string }> {
  const id = randomUUID()
  const code = newCode()
  const secret: StaffSecret = { name, phone, community, secret: null }
  const [row] = await tx
    .insert(staff)
    .values({
      ...{ id, ...offer, ...keyring.seal(id, secret), createdAt: now },
      communityHash: communityKey(keyring, { county: offer.county, street: offer.street, community }),
      invitationHash: invitationHash(keyring, code),
      invitationEndsAt: new Date(now.getTime() + HOURS * 3_600_000),
    })
    .returning()
  if (!row) throw new Error('a new staff row was not given back')
  return { row, code }
}

/** `AC34-…`, four groups of four. */
function newCode(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** However it was typed: blanks, dashes and small letters do not matter. */
export const invitationHash = (keyring: Keyring, typed: string): string =>
  keyring.hash(`staff invitation:${bareNumber(typed).toUpperCase()}`)
