import type { Seat } from '@/domain/assessment/sheet'
import { isListOf, isRecord, isRecordOf, isText } from './shapes'
import { createStore } from './store'

/** What is begun on a form and is no tap yet: who holds the pen, where one is, words being written, names being signed. */

/** As `SignaturePad` draws it. */
export type Strokes = readonly (readonly (readonly [x: number, y: number])[])[]

/** A hand under the form, not handed over yet. */
export interface HandDraft {
  readonly strokes: Strokes
  /** Six digits of whoever does not hold the device; a part of them while he types. */
  readonly code: string
  /** When the last stroke or digit was set: of that moment the digits must be. ISO 8601 in UTC; empty before. */
  readonly at: string
}
export const NO_HAND: HandDraft = { strokes: [], code: '', at: '' }

export interface SignDraft {
  readonly first: HandDraft
  readonly second: HandDraft
  readonly informant: HandDraft
  readonly name: string
  readonly relation: string
  /** Nobody could sign: why. Null where somebody does. */
  readonly nobody: string | null
  /** How many taps stood on the form when the first hand was set: another one since, and everybody signs anew. */
  readonly taps: number
}
export const NO_SIGN: SignDraft = {
  first: NO_HAND,
  second: NO_HAND,
  informant: NO_HAND,
  name: '',
  relation: '',
  nobody: null,
  taps: 0,
}

export interface VisitDraft {
  readonly seat: Seat | null
  /** Key of the section that was open. */
  readonly section: string
  /** By field: a note, a line of text, a number, why a difference was settled so. */
  readonly words: Readonly<Record<string, string>>
  readonly sign: SignDraft
  /** Why it did not come to it. */
  readonly why: string
  /** Ids of photographs and recordings that the cloud has. */
  readonly files: readonly string[]
}
export const NO_VISIT_DRAFT: VisitDraft = { seat: null, section: '', words: {}, sign: NO_SIGN, why: '', files: [] }

const isHand = (kept: unknown): boolean =>
  isRecord(kept) && Array.isArray(kept['strokes']) && isText(kept['code']) && isText(kept['at'])
const isSign = (kept: unknown): boolean =>
  isRecord(kept) && isHand(kept['first']) && isHand(kept['second']) && isHand(kept['informant']) && isText(kept['name'])
const isDraft = (kept: unknown): boolean =>
  isRecord(kept) &&
  isText(kept['section']) &&
  isRecordOf(kept['words'], isText) &&
  isSign(kept['sign']) &&
  isListOf(kept['files'], isText)

/** By account and visit: two share one device, and neither is shown what the other one has begun. */
type Drafts = Readonly<Record<string, Readonly<Record<string, VisitDraft>>>>

const drafts = createStore<Drafts>({}, 'draft:assessor', (kept) =>
  isRecordOf(kept, (ofOne) => isRecordOf(ofOne, isDraft)),
)

export const useVisitDraft = (account: string, visit: string): VisitDraft =>
  drafts.use()[account]?.[visit] ?? NO_VISIT_DRAFT
export const visitDraftOf = (account: string, visit: string): VisitDraft =>
  drafts.get()[account]?.[visit] ?? NO_VISIT_DRAFT

export function keepVisitDraft(account: string, visit: string, part: Partial<VisitDraft>): void {
  const draft = { ...visitDraftOf(account, visit), ...part }
  drafts.set({ ...drafts.get(), [account]: { ...drafts.get()[account], [visit]: draft } })
}

/** Words of one field; without any, nothing of it stays. */
export function keepFieldWords(account: string, visit: string, field: string, words: string | null): void {
  const { [field]: _before, ...others } = visitDraftOf(account, visit).words
  keepVisitDraft(account, visit, { words: words === null ? others : { ...others, [field]: words } })
}

/** Forgets those of an account that fit; nothing is left of an account without any. */
function forget(account: string, fits: (visit: string) => boolean): void {
  const { [account]: own = {}, ...others } = drafts.get()
  const left = Object.entries(own).filter(([visit]) => !fits(visit))
  drafts.set(left.length === 0 ? others : { ...others, [account]: Object.fromEntries(left) })
}

export const forgetVisitDrafts = (account: string, visit: string): void => forget(account, (one) => one === visit)

/** Forgets those of an account but of these visits: the others are over, or somebody else's. */
export const forgetOtherVisitDrafts = (account: string, but: readonly string[]): void =>
  forget(account, (visit) => !but.includes(visit))

/** Forgets everything that an account has begun; whoever signs out was asked before. */
export const forgetAllVisitDrafts = (account: string): void => forget(account, () => true)
