import { hasTexts, isRecord, isRecordOf } from './shapes'
import { createStore } from './store'

/** An application for a programme being written. It survives a lost session, a call and a closed app; one for each programme and person. */
export interface GrantDraft {
  readonly person: { readonly id: string; readonly called: string }
  readonly city: string
  /** Key of the programme in the city's pack. */
  readonly programme: string
  /** Its name, for the line under 我的事. */
  readonly name: string
  /** Undefined as long as nobody has written or taken out anything: what a judgement said is proposed then. */
  readonly words?: string
}

const isDraft = (kept: unknown): boolean =>
  isRecord(kept) && hasTexts(kept, 'city', 'programme', 'name') && hasTexts(kept['person'], 'id', 'called')

export const grantDrafts = createStore<Readonly<Record<string, GrantDraft>>>({}, 'draft:grant', (kept) =>
  isRecordOf(kept, isDraft),
)

/** One for each programme and person. */
export const grantKey = (personId: string, programme: string): string => `${personId}:${programme}`

export function keepGrantDraft(draft: GrantDraft): void {
  grantDrafts.set({ ...grantDrafts.get(), [grantKey(draft.person.id, draft.programme)]: draft })
}

/** Forgets those that fit. */
export function forgetGrantDrafts(fits: (draft: GrantDraft) => boolean = () => true): void {
  const kept = Object.entries(grantDrafts.get()).filter(([, draft]) => !fits(draft))
  grantDrafts.set(Object.fromEntries(kept))
}
