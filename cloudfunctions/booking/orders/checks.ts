import { and, eq, inArray, or } from 'drizzle-orm'
import { levelFault } from '@/domain/assessment/standing-level'
import { clockWords, dayWords } from '@/domain/booking/words'
import { minuteOf } from '@/domain/booking/clock'
import { COUNTING_STATES } from '@/domain/booking/states'
import { MEAL_WORDS } from '@/domain/booking/services'
import { metresBetween } from '@/domain/facility/distance'
import { fullYears } from '@/domain/person/age'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { booking, community, facility, offering, person } from '../../database/schema'
import { homeOf, valueOf } from '../../runtime/records'
import { WireFault, invalidField } from '../../runtime/wire-fault'
import { inStates, minutesOf, type SlotRow } from '../bookings'
import type { BookingParts } from '../parts'
import type { Context } from './context'

/** From which age on somebody is an elder here. */
const ELDER_AGE = 60
const MINUTE_MS = 60_000

/** What forbids the whole order, whatever the day; null where nothing does. */
export async function orderProblem(
  tx: Tx,
  { places }: BookingParts,
  context: Context,
  asked: { readonly units: number; readonly city?: string | undefined; readonly now: Date },
): Promise<WireFault | null> {
  const { offering: of, by } = context
  if (by.blacklistedOn && by.blacklistedOn <= chinaDay(asked.now.getTime()))
    return new WireFault('conflict', `${by.name}现在暂停接单,不能约。请换一家,或打 12349 问。`)
  if (of.closedAt) return new WireFault('conflict', '这项服务已经不做了。请返回看看别的。')
  if (of.unit === 'visit' && asked.units !== 1)
    return invalidField('units', '这项服务一次只能约一份。要约几次,请选几个时间')
  return (
    ageProblem(context, asked.now) ??
    levelProblem(context, asked.now) ??
    (await whereProblem(tx, places, context, asked.city))
  )
}

function ageProblem({ record }: Context, now: Date): WireFault | null {
  const born = valueOf(record, 'birthDate')
  if (!born) return invalidField('birthDate', '还不知道老人的出生日期。请先在“我的”里的资料填上,再来预约')
  if (fullYears(born, chinaDay(now.getTime())) >= ELDER_AGE) return null
  return invalidField(
    'birthDate',
    `这里是给${ELDER_AGE}岁以上的老人预约的。资料里写的还不到${ELDER_AGE}岁,写错了请先改资料`,
  )
}

/** Her record has been read already: nothing is asked again. */
function levelProblem({ record, offering: of }: Context, now: Date): WireFault | null {
  const fault = levelFault(of.levelFrom, record, chinaDay(now.getTime()))
  return fault === null ? null : invalidField('ability', fault)
}

async function whereProblem(
  tx: Tx,
  places: BookingParts['places'],
  context: Context,
  chosen: string | undefined,
): Promise<WireFault | null> {
  const { record, offering: of, rule, place } = context
  const home = homeOf(record)
  const lives = home.county ? places.get(home.county) : undefined
  if (!rule.toHer) {
    if (!lives || lives.city === of.city || chosen === of.city) return null
    const there = places.get(of.county)?.cityName ?? '别的城市'
    return invalidField(
      'offering',
      `${place.name}在${there},老人住在${lives.cityName}。真的要去那里,请先在首页把城市换成${there}再约`,
    )
  }
  if (!home.county) return invalidField('residence', '还不知道老人住在哪个区(县),说不准能不能上门。请先在资料里填上')
  if (home.county !== of.county) {
    const there = places.get(of.county)?.name ?? '别的区(县)'
    return invalidField('address', `这项服务只上${there}的门,老人住在${lives?.name ?? '别的地方'}。请换一家离家近的`)
  }
  if (of.reachMetres === null) return null
  const metres = await metresHome(tx, context)
  if (metres === null || metres <= of.reachMetres) return null
  return invalidField(
    'address',
    `老人家离${place.name}大约${kilometres(metres)}公里,他们只送到${kilometres(of.reachMetres)}公里以内。请换一家近的`,
  )
}

/** What to ask before one relies on it, though it does not forbid anything. */
export async function reachDoubt(tx: Tx, context: Context): Promise<string | null> {
  const { rule, offering: of, place } = context
  if (!rule.toHer || of.reachMetres === null || (await metresHome(tx, context)) !== null) return null
  const phone = place.details.phone || context.by.phone
  return `还不知道老人住在哪个社区,说不准${place.name}够不够得着。可以先打 ${phone} 问一问`
}

const kilometres = (metres: number): string => (metres / 1000).toFixed(1)

/** Straight metres from the place to her community, or to the nearest one of her street; null where neither is known. */
async function metresHome(tx: Tx, { record, place }: Context): Promise<number | null> {
  const { county, street, community: name } = homeOf(record)
  if (!county || !street) return null
  const points = await tx
    .select({ name: community.name, lng: community.lng, lat: community.lat })
    .from(community)
    .where(and(eq(community.county, county), eq(community.town, street)))
  const own = points.filter((point) => point.name === name)
  const metres = (own.length > 0 ? own : points).map((point) => metresBetween(place, point))
  return metres.length > 0 ? Math.min(...metres) : null
}

