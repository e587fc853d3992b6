import type { BookingCard, OrderCard } from '@/contract/booking/shapes'
import { MEAL_WORDS, SERVICE_RULES } from '@/domain/booking/services'
import { clockText } from '@/domain/facility/hours'
import { BOOKING_STATE_WORDS, CONFIRM_HOURS, isLive, SCORE_WORDS, type BookingEventKind } from '@/domain/booking/states'
import { inGroups, spokenPhone } from '@/ui/digits'
import type { ThreadEntry } from '@/ui/thread'
import { momentWords } from '../moments'
import { yuan } from '../words'
import { ownWords } from './price-words'
import { dayNear, everyWeekWords, hourOf, whenLong, whenWords } from './slot-words'

/** An order and its days, as its page tells them. */

const EVENT_WORDS: Readonly<Record<BookingEventKind, string>> = {
  booked: '订了',
  accepted: '接了单',
  declined: '没有接',
  expired: '到时间没人答复,没有订成',
  assigned: '派了人',
  changed: '改了时间',
  cancelled: '取消了',
  undone: '撤回了',
  started: '开始了',
  served: '做完了',
  confirmed: '确认收到了服务',
  'called-back': '打过电话问',
  'not-had': '查过,没有做,不收钱',
  missed: '没有等到人',
  stopped: '中途停了',
  unfit: '当天身体不合适,没有做',
  rated: '评价了',
  reminded: '提醒过',
  noted: '记了一笔',
}

/** What happened, newest last, for the list of the page. */
export function entriesOf({ events }: Pick<OrderCard, 'events'>): readonly ThreadEntry[] {
  return events.map(({ booking, day, kind, at, who, words }, index) => {
    const what = [day && fullDayOr(day), EVENT_WORDS[kind]].filter(Boolean).join(' ')
    return {
      id: `${booking ?? ''}-${index}`,
      kind: words === '' ? 'event' : 'message',
      who,
      when: momentWords(at),
      words: words === '' ? what : `${what}:${words}`,
      own: false,
    }
  })
}

const fullDayOr = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const inOrder = (a: BookingCard, b: BookingCard): number =>
  a.day === b.day ? a.starts - b.starts : a.day < b.day ? -1 : 1

/** Days of an order as they come, the nearest first. */
export const byDay = (bookings: readonly BookingCard[]): readonly BookingCard[] => [...bookings].sort(inOrder)

/** The day that is spoken of first: the next one that lives, else the last one. */
export function leading({ bookings }: Pick<OrderCard, 'bookings'>): BookingCard | undefined {
  const days = byDay(bookings)
  return days.find(({ state }) => isLive(state)) ?? days[days.length - 1]
}

/** Whose word it waits for, and until when. */
export function waitsWords({ state, answerBy, subsidised, units, service }: BookingCard): string {
  switch (state) {
    case 'requested':
      return answerBy ? `${hourOf(answerBy)} 前答复接不接` : '等对方答复接不接'
    case 'served':
      return subsidised
        ? `用了补贴,要您说一声${gotWords({ service })};没说的话,社区会打电话问`
        : `您不说,${CONFIRM_HOURS} 小时以后自动算${gotWords({ service })}`
    case 'accepted':
      return SERVICE_RULES[service].kind === 'meal' && units > 1 ? `${units} 份` : ''
    default:
      return ''
  }
}

/** What she does next, or what is done for her: «明天 周一 11:30 带服务卡去春晖食堂,吃的时候付 10 元». */
export function nextStep(
  { offering: { service, place } }: Pick<OrderCard, 'offering'>,
  first: BookingCard,
  today: string,
): string {
  const { state, answerBy, day, starts, price } = first
  if (state === 'requested')
    return `等${place.name}答复接不接${answerBy ? `,${hourOf(answerBy)} 前给回话` : ''}。有了答复会告诉您,首页上也看得到。`
  const { kind, toHer } = SERVICE_RULES[service]
  const when = `${dayNear(day, today)} ${clockText(starts)}`
  const pays = (at: string): string => (price.ownFen === 0 ? '不用付钱' : `${at}付 ${yuan(price.ownFen)}`)
  if (kind === 'meal' && toHer) return `${when} 起送到家,在家等着,${pays('上门的时候')}。`
  if (toHer) return `${when} 有人上门,在家等着,${pays('上门的时候')}。`
  return `${when} 带服务卡去${place.name},${pays(kind === 'meal' ? '吃的时候' : '到了再')}。`
}

/** «吃到了», «洗好了», «做完了»: what she says when she has had it. */
export function gotWords({ service }: Pick<BookingCard, 'service'>): string {
  const { kind } = SERVICE_RULES[service]
  return kind === 'meal' ? '吃到了' : kind === 'bath' ? '洗好了' : '做完了'
}

/** «11月23日 周一 午餐» and how it stands, and what it costs her. */
export const dayDetail = ({ state, price, score }: BookingCard): string =>
  [BOOKING_STATE_WORDS[state], ownWords(price.ownFen), score && `您评了${SCORE_WORDS[score]}`]
    .filter(Boolean)
    .join(' · ')

/** What cancelling this one costs now. */
export const cancelWords = ({ cancelFen }: Pick<BookingCard, 'cancelFen'>): string =>
  cancelFen === 0 ? '现在取消不收钱' : `现在取消要付 ${yuan(cancelFen)}`

/** «每周一、周二 午餐,从11月23日 周一起» */
export function weeklyWords({ weekly, bookings }: Pick<OrderCard, 'weekly' | 'bookings'>): string {
  if (!weekly) return ''
  const meal = bookings[0]?.meal
  return `${everyWeekWords(weekly.weekdays)}${meal ? ` ${MEAL_WORDS[meal]}` : ''}`
}

/** What to keep of it: number, days, place, whom to ring. Nothing of the person is in it. */
export function keptWords({ number, offering, bookings }: OrderCard): string {
  const live = byDay(bookings).filter(({ state }) => isLive(state))
  const days = live.map(whenWords).join('、')
  const { place, name } = offering
  const phone = place.phone || offering.provider.phone
  return [
    `${name}:${days}`,
    `编号 ${inGroups(number)}`,
    `${place.name},${place.address}`,
    phone && `电话 ${spokenPhone(phone)}`,
  ]
    .filter(Boolean)
    .join('。')
}

/** What the page reads aloud. */
export function spokenOrder(order: OrderCard): string {
  const first = leading(order)
  return [
    order.offering.name,
    first && whenLong(first),
    first && BOOKING_STATE_WORDS[first.state],
    first && waitsWords(first),
  ]
    .filter(Boolean)
    .join('。')
}
