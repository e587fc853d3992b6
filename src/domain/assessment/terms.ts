import type { Level, OfficialTexts } from './instrument'
import type { ScoreTerms } from './score'

/**
 * What a city decides about assessments: `cities/<city>/assessment.yaml`. Each value says where it is from; what no document gives is
 * our assumption, is shown as «以当地规定为准», and promises nothing.
 */

/** A value with its ground: a document and clause, or null where it is assumed. */
export interface Term<T> {
  readonly value: T
  readonly source: { readonly document: string; readonly clause: string } | null
}

export interface AssessmentTerms {
  readonly city: string
  readonly cityName: string
  /** From which age on it is free of charge; null where no document promises it. Linfen: item 8, from 65. */
  readonly freeFromAge: Term<number | null>
  /** From which age on one may apply at all. */
  readonly applyFromAge: Term<number>
  /** Working days of each step: to take it on, to find a team, to visit, to review. */
  readonly days: Readonly<Record<'check' | 'assign' | 'visit' | 'review', Term<number>>>
  /** Months for which a result holds. */
  readonly validMonths: Term<number>
  /** Days (of the calendar) in which she may object after she was told. */
  readonly objectionDays: Term<number>
  /** Days before its end from which on she is reminded. */
  readonly remindDays: Term<number>
  /** One of the two has a medical or nursing background. */
  readonly medicalNeeded: Term<boolean>
  readonly stackClauses: Term<boolean>
  /** From which level on an assessment counts as 生活不能自理; null where the city has not set it (`selfCareFromLevel` of the pack). */
  readonly selfCareFromLevel: Term<Level | null>
  /** What the city pays an organisation for one assessment, in fen; null where nobody has told us. */
  readonly feeFen: Term<number | null>
  /** Minutes that an appointment takes. */
  readonly minutes: Term<number>
  /** Cities and provinces whose results this one recognises, in words. */
  readonly recognises: readonly string[]
  /** Names of the departments, with their phone where the document has one. */
  readonly office: string
  readonly officialTexts: OfficialTexts
}

export const scoreTermsOf = ({ stackClauses }: AssessmentTerms): ScoreTerms => ({ stackClauses: stackClauses.value })

/** True where any value of a term is assumed: the page says «以当地规定为准». */
export const isAssumed = (term: Term<unknown>): boolean => term.source === null

/** One in so many signed forms is read again by the office. */
export const AUDIT_ONE_IN = 20

/** The last day on which a result holds: the day before the same day so many months later. @param on `YYYY-MM-DD` */
export function validTo(on: string, months: number): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
  // 31 January plus one month holds to the end of February; every other day ends the day before.
  if (day <= last) then.setUTCDate(then.getUTCDate() - 1)
  return then.toISOString().slice(0, 10)
}