/** What forbids one day by itself, seen before anything is written; null where nothing does. */
export function slotProblem(row: SlotRow, context: Context, units: number, now: Date): string | null {
  const { offering: of } = context
  const when = whenWords(row)
  if (row.startsAt <= now) return `${when}已经过了。请改订后面的`
  if (row.closed) return `${when}不开门。请换一天`
  if (row.closesAt <= now)
    return row.meal ? `${when}已经过了订餐的时间。改订明天的?` : `${when}已经过了预约的时间。请换一个晚些的`
  if (row.startsAt.getTime() + minutesOf(of, units) * MINUTE_MS > row.endsAt.getTime() && !row.meal)
    return `${when}没有那么长。请少约一点,或者换一个时间`
  return isBeyondLevel(row, context) ? `到${when},评估结果已经过期了。请先申请再评一次,或者约早一些的` : null
}

/** It is for a level, and hers does not count on that day any more. */
export const isBeyondLevel = ({ day }: Pick<SlotRow, 'day'>, { offering: of, record }: Context): boolean =>
  levelFault(of.levelFrom, record, day) !== null

/** «11月25日(周三)午餐», «11月25日(周三)9:00» */
export const whenWords = ({ day, meal, startsAt }: Pick<SlotRow, 'day' | 'meal' | 'startsAt'>): string =>
  `${dayWords(day)}${meal ? MEAL_WORDS[meal] : clockWords(minuteOf(startsAt))}`

/** Something of hers that stands in the way on a day. */
interface Hers {
  readonly day: string
  readonly meal: SlotRow['meal']
  readonly place: string | null
  readonly startsAt: Date
  readonly minutes: number
  readonly offeringId: string
  readonly name: string
  readonly at: string
}

/**
 * What of her own bookings stands in the way, day by day: the same meal, here or elsewhere, or another place at the same time. The
 * constraints find what comes at the very moment.
 * @returns by the slot's id, in words
 */
export async function clashes(tx: Tx, context: Context, units: number, except?: string): Promise<Map<string, string>> {
  const { her, slots, offering: of } = context
  const place = placeOf(context)
  const days = [...new Set(slots.map(({ day }) => day))]
  const { id, offeringId, day, meal, startsAt, state, units: portions, place: where } = booking
  const row = { id, offeringId, day, meal, startsAt, state, units: portions, place: where }
  // Under whichever of her records they were booked.
  const ids = tx
    .select({ id: person.id })
    .from(person)
    .where(or(eq(person.id, her.id), eq(person.mergedInto, her.id)))
  const rows = await tx
    .select({ row, name: offering.name, at: facility.name, minutes: offering.minutes, unit: offering.unit })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .where(and(inArray(booking.personId, ids), inArray(booking.day, days), inStates(COUNTING_STATES)))
  const hers = rows
    .filter(({ row }) => row.id !== except)
    .map(({ row, name, at, minutes, unit }): Hers => {
      const { day, meal, startsAt } = row
      const busy = row.state === 'requested' || row.state === 'accepted' || row.state === 'started'
      return {
        day,
        meal,
        startsAt,
        offeringId: row.offeringId,
        name,
        at,
        place: busy ? row.place : null,
        minutes: minutesOf({ unit, minutes }, row.units),
      }
    })
  const found = new Map<string, string>()
  for (const one of slots) {
    const span = { from: one.startsAt.getTime(), to: one.startsAt.getTime() + minutesOf(of, units) * MINUTE_MS }
    const same = one.meal && hers.find(({ day, meal }) => day === one.day && meal === one.meal)
    if (same && one.meal)
      found.set(one.id, `${whenWords(one)}已经在${same.at}订过了,一顿只能订一份补贴。要换这家,请先取消那一单`)
    const twice =
      !one.meal && hers.find((other) => other.place !== null && other.offeringId === of.id && overlaps(span, other))
    if (twice && !found.has(one.id))
      found.set(one.id, `${clockWords(minuteOf(twice.startsAt))} 这项服务已经约过了,不用再约。要约两次,请换一个时间`)
    const there = place && hers.find((other) => other.place !== null && other.place !== place && overlaps(span, other))
    if (there && !found.has(one.id))
      found.set(
        one.id,
        `${whenWords(one)}和另一项预约撞了:${clockWords(minuteOf(there.startsAt))} ${there.name}(${there.at})。请换一个时间`,
      )
  }
  return found
}

const overlaps = (span: { readonly from: number; readonly to: number }, { startsAt, minutes }: Hers): boolean =>
  span.from < startsAt.getTime() + minutes * MINUTE_MS && startsAt.getTime() < span.to

/** Where she has to be: a place's id, `home`, `out`; null: anywhere. */
export const placeOf = ({ rule, offering: of }: Pick<Context, 'rule' | 'offering'>): string | null =>
  rule.where === 'facility' ? of.facilityId : rule.where
