import { randomUUID } from 'node:crypto'
import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { WorkerCard } from '@/contract/booking/desk'
import { chinaDay } from '@/domain/person/date'
import { readContactPhone } from '@/domain/person/phone'
import type { Tx } from '../../database/database'
import { booking, bookingWorker, careWorker, certificate, offering, staff as staffTable } from '../../database/schema'
import type { Keyring } from '../../runtime/keyring'
import { endStaff } from '../../runtime/staff-end'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { providerStaff, type ProviderStaff } from './staff'
import { toAssign } from './staffing'

export type CareWorkerRow = typeof careWorker.$inferSelect
export type CertificateRow = typeof certificate.$inferSelect

/** What a care worker's row keeps sealed. */
export interface CareWorkerSecret {
  readonly name: string
  readonly phone: string
}

export const careWorkerSecret = (keyring: Keyring, row: CareWorkerRow): CareWorkerSecret =>
  keyring.open(row.id, row) as CareWorkerSecret

/** Whether a certificate counts on a day. */
export const isValidOn = ({ validFrom, validTo, revokedAt }: CertificateRow, day: string): boolean =>
  revokedAt === null && validFrom <= day && day <= validTo

/** Who works for a provider now, longest there first, each with what he may do. */
export async function peopleOf(
  tx: Tx,
  provider: string,
): Promise<{ readonly row: CareWorkerRow; readonly certificates: CertificateRow[] }[]> {
  const rows = await tx
    .select()
    .from(careWorker)
    .where(and(eq(careWorker.providerId, provider), isNull(careWorker.endedAt)))
    .orderBy(asc(careWorker.createdAt), asc(careWorker.id))
  return withCertificates(tx, rows)
}

async function withCertificates(tx: Tx, rows: readonly CareWorkerRow[]) {
  const ids = rows.map(({ id }) => id)
  const all =
    ids.length > 0
      ? await tx.select().from(certificate).where(inArray(certificate.workerId, ids)).orderBy(asc(certificate.validTo))
      : []
  return rows.map((row) => ({ row, certificates: all.filter(({ workerId }) => workerId === row.id) }))
}

export function workerCard(
  keyring: Keyring,
  { row, certificates }: { readonly row: CareWorkerRow; readonly certificates: readonly CertificateRow[] },
  today: string,
): WorkerCard {
  const { name, phone } = careWorkerSecret(keyring, row)
  return {
    ...{ id: row.id, name, phone, sex: row.sex, version: row.version },
    certificates: certificates.map((one) => ({
      ...{ id: one.id, skill: one.skill, validFrom: one.validFrom, validTo: one.validTo },
      valid: isValidOn(one, today),
    })),
    blacklisted: row.blacklistedOn !== null,
    joined: row.staffId !== null,
  }
}

export async function workers(
  { keyring }: BookingParts,
  { db, caller, now }: BookingCall<'workers'>,
): Promise<BookingOutput<'workers'>> {
  const people = await peopleOf(db, providerStaff(caller).provider)
  return { workers: people.map((one) => workerCard(keyring, one, chinaDay(now.getTime()))) }
}

const NOT_OURS = '没有找到这位服务人员。请回到名单刷新一下。'
const GONE_ON = '这位服务人员的资料刚被改过。请看看新的,再决定要不要改。'

async function ownWorker(tx: Tx, { provider }: ProviderStaff, id: string): Promise<CareWorkerRow> {
  const [row] = await tx
    .select()
    .from(careWorker)
    .where(and(eq(careWorker.id, id), eq(careWorker.providerId, provider), isNull(careWorker.endedAt)))
    .for('no key update')
  if (!row) throw new WireFault('not-found', NOT_OURS)
  return row
}

async function oneCard(tx: Tx, { keyring }: BookingParts, row: CareWorkerRow, now: Date): Promise<WorkerCard> {
  const [one] = await withCertificates(tx, [row])
  return workerCard(keyring, one!, chinaDay(now.getTime()))
}

/** @throws WireFault invalid at `phone`, conflict where somebody else has changed him meanwhile */
export async function setWorker(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'setWorker'>,
): Promise<BookingOutput<'setWorker'>> {
  const staff = providerStaff(caller)
  const { phone, problem } = readContactPhone(input.phone)
  if (problem !== undefined) throw invalidField('phone', problem)
  const secret: CareWorkerSecret = { name: input.name, phone }
  if (input.id === undefined) {
    const id = randomUUID()
    const [row] = await db
      .insert(careWorker)
      .values({
        ...{ id, providerId: staff.provider, sex: input.sex, createdAt: now },
        ...parts.keyring.seal(id, secret),
      })
      .returning()
    return { worker: await oneCard(db, parts, row!, now) }
  }
  const before = await ownWorker(db, staff, input.id)
  if (before.version !== input.version) throw new WireFault('conflict', GONE_ON)
  const [row] = await db
    .update(careWorker)
    .set({
      sealed: parts.keyring.sealUnder(before.wrappedKey, before.id, secret),
      sex: input.sex,
      version: sql`${careWorker.version} + 1`,
    })
    .where(eq(careWorker.id, before.id))
    .returning()
  return { worker: await oneCard(db, parts, row!, now) }
}

/** @throws WireFault invalid at `validTo` where it ends before it begins */
export async function addCertificate(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'addCertificate'>,
): Promise<BookingOutput<'addCertificate'>> {
  const row = await ownWorker(db, providerStaff(caller), input.worker)
  const { skill, validFrom, validTo } = input
  if (validTo < validFrom) throw invalidField('validTo', '证件的到期日在起始日前面,请对着证件再看看')
  await db.insert(certificate).values({ id: randomUUID(), workerId: row.id, skill, validFrom, validTo, createdAt: now })
  return { worker: await oneCard(db, parts, row, now) }
}

/** He goes to nobody any more: what he had accepted needs somebody else, and his own desk is closed. */
export async function endWorker(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'endWorker'>,
): Promise<BookingOutput<'endWorker'>> {
  const staff = providerStaff(caller)
  const before = await ownWorker(db, staff, input.worker)
  if (before.version !== input.version) throw new WireFault('conflict', GONE_ON)
  const [row] = await db
    .update(careWorker)
    .set({ endedAt: now, version: sql`${careWorker.version} + 1` })
    .where(eq(careWorker.id, before.id))
    .returning()
  // Somebody at whose door he stands at this moment still sees who it is.
  await db
    .update(bookingWorker)
    .set({ active: false })
    .where(
      and(
        eq(bookingWorker.workerId, before.id),
        eq(bookingWorker.active, true),
        inArray(
          bookingWorker.bookingId,
          db.select({ id: booking.id }).from(booking).where(eq(booking.state, 'accepted')),
        ),
      ),
    )
  if (before.staffId !== null) {
    const [his] = await db.select().from(staffTable).where(eq(staffTable.id, before.staffId))
    if (his && his.endedAt === null) await endStaff(db, parts.keyring, his, staff.account, now)
  }
  const [left] = await db
    .select({ n: count() })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .where(toAssign(staff.provider, chinaDay(now.getTime())))
  return { worker: await oneCard(db, parts, row!, now), toAssign: left?.n ?? 0 }
}
