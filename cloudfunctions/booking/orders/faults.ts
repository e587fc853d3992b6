import { WireFault } from '../../runtime/wire-fault'

const EXCLUSION_VIOLATION = '23P01'
const UNIQUE_VIOLATION = '23505'

const ELSEWHERE = '这个时间刚有了另一项预约,人不能同时在两个地方。这一单没有订成,也没有扣钱。请换一个时间。'
const SAME_MEAL = '这一顿刚刚已经订过了,一顿只能订一份。这一单没有订成,也没有扣钱。'

/**
 * What the database refused of her time, as the person is told it; anything else as it came. The transaction is lost either way: it
 * must be thrown on.
 */
export function bookingFault(error: unknown): unknown {
  const { code, constraint } = ((error as Error | null)?.cause ?? {}) as {
    readonly code?: string
    readonly constraint?: string
  }
  if (code === EXCLUSION_VIOLATION && constraint === 'booking_one_place') return new WireFault('conflict', ELSEWHERE)
  if (code === UNIQUE_VIOLATION && constraint === 'booking_meal') return new WireFault('conflict', SAME_MEAL)
  return error
}

/** Does something that takes her time, and says in words what the database refuses. */
export const withBookingWords = <T>(work: PromiseLike<T>): Promise<T> =>
  Promise.resolve(work).catch((error: unknown) => {
    throw bookingFault(error)
  })
