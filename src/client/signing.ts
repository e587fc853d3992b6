import type { Session } from '@/contract/account'
import { readKept } from '@/platform/storage'
import { forgetActs } from './act-ids'
import { addPersonDraft } from './add-person-draft'
import { forgetOthersAnswers } from './answers'
import { forgetAssessmentDrafts } from './assessment-draft'
import { forgetKeptVisits } from './assessor-kept'
import { forgetAssessing } from './assessor-outgoing'
import { forgetBookings } from './booking-draft'
import { caseDrafts } from './case-drafts'
import { forgetChosenCities } from './city'
import { counterPlace } from './counter'
import { deskVisitDrafts } from './desk-visit-draft'
import { acceptDraft, forgetDrafts } from './drafts'
import { dutyDraft } from './duty-draft'
import { endSession } from './endings'
import { finding } from './finding'
import { filters } from './finding-filters'
import { forWhom, MYSELF } from './for-whom'
import { forgetGrantDrafts } from './grant-draft'
import { forgetHelpDrafts } from './help-draft'
import { dropCopies } from './kept-copies'
import { clearNameSearch } from './map-need'
import { lifeDraft } from './life-draft'
import { forgetMeeting } from './meet-draft'
import { forgetOutgoing } from './outgoing-acts'
import { forgetDesk } from './outgoing-desk'
import { forgetServing } from './outgoing-serving'
import { NO_REGISTER_TEXT, paperRegister } from './paper-register'
import { forgetStarts } from './place'
import { endBeside } from './presence'
import { currentToken, session } from './session'
import { isTextOrNull } from './shapes'
import { forgetSitting } from './sitting-draft'
import { staffDraft } from './staff-draft'
import { createStore } from './store'
import { forgetVisitPlan } from './visit-plan'
import { visitDrafts } from './visits'
import { forgetUrgent } from './urgent-draft'

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
  forgetGrantDrafts()
  forgetAssessmentDrafts()
  forgetBookings()
  forgetUrgent()
  caseDrafts.clear()
  endBeside()
  forgetMeeting()
  lifeDraft.clear()
  paperRegister.set(NO_REGISTER_TEXT)
  staffDraft.clear()
  dutyDraft.clear()
  visitDrafts.clear()
  deskVisitDrafts.clear()
  forgetSitting()
  forgetVisitPlan()
  counterPlace.clear()
  forWhom.set(MYSELF)
  forgetKeptVisits()
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
  if (account) {
    forgetOutgoing(account)
    forgetServing(account)
    forgetDesk(account)
    forgetAssessing(account)
  }
  forgetPeople()
  session.clear()
}

/** Forgets on this device, at once; the cloud ends the session as soon as it hears of it. */
export function signOut(): void {
  const token = currentToken()
  if (token) endSession(token)
  endHere()
}
