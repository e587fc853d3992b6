import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { ActionInput } from '@/contract'
import type { SavedJudgementCard } from '@/contract/account'
import { parseFacts } from '@/contract/facts'
import type { ConsentClass } from '@/domain/consent/consent'
import { currentText } from '@/domain/consent/texts'
import type { FactKey } from '@/domain/entitlement/facts'
import { readFacts } from '@/domain/entitlement/facts-json'
import { NEEDS_CONSENT, type PersonRecord, type RecordKey } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { judgement, person } from '../database/schema'
import { hasConsent, shownTo } from '../runtime/consents'
import type { ForPerson } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { actorNames } from '../runtime/names'
import { pageOf, within, type Stretch } from '../runtime/paging'
import { idsOf, openPerson } from '../runtime/records'
import { invalidField, WireFault } from '../runtime/wire-fault'
import type { Asked } from './asked'
import { hers } from './record'

const PAGE = 10

/** A judgement as its row keeps it, sealed under her key. */
type SavedJudgement = ActionInput<'account', 'saveJudgement'>
type JudgementRow = typeof judgement.$inferSelect

/**
 * Keeps a judgement as it was made on the phone. It is never changed: a later one is another row. Whoever saved it says
 * what came of it and with which facts; where a fact is from is what her record knows, and else his word.
 * @throws WireFault invalid for a fact that nobody knows, forbidden for a sensitive one without its consent
 */
export async function saveJudgement(call: Asked<'saveJudgement'>, keyring: Keyring) {
  const { db, caller, now, input } = call
  const { id, ground } = hers(call)
  checkFacts(input)
  // Held first: a consent that is taken back in this moment counts.
  const { row: her, record } = await openPerson(db, keyring, id, true)
  await checkConsents(db, id, input)
  const saved = { ...input, facts: withSources(input, record) }
  const row: JudgementRow = {
    ...{ id: randomUUID(), personId: her.id, byAccount: caller.account ?? '', ground, createdAt: now },
    sealed: keyring.sealUnder(her.wrappedKey, her.id, saved),
  }
  await db.insert(judgement).values(row)
  const nameOf = await actorNames(db, keyring, [id])
  return { judgement: cardOf(row, saved, await nameOf({ accountId: row.byAccount, ground })) }
}

const asField = (key: string) => (key ? `facts.${key}` : 'facts')

function checkFacts({ facts, on, city, pack }: SavedJudgement): void {
  if (!pack.startsWith(`${city}@`)) throw invalidField('pack', '清单不是这个城市的,请返回再查一次')
  const read = parseFacts(facts, on)
  if (read.ok) return
  const fields = Object.fromEntries(Object.entries(read.fields).map(([key, words]) => [asField(key), words]))
  throw new WireFault('invalid', `${Object.values(read.fields)[0]}。请返回看看,再保存一次。`, fields)
}

/** Facts with the sources of her record's own lines; what stands otherwise there, or not at all, somebody said. */
function withSources({ facts, on }: SavedJudgement, record: PersonRecord): SavedJudgement['facts'] {
  // One value may be written in several ways.
  const read = (key: string, value: unknown) => JSON.stringify(readFacts({ [key]: { value } })[key as FactKey])
  return Object.fromEntries(
    Object.entries(facts).map(([key, { value }]) => {
      const line = record[key as RecordKey]
      const isLine = line && parseFacts({ [key]: line.value }, on).ok && read(key, line.value) === read(key, value)
      return [key, { value, source: isLine ? line.source : 'self' }]
    }),
  )
}

async function checkConsents(tx: Tx, personId: string, { facts }: SavedJudgement): Promise<void> {
  const fields: Record<string, string> = {}
  const lacking = new Set<ConsentClass>()
  for (const key of Object.keys(facts)) {
    const cls = NEEDS_CONSENT[key as RecordKey]
    if (!cls || (!lacking.has(cls) && (await hasConsent(tx, personId, cls)))) continue
    lacking.add(cls)
    fields[asField(key)] = `要先有老人的“${currentText(cls).title}”`
  }
  const [first] = Object.values(fields)
  if (first === undefined) return
  const how = '可以在“我的”里同意,或请社区工作人员当面记录。不保存,结果也照样能看、能打印'
  throw new WireFault('forbidden', `${first},才能保存这次的结果。${how}。`, fields)
}

const cardOf = (row: JudgementRow, saved: SavedJudgement, by: string): SavedJudgementCard => ({
  ...saved,
  id: row.id,
  at: row.createdAt.toISOString(),
  by,
})

/** Rows of hers in a stretch of time with what they say, newest first. */
async function savedIn(tx: Tx, keyring: Keyring, ids: readonly string[], stretch: Stretch) {
  const query = tx
    .select({ row: judgement, wrappedKey: person.wrappedKey })
    .from(judgement)
    .innerJoin(person, eq(person.id, judgement.personId))
    .where(
      and(inArray(judgement.personId, [...ids]), isNotNull(person.wrappedKey), within(judgement.createdAt, stretch)),
    )
    .orderBy(desc(judgement.createdAt), desc(judgement.id))
  const rows = await (stretch.most === undefined ? query : query.limit(stretch.most))
  return rows.map(({ row, wrappedKey }) => {
    const saved = keyring.open(row.personId, { wrappedKey, sealed: row.sealed }) as SavedJudgement
    return { row, saved, createdAt: row.createdAt }
  })
}

/** Saved judgements in a stretch of time, newest first, without facts that the reader may not see any more. */
export async function judgementCards(
  tx: Tx,
  keyring: Keyring,
  reader: ForPerson,
  before: string | undefined,
  most = PAGE,
) {
  const ids = await idsOf(tx, reader.id)
  const isShown = await shownTo(tx, reader)
  const { rows, more } = await pageOf(most, before, (stretch) => savedIn(tx, keyring, ids, stretch))
  const nameOf = await actorNames(tx, keyring, ids)
  const judgements: SavedJudgementCard[] = []
  for (const { row, saved } of rows) {
    const facts = Object.fromEntries(Object.entries(saved.facts).filter(([key]) => isShown(key)))
    const by = await nameOf({ accountId: row.byAccount, ground: row.ground })
    judgements.push(cardOf(row, { ...saved, facts }, by))
  }
  return { judgements, more }
}

export const judgementsOf = (call: Asked<'judgements'>, keyring: Keyring) =>
  judgementCards(call.db, keyring, hers(call), call.input.before)
