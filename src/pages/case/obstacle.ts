import { isKnown, may, type ForWhom } from '@/client/for-whom'

/** What keeps somebody from asking the community for help here; by telephone she always can. */
export type Obstacle = 'signed-out' | 'no-self' | 'unconfirmed' | 'not-allowed' | 'no-home'

/** @returns null where nothing does */
export function obstacleFor(person: ForWhom, signedIn: boolean): Obstacle | null {
  if (!signedIn) return 'signed-out'
  if (!isKnown(person)) return 'no-self'
  if (person.standing === 'unconfirmed') return 'unconfirmed'
  if (!may(person, 'handle')) return 'not-allowed'
  return person.residence === null ? 'no-home' : null
}
