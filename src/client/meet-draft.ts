import type { MeetingProof, MeetingReason } from '@/domain/staff/staff'
import { hasTexts } from './shapes'
import { createShared, createStore } from './store'

/** 当面代办 being opened: what a worker chose and wrote. */
export interface MeetDraft {
  readonly reason: MeetingReason | ''
  readonly proof: MeetingProof | ''
  readonly name: string
  readonly identityNumber: string
}

const EMPTY: MeetDraft = { reason: '', proof: '', name: '', identityNumber: '' }

/** It survives a lost session, a call and a closed app, but for the number, until she sits here or the desk closes. */
export const meetDraft = createStore<MeetDraft>(
  EMPTY,
  'draft:meet',
  (kept) => hasTexts(kept, 'reason', 'proof', 'name', 'identityNumber'),
  undefined,
  (draft) => ({ ...draft, identityNumber: '' }),
)

/** 当面代办 with one elder: her name stands on the form already, unless another one was begun. */
export function nameToMeet(name: string): void {
  const draft = meetDraft.get()
  if (draft.name === '' && draft.proof === '') meetDraft.set({ ...draft, name })
}

/** What opens her record, and her own hand: never on the phone, gone with the app. */
export interface MeetProof {
  /** Digits of the code on her card. */
  readonly code: string
  readonly strokes: readonly (readonly (readonly [number, number])[])[]
}

const NO_PROOF: MeetProof = { code: '', strokes: [] }
export const meetProof = createShared<MeetProof>(NO_PROOF)

/** What the cloud refused, by field of the form; `all` is about the whole. */
export type MeetFaults = Readonly<
  Partial<Record<'reason' | 'proof' | 'code' | 'identityNumber' | 'name' | 'strokes' | 'all', string>>
>
export const meetFaults = createShared<MeetFaults>({})

/** She sits here, or somebody else signs in: nothing of what was written stays. */
export function forgetMeeting(): void {
  meetDraft.clear()
  meetProof.set(NO_PROOF)
  meetFaults.set({})
}
