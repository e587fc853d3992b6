import { chinaDay } from '@/domain/person/date'
import { now } from '@/platform/clock'

/** Today in China, `YYYY-MM-DD`. */
export const today = (): string => chinaDay(now())
