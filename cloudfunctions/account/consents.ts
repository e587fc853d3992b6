import { randomUUID } from 'node:crypto'
import type { ActionInput } from '@/contract'
import type { ConsentCard } from '@/contract/account'
import type { ConsentClass } from '@/domain/consent/consent'
import { CONSENT_STATE_WORDS, CONSENT_WAY_WORDS, currentText, textOf } from '@/domain/consent/texts'
import { NEEDS_CONSENT, RECORD_KEYS, type PersonRecord, type RecordChange } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { consent } from '../database/schema'
import { writeLevel } from '../runtime/assessed'
import { consentsOf, type ConsentRow } from '../runtime/consents'
import type { ForPerson } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { actorNames } from '../runtime/names'
import { changeRecord, idsOf, openPerson, valueOf } from '../runtime/records'
import { tellThose } from '../runtime/tell'
import { WireFault } from '../runtime/wire-fault'
import type { Asked } from './asked'
import { wayOf } from './helper-decisions'
import { hers } from './record'

/** What she has agreed to, class by class. */
export async function consentCards(tx: Tx, keyring: Keyring, personId: string): Promise<ConsentCard[]> {
  const nameOf = await actorNames(tx, keyring, await idsOf(tx, personId))
  const cards: ConsentCard[] = []
  for (const { class: cls, state, row } of await consentsOf(tx, personId)) {
    const by = row && consentBy(await nameOf({ accountId: row.byAccount, ground: row.ground }), row)
    cards.push({ class: cls, state, version: row?.version ?? null, at: row?.createdAt.toISOString() ?? null, by })
  }
  return cards
}

/** «本人», «社工 李敏(当面签名)» */
export const consentBy = (name: string, { way }: Pick<ConsentRow, 'way'>): string =>
  way === 'own-phone' ? name : `${name}(${CONSENT_WAY_WORDS[way]})`

/**
 * Keeps what she decided about one class, and how. Lines that were kept under a consent that does not stand any more are
 * taken away; what they were stays sealed in the history. The level of a result that holds comes back with her consent.
 * @throws WireFault conflict for a text that is not today's, invalid at `proof`
 */
export async function decideConsent(call: Asked<'consent'>, keyring: Keyring): Promise<ConsentCard[]> {
  const { db, caller, now, input } = call
  const by = hers(call)
  const way = wayOf(by.ground, input.proof)
  checkVersion(input)
  const opened = await openPerson(db, keyring, by.id, true)
  const { row, record } = opened
  const standing = (await consentsOf(db, row.id)).find((one) => one.class === input.class)?.row
  // The latest counts, so that two of one moment must not be of one moment.
  const createdAt = new Date(Math.max(now.getTime(), (standing?.createdAt.getTime() ?? 0) + 1))
  await db.insert(consent).values({
    ...{ id: randomUUID(), personId: row.id, class: input.class, version: input.version, given: input.given, way },
    ...{ byAccount: caller.account ?? '', ground: by.ground, createdAt },
    sealedProof: input.proof ? keyring.sealUnder(row.wrappedKey, row.id, input.proof) : null,
  })
  if (!input.given) {
    const line = { by: { account: caller.account ?? '', as: by.ground }, since: now.toISOString() }
    const gone = linesUnder(record, input.class).map((change): RecordChange => ({ ...change, ...line }))
    if (gone.length > 0) await changeRecord(db, keyring, opened, gone, now)
  }
  if (input.given && input.class === 'assessment') await writeLevel(db, keyring, opened, now)
  await tellOfDecision(call, keyring, by, valueOf(record, 'name') ?? '老人')
  return consentCards(db, keyring, by.id)
}

/** Agreeing needs today's text; taking back is as easy as it was to agree, under whatever text that was. */
function checkVersion({ class: cls, version, given }: ActionInput<'account', 'consent'>): void {
  if (given ? currentText(cls).version === version : textOf(cls, version) !== undefined) return
  throw new WireFault('conflict', '说明有了新的一版,请再看一遍,再决定同不同意。')
}

/** The lines of a class, as changes that take them away: each with its own weight, so that nothing outweighs her word. */
function linesUnder(record: PersonRecord, cls: ConsentClass): RecordChange[] {
  return RECORD_KEYS.flatMap((key): RecordChange[] => {
    const line = record[key]
    return line && NEEDS_CONSENT[key] === cls ? [{ ...line, key, value: null, gone: true }] : []
  })
}

async function tellOfDecision(call: Asked<'consent'>, keyring: Keyring, { id, ground }: ForPerson, elder: string) {
  const { db, caller, now, input } = call
  const account = caller.account ?? ''
  const by = await (await actorNames(db, keyring, [id]))({ accountId: account, ground })
  const [state] = (await consentsOf(db, id)).filter((one) => one.class === input.class)
  const params = {
    by,
    elder,
    consent: currentText(input.class).title,
    state: CONSENT_STATE_WORDS[state?.state ?? 'unasked'],
  }
  const telling = { template: 'consent-recorded', params, link: { person: id } }
  await tellThose(db, keyring, id, telling, now, { except: account, own: true })
}
