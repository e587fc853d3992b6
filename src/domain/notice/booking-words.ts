import { instantOf, minuteOf } from '../booking/clock'
import { clockWords, dayWords, type BookedThing } from '../booking/words'
import { chinaDay } from '../person/date'

const DAY_MS = 86_400_000

/** One line on a list of one day, where the hour is what people look for: «11:30 软食套餐(春晖食堂)». */
export const lineWords = ({ starts, name, place }: Pick<BookedThing, 'starts' | 'name' | 'place'>): string =>
  `${clockWords(starts)} ${name}(${place})`

/** An hour as seen from `now`: «今天 16:00», «明天 9:30», «11月25日(周三)9:30». */
export function hourWords(at: Date, now: Date): string {
  const day = chinaDay(at.getTime())
  const began = (moment: string) => instantOf(moment, 0).getTime()
  const ahead = (began(day) - began(chinaDay(now.getTime()))) / DAY_MS
  const clock = clockWords(minuteOf(at))
  if (ahead === 0) return `今天 ${clock}`
  return ahead === 1 ? `明天 ${clock}` : `${dayWords(day)}${clock}`
}
