import type { Session } from '@/contract/account'
import { addPersonDraft } from './add-person-draft'
import { forgetOthersAnswers } from './answers'
import { forgetChosenCities } from './city'
import { forWhom, MYSELF } from './for-whom'
import { dropCopies } from './kept-copies'
import { session } from './session'
import { isTextOrNull } from './shapes'
import { createStore } from './store'

/** Whose people this phone last knew; a session may end by itself and leave them behind. */
const lastAccount = createStore<string | null>(null, 'last-account', isTextOrNull)

/** The phone keeps nothing of the people whom an account acts for. */
export function forgetPeople(): void {
  forgetOthersAnswers()
  forgetChosenCities()
  addPersonDraft.clear()
  forWhom.set(MYSELF)
  // Last: whose city's policy stays on the phone is known only now.
  dropCopies()
  lastAccount.clear()
}

/** Signs in on this device; another account than the last finds nothing of that one. */
export function signIn(opened: Session): void {
  const before = lastAccount.get()
  if (before !== null && before !== opened.account.id) forgetPeople()
  lastAccount.set(opened.account.id)
  session.set(opened)
}

/** Signs out on this device, and forgets. */
export function signOut(): void {
  forgetPeople()
  session.clear()
}
