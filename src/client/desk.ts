import { useEffect } from 'react'
import type { StaffCard } from '@/contract/account'
import { dropVisits } from './assessor-fetch'
import { caseDrafts } from './case-drafts'
import { dropCopies } from './kept-copies'
import { forgetMeeting } from './meet-draft'
import { session } from './session'
import { createStore } from './store'
import { useAnswer, type Read } from './use-answer'

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
  caseDrafts.clear()
  forgetMeeting()
  dropVisits()
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
