import { hasTexts, isRecord, isRecordOf, isText } from './shapes'
import { createStore } from './store'

/** Lines of an elder's record being filled in at a counter: only those that were touched. */
export interface RegisterDraft {
  /** Whose; another person's draft is no use to this page. */
  readonly person: string
  /** By record key, as typed. */
  readonly typed: Readonly<Record<string, string>>
  /** How the worker knows: she says so, or her papers lie before him. */
  readonly from: 'told' | 'paper' | ''
}

export const NO_REGISTER: RegisterDraft = { person: '', typed: {}, from: '' }

/** It survives a lost session, a call and a closed app, and goes when she does. */
export const registerDraft = createStore<RegisterDraft>(
  NO_REGISTER,
  'draft:register',
  (kept) => hasTexts(kept, 'person', 'from') && isRecord(kept) && isRecordOf(kept['typed'], isText),
  undefined,
  // The number stays in memory.
  ({ typed: { identityNumber: _number, ...typed }, ...draft }) => ({ ...draft, typed }),
)
