import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { LIFE_EVENT_WORDS } from '@/domain/life/event'
import type { Tx } from '../../database/database'
import { careCase, staff, subsidyGrant, type ApplicationBefore } from '../../database/schema'
import { addEvent, homeOfCase } from '../../runtime/cases'
import {
  endedByLifeWords,
  goesOnWords,
  noteEffect,
  promisedAgain,
  type Happened,
  type LifeEffectRow,
} from '../../runtime/life'
import { officialsOf } from '../../runtime/officials'
import { accountsIn, tellAll } from '../../runtime/tell'
import { nearestWorkers } from '../../runtime/workers'
import { stepCase } from '../grants/case-acts'
import { loadGrant, moveGrant, writeGrant, type Loaded } from '../grants/load'
import { isObjected } from '../grants/may'
import { aboutGrant } from '../grants/telling'
import type { GrantRow } from '../money/months'
import type { BookingParts } from '../parts'
import { isAskedAgain } from './life-grants'

/**
 * Applications that nobody has decided yet end as if they were withdrawn, by the worker who said what happened and with the reason; so
 * does an objection to a refusal. Whoever had them on the desk is told.
 */
export async function endApplications(tx: Tx, parts: BookingParts, all: Happened): Promise<void> {
  for (const caseId of await pendingOf(tx, all)) {
    const loaded = await loadGrant(tx, parts, caseId, true)
    const { grant, row } = loaded
    const { state: caseState, holder, promisedOn } = row
    const before: ApplicationBefore = { state: grant.state, caseState, holder, promisedOn }
    // Of a refusal only the objection ends: it was refused before.
    if (!isObjected(loaded))
      await moveGrant(tx, loaded, { act: 'withdraw', seen: grant.version, set: {}, now: all.now })
    // One that was sent back was answered already: it is closed.
    const step = { events: ['withdrawn', 'closed'], words: endedByLifeWords(all.event), by: all.by } as const
    await stepCase(tx, parts.keyring, row, step, all.now)
    await noteEffect(tx, all, { what: 'application', about: grant.id, before })
    await tellDesk(tx, parts, loaded, { template: 'life-application-off', why: LIFE_EVENT_WORDS[all.event.kind] }, all)
  }
}

/** Cases of hers in which somebody is still to decide, in the order of their grants. */
async function pendingOf(tx: Tx, { ids }: Happened): Promise<string[]> {
  const objected = and(
    eq(subsidyGrant.state, 'refused'),
    eq(careCase.desk, 'county'),
    inArray(careCase.state, ['waiting', 'taken']),
  )
  const rows = await tx
    .select({ caseId: subsidyGrant.caseId })
    .from(subsidyGrant)
    .innerJoin(careCase, eq(careCase.id, subsidyGrant.caseId))
    .where(
      and(
        inArray(subsidyGrant.personId, [...ids]),
        or(inArray(subsidyGrant.state, ['applied', 'returned', 'checked']), objected),
      ),
    )
    .orderBy(asc(subsidyGrant.id))
  return rows.map(({ caseId }) => caseId)
}

/** It stands where it stood, unless the same was applied for anew: with its desk, its holder and a day by which somebody answers. */
export async function takeUpApplication(
  tx: Tx,
  parts: BookingParts,
  effect: LifeEffectRow,
  all: Happened,
): Promise<void> {
  const before = effect.before as ApplicationBefore | null
  const [held] = await tx.select().from(subsidyGrant).where(eq(subsidyGrant.id, effect.about)).for('no key update')
  if (!before || !held || (await isAskedAgain(tx, held, all))) return
  const state = before.state as GrantRow['state']
  // Somebody has decided anew meanwhile.
  if (held.state !== (state === 'refused' ? 'refused' : 'withdrawn')) return
  if (held.state !== state) await writeGrant(tx, held, { state }, all.now)
  const loaded = await loadGrant(tx, parts, held.caseId)
  await takeUpCase(tx, parts, loaded, before, all)
  await tellDesk(tx, parts, loaded, { template: 'life-application-back' }, all)
}

async function takeUpCase(
  tx: Tx,
  { keyring, answerWorkdays }: BookingParts,
  { row }: Loaded,
  { caseState, holder, promisedOn }: ApplicationBefore,
  { event, by, now }: Happened,
): Promise<void> {
  const act = { caseId: row.id, version: row.version, event: 'said', words: goesOnWords(event), by } as const
  // What was complained of meanwhile lies with somebody again, and stays there.
  const isOver = row.state === 'withdrawn' || row.state === 'closed'
  // Whoever had it has left: it waits for somebody else.
  const hasLeft = holder !== null && !(await worksHere(tx, holder))
  const held = hasLeft
    ? { state: caseState === 'taken' ? 'waiting' : caseState, holder: null }
    : { state: caseState, holder }
  const promised = promisedAgain(promisedOn, now, answerWorkdays)
  const again = { ...held, promisedOn: promised }
  await addEvent(tx, keyring, { ...act, ...(isOver && again) }, now)
}

async function worksHere(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.select({ endedAt: staff.endedAt }).from(staff).where(eq(staff.id, id))
  return row !== undefined && row.endedAt === null
}

/** Whoever has it on the desk: the street's workers or the county's officials, without a name. */
async function tellDesk(
  tx: Tx,
  { keyring }: BookingParts,
  loaded: Loaded,
  { template, why }: { readonly template: 'life-application-off' | 'life-application-back'; readonly why?: string },
  { by, now }: Happened,
): Promise<void> {
  const { row, grant } = loaded
  const desk =
    row.desk === 'county' ? await officialsOf(tx, grant.city, grant.county) : await nearestWorkers(tx, homeOfCase(row))
  const params = { ...aboutGrant(keyring, loaded), ...(why !== undefined && { why }) }
  await tellAll(
    tx,
    keyring,
    accountsIn(desk),
    { template, params, link: { case: row.id } },
    { now, except: by.accountId },
  )
}
