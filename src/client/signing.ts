import type { Session } from '@/contract/account'
import { readKept } from '@/platform/storage'
import { forgetActs } from './act-ids'
import { addPersonDraft } from './add-person-draft'
import { forgetOthersAnswers } from './answers'
import { caseDrafts } from './case-drafts'
import { forgetChosenCities } from './city'
import { acceptDraft, forgetDrafts } from './drafts'
import { endSession } from './endings'
import { finding } from './finding'
import { filters } from './finding-filters'
import { forWhom, MYSELF } from './for-whom'
import { forgetHelpDrafts } from './help-draft'
import { dropCopies } from './kept-copies'
import { clearNameSearch } from './map-need'
import { forgetMeeting } from './meet-draft'
import { forgetOutgoing } from './outgoing-acts'
import { forgetStarts } from './place'
import { endBeside } from './presence'
import { currentToken, session } from './session'
import { isTextOrNull } from './shapes'
import { staffDraft } from './staff-draft'
import { createStore } from './store'

/** Whose people this phone last knew; a session may end by itself and leave them behind. */
const LAST = 'last-account'
const lastAccount = createStore<string | null>(null, LAST, isTextOrNull)

/** The phone keeps nothing of the people whom an account acts for. */
export function forgetPeople(): void {
  forgetOthersAnswers()
  forgetChosenCities()
  forgetStarts()
  filters.clear()
  clearNameSearch()
  addPersonDraft.clear()
  forgetDrafts()
  forgetActs()
  forgetHelpDrafts()
  caseDrafts.clear()
  endBeside()
  forgetMeeting()
  staffDraft.clear()
  forWhom.set(MYSELF)
  // Last: whose city's policy stays on the phone is known only now.
  dropCopies()
  finding.forget()
  lastAccount.clear()
}

/** Whether this phone keeps something of an account that has been signed in here. */
export const useKeptOfAccount = (): boolean => lastAccount.use() !== null

/** Signs in on this device; another account than the last finds nothing of that one. */
export function signIn(opened: Session): void {
  // Another tab may have been the last.
  const before = readKept<string | null>(LAST, isTextOrNull) ?? lastAccount.get()
  if (before !== null && before !== opened.account.id) {
    // An invitation is whoever's who opened it, and he had to sign in for it.
    const invitation = acceptDraft.get()
    forgetPeople()
    acceptDraft.set(invitation)
  }
  lastAccount.set(opened.account.id)
  session.set(opened)
}

/** The session has ended in the cloud already: nothing of it stays here. Whoever had acts waiting was asked before. */
export function endHere(): void {
  const account = session.get()?.account.id
  if (account) forgetOutgoing(account)
  forgetPeople()
  session.clear()
}

/** Forgets on this device, at once; the cloud ends the session as soon as it hears of it. */
export function signOut(): void {
  const token = currentToken()
  if (token) endSession(token)
  endHere()
}
