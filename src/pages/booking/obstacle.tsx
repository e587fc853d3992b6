import { isKnown, may, type ForWhom } from '@/client/for-whom'
import { spokenPhone } from '@/ui'
import { askingHer, signingIn, WayOn, writingSelf, type Way } from '../way-on'

/** What keeps somebody from booking here; by telephone she always can. */
export type BookingObstacle = 'signed-out' | 'no-self' | 'unconfirmed' | 'not-allowed'

/** @returns null where nothing does */
export function bookingObstacle(person: ForWhom, signedIn: boolean): BookingObstacle | null {
  if (!signedIn) return 'signed-out'
  if (!isKnown(person)) return 'no-self'
  if (person.standing === 'unconfirmed') return 'unconfirmed'
  return may(person, 'book') ? null : 'not-allowed'
}

const WAYS: Readonly<Record<BookingObstacle, Way>> = {
  'signed-out': signingIn('在手机上订,要先登录:有变动才找得到您。'),
  'no-self': writingSelf('还不知道您叫什么,店家没法给您留位子。先写下来,只写一次。替家里老人订,请点上面的“换人”。'),
  unconfirmed: askingHer((called) => `${called}还没有同意您帮忙订。先请${called}同意,或请社区工作人员当面记录。`),
  'not-allowed': {
    why: (called) => `${called}没有把预约交给您。要订,请${called}在“谁能替我办”里加上“预约”。`,
  },
}

interface ObstacleProps {
  readonly obstacle: BookingObstacle
  readonly person: ForWhom
  /** Where she can ring instead. */
  readonly phone: string
  readonly answers: string
}

/** What is missing before something can be booked here, the way there, and the telephone. */
export function BookingObstacleNotice({ obstacle, person, phone, answers }: ObstacleProps) {
  return (
    <WayOn
      way={WAYS[obstacle]}
      person={person}
      instead="不想在手机上订,打电话订也一样:"
      phone={phone}
      answers={answers}
      number={spokenPhone(phone)}
    />
  )
}
