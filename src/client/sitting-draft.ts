import type { MeetingProof, MeetingReason } from '@/domain/staff/staff'
import { isListOf, hasTexts, isRecord, isRecordOf, isText } from './shapes'
import { createShared, createStore } from './store'

/** 当面代办 without a signal: what was chosen with her, from presence to farewell. */

/** What she said of one thing that she may have. */
export const SITTING_CHOICES = ['apply', 'declined', 'has', 'told'] as const
export type SittingChoice = (typeof SITTING_CHOICES)[number]

export const SITTING_STEPS = ['proof', 'what', 'check'] as const
export type SittingStep = (typeof SITTING_STEPS)[number]

export interface SittingDraft {
  /** Of the register. Her name stays in the answer that named her. */
  readonly person: string
  /** The act's own id, from the first press on. */
  readonly id: string
  readonly step: SittingStep
  readonly reason: MeetingReason
  readonly proof: MeetingProof
  /** When she showed that she is here, milliseconds since 1970; 0 before. */
  readonly from: number
  /** By the benefit's reference. */
  readonly choices: Readonly<Record<string, SittingChoice>>
  readonly others: readonly { readonly title: string; readonly words: string }[]
}

const isOther = (kept: unknown): boolean => hasTexts(kept, 'title', 'words')

const isDraft = (kept: unknown): boolean =>
  kept === null ||
  (isRecord(kept) &&
    hasTexts(kept, 'person', 'id', 'step', 'reason', 'proof') &&
    Number.isFinite(kept['from']) &&
    isRecordOf(kept['choices'], isText) &&
    isListOf(kept['others'], isOther))

/** One at a time; it survives a killed app, and goes when it is handed over or the desk closes. */
export const sittingDraft = createStore<SittingDraft | null>(null, 'draft:sitting', isDraft)

/** What opens her record, and her own hand: never in the draft on the phone, gone with the app. */
export interface SittingProof {
  readonly person: string
  readonly code: string
  readonly strokes: readonly (readonly (readonly [number, number])[])[]
}
const NO_PROOF: SittingProof = { person: '', code: '', strokes: [] }
export const sittingProof = createShared<SittingProof>(NO_PROOF)

/** The proof of one elder; of another than her nothing is taken over. */
export const proofOf = (person: string, kept: SittingProof): SittingProof =>
  kept.person === person ? kept : { ...NO_PROOF, person }

export function forgetSitting(): void {
  sittingDraft.clear()
  sittingProof.set(NO_PROOF)
}

export function changeSitting(part: Partial<SittingDraft>): void {
  const before = sittingDraft.get()
  if (before) sittingDraft.set({ ...before, ...part })
}
