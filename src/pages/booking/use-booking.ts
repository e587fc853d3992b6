import { useEffect, useMemo, useState } from 'react'
import type { ActionInput, ActionOutput } from '@/contract'
import type { OfferingCard, OrderCard, SlotCard } from '@/contract/booking/shapes'
import {
  asOfToday,
  bookingDrafts,
  bookingKey,
  detailsKnown,
  keepBookingDraft,
  type BookingDraft,
} from '@/client/booking-draft'
import { useCity } from '@/client/city'
import { calledOf, forWhom, type ForWhom } from '@/client/for-whom'
import { aboutPerson } from '@/client/kept-copies'
import { usePack } from '@/client/pack'
import { hereOf, roughly, useStart, type Here } from '@/client/place'
import { session } from '@/client/session'
import { useAnswer, type Read } from '@/client/use-answer'
import { bookingObstacle } from './obstacle'
import { detailsToSend, type Known } from './questions'

/** From where distances count for the person one books for, in the city that one looks in; undefined where she has to be asked. */
export function useHere(): Here | undefined {
  const person = forWhom.use()
  const start = useStart(person)
  const { pack } = usePack(useCity())
  return useMemo(() => {
    const here = pack && hereOf(pack, person, start)
    return here && roughly(here)
  }, [pack, person, start])
}

export type OfferingRead = Read<ActionOutput<'booking', 'offering'>>

/** One offering with its days. @param from the first of fourteen days; absent: from today */
export function useOffering(id: string, from?: string): OfferingRead {
  const wanted = from === undefined ? { offering: id } : { offering: id, from }
  return useAnswer('booking', 'offering', wanted, id === '' ? null : 'anyone')
}

/** The booking that these pages make, of the offering of the address, for the person one acts for. */
export function useBookingDraft(offering: string) {
  const person = forWhom.use()
  const signedIn = session.use() !== null
  const kept = bookingDrafts.use()[bookingKey(person.id, offering)]
  const draft = kept && asOfToday(kept)
  return {
    person,
    draft,
    obstacle: bookingObstacle(person, signedIn),
    change: (part: Partial<BookingDraft>) => {
      const before = bookingDrafts.get()[bookingKey(person.id, offering)]
      if (before) keepBookingDraft({ ...asOfToday(before), ...part })
    },
  }
}

/** A draft of an offering that nobody has begun: with what is known of her already. */
export function beginDraft(person: ForWhom, offering: OfferingCard): BookingDraft {
  return {
    person: { id: person.id, called: calledOf(person) },
    offering: offering.id,
    version: offering.version,
    service: offering.service,
    name: offering.name,
    place: offering.place.name,
    act: 'book',
    slots: [],
    units: 1,
    details: detailsKnown(person.id),
    answered: [],
  }
}

/** The draft under the offering as it stands now: what changed since it was read is seen in the quote. */
export const upToDate = (draft: BookingDraft | undefined, read: OfferingRead): BookingDraft | undefined =>
  draft && read.data ? { ...draft, version: read.data.offering.version } : draft

export type QuoteRead = Read<ActionOutput<'booking', 'quote'>>

const UNKNOWN: Known = { address: null, phone: null }

/** What the server knows of her, as a quote tells it. */
export const knownOf = ({ data }: Pick<QuoteRead, 'data'>): Known => data?.known ?? UNKNOWN

/** What is asked for a draft. */
function questionFor(
  draft: BookingDraft | undefined,
  known: Known,
  city: string | null,
): ActionInput<'booking', 'quote'> {
  if (!draft) return { offering: '', version: 1, slots: [], units: 1 }
  const { offering, version, slots, units, service, details } = draft
  return {
    ...{ offering, version, slots: [...slots], units },
    ...(city !== null && { city }),
    details: detailsToSend(service, details, known),
  }
}

/**
 * What it costs and who pays, as it stands. Nothing of it is kept on the phone: the question holds her address and her health.
 * @param draft undefined waits
 */
export function useQuote(draft: BookingDraft | undefined): QuoteRead {
  const account = session.use()?.account.id
  const city = useCity()
  // What her record has is told by the first answer, and counts as told from the second on.
  const [known, setKnown] = useState(UNKNOWN)
  const ready = account !== undefined && draft !== undefined && draft.slots.length > 0
  const read = useAnswer('booking', 'quote', questionFor(draft, known, city), ready ? account : null, {
    ...(draft && { for: draft.person.id }),
    grows: true,
    fleeting: true,
  })
  const told = read.data?.known
  useEffect(() => {
    if (told) setKnown({ address: told.address, phone: told.phone })
  }, [told?.address, told?.phone]) // eslint-disable-line react-hooks/exhaustive-deps -- another answer that says the same is none
  return read
}

const inOrder = (a: SlotCard, b: SlotCard): number => (a.day === b.day ? a.starts - b.starts : a.day < b.day ? -1 : 1)

/** Slots of a draft in the order of their days; those that are no longer among the days are left out. */
export const slotsOf = (draft: Pick<BookingDraft, 'slots'>, slots: readonly SlotCard[]): readonly SlotCard[] =>
  slots.filter(({ id }) => draft.slots.includes(id)).sort(inOrder)

export interface OrderRead extends Read<ActionOutput<'booking', 'order'>> {
  readonly order?: OrderCard
}

/**
 * One order by its case, the copy on this phone at once.
 * @param personId whose, where it is known: her copies are kept under her id
 */
export function useOrder(caseId: string, personId: string | undefined): OrderRead {
  const account = session.use()?.account.id
  const scope = account && caseId !== '' ? `${account}:${aboutPerson(personId ?? '')}` : null
  const read = useAnswer('booking', 'order', { case: caseId }, scope)
  return { ...read, order: read.data?.order }
}
