import type { DayInfo } from '@/domain/facility/day'
import type { WallTime } from '@/domain/facility/hours'
import { holidayWords, openWords, serviceWords, weekTable } from '../facility-words'
import { bookWords } from './detail-words'
import type { Known } from './opening'

/** A place as it is read aloud: what one needs to go there or to ring. */
export function spokenPlace(place: Known, days: readonly DayInfo[], wall: WallTime): string {
  const { words, note } = openWords(place, days, wall)
  const week = weekTable(place.hours).map((line) => `${line.days},${line.times}`)
  const services = (place.services ?? []).map((service) => `${service.name},${serviceWords(service)}`)
  const holidays = week.length > 0 ? holidayWords(place.holidays) : undefined
  const phone = place.phone ? `电话 ${place.phone}` : undefined
  return [place.name, words, note, place.address, phone, bookWords(place.needs), ...services, ...week, holidays]
    .filter(Boolean)
    .join('。')
}
