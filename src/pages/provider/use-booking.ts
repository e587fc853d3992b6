import { useState } from 'react'
import type { DeskBooking } from '@/contract/booking/desk'
import { useAnswer, type Read } from '@/client/use-answer'

export interface BookingRead extends Omit<Read<unknown>, 'data'> {
  readonly booking?: DeskBooking
  /** What an act has just made of it; lists are asked anew meanwhile. */
  readonly learn: (booking: DeskBooking) => void
}

/** One booking of the provider, from the list of its day; a new one may stand only among the new. */
export function useBooking(id: string, day: string, account: string): BookingRead {
  const [learnt, setLearnt] = useState<DeskBooking>()
  const ofDay = useAnswer('booking', 'deskBookings', { show: 'day', day, booking: id }, day === '' ? null : account)
  const known = ofDay.data?.bookings.find((one) => one.id === id)
  // Asked only where the day's list does not have it.
  const isElsewhere = day === '' || (!ofDay.loading && !known)
  const fresh = useAnswer('booking', 'deskBookings', { show: 'new', booking: id }, isElsewhere ? account : null)
  const found = known ?? fresh.data?.bookings.find((one) => one.id === id)
  const booking = learnt && (!found || learnt.version >= found.version) ? learnt : found
  return {
    booking,
    error: ofDay.error ?? fresh.error,
    loading: !booking && (ofDay.loading || fresh.loading),
    retry: () => {
      ofDay.retry()
      if (isElsewhere) fresh.retry()
    },
    learn: setLearnt,
  }
}
