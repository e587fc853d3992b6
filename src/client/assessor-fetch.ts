import type { WireError } from '@/contract'
import type { MyVisit } from '@/contract/assessment/visits'
import { chinaDay } from '@/domain/person/date'
import { now } from '@/platform/clock'
import { assessingActs } from './assessor-acts'
import { forgetOtherVisitDrafts } from './assessor-drafts'
import { assessorFiles } from './assessor-files'
import { forgetForm, forgetKeptVisits, formOf, formsKept, isFormKept, keepForm, keepVisits } from './assessor-kept'
import { rereadTaps } from './assessor-taps'
import { call } from './call'

/** What an assessor takes along for the day: fetched while there is a network, kept for when there is none. */

const DAY_MS = 86_400_000
/** A form fetched so long ago is fetched anew: the city may have decided otherwise since. */
const STALE_MS = DAY_MS / 2

/** Of today, tomorrow, or left over from before: their forms are taken along. */
export function isAtHand({ visit, state }: MyVisit, at: number): boolean {
  return state === 'planned' && visit.day !== null && visit.day <= chinaDay(at + DAY_MS)
}

function isCurrent(account: string, listed: MyVisit): boolean {
  const form = formOf(account, listed.visit.id)
  if (!form || !isFormKept(listed.visit.id) || now() - form.at > STALE_MS) return false
  const { mine, taps } = form.pack
  return mine.visit.version === listed.visit.version && taps.length === listed.taps
}

/** Fetches one form. @returns why it could not be had; undefined where it is here now */
export async function fetchForm(account: string, visit: string): Promise<WireError | undefined> {
  const answer = await call('assessment', 'sheet', { visit }, { account })
  if (!answer.ok) return answer.error
  keepForm({ account, pack: answer.data.sheet, at: now() })
  return undefined
}

/** Visits with something on this phone that the cloud has not taken. */
const unsentVisits = (): readonly string[] =>
  [...rereadTaps(), ...assessorFiles.reread(), ...assessingActs.reread()].map(({ visit }) => visit)

/** Fetches the list, and the forms of what is at hand. @returns why that could not be done; what stands here stays */
export async function fetchVisits(account: string): Promise<WireError | undefined> {
  const answer = await call('assessment', 'myVisits', {}, { account })
  if (!answer.ok) return answer.error
  const { visits } = answer.data
  keepVisits({ account, visits, at: now() })
  const listed = visits.map(({ visit }) => visit.id)
  const unsent = unsentVisits()
  // Another team has it, or it is over: nothing of her stays but what was not sent.
  for (const id of formsKept()) if (!listed.includes(id) && !unsent.includes(id)) forgetForm(id)
  forgetOtherVisitDrafts(account, [...listed, ...unsent])
  for (const visit of visits) {
    if (!isAtHand(visit, now()) || isCurrent(account, visit)) continue
    const error = await fetchForm(account, visit.visit.id)
    if (error?.code === 'unavailable') return error
  }
  return undefined
}

/** The desk is closed on this phone: of the elders nothing stays but the forms of which something was not sent. */
export const dropVisits = (): void => forgetKeptVisits(unsentVisits())
