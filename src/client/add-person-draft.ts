import type { Relation } from '@/domain/person/relation'
import { hasTexts, isRecord } from './shapes'
import { createStore } from './store'

/** An elder being written down: what was typed survives a lost session, a call and a closed app. */
export interface AddPersonDraft {
  readonly relation?: Relation
  readonly name: string
  readonly date: { readonly year: string; readonly month: string; readonly day: string }
  /** Where she lives; the phone's own city until somebody says otherwise. */
  readonly city?: string
  /** Six-digit code. */
  readonly county?: string
  readonly street: string
  readonly community: string
  readonly identityNumber: string
  readonly phone: string
  /** The id of the act, once it was tried. */
  readonly requestId?: string
}

const EMPTY: AddPersonDraft = {
  name: '',
  date: { year: '', month: '', day: '' },
  street: '',
  community: '',
  identityNumber: '',
  phone: '',
}

export const addPersonDraft = createStore<AddPersonDraft>(
  EMPTY,
  'draft:add-person',
  (kept) => isRecord(kept) && hasTexts(kept, 'name') && hasTexts(kept['date'], 'year', 'month', 'day'),
  // An older build asked less.
  (kept) => ({ ...EMPTY, ...kept }),
  // The number stays in memory.
  (draft) => ({ ...draft, identityNumber: '' }),
)
