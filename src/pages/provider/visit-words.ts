import type { StopVisitReason } from '@/domain/booking/health'
import type { BookingState } from '@/domain/booking/states'

/** Why it was not done, as a care worker says it. */
export const STOP_WORDS: Readonly<Record<StopVisitReason, string>> = {
  'own-wish': '老人自己不想做了',
  fever: '发烧',
  'blood-pressure': '血压太高或太低',
  wound: '有伤口',
  unwell: '别的不舒服',
  'nobody-home': '没有人开门',
  unsafe: '家里做不安全',
}

/** What it then costs her. */
export const STOP_COSTS: Readonly<Record<StopVisitReason, string>> = {
  'own-wish': '还没开始:不收钱。做了一半:按下单时说好的收一部分。',
  fever: '身体原因,不收钱。',
  'blood-pressure': '身体原因,不收钱。',
  wound: '身体原因,不收钱。',
  unwell: '身体原因,不收钱。',
  'nobody-home': '按下单时说好的“临时取消”收。走以前,请先打两次电话。',
  unsafe: '不收钱。',
}

/** Nobody was let in where nobody opened. */
export const reasonsIn = (state: BookingState): readonly StopVisitReason[] =>
  (Object.keys(STOP_WORDS) as StopVisitReason[]).filter((reason) => state === 'accepted' || reason !== 'nobody-home')
