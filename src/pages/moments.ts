import { CHINA_AHEAD_MS, chinaDay } from '@/domain/person/date'
import { longDay } from './words'

/** «2026年11月22日 周日» of an instant, in China. */
export const dayOfInstant = (instant: string): string => longDay(chinaDay(Date.parse(instant)))

/** «2026年11月22日 周日 10:05» */
export const momentWords = (instant: string): string =>
  `${dayOfInstant(instant)} ${new Date(Date.parse(instant) + CHINA_AHEAD_MS).toISOString().slice(11, 16)}`

/** «到 2027年3月5日 周五», the last day on which it holds; «一直» without an end. */
export const untilWords = (until: string | null): string =>
  until === null ? '一直' : `到 ${longDay(chinaDay(Date.parse(until) - 1))}`
