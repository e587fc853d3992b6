import { chinaDay } from '../../src/domain/person/date'

/** Today in China, `YYYY-MM-DD`. */
export function todayInChina(now: number = Date.now()): string {
  return chinaDay(now)
}
