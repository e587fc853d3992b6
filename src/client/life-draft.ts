import type { LifeEventKind } from '@/domain/life/event'
import { hasTexts, isRecord } from './shapes'
import { createStore } from './store'

/** What happened in an elder's life, being told: a question a page. */
export interface LifeDraft {
  /** Whose; another elder's draft is no use to this page. */
  readonly person: string
  readonly kind: LifeEventKind | ''
  /** The day as it is typed. */
  readonly on: { readonly year: string; readonly month: string; readonly day: string }
  readonly words: string
}

export const NO_LIFE: LifeDraft = { person: '', kind: '', on: { year: '', month: '', day: '' }, words: '' }

/** It survives a lost session, a call and a closed app, and goes when it is sent or the desk closes. */
export const lifeDraft = createStore<LifeDraft>(
  NO_LIFE,
  'draft:life',
  (kept) => hasTexts(kept, 'person', 'kind', 'words') && isRecord(kept) && hasTexts(kept['on'], 'year', 'month', 'day'),
)
