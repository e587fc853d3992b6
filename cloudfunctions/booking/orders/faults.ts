import { inWords } from '../../runtime/refused'

const ELSEWHERE = '这个时间刚有了另一项预约,人不能同时在两个地方。这一单没有订成,也没有扣钱。请换一个时间。'
const SAME_MEAL = '这一顿刚刚已经订过了,一顿只能订一份。这一单没有订成,也没有扣钱。'

/** Does something that takes her time, and says in words what the database refuses. */
export const withBookingWords = <T>(work: PromiseLike<T>): Promise<T> =>
  inWords(work, { booking_one_place: ELSEWHERE, booking_meal: SAME_MEAL })
