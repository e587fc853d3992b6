/**
 * Who may assess her: two different people of one organisation that does not serve her, nobody of an earlier team once she has
 * objected, one with a medical or nursing background where the city asks for it, and both free, with the way between two
 * appointments counted. GB/T 42195-2022 5.2 names the organisation; that it must not be her provider is our rule after local ones
 * (docs/decisions/082). Pure; times in milliseconds, ways in minutes.
 */

export interface Whereabouts {
  readonly county: string
  readonly street: string | null
  /** A key of the community, the same text for the same one. */
  readonly community: string | null
}

export interface Appointment {
  readonly from: number
  readonly to: number
  readonly at: Whereabouts
}

export interface Candidate {
  readonly id: string
  /** Whose assessor. */
  readonly org: string
  readonly medical: boolean
  /** His certificate holds on the day of the appointment. */
  readonly valid: boolean
  readonly appointments: readonly Appointment[]
}

export interface TeamTerms {
  /** One of the two has a medical or nursing background. */
  readonly medicalNeeded: boolean
}

export interface TeamQuestion {
  readonly terms: TeamTerms
  /** Organisations that serve her, or did in the last year. */
  readonly servesHer: readonly string[]
  /** Staff of earlier teams of this application. */
  readonly earlier: readonly string[]
  /** Staff who are her family, or stand in her record. */
  readonly kin: readonly string[]
  /** When and where; null while no day is fixed. */
  readonly when: Appointment | null
}

/** Minutes on the way between two appointments. No document gives them: a neighbour's door, a street, a county, a city. */
export function wayMinutes(a: Whereabouts, b: Whereabouts): number {
  if (a.county !== b.county) return 60
  if (a.street === null || b.street === null || a.street !== b.street) return 40
  return a.community !== null && a.community === b.community ? 10 : 20
}

const MINUTE_MS = 60_000

/** Whether there is time for both, with the way between them. */
export function goTogether(a: Appointment, b: Appointment): boolean {
  const way = wayMinutes(a.at, b.at) * MINUTE_MS
  return a.to + way <= b.from || b.to + way <= a.from
}

/** Why somebody cannot be on her team, in words for the office; null where he can. */
export function candidateFault(candidate: Candidate, question: TeamQuestion): string | null {
  const { servesHer, earlier, kin, when } = question
  if (servesHer.includes(candidate.org)) return '所在机构正在为这位老人服务'
  if (kin.includes(candidate.id)) return '是这位老人的家人或帮手'
  if (earlier.includes(candidate.id)) return '已经评过这位老人这一次,再评要换人'
  if (!candidate.valid) return '评估员资格到那天已经过期'
  if (when && candidate.appointments.some((other) => !goTogether(other, when))) return '那段时间有别的评估,或来不及赶到'
  return null
}

/** What is wrong with a team as a whole, by field; empty where nothing is. */
export function teamFaults(
  first: Candidate,
  second: Candidate,
  question: TeamQuestion,
): Readonly<Partial<Record<'first' | 'second', string>>> {
  const alone = { first: candidateFault(first, question), second: candidateFault(second, question) }
  if (alone.first || alone.second)
    return { ...(alone.first && { first: alone.first }), ...(alone.second && { second: alone.second }) }
  if (first.id === second.id) return { second: '两位评估员不能是同一个人' }
  if (first.org !== second.org) return { second: '两位评估员要是同一家评估机构的' }
  if (question.terms.medicalNeeded && !first.medical && !second.medical)
    return { second: '本地要求两人里至少一位有医护背景' }
  return {}
}
