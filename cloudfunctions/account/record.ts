import { desc, inArray } from 'drizzle-orm'
import type { RecordCard, RecordLineCard } from '@/contract/account'
import type { Ground } from '@/domain/helper/scope'
import { maskedIdentityNumber } from '@/domain/person/masked'
import { RECORD_KEYS, type RecordChange, type RecordKey, type RecordLine } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { person, recordChange } from '../database/schema'
import type { ForPerson } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { shownTo } from '../runtime/consents'
import { actorNames, type Actor } from '../runtime/names'
import { idsOf, openPerson, type OpenPerson } from '../runtime/records'
import type { Asked } from './asked'

/** Changes that one answer holds; more than anybody reads, and small enough to travel. */
const MOST_CHANGES = 300

/** The person whom the runtime let the caller act for. */
export function hers({ forPerson }: { readonly forPerson: ForPerson | null }): ForPerson {
  if (!forPerson) throw new Error('the contract lets nobody in here without saying for whom')
  return forPerson
}

const NUMBER_SHOWN: ReadonlySet<Ground> = new Set<Ground>(['self', 'guardian', 'presence'])

type NameOf = (actor: Actor) => Promise<string>

async function lineOf(key: RecordKey, line: RecordLine, ground: Ground, nameOf: NameOf): Promise<RecordLineCard> {
  const { value, source, by, since } = line
  const hidden = key === 'identityNumber' && typeof value === 'string' && !NUMBER_SHOWN.has(ground)
  return {
    key,
    value: hidden ? maskedIdentityNumber(value) : value,
    source,
    by: await nameOf({ accountId: by.account, ground: by.as }),
    as: by.as,
    since,
  }
}

/** Her record as somebody with this ground may see it. */
export async function recordCard(tx: Tx, keyring: Keyring, opened: OpenPerson, ground: Ground): Promise<RecordCard> {
  const { row, record } = opened
  const nameOf = await actorNames(tx, keyring, await idsOf(tx, row.id))
  const lines: RecordLineCard[] = []
  for (const key of RECORD_KEYS) {
    const line = record[key]
    if (line) lines.push(await lineOf(key, line, ground, nameOf))
  }
  return { version: row.version, lines, identitySeen: row.identitySeen }
}

/** What whoever speaks with her on the telephone needs to know her again and to find the right office: nothing of her body or her money. */
const READ_IN_A_CALL: ReadonlySet<RecordKey> = new Set<RecordKey>([
  'name',
  'birthDate',
  'phone',
  'residence',
  'street',
  'community',
  'address',
] as const)

export async function recordFor(call: Asked<'record'>, keyring: Keyring): Promise<RecordCard> {
  const { id, ground } = hers(call)
  const card = await recordCard(call.db, keyring, await openPerson(call.db, keyring, id), ground)
  if (ground !== 'call') return card
  const isShown = await shownTo(call.db, { id, ground })
  return { ...card, lines: card.lines.filter(({ key }) => READ_IN_A_CALL.has(key) && isShown(key)) }
}

/**
 * Every value of her record, of those that were found to be hers too; newest first. What she has taken her consent back
 * for, others do not see.
 */
export async function historyOf(call: Asked<'history'>, keyring: Keyring) {
  const { db, input } = call
  const { id, ground } = hers(call)
  const isShown = await shownTo(db, hers(call))
  const ids = await idsOf(db, id)
  const owners = await db.select().from(person).where(inArray(person.id, ids))
  const keys = new Map(owners.map((row) => [row.id, row.wrappedKey]))
  const rows = await db
    .select()
    .from(recordChange)
    .where(inArray(recordChange.personId, ids))
    .orderBy(desc(recordChange.seq))
  const nameOf = await actorNames(db, keyring, ids)
  const changes: (RecordLineCard & { gone: boolean })[] = []
  for (const { personId, sealed } of rows) {
    const wrappedKey = keys.get(personId)
    if (!wrappedKey || changes.length === MOST_CHANGES) continue
    const change = keyring.open(personId, { wrappedKey, sealed }) as RecordChange
    if ((input.key && change.key !== input.key) || !isShown(change.key)) continue
    changes.push({ ...(await lineOf(change.key, change, ground, nameOf)), gone: change.gone === true })
  }
  return { changes }
}
