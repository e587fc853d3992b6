import { and, eq, inArray, ne, or } from 'drizzle-orm'
import { readContactPhone, readMobile } from '@/domain/person/phone'
import { reaches } from '@/domain/helper/scope'
import type { Tx } from '../../database/database'
import { helper, identity, person, registerEntry } from '../../database/schema'
import type { StaffCaller } from '../../runtime/define'
import { phoneHashOf } from '../../runtime/entries'
import type { Keyring } from '../../runtime/keyring'
import type { Places } from '../../runtime/places'
import { recordIn, valueOf, type PersonRow } from '../../runtime/records'
import { personByCode } from '../../runtime/service-code'
import { standsAt } from '../../runtime/standing'
import { subjectHash } from '../../runtime/subjects'
import { invalidField } from '../../runtime/wire-fault'

/** Who may be ringing: found by the number that shows, or by the code on her card, within the agent's city. */

/** More than one number belongs to: a landline of an institution has many. */
const MOST_FOUND = 20

/** How the caller is looked for. */
export interface Sought {
  readonly by: 'phone' | 'code'
  readonly text: string
}

interface Search {
  readonly tx: Tx
  readonly keyring: Keyring
  readonly places: Places
  readonly agent: StaffCaller
  readonly now: Date
}

/**
 * Elders for whom this number or code stands. Who lives in another city, whose home nobody knows and who has died is not among them.
 * @throws WireFault invalid at `text` for what is no number
 */
export async function callersOf(search: Search, { by, text }: Sought): Promise<readonly PersonRow[]> {
  const ids = by === 'code' ? await byCode(search, text) : await byPhone(search, text)
  if (ids.length === 0) return []
  const { tx, keyring, places, agent } = search
  const rows = await tx
    .select({ person })
    .from(person)
    .innerJoin(registerEntry, eq(registerEntry.personId, person.id))
    .where(and(inArray(person.id, [...new Set(ids)]), ne(registerEntry.whereabouts, 'died')))
    .orderBy(person.id)
    .limit(MOST_FOUND)
  return rows
    .map((row) => row.person)
    .filter(({ wrappedKey, mergedInto, residence }) => {
      const lives = residence === null ? undefined : places.get(residence)
      return wrappedKey !== null && mergedInto === null && lives?.city === agent.city
    })
    .filter((row) => valueOf(recordIn(keyring, row), 'name') !== null)
}

async function byCode({ tx, keyring }: Search, text: string): Promise<string[]> {
  const row = await personByCode(tx, keyring, text)
  return row ? [row.id] : []
}

/** By the telephone in her record, and by that of an account which she has let in to handle or to book for her. */
async function byPhone(search: Search, text: string): Promise<string[]> {
  const { tx, keyring } = search
  const { phone, problem } = readContactPhone(text)
  if (phone === undefined) throw invalidField('text', problem)
  const hash = phoneHashOf(keyring, phone)
  const own = hash
    ? await tx
        .select({ id: registerEntry.personId })
        .from(registerEntry)
        .where(eq(registerEntry.phoneHash, hash))
        .limit(MOST_FOUND)
    : []
  return [...own.map(({ id }) => id), ...(await ofAccount(search, phone))]
}

async function ofAccount({ tx, keyring, now }: Search, phone: string): Promise<string[]> {
  const mobile = readMobile(phone).phone
  if (mobile === undefined) return []
  const links = await tx
    .select({ id: helper.personId, standing: helper.standing, scopes: helper.scopes })
    .from(helper)
    .innerJoin(identity, eq(identity.accountId, helper.accountId))
    .where(
      and(
        eq(identity.provider, 'phone'),
        eq(identity.subjectHash, subjectHash(keyring, 'phone', mobile)),
        or(...(['self', 'guardian', 'confirmed'] as const).map((standing) => eq(helper.standing, standing))),
        standsAt(now),
      ),
    )
    .limit(MOST_FOUND)
  const acts = links.filter(
    ({ standing, scopes }) => standing !== 'confirmed' || reaches(scopes, 'handle') || reaches(scopes, 'book'),
  )
  return acts.map(({ id }) => id)
}
