import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { dayWords } from '@/domain/booking/words'
import { visitSpan } from '@/domain/booking/round'
import { SERVICE_RULES, SKILL_WORDS, type Service } from '@/domain/booking/services'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import {
  booking,
  bookingWorker,
  careWorker,
  offering,
  person,
  serviceOrder,
  staff as staffTable,
} from '../../database/schema'
import { recordIn, valueOf } from '../../runtime/records'
import { inWords } from '../../runtime/refused'
import { tellAll } from '../../runtime/tell'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { moveBooking, type BookingRow } from '../bookings'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { aboutBooking, tellSide } from '../told'
import { traceOf } from './answers'
import { deskCards, detailsIn } from './cards'
import { careWorkerSecret, isValidOn, peopleOf, workerCard, type CareWorkerRow, type CertificateRow } from './people'
import { doerOf } from '../../runtime/doer'
import { asSeen, ownBooking, providerStaff } from './staff'

/** A visit with all that decides who can go. */
interface Visit {
  readonly row: BookingRow
  readonly service: Service
  /** How many must come. */
  readonly needed: number
  /** Her sex, where she wishes people of her own; null where anybody may come. */
  readonly sex: 'male' | 'female' | null
  /** Way included: `[start,end)`. */
  readonly span: string
}

interface Person {
  readonly row: CareWorkerRow
  readonly certificates: readonly CertificateRow[]
}

async function visitOf(tx: Tx, { keyring }: BookingParts, row: BookingRow): Promise<Visit> {
  const [found] = await tx
    .select({
      service: offering.service,
      sealed: serviceOrder.sealed,
      owner: person,
      ends: sql<Date>`upper(${booking.during})`.mapWith(booking.startsAt),
    })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(person, eq(person.id, booking.personId))
    .where(eq(booking.id, row.id))
  if (!found) throw new Error('a booking without an order')
  const { service, owner, sealed, ends } = found
  const { ownSex } = detailsIn(keyring, owner, sealed)
  const [into] = owner.mergedInto ? await tx.select().from(person).where(eq(person.id, owner.mergedInto)) : []
  const her = into ?? owner
  const sex = ownSex && her.wrappedKey ? valueOf<'male' | 'female'>(recordIn(keyring, her), 'sex') : null
  return { row, service, needed: SERVICE_RULES[service].workers, sex, span: visitSpan(row.startsAt, ends) }
}

/** Why somebody cannot go, whatever else he does at that time; null where nothing is against it. */
function problemOf({ row, certificates }: Person, { service, sex, row: { day } }: Visit): string | null {
  if (row.blacklistedOn !== null) return '民政部门暂停了他上门'
  const { skill } = SERVICE_RULES[service]
  if (skill !== null) {
    const of = certificates.filter((one) => one.skill === skill && one.revokedAt === null)
    if (of.length === 0) return `没有${SKILL_WORDS[skill]}的证件`
    if (!of.some((one) => isValidOn(one, day))) {
      const last = of.reduce((latest, { validTo }) => (validTo > latest ? validTo : latest), '')
      return last < day ? `证件 ${dayWords(last)}到期` : '那天证件还没有生效'
    }
  }
  if (sex !== null && row.sex !== sex) return sex === 'female' ? '老人希望来的是女同志' : '老人希望来的是男同志'
  return null
}

const ELSEWHERE = '这段时间在别处'

