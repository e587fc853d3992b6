import { useRef, useState } from 'react'
import type { ActionOutput, WireError } from '@/contract'
import { forgetBookingDrafts, keepHabits, type BookingDraft } from '@/client/booking-draft'
import { currentCity } from '@/client/city'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { detailsToSend, type Known } from './questions'

type Quote = ActionOutput<'booking', 'quote'>

/** What came of handing a booking over: whose page is opened next. */
export type Booked = { readonly case: string } | { readonly waiting: string }

export interface Booking {
  readonly hand: (draft: BookingDraft, quote: Quote) => Promise<Booked | undefined>
  readonly busy: boolean
  readonly error?: WireError
  readonly attempt: number
  /** What was shown when the button was pressed last, in fen; absent until then. */
  readonly shown?: number
}

const knownOf = ({ known }: Quote): Known => known

/** Books, or waits for a place; at the price that was shown and at no other. */
export function useBook(personId: string): Booking {
  const book = useAct('booking', 'book', personId)
  const wait = useAct('booking', 'waitFor', personId)
  const [shown, setShown] = useState<number>()
  const last = useRef<'book' | 'wait'>('book')

  const hand = async (draft: BookingDraft, quote: Quote): Promise<Booked | undefined> => {
    last.current = draft.act
    setShown(quote.total.ownFen)
    const details = detailsToSend(draft.service, draft.details, knownOf(quote))
    const done = draft.act === 'book' ? await handBook(draft, quote, details) : await handWait(draft, details)
    if (!done) {
      // A price, a place or a grant may have changed: what stands on the page is asked anew.
      askAgain('booking', 'quote', 'offering')
      return undefined
    }
    keepHabits(personId, draft.details)
    forgetBookingDrafts((one) => one.person.id === personId && one.offering === draft.offering)
    askAgain('booking', 'upcoming', 'offering', 'offerings', 'week')
    askAgain('care', 'cases')
    return done
  }
  const handBook = async (
    { offering, version, slots, units, weekly }: BookingDraft,
    { total }: Quote,
    details: BookingDraft['details'],
  ): Promise<Booked | undefined> => {
    const city = currentCity()
    const rule = weekly && { weekly: { weekdays: [...weekly.weekdays], starts: weekly.starts } }
    const done = await book.act({
      offering,
      version,
      slots: [...slots],
      units,
      details,
      ...rule,
      ...(city !== null && { city }),
      ownFen: total.ownFen,
    })
    return done && { case: done.order.case }
  }
  const handWait = async (
    { slots, units }: BookingDraft,
    details: BookingDraft['details'],
  ): Promise<Booked | undefined> => {
    const done = await wait.act({ slot: slots[0] ?? '', units, details })
    return done && { waiting: done.waiting.id }
  }
  const { busy, error, attempt } = last.current === 'book' ? book : wait
  return { hand, busy, error, attempt, shown }
}
