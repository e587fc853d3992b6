import type { ForWhom } from '@/client/for-whom'
import type { CommunityObstacle } from '../community-obstacle'
import { askingHer, CommunityWayOn, fillingHome, signingIn, writingSelf, type Way } from '../way-on'

/** What is missing, in plain words, and the page on which it is mended. */
const WAYS: Readonly<Record<CommunityObstacle, Way>> = {
  'signed-out': signingIn('在手机上请社区帮忙,要先登录:社区答复了,才找得到您。填过的都留着。'),
  'no-self': writingSelf('还不知道您叫什么、住在哪里,社区找不到您。先写下来,只写一次。替家里老人办,请点上面的“换人”。'),
  unconfirmed: askingHer(),
  'not-allowed': {
    why: (called) => `${called}同意您看,没有同意您替她办。要办,请${called}在“谁能替我办”里加上“办理”。`,
  },
  'no-home': fillingHome((called) => `还不知道${called}住在哪个县(市、区),不知道该交给哪个社区。先填上住处。`),
}

interface ObstacleNoticeProps {
  readonly obstacle: CommunityObstacle
  readonly person: ForWhom
}

/** What is missing before the community can be asked here, the way there, and the telephone. */
export function ObstacleNotice({ obstacle, person }: ObstacleNoticeProps) {
  return <CommunityWayOn way={WAYS[obstacle]} person={person} instead="不想在手机上办,打电话也一样:" />
}
