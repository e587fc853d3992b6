import type { ForWhom } from '@/client/for-whom'
import { go } from '@/platform/navigate'
import { PATHS } from '../paths'
import { askingHer, CommunityWayOn, fillingHome, signingIn, writingSelf, type Way } from '../way-on'
import type { Obstacle } from './obstacle'

const toConsent = (): void => go(PATHS.consents, { class: 'assessment' })

const WAYS: Readonly<Record<Obstacle, Way>> = {
  'signed-out': signingIn('在手机上申请,要先登录:约时间、出结果,才告诉得到您。填过的都留着。'),
  'no-self': writingSelf(
    '还不知道您叫什么、住在哪里,不知道交给哪里的民政。先写下来,只写一次。替家里老人申请,请点上面的“换人”。',
  ),
  unconfirmed: askingHer(),
  'not-allowed': {
    why: (called) =>
      `${called}同意您的事里没有“评估”。要申请,请${called}在“谁能替我办”里给您加上“评估”,或者陪${called}到社区办。`,
  },
  'no-home': fillingHome((called) => `还不知道${called}住在哪个县(市、区),不知道交给哪里的民政。先填上住处。`),
  'no-consent': {
    why: (called) =>
      `评估的结果说的是${called}的身体,要${called}先单独同意,才能记下来。同意了再回到这里,填过的都留着。不同意也可以:到社区的窗口申请,结果自己收着。`,
    button: '看看要同意什么',
    open: toConsent,
  },
}

interface ObstacleNoticeProps {
  readonly obstacle: Obstacle
  readonly person: ForWhom
}

/** What is missing before somebody can apply here, the way there, and the telephone. */
export function ObstacleNotice({ obstacle, person }: ObstacleNoticeProps) {
  return (
    <CommunityWayOn way={WAYS[obstacle]} person={person} instead="不想在手机上办,到社区窗口申请也一样,先打电话问:" />
  )
}
