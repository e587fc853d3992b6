import type { ForWhom } from '@/client/for-whom'
import { go } from '@/platform/navigate'
import { spokenPhone } from '@/ui'
import { PATHS } from '../paths'
import { WayOn, type Way } from '../way-on'
import type { Obstacle } from './obstacle'

/** What is missing, in plain words, and the page on which it is mended. */
const WAYS: Readonly<Record<Obstacle, Way>> = {
  'signed-out': {
    why: () => '在手机上申请,要先登录:批没批准,才告诉得到您。填过的都留着。',
    button: '登录',
    open: () => go(PATHS.signIn, { next: 'back' }),
  },
  'no-self': {
    why: () =>
      '还不知道您叫什么、住在哪里,不知道交给哪个社区核对。先写下来,只写一次。替家里老人申请,请点上面的“换人”。',
    button: '写下我的姓名和住处',
    open: () => go(PATHS.addPerson, { self: 1 }),
  },
  unconfirmed: {
    why: (called) => `${called}还没有同意您替她办事。先请${called}同意,或请社区工作人员当面记录。`,
    button: '请老人同意',
    open: () => go(PATHS.askElder),
  },
  'not-allowed': {
    why: (called) => `${called}同意您看,没有同意您替她办。要申请,请${called}在“谁能替我办”里加上“办理”。`,
  },
  'no-home': {
    why: (called) => `还不知道${called}住在哪个县(市、区),不知道交给哪个社区核对。先填上住处。`,
    button: '填住处',
    open: () => go(PATHS.line, { key: 'residence' }),
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
