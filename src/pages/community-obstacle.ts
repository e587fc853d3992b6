import { isKnown, may, type ForWhom } from '@/client/for-whom'
import type { Scope } from '@/domain/helper/scope'

/** What keeps somebody from bringing an affair to the community on the phone; by telephone and at its window she always can. */
export type CommunityObstacle = 'signed-out' | 'no-self' | 'unconfirmed' | 'not-allowed' | 'no-home'

/** @param needed what a helper must have been given @returns null where nothing is missing */
export function communityObstacle(person: ForWhom, signedIn: boolean, needed: Scope): CommunityObstacle | null {
  if (!signedIn) return 'signed-out'
  if (!isKnown(person)) return 'no-self'
  if (person.standing === 'unconfirmed') return 'unconfirmed'
  if (!may(person, needed)) return 'not-allowed'
  return person.residence === null ? 'no-home' : null
}
