import type { ForWhom } from '@/client/for-whom'
import { go } from '@/platform/navigate'
import { spokenPhone } from '@/ui'
import { PATHS } from '../paths'
import { WayOn, type Way } from '../way-on'
import type { Obstacle } from './obstacle'

const toConsent = (): void => go(PATHS.consents, { class: 'assessment' })

const WAYS: Readonly<Record<Obstacle, Way>> = {
  'signed-out': {
    why: () => '在手机上申请,要先登录:约时间、出结果,才告诉得到您。填过的都留着。',
    button: '登录',
    open: () => go(PATHS.signIn, { next: 'back' }),
  },
  'no-self': {
    why: () => '还不知道您叫什么、住在哪里,不知道交给哪里的民政。先写下来,只写一次。替家里老人申请,请点上面的“换人”。',
    button: '写下我的姓名和住处',
    open: () => go(PATHS.addPerson, { self: 1 }),
  },
  unconfirmed: {
    why: (called) => `${called}还没有同意您替她办事。先请${called}同意,或请社区工作人员当面记录。`,
    button: '请老人同意',
    open: () => go(PATHS.askElder),
  },
  'not-allowed': {
    why: (called) =>
      `${called}同意您的事里没有“评估”。要申请,请${called}在“谁能替我办”里给您加上“评估”,或者陪${called}到社区办。`,
  },
  'no-home': {
    why: (called) => `还不知道${called}住在哪个县(市、区),不知道交给哪里的民政。先填上住处。`,
    button: '填住处',
    open: () => go(PATHS.line, { key: 'residence' }),
  },
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
  const { community } = person
  const phone = community?.phone ?? '12349'
  return (
    <WayOn
      way={WAYS[obstacle]}
      person={person}
      instead="不想在手机上办,到社区窗口申请也一样,先打电话问:"
      phone={phone}
      answers={community?.name ?? '养老热线'}
      number={spokenPhone(phone)}
    />
  )
}
