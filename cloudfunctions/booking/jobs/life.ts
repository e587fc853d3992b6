import { effectsOf } from '@/domain/life/event'
import type { Tx } from '../../database/database'
import type { JobHandlers, Run } from '../../runtime/jobs'
import {
  effectsOfEvent,
  LIFE_CHANGED,
  LIFE_TAKEN_BACK,
  markUndone,
  settleLife,
  type Happened,
  type LifeEffectRow,
} from '../../runtime/life'
import type { BookingParts } from '../parts'
import { leaveRows } from './erased'
import { endApplications, takeUpApplication } from './life-applications'
import { stopGrants, undoGrant } from './life-grants'
import { BOOK_AGAIN, bookAgain } from './life-again'
import { cancelAll, restAgain, resumeOrders, stopOrders, undoOrder } from './life-orders'

/** What is this function's to put back. */
const KINDS: readonly LifeEffectRow['what'][] = ['order', 'booking', 'grant', 'application']

/** What happens in a life stops, pauses or takes up again what is booked, granted and applied for; taken back, it all goes on. */
export function lifeJobs(parts: BookingParts): JobHandlers {
  const settle = (run: Run) =>
    settleLife(parts.keyring, run, {
      ...{ mark: 'bookingsAt', hold: 'her' },
      follow: (all) => follow(run.tx, parts, all),
      undo: (all) => undo(run.tx, parts, all),
    })
  return { [LIFE_CHANGED]: settle, [LIFE_TAKEN_BACK]: settle, [BOOK_AGAIN]: (run) => bookAgain(parts, run) }
}

async function follow(tx: Tx, parts: BookingParts, all: Happened): Promise<void> {
  const { bookings, grants } = effectsOf(all.event.kind)
  if (bookings === 'resume') return resumeOrders(tx, parts, all)
  await stopOrders(tx, all, bookings)
  await cancelAll(tx, parts, all)
  if (grants === 'stop') {
    await stopGrants(tx, parts, all)
    await endApplications(tx, parts, all)
  }
  for (const id of all.ids) await leaveRows(tx, parts, id, all.now)
}

/** It was a mistake. What was served meanwhile elsewhere stays; what has no place any more is told like any full day. */
async function undo(tx: Tx, parts: BookingParts, all: Happened): Promise<void> {
  const effects = await effectsOfEvent(tx, all, KINDS)
  const ofKind = (kind: LifeEffectRow['what']) => effects.filter(({ what }) => what === kind)
  // Grants first: what is booked again is paid by them.
  for (const effect of ofKind('grant')) await undoGrant(tx, parts, effect, all)
  for (const effect of ofKind('application')) await takeUpApplication(tx, parts, effect, all)
  for (const effect of ofKind('order')) await undoOrder(tx, parts, effect, all)
  if (effectsOf(all.event.kind).bookings === 'resume') {
    // She is not back after all: what was booked since is for nobody, and what was ordered since stops too.
    await restAgain(tx, all)
    await cancelAll(tx, parts, all)
  }
  await markUndone(tx, all, KINDS)
}
