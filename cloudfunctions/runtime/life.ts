import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { effectsOf, LIFE_EVENT_WORDS, type LifeEventKind } from '@/domain/life/event'
import { chinaDay } from '@/domain/person/date'
import { passOneByOne, type Tx } from '../database/database'
import { lifeEffect, lifeEvent, person, staff } from '../database/schema'
import { answerDay } from './calendar'
import type { Doer } from './cases'
import { put, type Run } from './jobs'
import type { Keyring } from './keyring'
import { idsOf, openIfThere } from './records'

/** Jobs about an event in a life, by its id: what serves her stops or pauses, and goes on when it was a mistake. */
export const LIFE_CHANGED = 'life-changed'
export const LIFE_TAKEN_BACK = 'life-taken-back'
/** The same of her assessments, which another function knows. */
export const LIFE_ASSESSMENTS = 'life-assessments'
export const LIFE_ASSESSMENTS_BACK = 'life-assessments-back'

type LifeRow = typeof lifeEvent.$inferSelect
/** What an event touched, each by its id. */
export type LifeEffectRow = typeof lifeEffect.$inferSelect

/** Puts up what follows from an event, or from its being taken back, in every function that has something to do by it. */
export async function putLife(
  tx: Tx,
  { id, kind, takenBack }: { readonly id: string; readonly kind: LifeEventKind; readonly takenBack: boolean },
  now: Date,
): Promise<void> {
  await put(tx, takenBack ? LIFE_TAKEN_BACK : LIFE_CHANGED, id, now, now)
  if (effectsOf(kind).assessments === 'keep') return
  await put(tx, takenBack ? LIFE_ASSESSMENTS_BACK : LIFE_ASSESSMENTS, id, now, now)
}

/** An event, with all that is done because of it. */
export interface Happened {
  readonly event: LifeRow
  /** All ids under which rows of hers may stand. */
  readonly ids: readonly string[]
  /** Who said it; once it was taken back, who did that. */
  readonly by: Doer
  readonly today: string
  readonly now: Date
}

/** A function that follows what happens in a life. */
export interface Follower {
  /** Where an event says that this function follows it. */
  readonly mark: 'bookingsAt' | 'assessmentsAt'
  /**
   * Lets the jobs about one person pass one after the other: by her row where whoever acts for her holds that first too; else among
   * themselves alone, for whoever holds what they are about waits for her row.
   */
  readonly hold: 'her' | 'jobs'
  readonly follow: (all: Happened) => Promise<void>
  readonly undo: (all: Happened) => Promise<void>
}

/**
 * Brings everything in line with what the register says of her, whichever of her events the job is about: jobs come in any order, and one
 * that failed comes late. What was taken back is undone first, the last of them first; then what stands and nobody has followed yet is
 * followed as it came. Does nothing where she was erased meanwhile.
 */
export async function settleLife(keyring: Keyring, { tx, about, now }: Run, by: Follower): Promise<void> {
  const [said] = await tx
    .select({ personId: lifeEvent.personId, into: person.mergedInto })
    .from(lifeEvent)
    .innerJoin(person, eq(person.id, lifeEvent.personId))
    .where(eq(lifeEvent.id, about))
  if (!said) return
  const id = said.into ?? said.personId
  if (by.hold === 'jobs') await passOneByOne(tx, `life ${id}`)
  if (!(await openIfThere(tx, keyring, id, by.hold === 'her'))) return
  const ids = await idsOf(tx, id)
  const rows = await openEvents(tx, ids, by.mark)
  const done: LifeRow[] = []
  for (const event of rows) {
    const doer = await doerOf(tx, event)
    if (!doer) continue
    const all: Happened = { event, ids, by: doer, today: chinaDay(now.getTime()), now }
    await (event.takenBackAt === null ? by.follow(all) : by.undo(all))
    done.push(event)
  }
  // Last: who holds an application may wait for an event, and nobody the other way round.
  for (const { id: event, takenBackAt } of done)
    await tx
      .update(lifeEvent)
      .set({ [by.mark]: takenBackAt === null ? now : null })
      .where(eq(lifeEvent.id, event))
}

