import type { Facility, FacilityService, OpenSpan } from '@/domain/facility/facility'
import { shownPrice } from '@/domain/facility/price'
import { plainWords } from '@/domain/facility/search'
import { NEED_KEYS, TYPE_WORDS, type Need } from '@/domain/facility/types'
import type { facility as table } from '../../database/schema'
import { spellAll } from './spelling'

const DAY = 1440

export interface RegisterEntry {
  readonly city: string
  readonly facility: Facility
  /** As the register gave it, where that was not GCJ-02. */
  readonly origin?: { readonly datum: 'WGS-84' | 'BD-09'; readonly lng: number; readonly lat: number }
  /** How many warnings the city's rules give. */
  readonly warned: number
}

/** The price that a row shows, by need and as `any` without one: what a filter compares. Fen. */
export function shownPrices(services: readonly FacilityService[]): Record<string, number> {
  const asked = [undefined, ...NEED_KEYS].map((need) => [need ?? 'any', shownPrice(services, need)?.fen] as const)
  return Object.fromEntries(asked.filter((one): one is readonly [Need | 'any', number] => one[1] !== undefined))
}

/** `{[660,780),[2100,2220)}` of opening spans: minutes of a week from Monday's midnight. */
export function openWeek(hours: readonly OpenSpan[]): string {
  const ranges = hours.flatMap(({ days, from, to }) =>
    days.map((day) => `[${(day - 1) * DAY + from},${(day - 1) * DAY + to})`),
  )
  return `{${ranges.join(',')}}`
}

/** A facility as its table keeps it: what queries ask in columns, the rest as details. The same entry, the same row. */
export function rowOf({ city, facility, origin, warned }: RegisterEntry): typeof table.$inferInsert {
  const { id, number, name, type, county, place, needs, town, demo, holidays, standard, model, closedOn, ...details } =
    facility
  const names = [name, details.typeName, ...(TYPE_WORDS[type] ?? []), ...(town ? [town] : [])]
  return {
    ...{ id, city, county, type, name, holidays, demo, warned, details },
    number: number ?? null,
    town: town ?? null,
    lng: place.lng,
    lat: place.lat,
    origin: origin ?? null,
    needs: [...needs],
    grade: details.grade?.level ?? null,
    prices: shownPrices(details.services),
    openWeek: openWeek(details.hours),
    hoursKnown: details.hours.length > 0,
    words: plainWords([...names, details.address].join(' ')),
    ...spellAll(names),
    standard: standard ?? null,
    model: model ?? null,
    closedOn: closedOn ?? null,
  }
}
