/**
 * Who works here. An operator invites; a community worker sits beside elders of her division; an official (民政经办) decides on
 * grants of her county, sends assessors and answers for the money. A clerk and a care worker serve for one provider; an assessor (评估员)
 * comes from an assessing organisation, which is a provider that assesses. A phone agent (话务员) answers 12349 for the whole city, and acts
 * for a caller while the call lasts.
 */
export const STAFF_ROLES = [
  'operator',
  'community-worker',
  'phone-agent',
  'official',
  'clerk',
  'care-worker',
  'assessor',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Roles that stand for one provider and nobody else. */
export const isOfProvider = (role: StaffRole): boolean =>
  role === 'clerk' || role === 'care-worker' || role === 'assessor'

const SHORT_ROLES: Readonly<Record<StaffRole, string>> = {
  operator: '管理员',
  'community-worker': '社工',
  'phone-agent': '12349 话务员',
  official: '民政',
  clerk: '服务机构',
  'care-worker': '上门服务',
  assessor: '评估员',
}

/** What stands in front of a name: «社工 李敏». */
export const shortRoleWords = (role: StaffRole): string => SHORT_ROLES[role]

/** Why a worker opens a record with the elder beside her; `call` is a call to 12349. */
export const MEETING_REASONS = ['register', 'consent', 'help', 'correct', 'rights'] as const
export const PRESENCE_REASONS = [...MEETING_REASONS, 'call'] as const
export type MeetingReason = (typeof MEETING_REASONS)[number]
export type PresenceReason = (typeof PRESENCE_REASONS)[number]

/** How an elder shows that she is there: the code on her card, her own hand on the screen, or her spoken yes on the telephone. */
export const MEETING_PROOFS = ['service-code', 'signature'] as const
export const PRESENCE_PROOFS = [...MEETING_PROOFS, 'spoken'] as const
export type MeetingProof = (typeof MEETING_PROOFS)[number]
export type PresenceProof = (typeof PRESENCE_PROOFS)[number]

/** Minutes after which a worker's time with an elder closes by itself. */
export const PRESENCE_MINUTES = 60

/** Whom a worker is there for. What is left out is not narrowed: no street is the whole county. */
export interface Division {
  readonly county: string | null
  readonly street: string | null
  /** A key of county, street and community, the same text for the same community. */
  readonly community: string | null
}

/** True when somebody who lives at `home` belongs to a worker's division; nobody belongs by an address that is not known. */
export function covers(division: Division, home: Division): boolean {
  if (division.county === null) return true
  if (division.county !== home.county) return false
  if (division.street !== null && division.street !== home.street) return false
  return division.community === null || division.community === home.community
}
