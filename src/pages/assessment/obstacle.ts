import { calledOf, decides, type ForWhom } from '@/client/for-whom'
import { communityObstacle, type CommunityObstacle } from '../community-obstacle'

/** What keeps somebody from applying here; at the community's window she always can. */
export type Obstacle = CommunityObstacle | 'no-consent'

/**
 * @param consented whether she has agreed that what an assessment finds is kept; undefined where that is not known: only she is asked
 * @returns null where nothing does
 */
export function obstacleFor(person: ForWhom, signedIn: boolean, consented: boolean | undefined): Obstacle | null {
  const obstacle = communityObstacle(person, signedIn, 'assess')
  if (obstacle) return obstacle
  return consented === false ? 'no-consent' : null
}

/** What only she can agree to, told to a helper before he presses the last button. */
export const helperConsentWords = (person: ForWhom): string =>
  decides(person) ? '' : `要${calledOf(person)}在自己手机上同意过“记下评估结果”,或到社区当面同意过,才交得上去。`
