import { and, asc, eq, sql } from 'drizzle-orm'
import type { PersonCard } from '@/contract/account'
import type { Ability } from '@/domain/entitlement'
import { reaches, SCOPES } from '@/domain/helper/scope'
import type { PersonRecord } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { helper, person } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { recordIn, valueOf, type PersonRow } from '../runtime/records'
import { standsAt } from '../runtime/standing'
import { leaveDailyTrace } from '../runtime/trace'
import { windowRow } from '../runtime/windows'
import type { AccountRow } from './accounts'
import { toldIn, type HelperRow } from './people-told'

export interface Link {
  readonly helper: HelperRow
  readonly person: PersonRow
}

/**
 * The people whom an account may act for: herself first, then in the order in which they were added. Whose name and
 * street are shown out of her record finds a line of it in «谁看过», one a day.
 */
export async function peopleOf(tx: Tx, keyring: Keyring, owner: AccountRow, now: Date): Promise<PersonCard[]> {
  const links = await tx
    .select({ helper, person })
    .from(helper)
    .innerJoin(person, eq(person.id, helper.personId))
    .where(and(eq(helper.accountId, owner.id), standsAt(now)))
    .orderBy(sql`${helper.standing} <> 'self'`, asc(helper.createdAt), asc(helper.id))
  const cards: PersonCard[] = []
  for (const link of links) {
    const card = await cardOf(tx, keyring, owner, link)
    if (!card) continue
    cards.push(card)
    await traceShown(tx, link.helper, now)
  }
  return cards
}

/** Whoever sees a card out of her record leaves a line of it, one a day. */
export async function traceShown(tx: Tx, { standing, personId, accountId }: HelperRow, now: Date): Promise<void> {
  if (standing === 'self' || standing === 'unconfirmed') return
  const ground = standing === 'guardian' ? 'guardian' : 'helper'
  await leaveDailyTrace(tx, { personId, accountId, ground, action: 'account.me' }, now)
}

/** What the account sees of one person; null where nothing can be read: she was erased. */
export async function cardOf(
  tx: Tx,
  keyring: Keyring,
  owner: AccountRow,
  { helper: row, person: of }: Link,
): Promise<PersonCard | null> {
  const told = toldIn(keyring, owner, row)
  const known = row.standing === 'unconfirmed' ? told : inRecord(keyring, of, told?.name ?? NAMELESS)
  if (!known) return null
  const relation = row.relation as PersonCard['relation']
  const { name, birthDate, residence, street } = known
  const community = await windowFor(tx, residence, street)
  const shown = { name, relation, birthDate, residence, community, standing: row.standing }
  const until = row.until?.toISOString() ?? null
  if (row.standing === 'unconfirmed')
    return { ...shown, id: row.formerPersonId ?? row.personId, scopes: [], until, was: null, demo: false }
  const all = row.standing === 'self' || row.standing === 'guardian'
  const scopes = all ? [...SCOPES] : row.scopes
  const level = 'ability' in known && reaches(scopes, 'view') ? known.ability : null
  return {
    ...{ ...shown, id: row.personId, scopes, until, was: row.formerPersonId, demo: of.demo },
    ...(level && { ability: level }),
  }
}

/** For a record in which no name stands yet, in the eyes of somebody who typed none. */
const NAMELESS = '老人'

function inRecord(keyring: Keyring, row: PersonRow, called: string) {
  if (!row.wrappedKey) return null
  const record = recordIn(keyring, row)
  return {
    name: valueOf(record, 'name') ?? called,
    birthDate: valueOf(record, 'birthDate'),
    residence: valueOf(record, 'residence'),
    street: valueOf(record, 'street'),
    ability: abilityIn(record),
  }
}

/** What the department has written down of her level; null without it. */
function abilityIn({ ability: line }: PersonRecord): PersonCard['ability'] | null {
  if (line?.source !== 'department') return null
  const { scale, level, on, validTo } = line.value as Ability
  return scale === 'GB/T 42195' && on !== undefined && validTo !== undefined ? { scale, level, on, validTo } : null
}

/** The service window of her street or town, as her card shows it. */
async function windowFor(tx: Tx, county: string | null, street: string | null): Promise<PersonCard['community']> {
  const row = await windowRow(tx, county, street)
  if (!row || !street) return null
  const { contact, phone } = row.details
  return { name: street, contact: contact ?? '值班人员', phone, place: { lng: row.lng, lat: row.lat }, demo: row.demo }
}
