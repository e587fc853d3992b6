import type { ActionOutput } from '@/contract'
import type { WaitingCard } from '@/contract/booking/orders'
import type { BookingCard } from '@/contract/booking/shapes'
import { useAnswer, type Read } from '@/client/use-answer'
import { MEAL_WORDS } from '@/domain/booking/services'
import { BOOKING_STATE_WORDS } from '@/domain/booking/states'
import { clockText } from '@/domain/facility/hours'
import { dayNear, soonWords } from './slot-words'

export type UpcomingRead = Read<ActionOutput<'booking', 'upcoming'>>

/** What comes next for everybody whom the account may look after; kept on the phone for a day without a network. */
export const useUpcoming = (account: string | null): UpcomingRead => useAnswer('booking', 'upcoming', {}, account)

/** What comes next: a place on offer before anything else, for it waits for an answer. */
export type NextUp =
  | { readonly kind: 'offer'; readonly waiting: WaitingCard }
  | { readonly kind: 'booking'; readonly booking: BookingCard }

/** @param today what was kept on the phone may be of yesterday */
export function nextUp(data: UpcomingRead['data'], today: string): NextUp | undefined {
  const offered = data?.waiting.find(({ state }) => state === 'offered')
  if (offered) return { kind: 'offer', waiting: offered }
  const [booking] = comingOf(data?.bookings ?? [], today)
  return booking && { kind: 'booking', booking }
}

const COMING: readonly BookingCard['state'][] = ['requested', 'accepted', 'started', 'served']

/** Those still to come, or to be confirmed, the nearest first. */
export const comingOf = (bookings: readonly BookingCard[], today: string): readonly BookingCard[] =>
  bookings
    .filter(({ state, day }) => COMING.includes(state) && (day >= today || state === 'started' || state === 'served'))
    .sort((a, b) => (a.day === b.day ? a.starts - b.starts : a.day < b.day ? -1 : 1))

/** «明天 周日 11:00 午餐» */
export const comingWords = ({ day, starts, meal, name }: BookingCard, today: string): string =>
  `${dayNear(day, today)} ${clockText(starts)} ${meal ? MEAL_WORDS[meal] : name}`

/** «春晖食堂 · 已接单» */
export const standingWords = ({ place, state }: Pick<BookingCard, 'place' | 'state'>): string =>
  `${place.name} · ${BOOKING_STATE_WORDS[state]}`

/** «空出一个位子,请在 11:20 前回答» */
export function offerWords({ offeredUntil, units }: WaitingCard, today: string): string {
  const by = offeredUntil ? `,请在 ${soonWords(offeredUntil, today)} 前回答` : ',请回答要不要'
  return `空出${units > 1 ? ` ${units} ` : '一'}个位子${by}`
}
