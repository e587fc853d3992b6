import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { minuteOf } from '@/domain/booking/clock'
import { bookingWords } from '@/domain/booking/words'
import type { NoticeTelling } from '@/domain/notice/templates'
import type { Tx } from '../database/database'
import {
  bookingWorker,
  careWorker,
  facility,
  offering,
  person,
  serviceOrder,
  staff,
  type booking,
} from '../database/schema'
import { elderName } from '../runtime/cases'
import type { Keyring } from '../runtime/keyring'
import { accountsIn, tellAll, tellThose, type NoticeLink } from '../runtime/tell'

/** A booking or a slot as every notice names it. @param place name of the facility */
export const thingWords = (
  row: Pick<typeof booking.$inferSelect, 'day' | 'startsAt' | 'meal' | 'units'>,
  { service, name, unit }: Pick<typeof offering.$inferSelect, 'service' | 'name' | 'unit'>,
  place: string,
): string => bookingWords({ ...row, starts: minuteOf(row.startsAt), service, name, unit, place })

/** What notices of a booking say of it, and where they lead. */
export interface AboutBooking {
  readonly what: string
  /** Name of the facility. */
  readonly place: string
  readonly caseId: string
}

/** @throws Error for a booking without an order */
export async function aboutBooking(tx: Tx, row: typeof booking.$inferSelect): Promise<AboutBooking> {
  const [found] = await tx
    .select({ caseId: serviceOrder.caseId, offering, place: facility.name })
    .from(serviceOrder)
    .innerJoin(offering, eq(offering.id, row.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .where(eq(serviceOrder.id, row.orderId))
  if (!found) throw new Error('a booking without an order')
  const { caseId, place } = found
  return { what: thingWords(row, found.offering, place), place, caseId }
}

/**
 * Tells herself and her helpers something that begins with her name, under whichever of her records it stands.
 * Who was erased is told nothing: nobody stands to her any more.
 */
export async function tellSide(
  tx: Tx,
  keyring: Keyring,
  personId: string,
  telling: (elder: string) => NoticeTelling,
  { now, except, link }: { readonly now: Date; readonly except?: string | null; readonly link?: NoticeLink },
): Promise<void> {
  const [row] = await tx.select().from(person).where(eq(person.id, personId))
  const [into] = row?.mergedInto ? await tx.select().from(person).where(eq(person.id, row.mergedInto)) : []
  const her = into ?? row
  if (!her?.wrappedKey) return
  const notice = { ...telling(elderName(keyring, her)), link: link ?? { person: her.id } }
  await tellThose(tx, keyring, her.id, notice, now, { except })
}

/** Accounts of those who are sent to a booking now and have a phone of their own here. */
export async function accountsSent(tx: Tx, bookingId: string): Promise<string[]> {
  const rows = await tx
    .select({ accountId: staff.accountId })
    .from(bookingWorker)
    .innerJoin(careWorker, eq(careWorker.id, bookingWorker.workerId))
    .innerJoin(staff, eq(staff.id, careWorker.staffId))
    .where(and(eq(bookingWorker.bookingId, bookingId), eq(bookingWorker.active, true)))
  return rows.flatMap(({ accountId }) => accountId ?? [])
}

/** Tells a provider's clerks, without a name: what they were told stays with them. */
export async function tellProvider(
  tx: Tx,
  keyring: Keyring,
  providerId: string,
  notice: NoticeTelling & { readonly link?: NoticeLink },
  to: { readonly now: Date; readonly except?: string | null },
): Promise<void> {
  const clerks = await tx
    .select({ accountId: staff.accountId })
    .from(staff)
    .where(
      and(eq(staff.providerId, providerId), eq(staff.role, 'clerk'), isNull(staff.endedAt), isNotNull(staff.joinedAt)),
    )
    .orderBy(asc(staff.createdAt), asc(staff.id))
  await tellAll(tx, keyring, accountsIn(clerks), { link: null, ...notice }, to)
}
