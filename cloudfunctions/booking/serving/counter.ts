import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { clockWords, dayWords } from '@/domain/booking/words'
import { minuteOf } from '@/domain/booking/clock'
import { priceOf, type Quote } from '@/domain/booking/price'
import { ALLERGEN_WORDS, DIET_WORDS, MEAL_WORDS, type Meal } from '@/domain/booking/services'
import { COUNTING_STATES } from '@/domain/booking/states'
import { weekdayOf } from '@/domain/facility/hours'
import { fullYears } from '@/domain/person/age'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { booking, facility, offering, offeringTime, person, serviceOrder, slot } from '../../database/schema'
import type { Caller } from '../../runtime/define'
import { idsOf, recordIn, valueOf, type PersonRow } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import type { BookingRow, OfferingRow, OrderDetails } from '../bookings'
import { detailsIn } from '../desk/cards'
import { providerOf, providerStaff, type ProviderRow, type ProviderStaff } from '../desk/staff'
import { usableGrants } from '../money'
import type { BookingParts } from '../parts'

/** Who is an elder to a canteen. */
const ELDER_YEARS = 60

/** A counter at which somebody stands: whose it is, and what a meal without an order is priced as. */
export interface Counter {
  readonly staff: ProviderStaff
  readonly provider: ProviderRow
  readonly place: typeof facility.$inferSelect
  readonly of: OfferingRow
  readonly meal: Meal
  /** Whether that meal is in the week of that day here, and the place is not closed then: without it only an order can be served. */
  readonly cooks: boolean
}

/**
 * The counter of one of the provider’s canteens. Where it offers several set meals, one that has this meal on that day, and of those the
 * cheapest: who has not ordered pays for no more than that.
 * @throws WireFault not-found for a place where the provider serves no meals
 */
export async function counterAt(
  tx: Tx,
  caller: Caller,
  { facility: facilityId, meal }: { readonly facility: string; readonly meal: Meal },
  day: string,
): Promise<Counter> {
  const staff = providerStaff(caller)
  const cooks = sql<boolean>`(exists (select 1 from ${offeringTime} where ${offeringTime.offeringId} = ${offering.id}
    and ${offeringTime.endedAt} is null and ${offeringTime.meal} = ${meal}
    and ${weekdayOf(day)} = any(${offeringTime.weekdays}))
    and coalesce((select bool_or(not ${slot.closed}) from ${slot} where ${slot.offeringId} = ${offering.id}
      and ${slot.day} = ${day} and ${slot.meal} = ${meal}), true))`
  const [found] = await tx
    .select({ of: offering, place: facility, cooks })
    .from(offering)
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .where(
      and(
        eq(offering.providerId, staff.provider),
        eq(offering.facilityId, facilityId),
        eq(offering.service, 'meal-in'),
        isNull(offering.closedAt),
      ),
    )
    .orderBy(desc(cooks), asc(offering.fen), asc(offering.id))
    .limit(1)
  if (!found) throw new WireFault('not-found', '这个地方不在您这里的食堂名单里。请换一个地方再试。')
  return { staff, provider: await providerOf(tx, staff), ...found, meal }
}

/** Why nobody who has not ordered eats here then; null where she may. */
export function notCooked({ cooks, place, meal }: Counter, day: string): WireFault | null {
  if (cooks) return null
  return new WireFault('conflict', `${place.name}${dayWords(day)}没有${MEAL_WORDS[meal]},不能记。请看看选的是哪一餐。`)
}

/** A meal that she has had, or has before her. */
export interface OwnMeal {
  readonly row: BookingRow
  readonly of: OfferingRow
  readonly place: string
  readonly details: OrderDetails
}

/** Her one meal of that name on a day, wherever it is, under whichever of her records; null without one. */
export async function mealOf(
  tx: Tx,
  { keyring }: BookingParts,
  personId: string,
  { day, meal }: { readonly day: string; readonly meal: Meal },
): Promise<OwnMeal | null> {
  const [found] = await tx
    .select({ row: booking, of: offering, place: facility.name, owner: person, sealed: serviceOrder.sealed })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .innerJoin(person, eq(person.id, booking.personId))
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .where(
      and(
        inArray(booking.personId, await idsOf(tx, personId)),
        eq(booking.day, day),
        eq(booking.meal, meal),
        inArray(booking.state, [...COUNTING_STATES]),
      ),
    )
    .orderBy(desc(booking.servedAt))
    .limit(1)
  if (!found) return null
  const { owner, sealed, ...own } = found
  return { ...own, details: detailsIn(keyring, owner, sealed) }
}

/** Whether an order can be fulfilled at this counter. */
export const isExpectedAt = ({ place, staff }: Counter, { row, of }: OwnMeal): boolean =>
  row.providerId === staff.provider &&
  of.facilityId === place.id &&
  (row.state === 'requested' || row.state === 'accepted' || row.state === 'started')

/** «今天的午餐已经在春晖食堂吃过了(11:42)», or where it is ordered instead. */
export function hadWords({ row, place }: OwnMeal, now: Date): string {
  const day = row.day === chinaDay(now.getTime()) ? '今天' : dayWords(row.day)
  const name = `${day}的${row.meal ? MEAL_WORDS[row.meal] : '饭'}`
  if (row.servedAt !== null) return `${name}已经在${place}吃过了(${clockWords(minuteOf(row.servedAt))})`
  return `${name}订在${place},还没有取。要在这里吃,请先把那一份退掉`
}

/** What a meal without an order costs her on a day, and who pays. */
export async function walkInQuote(
  tx: Tx,
  parts: BookingParts,
  { of: { fen, concessions } }: Counter,
  personId: string,
  day: string,
): Promise<Quote> {
  const grantsOn = await usableGrants(tx, parts, { personId, days: [day] })
  return priceOf({ service: 'meal-in', fen, units: 1, concessions }, grantsOn(day))
}

/** @throws WireFault invalid for somebody whom her record says to be younger */
export function isElder({ keyring }: BookingParts, her: PersonRow, day: string): void {
  const birthDate = her.wrappedKey ? valueOf<string>(recordIn(keyring, her), 'birthDate') : null
  if (birthDate !== null && fullYears(birthDate, day) < ELDER_YEARS)
    throw new WireFault('invalid', `按登记的出生日期,还不到${ELDER_YEARS}周岁,不能按老年餐算。资料不对,请到社区改。`)
}

/** «软食», «不要花生»: what the kitchen's hand has to know. */
export const dietWords = ({ diets = [], allergens = [] }: OrderDetails): string[] => [
  ...diets.map((diet) => DIET_WORDS[diet]),
  ...allergens.map((allergen) => `不要${ALLERGEN_WORDS[allergen]}`),
]
