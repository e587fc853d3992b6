import type { ActionOutput } from '@/contract'
import type { BookingCard } from '@/contract/booking/shapes'
import type { ForWhom } from '@/client/for-whom'
import { MEAL_WORDS } from '@/domain/booking/services'
import { isLive } from '@/domain/booking/states'
import { clockText, dayAfter, weekdayOf } from '@/domain/facility/hours'
import { PIXELS_A_POINT, type Mark, type Paper } from '@/platform/paper'
import { inGroups, spokenPhone } from '@/ui/digits'
import { fullDay } from '../words'

/** 冰箱贴: a week on one sheet, in letters that are read from across a kitchen. */

export type Week = ActionOutput<'booking', 'week'>

export interface WeekSheet {
  readonly title: string
  readonly days: readonly { readonly title: string; readonly lines: readonly string[] }[]
  readonly phones: readonly string[]
  /** Eight digits in groups; absent for a card of before. */
  readonly code?: string
}

/** Monday of a day's week. */
export const mondayOf = (day: string): string => dayAfter(day, 1 - weekdayOf(day))

/** «11:00 午餐 春晖食堂 2 份» */
function line({ starts, meal, name, place, units, workers, state }: BookingCard): string {
  const what = meal ? MEAL_WORDS[meal] : name
  const who = workers.map((worker) => worker.name).join('、')
  const portions = meal && units > 1 ? `${units} 份` : ''
  const open = state === 'requested' ? '(还没答复)' : ''
  return [clockText(starts), what, place.name, portions, who && `来的人:${who}`, open].filter(Boolean).join(' ')
}

const STANDS: readonly BookingCard['state'][] = ['confirmed']

/** What hangs on the sheet: what is to come, and what was had. */
const isShown = ({ state }: BookingCard): boolean => isLive(state) || STANDS.includes(state)

/** Whether a week has nothing any more from a day on: then the sheet begins with the next one. */
export const isOver = ({ bookings }: Pick<Week, 'bookings'>, today: string): boolean =>
  !bookings.some((booking) => booking.day >= today && isShown(booking))

/** The sheet of seven days; a day without anything says so, for the sheet is looked at every day. @param community whose worker she rings */
export function weekSheet(
  { name, bookings, phones, code }: Week,
  from: string,
  community: ForWhom['community'] = null,
): WeekSheet {
  const shown = bookings.filter(isShown)
  const worker = community
    ? [{ name: `${community.name} ${community.demo ? '演示 ' : ''}${community.contact}`, phone: community.phone }]
    : []
  const days = Array.from({ length: 7 }, (_, at) => dayAfter(from, at)).map((day) => {
    const lines = shown
      .filter((booking) => booking.day === day)
      .sort((a, b) => a.starts - b.starts)
      .map(line)
    return { title: fullDay(day), lines: lines.length > 0 ? lines : ['没有安排'] }
  })
  return {
    title: `${name}这一周`,
    days,
    phones: [...worker, ...phones].map(({ name: who, phone }) => `${who} ${spokenPhone(phone)}`),
    ...(code !== null && { code: inGroups(code) }),
  }
}

/** A4 in points, and letters on it. */
const PAGE = { width: 595, height: 842, margin: 36 } as const
const SIZES = { title: 30, day: 19, line: 19, phone: 22, code: 34 } as const
const LEADING = 1.3
const LEAST = 11
/** Half-width characters are at most this part of a full-width one. */
const NARROW = 0.62
const unitsOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter < '\u2000' ? NARROW : 1), 0)

/** Every row of the sheet with its size: a full week is written smaller, so that one page holds it. */
function rowsOf({ title, days, phones, code }: WeekSheet): readonly (readonly [string, number, boolean])[] {
  return [
    [title, SIZES.title, true],
    ...days.flatMap((day): (readonly [string, number, boolean])[] => [
      [day.title, SIZES.day, true],
      ...day.lines.map((text): readonly [string, number, boolean] => [`  ${text}`, SIZES.line, false]),
    ]),
    ...phones.map((text): readonly [string, number, boolean] => [text, SIZES.phone, true]),
    ...(code ? ([[`服务码 ${code}`, SIZES.code, true]] as const) : []),
  ]
}

/** The sheet as a picture, black on white. */
export function weekPaper(sheet: WeekSheet): Paper {
  const rows = rowsOf(sheet)
  const room = PAGE.width - 2 * PAGE.margin
  const high = rows.reduce((sum, [, size]) => sum + size * LEADING, 0)
  const scale = Math.min(1, (PAGE.height - 2 * PAGE.margin) / high)
  const marks: Mark[] = []
  let y = PAGE.margin
  for (const [text, size, bold] of rows) {
    const fitting = Math.max(LEAST, Math.min(size * scale, room / unitsOf(text)))
    y += size * scale * LEADING
    marks.push({ kind: 'text', text, x: PAGE.margin, y: y - size * scale * 0.25, size: fitting, bold })
    if (bold && size === SIZES.title)
      marks.push({ kind: 'rule', x: PAGE.margin, y, width: room, thick: 2 / PIXELS_A_POINT })
  }
  return { width: PAGE.width, height: PAGE.height, marks }
}
