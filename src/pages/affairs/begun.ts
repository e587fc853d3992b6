import { assessmentDrafts, type AssessmentDraft } from '@/client/assessment-draft'
import { bookingDrafts, type BookingDraft } from '@/client/booking-draft'
import { reportDrafts, type ReportDraft } from '@/client/drafts'
import { useActs } from '@/client/outgoing-acts'
import { helpDrafts, type HelpDraft } from '@/client/help-draft'
import { session } from '@/client/session'

/** Requests that were begun and not handed over, whoever they are for. */
export function useBegunRequests(): readonly HelpDraft[] {
  const drafts = helpDrafts.use()
  return Object.values(drafts).filter(
    ({ sentAs, title, reasons, words }) => sentAs === undefined && [title, words, ...reasons].join('') !== '',
  )
}

/** Mistakes about places that were begun and not handed over. */
export function useBegunReports(): readonly ReportDraft[] {
  const drafts = reportDrafts.use()
  return Object.values(drafts).filter(
    ({ sentAs, what, words }) => sentAs === undefined && (what.length > 0 || words !== ''),
  )
}

/** Bookings that were begun and not made. */
export function useBegunBookings(): readonly BookingDraft[] {
  return Object.values(bookingDrafts.use()).filter(({ slots }) => slots.length > 0)
}

/** Applications for an assessment that were begun and not handed over. */
export const useBegunAssessments = (): readonly AssessmentDraft[] => Object.values(assessmentDrafts.use())

/** What this account did that the cloud has not taken, oldest first. */
export function useUnsent() {
  const acts = useActs(session.use()?.account.id)
  return {
    waiting: acts.filter(({ state }) => state.kind === 'waiting'),
    questions: acts.filter(({ state }) => state.kind !== 'waiting'),
  }
}
