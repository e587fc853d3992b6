import { useEffect } from 'react'
import type { StaffCard } from '@/contract/account'
import { dropVisits } from './assessor-fetch'
import { forgetCaller } from './caller'
import { caseDrafts } from './case-drafts'
import { deskVisitDrafts } from './desk-visit-draft'
import { dropCopies } from './kept-copies'
import { lifeDraft } from './life-draft'
import { forgetMeeting } from './meet-draft'
import { NO_REGISTER_TEXT, paperRegister } from './paper-register'
import { session } from './session'
import { forgetSitting } from './sitting-draft'
import { createStore } from './store'
import { useAnswer, type Read } from './use-answer'
import { forgetVisitPlan } from './visit-plan'

/** The place of whoever is signed in among the city's staff. */
export interface AtWork extends Read<unknown> {
  /** Undefined where nobody is signed in. */
  readonly account?: string
  /** Null where he works for no city here; undefined while that is not known. */
  readonly staff?: StaffCard | null
}

/** Whether this phone has read at an open desk: elders' names stand in its copies. */
const hasWorked = createStore(false, 'worked', (kept) => typeof kept === 'boolean')

/** Brings the phone in line with whether the desk is open here: closed, nothing of the elders it served stays. */
export function learnDesk(staff: StaffCard | null | undefined): void {
  if (staff?.deskOpen) {
    if (!hasWorked.get()) hasWorked.set(true)
    return
  }
  if (staff === undefined || !hasWorked.get()) return
  dropCopies()
  forgetCaller()
  caseDrafts.clear()
  forgetMeeting()
  lifeDraft.clear()
  paperRegister.set(NO_REGISTER_TEXT)
  dropVisits()
  deskVisitDrafts.clear()
  forgetSitting()
  forgetVisitPlan()
  hasWorked.clear()
}

/** Asked anew as a page opens: the desk closes by itself, and an operator may have ended it. */
export function useAtWork(): AtWork {
  const account = session.use()?.account.id
  const read = useAnswer('account', 'me', {}, account ?? null)
  const staff = read.data?.staff
  useEffect(() => learnDesk(staff), [staff])
  return { ...read, account, staff }
}
