import { and, desc, eq, lte } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { booking, careCase, person, serviceOrder } from '../../database/schema'
import { subjectOf } from '../../runtime/cases'
import type { JobHandlers, Run } from '../../runtime/jobs'
import { settleCaseState, writeBookingEvent } from '../bookings'
import type { BookingParts } from '../parts'
import { tellSide } from '../told'
import { putMany } from './put-many'

const COMPLAINT_OVER = 'complaint-over'

/** Days after the last word of an answered complaint; whoever is not content has said so by then, and may complain anew for ever. */
export const COMPLAINT_DAYS = 14
const DAY_MS = 86_400_000

const OVER = `投诉答复以后,${COMPLAINT_DAYS}天没有新的留言,按办结算。没办好还可以再投诉。`

/** What she does not close goes back to the provider by itself, and the order’s state follows from its days again. */
export function complaintJobs(parts: BookingParts): JobHandlers {
  return { [COMPLAINT_OVER]: (run) => endComplaint(parts, run) }
}

const answeredBefore = (now: Date) =>
  and(
    eq(careCase.kind, 'booking'),
    eq(careCase.desk, 'street'),
    eq(careCase.state, 'answered'),
    lte(careCase.updatedAt, new Date(now.getTime() - COMPLAINT_DAYS * DAY_MS)),
  )

/** Puts up a job for each complaint that nobody goes on with, about the case and its version. */
export async function putComplaintsOver(tx: Tx, now: Date): Promise<void> {
  const rows = await tx.select({ id: careCase.id, version: careCase.version }).from(careCase).where(answeredBefore(now))
  const all = rows.map(({ id, version }) => ({ about: `${id} ${version}`, runAt: now }))
  await putMany(tx, COMPLAINT_OVER, all, now)
}

async function endComplaint({ keyring }: BookingParts, { tx, about, now }: Run): Promise<void> {
  const [id = '', version] = about.split(' ')
  const [row] = await tx
    .update(careCase)
    .set({ desk: 'provider', holder: null, promisedOn: null, version: Number(version) + 1, updatedAt: now })
    .where(and(eq(careCase.id, id), eq(careCase.version, Number(version)), answeredBefore(now)))
    .returning()
  if (!row) return
  const [order] = await tx.select({ id: serviceOrder.id }).from(serviceOrder).where(eq(serviceOrder.caseId, id))
  if (!order) throw new Error('a booking without an order')
  const [latest] = await tx
    .select()
    .from(booking)
    .where(eq(booking.orderId, order.id))
    .orderBy(desc(booking.startsAt))
    .limit(1)
  if (latest)
    await writeBookingEvent(tx, keyring, { booking: latest, event: 'noted', by: null, secret: { words: OVER } }, now)
  await settleCaseState(tx, order.id, now)
  const [owner] = await tx.select().from(person).where(eq(person.id, row.personId))
  if (!owner?.wrappedKey) return
  const params = { number: row.number, title: subjectOf(keyring, owner, row).title }
  await tellSide(tx, keyring, row.personId, () => ({ template: 'case-closed', params }), { now, link: { case: id } })
}
