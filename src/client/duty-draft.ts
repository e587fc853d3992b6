import { hasTexts } from './shapes'
import { createStore } from './store'

/** Somebody being put on duty: what was chosen survives a look at another page. */
export interface DutyDraft {
  /** Six digits; empty is not chosen. */
  readonly county: string
  /** Empty is the whole county. */
  readonly street: string
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly staff: string
  /** One of `SPANS`. */
  readonly span: string
}

export const NO_DUTY: DutyDraft = { county: '', street: '', day: '', staff: '', span: '' }

/** Names nobody but by id, and is kept while the app is open. */
export const dutyDraft = createStore<DutyDraft>(NO_DUTY, undefined, (kept) =>
  hasTexts(kept, 'county', 'street', 'day', 'staff', 'span'),
)

/** The stretches that a rota is made of; a night is two of them. Minutes after midnight. */
export const SPANS = [
  { id: 'day', label: '白天 08:00–18:00', starts: 480, ends: 1080 },
  { id: 'evening', label: '晚上 18:00–24:00', starts: 1080, ends: 1440 },
  { id: 'night', label: '后半夜 00:00–08:00', starts: 0, ends: 480 },
  { id: 'whole', label: '全天 00:00–24:00', starts: 0, ends: 1440 },
] as const
