import type { ActionInput, WireError } from '@/contract'
import type { DeskVisitDraft } from '@/client/desk-visit-draft'
import { CHINA_AHEAD_MS, chinaDay, isRealDay } from '@/domain/person/date'
import {
  problemsOf,
  VISIT_CHECKS,
  VISIT_FAULT_WORDS,
  visitFault,
  type VisitFault,
  type VisitFindings,
} from '@/domain/visit/record'

/** 记一次探访 as it is tapped, and as the wire takes it. */

export type VisitInput = ActionInput<'care', 'recordVisit'>
export type VisitField = 'when' | 'checks' | 'words'
export type VisitProblems = Readonly<Partial<Record<VisitField, string>>>

const HOUR_MS = 3_600_000
/** A part of a day as an hour of it: nobody remembers the minute of an earlier day. */
export const PART_HOURS = { morning: 10, afternoon: 15, evening: 19 } as const
export const PART_WORDS = { morning: '上午', afternoon: '下午', evening: '晚上' } as const

export const MOST_WORDS = 500
export const MOST_PHOTOS = 3

const FIELD_OF: Readonly<Record<VisitFault, VisitField>> = {
  future: 'when',
  old: 'when',
  'no-words': 'words',
  'checks-unseen': 'checks',
}

/** The part of a day in China in which a moment lies, milliseconds since 1970. */
export function partOf(at: number): keyof typeof PART_HOURS {
  const hour = Math.floor((at + CHINA_AHEAD_MS) / HOUR_MS) % 24
  if (hour < 13) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

/**
 * When it was, milliseconds since 1970; undefined where what was typed is no day. Of an earlier day only the half is known: the minute is
 * that of the press, or two visits of one morning would be one.
 */
export function visitedAt({ when, year, month, day, part }: DeskVisitDraft, now: number): number | undefined {
  if (when === 'now') return now
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isRealDay(text)) return undefined
  const at = Date.parse(`${text}T00:00:00Z`) - CHINA_AHEAD_MS + PART_HOURS[part] * HOUR_MS + (now % HOUR_MS)
  // «今天下午», said at one o’clock: no later than now.
  return text === chinaDay(now) ? Math.min(at, now) : at
}

/** The six, once all are tapped. */
export function findingsOf({ outcome, findings }: Pick<DeskVisitDraft, 'outcome' | 'findings'>): VisitFindings | null {
  if (outcome !== 'seen') return null
  return VISIT_CHECKS.every((check) => findings[check] !== undefined) ? (findings as VisitFindings) : null
}

/** Photos stand in the case that comes of a problem; of whom was only heard there is nothing to photograph. */
export const mayHavePhotos = (draft: Pick<DeskVisitDraft, 'mode' | 'outcome' | 'findings'>): boolean =>
  draft.mode !== 'phone' && problemsOf(findingsOf(draft)).length > 0

/** What a plan or a card says of her; kept on the phone from an earlier edition, it says nothing. */
interface SaysOfPlace {
  readonly placeAgreed?: boolean
}

/** Whether she agrees that her place is kept, by the plan where she is on it, else by her card; undefined where that is not known. */
export const placeAgreedIn = (due: SaysOfPlace | undefined, card: SaysOfPlace | undefined): boolean | undefined =>
  (due ?? card)?.placeAgreed

/** What is not known is offered: the cloud looks once more before it takes a photo. */
export const mayTakePhotos = (placeAgreed: boolean | undefined): boolean => placeAgreed !== false

/** Why photos are not there, and whether the same sent once more may come there. */
export interface PhotoFailure {
  readonly words: string
  readonly again: boolean
}

/** What stands in the way of photos: the record itself can go without them, or wait on the phone, which they cannot. */
export const photoFailure = ({ code, message }: Pick<WireError, 'code' | 'message'>): PhotoFailure =>
  code === 'unavailable'
    ? { words: '没有网络,照片现在发不了,先记下来。', again: true }
    : { words: message, again: code === 'internal' || code === 'too-many' }

const WRONG_DAY = '这个日子不对,请看看年月日'

/** What is still wrong before it is written down, in the words of the page. */
export function visitProblems(draft: DeskVisitDraft, now: number): VisitProblems {
  const at = visitedAt(draft, now)
  const tooLong = draft.words.trim().length > MOST_WORDS ? `最多写${MOST_WORDS}个字,请删短一些` : undefined
  const findings = findingsOf(draft)
  const fault = visitFault(
    { at: new Date(at ?? now), outcome: draft.outcome, findings, words: draft.words },
    new Date(now),
  )
  // A day that is none may hide that the six are not tapped: both are said.
  const untapped = draft.outcome === 'seen' && findings === null
  return {
    ...(untapped && { checks: VISIT_FAULT_WORDS['checks-unseen'] }),
    ...(fault && { [FIELD_OF[fault]]: VISIT_FAULT_WORDS[fault] }),
    ...(tooLong && { words: tooLong }),
    ...(at === undefined && { when: WRONG_DAY }),
  }
}

/** As the wire takes it; undefined while it is not whole. @param files photos that the cloud has already, by their ids */
export function visitInput(
  person: string,
  draft: DeskVisitDraft,
  now: number,
  files: readonly string[] = [],
): VisitInput | undefined {
  const at = visitedAt(draft, now)
  if (at === undefined || Object.keys(visitProblems(draft, now)).length > 0) return undefined
  const words = draft.words.trim()
  const { mode, outcome } = draft
  const findings = findingsOf(draft)
  return {
    person,
    at: new Date(at).toISOString(),
    mode,
    outcome,
    findings: findings && { ...findings },
    ...(words && { words }),
    ...(files.length > 0 && mayHavePhotos(draft) && { files: [...files] }),
  }
}
