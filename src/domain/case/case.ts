import { GROUNDS } from '../helper/scope'

/** What a case is about. Later capabilities add theirs; the thread is the same. */
export const CASE_KINDS = ['help', 'guardian', 'facility', 'booking', 'grant', 'urgent', 'assessment'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/**
 * Whether a case is the affair of whoever opened it too: papers of somebody who wants to be her guardian, a mistake about a
 * place. He reads and goes on with it though nobody has confirmed him yet; it opens nothing of hers.
 */
export const isOpenersOwn = (kind: CaseKind): boolean => kind === 'guardian' || kind === 'facility'

/**
 * Whether a case is about a place and not about her in whose name it stands: the desk reads it without being told whose it
 * is, and of her helpers only those hear of it who have a part in it.
 */
export const isAboutPlace = (kind: CaseKind): boolean => kind === 'facility'

/**
 * `waiting`: nobody has taken it. `taken`: somebody by name has it. `answered`: done or answered, and she may still say
 * it is not. `withdrawn` by her side. `closed`: nothing more to do.
 */
export const CASE_STATES = ['waiting', 'taken', 'answered', 'withdrawn', 'closed'] as const
export type CaseState = (typeof CASE_STATES)[number]

/** All that can happen to a case, each a row that is never changed. */
export const CASE_EVENTS = [
  'opened',
  'taken',
  'handed-on',
  'said',
  'answered',
  'reopened',
  'complained',
  'objected',
  'withdrawn',
  'closed',
] as const
export type CaseEventKind = (typeof CASE_EVENTS)[number]

/** In what capacity an event came: somebody's, or `time` where nobody did anything. */
export const EVENT_GROUNDS = [...GROUNDS, 'time'] as const
export type EventGround = (typeof EVENT_GROUNDS)[number]

/**
 * On whose desk a case lies. `street`: whoever works for her division. `provider`: the canteen or company that serves her; a complaint
 * brings it to the street. `county`: the civil servant who decides on a grant and sends assessors.
 */
export const CASE_DESKS = ['street', 'provider', 'county'] as const
export type CaseDesk = (typeof CASE_DESKS)[number]

/** Kinds whose state follows from what happens to a booking, a grant, a call or an assessment, and not from words in the thread. */
export const isDriven = (kind: CaseKind): boolean =>
  kind === 'booking' || kind === 'grant' || kind === 'urgent' || kind === 'assessment'
