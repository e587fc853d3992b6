/** Who works for a city here. An operator invites; a community worker sits beside elders of her division. */
export const STAFF_ROLES = ['operator', 'community-worker'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Why a worker opens a record with the elder beside her. */
export const PRESENCE_REASONS = ['register', 'consent', 'help', 'correct', 'rights'] as const
export type PresenceReason = (typeof PRESENCE_REASONS)[number]

/** How an elder shows that she is there: the code on her card, or her own hand on the screen. */
export const PRESENCE_PROOFS = ['service-code', 'signature'] as const
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
