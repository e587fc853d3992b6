import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { CONSENT_CLASSES, type ConsentClass, type ConsentState } from '@/domain/consent/consent'
import { NEEDS_CONSENT, type RecordKey } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { consent, person } from '../database/schema'
import type { ForPerson } from './define'
import { idsOf } from './records'

export type ConsentRow = typeof consent.$inferSelect

/** Where the consent of one class stands, and the row that says so; none while nobody has asked her. */
export interface StandingConsent {
  readonly class: ConsentClass
  readonly state: ConsentState
  readonly row: ConsentRow | null
}

/**
 * Her consents as they stand, class by class: the latest word counts, whichever of her rows it was given to. A no after a
 * yes is a consent taken back; a no before any yes is a refusal.
 */
export async function consentsOf(tx: Tx, personId: string): Promise<StandingConsent[]> {
  const rows = await tx
    .select()
    .from(consent)
    .where(inArray(consent.personId, await idsOf(tx, personId)))
    .orderBy(desc(consent.seq))
  return CONSENT_CLASSES.map((cls) => {
    const ofClass = rows.filter((row) => row.class === cls)
    const [latest] = ofClass
    return { class: cls, state: stateOf(latest, ofClass), row: latest ?? null }
  })
}

function stateOf(latest: ConsentRow | undefined, all: readonly ConsentRow[]): ConsentState {
  if (!latest) return 'unasked'
  if (latest.given) return 'given'
  return all.some(({ given }) => given) ? 'withdrawn' : 'refused'
}

/** Whether she agrees now to a class of data being kept. */
export async function hasConsent(tx: Tx, personId: string, cls: ConsentClass): Promise<boolean> {
  const [latest] = await tx
    .select({ given: consent.given })
    .from(consent)
    .where(and(inArray(consent.personId, await idsOf(tx, personId)), eq(consent.class, cls)))
    .orderBy(desc(consent.seq))
    .limit(1)
  return latest?.given === true
}

/** Whether each of some people agrees now to a class of data being kept, in one question; by the ids of records that count. */
export async function consentsGiven(
  tx: Tx,
  personIds: readonly string[],
): Promise<(personId: string, cls: ConsentClass) => boolean> {
  if (personIds.length === 0) return () => false
  const root = sql<string>`coalesce(${person.mergedInto}, ${person.id})`
  const rows = await tx
    .selectDistinctOn([root, consent.class], { root, class: consent.class, given: consent.given })
    .from(consent)
    .innerJoin(person, eq(person.id, consent.personId))
    .where(or(inArray(person.id, [...personIds]), inArray(person.mergedInto, [...personIds])))
    .orderBy(root, consent.class, desc(consent.seq))
  const given = new Set(rows.filter((row) => row.given).map((row) => `${row.root} ${row.class}`))
  return (personId, cls) => given.has(`${personId} ${cls}`)
}

/** A voice proves less than a card: of what needs her consent, a call shows where she lives and nothing else. */
const READ_IN_A_CALL: readonly ConsentClass[] = ['place']

/**
 * Which lines somebody may see of what is kept for ever, the history and saved judgements: to herself and her guardian all
 * of it, to everybody else nothing of a class to which she does not agree now, and on the telephone nothing of her body or her papers.
 */
export async function shownTo(
  tx: Tx,
  { id, ground }: Pick<ForPerson, 'id' | 'ground'>,
): Promise<(key: string) => boolean> {
  if (ground === 'self' || ground === 'guardian') return () => true
  const given = new Set<ConsentClass>()
  const classes: readonly ConsentClass[] = ground === 'call' ? READ_IN_A_CALL : CONSENT_CLASSES
  for (const cls of classes) if (await hasConsent(tx, id, cls)) given.add(cls)
  return (key) => {
    const needed = NEEDS_CONSENT[key as RecordKey]
    return needed === undefined || given.has(needed)
  }
}