/** Who has something else then, way included. */
async function busyIn(tx: Tx, { row, span }: Visit, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectDistinct({ id: bookingWorker.workerId })
    .from(bookingWorker)
    .where(
      and(
        inArray(bookingWorker.workerId, [...ids]),
        eq(bookingWorker.active, true),
        ne(bookingWorker.bookingId, row.id),
        sql`${bookingWorker.during} && ${span}::tstzrange`,
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

/** Everybody of the provider, those first who can go; the others with why not. */
export async function freeWorkers(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'freeWorkers'>,
): Promise<BookingOutput<'freeWorkers'>> {
  const staff = providerStaff(caller)
  const visit = await visitOf(db, parts, await ownBooking(db, staff, input.booking))
  const people = await peopleOf(db, staff.provider)
  const ids = people.map(({ row }) => row.id)
  const busy = await busyIn(db, visit, ids)
  const today = chinaDay(now.getTime())
  const workers = people.map((one) => ({
    worker: workerCard(parts.keyring, one, today),
    problem: problemOf(one, visit) ?? (busy.has(one.row.id) ? ELSEWHERE : null),
  }))
  return {
    needed: visit.needed,
    workers: workers.sort((a, b) => Number(a.problem !== null) - Number(b.problem !== null)),
  }
}

/**
 * Sends people: another list takes the place of the one before, whole or not at all. A provider that the city has taken off still
 * sends them to what it had accepted: whoever is to be bathed tomorrow is not left alone by it.
 * @throws WireFault invalid at `workers`, conflict where one of them is elsewhere then
 */
export async function assign(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'assign'>,
): Promise<BookingOutput<'assign'>> {
  const { keyring } = parts
  const staff = providerStaff(caller)
  const row = await ownBooking(db, staff, input.booking, true)
  asSeen(row, input.version)
  if (row.state !== 'accepted')
    throw new WireFault(
      'conflict',
      row.state === 'requested' ? '请先接单,再派人。' : '这一单已经开始或者结束了,不能再换人。',
    )
  const visit = await visitOf(db, parts, row)
  const chosen = await chosenFor(db, staff.provider, visit, [...new Set(input.workers)].sort())
  const names = chosen.map((one) => careWorkerSecret(keyring, one.row).name)
  const by = doerOf(staff)
  const after = await moveBooking(
    db,
    keyring,
    { booking: row, event: 'assigned', by, secret: { words: names.join('、') } },
    now,
  )
  const before = await replace(db, parts, visit, chosen, now)
  await tellAssigned(db, parts, { row: after, chosen, before, names: names.join('、'), account: staff.account }, now)
  const [card] = await deskCards(db, parts, [after], now)
  return { booking: card! }
}

/** @throws WireFault invalid at `workers` */
async function chosenFor(tx: Tx, provider: string, visit: Visit, ids: readonly string[]): Promise<Person[]> {
  const { needed } = visit
  if (needed === 0) throw invalidField('workers', '这项服务不用派人')
  if (ids.length < needed) throw invalidField('workers', `这项服务要${needed}个人一起去,请再选${needed - ids.length}位`)
  const people = await peopleOf(tx, provider)
  return ids.map((id) => {
    const one = people.find(({ row }) => row.id === id)
    if (!one) throw invalidField('workers', '名单里有一位已经不在这里工作了,请重新选')
    const problem = problemOf(one, visit)
    if (problem !== null) throw invalidField('workers', `选的人里有一位不能去:${problem}`)
    return one
  })
}

/** @returns those who were to go before and are not any more */
async function replace(
  tx: Tx,
  { keyring }: BookingParts,
  { row, span }: Visit,
  chosen: readonly Person[],
  now: Date,
): Promise<string[]> {
  const ids = chosen.map((one) => one.row.id)
  const off = await tx
    .update(bookingWorker)
    .set({ active: false })
    .where(
      and(
        eq(bookingWorker.bookingId, row.id),
        eq(bookingWorker.active, true),
        sql`${bookingWorker.workerId} not in (${sql.join(
          ids.map((id) => sql`${id}`),
          sql`, `,
        )})`,
      ),
    )
    .returning({ id: bookingWorker.workerId })
  for (const one of chosen) {
    const sent = tx
      .insert(bookingWorker)
      .values({ bookingId: row.id, workerId: one.row.id, during: span, active: true, createdAt: now })
      .onConflictDoUpdate({
        target: [bookingWorker.bookingId, bookingWorker.workerId],
        set: { during: span, active: true },
      })
    await inWords(sent, { booking_worker_one_visit: elsewhere(careWorkerSecret(keyring, one.row).name) })
  }
  return off.map(({ id }) => id)
}

/** Two visits of one worker overlap. */
const elsewhere = (name: string): string => `${name} ${ELSEWHERE},路上的时间也算在内。请另选一位,或者换个时间。`

interface Told {
  readonly row: BookingRow
  readonly chosen: readonly Person[]
  /** Workers who do not go any more. */
  readonly before: readonly string[]
  readonly names: string
  readonly account: string
}

async function tellAssigned(tx: Tx, parts: BookingParts, { row, chosen, before, names, account }: Told, now: Date) {
  const { what, caseId } = await aboutBooking(tx, row)
  await tellSide(
    tx,
    parts.keyring,
    row.personId,
    (elder) => ({ template: 'booking-workers', params: { elder, what, workers: names } }),
    { now, link: { case: caseId } },
  )
  const newly = chosen.map((one) => one.row.id)
  const telling = { params: { what }, link: null, about: row.personId }
  for (const [ids, template] of [
    [newly, 'visit-new'],
    [before, 'visit-off'],
  ] as const)
    await tellAll(tx, parts.keyring, await accountsOf(tx, ids), { ...telling, template }, { now })
  await traceOf(tx, row, { account, action: 'booking.assign', caseId }, now)
}

/** Accounts of care workers who have a phone of their own here. */
async function accountsOf(tx: Tx, workerIds: readonly string[]): Promise<string[]> {
  if (workerIds.length === 0) return []
  const rows = await tx
    .select({ accountId: staffTable.accountId })
    .from(careWorker)
    .innerJoin(staffTable, eq(staffTable.id, careWorker.staffId))
    .where(inArray(careWorker.id, [...workerIds]))
  return rows.flatMap(({ accountId }) => accountId ?? [])
}
