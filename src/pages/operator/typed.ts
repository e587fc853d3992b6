import { createStore } from '@/client/store'
import type { Typed } from './form'

type AllTyped = Readonly<Record<string, Typed>>

/** What was typed for each rule: figures of a place, nothing of a person. It survives a call and a closed app. */
const kept = createStore<AllTyped>({}, 'draft:operator')

interface TypedForRule {
  readonly typed: Typed
  readonly change: (field: string, value: string) => void
  readonly clear: () => void
}

/** What was typed for one rule, and how to change it. */
export function useTyped(ref: string): TypedForRule {
  const all = kept.use()
  const typed = all[ref] ?? {}
  return {
    typed,
    change: (field, value) => kept.set({ ...kept.get(), [ref]: { ...(kept.get()[ref] ?? {}), [field]: value } }),
    clear: () => kept.set({ ...kept.get(), [ref]: {} }),
  }
}