/** Her events that are still to be undone or followed, in the order in which that is done. */
async function openEvents(tx: Tx, ids: readonly string[], mark: Follower['mark']): Promise<LifeRow[]> {
  const rows = await tx
    .select()
    .from(lifeEvent)
    .where(inArray(lifeEvent.personId, [...ids]))
    .orderBy(asc(lifeEvent.seq))
  const undone = rows.filter((row) => row.takenBackAt !== null && row[mark] !== null).reverse()
  return [...undone, ...rows.filter((row) => row.takenBackAt === null && row[mark] === null)]
}

/** In whose name it is done. */
async function doerOf(tx: Tx, { staffId, takenBackAt, takenBackBy }: LifeRow): Promise<Doer | null> {
  const id = takenBackAt === null ? staffId : (takenBackBy ?? staffId)
  const [worker] = await tx.select().from(staff).where(eq(staff.id, id))
  return worker?.accountId ? { accountId: worker.accountId, ground: 'task', staffId: worker.id } : null
}

/** Writes down that the event touched something, once, and how that stood before. */
export async function noteEffect(
  tx: Tx,
  { event }: { readonly event: Pick<LifeRow, 'id'> },
  effect: Pick<LifeEffectRow, 'what' | 'about'> & { readonly before?: LifeEffectRow['before'] },
): Promise<void> {
  await tx
    .insert(lifeEffect)
    .values({ ...effect, eventId: event.id, undoneAt: null })
    .onConflictDoNothing()
}

/** What the event touched of these kinds and nobody has put back yet, held in one order. */
export const effectsOfEvent = (
  tx: Tx,
  { event }: Pick<Happened, 'event'>,
  kinds: readonly LifeEffectRow['what'][],
): Promise<LifeEffectRow[]> =>
  tx
    .select()
    .from(lifeEffect)
    .where(and(eq(lifeEffect.eventId, event.id), inArray(lifeEffect.what, [...kinds]), isNull(lifeEffect.undoneAt)))
    .orderBy(asc(lifeEffect.about))

/** They are put back, or whoever decided anew meanwhile is right. */
export async function markUndone(
  tx: Tx,
  { event, now }: Pick<Happened, 'event' | 'now'>,
  kinds: readonly LifeEffectRow['what'][],
): Promise<void> {
  await tx
    .update(lifeEffect)
    .set({ undoneAt: now })
    .where(and(eq(lifeEffect.eventId, event.id), inArray(lifeEffect.what, [...kinds])))
}

/** «社区登记:去世», as it stands beside what was cancelled by it. */
export const lifeSaidWords = ({ kind, takenBackAt }: LifeRow): string =>
  takenBackAt === null ? `社区登记:${LIFE_EVENT_WORDS[kind]}` : `社区收回了“${LIFE_EVENT_WORDS[kind]}”的登记`

/** Why an application ends by it, in its thread: «因去世终止。…» */
export const endedByLifeWords = ({ kind }: Pick<LifeRow, 'kind'>): string =>
  `因${LIFE_EVENT_WORDS[kind]}终止:社区登记了,这份申请不用再办。登记错了收回来,会接着办。`

/** That it goes on, in its thread. */
export const goesOnWords = ({ kind }: Pick<LifeRow, 'kind'>): string =>
  `社区收回了“${LIFE_EVENT_WORDS[kind]}”的登记,这份申请接着办。`

/** The day that was promised, where it is still to come; else another one: nobody could keep it. */
export function promisedAgain(before: string | null, now: Date, workdays?: number): string | null {
  if (before === null || before >= chinaDay(now.getTime())) return before
  return answerDay(now, workdays)
}
