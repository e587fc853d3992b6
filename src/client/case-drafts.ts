import { isRecordOf, isText } from './shapes'
import { createStore } from './store'

/** Words being written in cases, by case and kind of act: they survive a lost session, a call and a closed app. */
export const caseDrafts = createStore<Readonly<Record<string, string>>>({}, 'draft:case', (kept) =>
  isRecordOf(kept, isText),
)

export function keepCaseDraft(caseId: string, kind: string, words: string): void {
  const { [`${caseId}:${kind}`]: _before, ...others } = caseDrafts.get()
  caseDrafts.set(words === '' ? others : { ...others, [`${caseId}:${kind}`]: words })
}

/** Puts words back into the field from which they came, under whatever stands there by now. */
export function returnToDraft(caseId: string, kind: string, words: string): void {
  const before = caseDrafts.get()[`${caseId}:${kind}`]
  keepCaseDraft(caseId, kind, [before, words].filter(Boolean).join('\n'))
}

/** Forgets what was being written in these cases. */
export function forgetCaseDrafts(cases: readonly string[]): void {
  const kept = Object.entries(caseDrafts.get()).filter(([key]) => !cases.some((id) => key.startsWith(`${id}:`)))
  caseDrafts.set(Object.fromEntries(kept))
}
