import type { HandlersOf } from '../../runtime/define'
import type { BookingParts } from '../parts'
import { confirm, rate } from './after'
import { book } from './book'
import { cancel } from './cancel'
import { change } from './change'
import { orderCard } from './order-card'
import { quoteOf } from './quote'
import { end, pause, resume } from './rest'
import { upcoming, week } from './week'

export { writeWish, type Booked, type Wish } from './book'
export { orderCard } from './order-card'
export type { Again } from './again'
export { extendWeekly } from './weekly'

type OrderActions =
  | 'quote'
  | 'book'
  | 'order'
  | 'upcoming'
  | 'week'
  | 'change'
  | 'cancel'
  | 'pause'
  | 'resume'
  | 'end'
  | 'confirm'
  | 'rate'

/** The person's own side: booking and what comes after. */
export function orderHandlers(parts: BookingParts): HandlersOf<'booking', OrderActions> {
  return {
    quote: (call) => quoteOf(parts, call),
    book: (call) => book(parts, call),
    async order(call) {
      if (!call.forCase) throw new Error('order was called without its case')
      return { order: await orderCard(call.db, parts, call, call.forCase.id) }
    },
    upcoming: (call) => upcoming(parts, call),
    week: (call) => week(parts, call),
    change: (call) => change(parts, call),
    cancel: (call) => cancel(parts, call),
    pause: (call) => pause(parts, call),
    resume: (call) => resume(parts, call),
    end: (call) => end(parts, call),
    confirm: (call) => confirm(parts, call),
    rate: (call) => rate(parts, call),
  }
}
