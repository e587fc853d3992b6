import type { ForWhom } from '@/client/for-whom'
import { signingIn, WayOn, writingSelf, type Way } from '../way-on'
import type { ReportObstacle } from './use-report'

const WAYS: Readonly<Record<ReportObstacle, Way>> = {
  'signed-out': signingIn('报错要先登录:核对完了,才能把结果告诉您。写过的都留着。'),
  'no-self': writingSelf(
    '替家里老人报,请点上面的“换人”。用自己的名义报,先写下姓名和住处,只写一次;核对的人看不到姓名。写过的都留着。',
  ),
  'not-allowed': {
    why: (called) => `${called}同意您看,没有同意您替她办。请点上面的“换人”,用自己的名义报。`,
  },
}

/** What is missing before a mistake can be told here, the way there, and the telephone. */
export function ReportObstacleNotice({
  obstacle,
  person,
}: {
  readonly obstacle: ReportObstacle
  readonly person: ForWhom
}) {
  return (
    <WayOn
      way={WAYS[obstacle]}
      person={person}
      instead="不想在手机上报,打电话说也一样:"
      phone="12349"
      answers="养老热线"
      number="12349"
    />
  )
}
