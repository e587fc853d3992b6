import {
  VISIT_CHECKS,
  type VisitCheck,
  type VisitFinding,
  type VisitMode,
  type VisitOutcome,
} from '@/domain/visit/record'
import { hasTexts, isRecord, isRecordOf, isText } from './shapes'
import { createStore } from './store'

/** 记一次探访, half written: by the elder's id, without her name. */
export interface DeskVisitDraft {
  readonly mode: VisitMode
  readonly outcome: VisitOutcome
  readonly findings: Readonly<Partial<Record<VisitCheck, VisitFinding>>>
  readonly words: string
  /** `now`, or an earlier day with its hour as typed. */
  readonly when: 'now' | 'earlier'
  readonly year: string
  readonly month: string
  readonly day: string
  readonly part: 'morning' | 'afternoon' | 'evening'
}

export const NO_DESK_VISIT: DeskVisitDraft = {
  mode: 'in-person',
  outcome: 'seen',
  findings: {},
  words: '',
  when: 'now',
  year: '',
  month: '',
  day: '',
  part: 'morning',
}

const isDraft = (kept: unknown): boolean =>
  isRecord(kept) &&
  hasTexts(kept, 'mode', 'outcome', 'words', 'when', 'year', 'month', 'day', 'part') &&
  isRecordOf(kept['findings'], isText)

/** It survives a call and a closed app, and goes when the visit is written down or the desk closes. */
export const deskVisitDrafts = createStore<Readonly<Record<string, DeskVisitDraft>>>({}, 'draft:desk-visit', (kept) =>
  isRecordOf(kept, isDraft),
)

export function keepDeskVisit(person: string, part: Partial<DeskVisitDraft>): void {
  const before = deskVisitDrafts.get()
  deskVisitDrafts.set({ ...before, [person]: { ...(before[person] ?? NO_DESK_VISIT), ...part } })
}

export function forgetDeskVisit(person: string): void {
  deskVisitDrafts.set(Object.fromEntries(Object.entries(deskVisitDrafts.get()).filter(([id]) => id !== person)))
}

/** The six in one press: most visits find nothing. */
export const allGood = (): Record<VisitCheck, VisitFinding> =>
  Object.fromEntries(VISIT_CHECKS.map((check) => [check, 'good'])) as Record<VisitCheck, VisitFinding>
