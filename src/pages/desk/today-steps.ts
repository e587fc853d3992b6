import type { TodayItem, TodayKind } from '@/contract/care/elders'
import type { Tone } from '@/ui/tag'
import { PATHS } from '../paths'
import { caseLink, type Way } from './case-link'

/** What is due, as the list of today says it: a word for what it is, and the one thing to do next. */

export interface NextStep extends Way {
  /** Names the act, as on a button. */
  readonly label: string
}

export const KIND_WORDS: Readonly<Record<TodayKind, { readonly words: string; readonly tone: Tone }>> = {
  urgent: { words: '紧急', tone: 'bad' },
  overdue: { words: '过期了', tone: 'bad' },
  'due-today': { words: '今天到期', tone: 'wait' },
  visits: { words: '探访', tone: 'info' },
  found: { words: '没领的', tone: 'good' },
  request: { words: '求助', tone: 'plain' },
  'call-back': { words: '回访', tone: 'info' },
  absence: { words: '没来吃饭', tone: 'wait' },
}

/** A list of its own, where an item is not one case. */
const LISTS: Readonly<Record<TodayKind, NextStep>> = {
  urgent: { label: '马上去处理', path: PATHS.deskRequests },
  overdue: { label: '去办', path: PATHS.deskRequests },
  'due-today': { label: '去办', path: PATHS.deskRequests },
  visits: { label: '出发', path: PATHS.outreachVisits },
  found: { label: '去联系', path: PATHS.found },
  request: { label: '去办', path: PATHS.deskRequests },
  'call-back': { label: '去打电话', path: PATHS.callBacks },
  absence: { label: '去打电话', path: PATHS.deskAbsences },
}

/** The one thing to do next: the case, or the list of all such. A case about a place is nobody's and goes by its own id. */
export function nextStep({ kind, case: id, caseKind, person }: TodayItem): NextStep {
  const list = LISTS[kind]
  if (id === null || caseKind === null) return list
  return { ...list, ...caseLink({ id, kind: caseKind, person: person ?? id }) }
}

/**
 * What is left for the list where calls ring above it already.
 * @param ringing cases of the calls that stand above
 */
export const withoutRinging = (items: readonly TodayItem[], ringing: readonly string[]): readonly TodayItem[] =>
  items.filter((item) => item.kind !== 'urgent' || item.case === null || !ringing.includes(item.case))

/** Steady over a day: an item that moves up stays the same item. */
export const itemKey = ({ kind, case: id, person, title }: TodayItem): string => `${kind} ${id ?? person ?? title}`
