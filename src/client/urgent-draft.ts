import { hasTexts, isRecord } from './shapes'
import { createStore } from './store'

/** What is being told with an urgent call: where, and what has happened. Kept like all that is typed, and gone once it was sent. */
export interface UrgentDraft {
  /** For whom; another's words are nobody else's. */
  readonly person: string
  /** Null while nothing was changed: then what her record has is proposed. */
  readonly address: string | null
  readonly words: string
  readonly lifeAtRisk: boolean
}

const nothing = (person: string): UrgentDraft => ({ person, address: null, words: '', lifeAtRisk: false })

/** One: nobody calls for help for two at once. */
export const urgentDraft = createStore<UrgentDraft>(
  nothing(''),
  'draft:urgent',
  (kept) => isRecord(kept) && hasTexts(kept, 'person', 'words') && typeof kept['lifeAtRisk'] === 'boolean',
)

/** What was begun for this person, or an empty one. */
export const draftFor = (draft: UrgentDraft, person: string): UrgentDraft =>
  draft.person === person ? draft : nothing(person)

/** Forgets what was written for her; for everybody without an id. */
export function forgetUrgent(person?: string): void {
  if (person === undefined || urgentDraft.get().person === person) urgentDraft.clear()
}
