import { chinaDay } from '@/domain/person/date'
import { maskedName } from '@/domain/person/masked'
import { bareNumber } from '@/domain/person/typed'
import { elderName } from '../../runtime/cases'
import type { PersonRow } from '../../runtime/records'
import { personByCode } from '../../runtime/service-code'
import { invalidField } from '../../runtime/wire-fault'
import { leaveSeen } from '../../runtime/seen'
import { pricesOf } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import {
  counterAt,
  dietWords,
  hadWords,
  isElder,
  isExpectedAt,
  mealOf,
  notCooked,
  walkInQuote,
  type Counter,
} from './counter'
import { regularsBy } from './regulars'
import { ticketFor } from './ticket'

export const NO_CARD = '没有这个服务码。请对着老人卡上的8位数字再看看'
const NO_REGULAR = '在这里吃过饭的人里,没有用这四位的。请输卡上完整的8位数字'

/** Last four digits of a code of eight, as typed. */
export const tailOf = (code: string): string => bareNumber(code).slice(-4)

type Found = BookingOutput<'counterFind'>['guests'][number]

/** Who stands at the counter, and what a meal costs her now. @throws WireFault invalid at what was typed, where it leads to nobody */
export async function counterFind(
  parts: BookingParts,
  call: BookingCall<'counterFind'>,
): Promise<BookingOutput<'counterFind'>> {
  const { db, caller, now, input } = call
  const day = chinaDay(now.getTime())
  const counter = await counterAt(db, caller, input, day)
  const { by } = input
  const persons = by.way === 'code' ? await byCode(parts, call, by.code) : await byTail(parts, call, counter, by.digits)
  const tail = by.way === 'code' ? tailOf(by.code) : by.digits
  const guests: Found[] = []
  for (const her of persons) guests.push(await guestOf(parts, call, { counter, her, tail }))
  const seen = persons.map(({ id }) => id)
  await leaveSeen(db, counter.staff.account, 'booking.counterFind', seen, now)
  return { guests }
}

async function byCode(
  parts: BookingParts,
  { db, now }: BookingCall<'counterFind'>,
  code: string,
): Promise<PersonRow[]> {
  const her = await personByCode(db, parts.keyring, code)
  if (!her) throw invalidField('by.code', NO_CARD)
  isElder(parts, her, chinaDay(now.getTime()))
  return [her]
}

async function byTail(
  { keyring }: BookingParts,
  { db }: BookingCall<'counterFind'>,
  { staff }: Counter,
  digits: string,
): Promise<PersonRow[]> {
  const found = await regularsBy(db, keyring, staff.provider, digits)
  if (found.length === 0) throw invalidField('by.digits', NO_REGULAR)
  return found
}

async function guestOf(
  parts: BookingParts,
  { db, now }: BookingCall<'counterFind'>,
  { counter, her, tail }: { readonly counter: Counter; readonly her: PersonRow; readonly tail: string },
): Promise<Found> {
  const day = chinaDay(now.getTime())
  const own = await mealOf(db, parts, her.id, { day, meal: counter.meal })
  const expected = own !== null && isExpectedAt(counter, own) ? own : null
  const price = expected
    ? (await pricesOf(db, [expected.row])).get(expected.row.id)
    : await walkInQuote(db, parts, counter, her.id, day)
  if (!price) throw new Error('a booking without a price')
  return {
    ticket: ticketFor(parts.keyring, counter, { personId: her.id, tail }, now),
    name: maskedName(elderName(parts.keyring, her)),
    booking: expected && {
      ...{ id: expected.row.id, version: expected.row.version, units: expected.row.units },
      ...{ name: expected.of.name, diets: dietWords(expected.details) },
    },
    had: expected !== null ? null : own !== null ? hadWords(own, now) : (notCooked(counter, day)?.message ?? null),
    price: { listFen: price.listFen, shares: [...price.shares], ownFen: price.ownFen },
  }
}
