import type { Pack } from '@/domain/entitlement'
import { metresBetween } from '@/domain/facility/distance'
import type { Place } from '@/domain/facility/facility'
import { PACES, type Pace } from '@/domain/facility/walk'
import { forget } from '@/platform/storage'
import type { ForWhom } from './for-whom'
import { dropCopiesOf } from './kept-copies'
import { hasTexts, isRecord, isRecordOf } from './shapes'
import { createStore } from './store'

/** A point that distances are counted from, chosen by hand: WeChat grants no location for «what is near». */
export interface ChosenPlace extends Place {
  readonly name: string
  /** Six-digit code of the county it lies in, or lies nearest to. */
  readonly county: string
}

/** From where distances count for one person. */
export interface Start {
  /** Null: from her community. `home`: from the point kept as her home. */
  readonly chosen: ChosenPlace | 'home' | null
  /** On this phone only; a server hears it as a point without a name. */
  readonly home: ChosenPlace | null
  /** How she walks; left out: as most do. Minutes follow from it. */
  readonly pace?: Pace
}

const NO_START: Start = { chosen: null, home: null }

const isPlace = (kept: unknown): boolean =>
  isRecord(kept) && hasTexts(kept, 'name', 'county') && Number.isFinite(kept['lng']) && Number.isFinite(kept['lat'])

const isStart = (kept: unknown): boolean =>
  isRecord(kept) &&
  (kept['chosen'] === null || kept['chosen'] === 'home' || isPlace(kept['chosen'])) &&
  (kept['home'] === null || isPlace(kept['home'])) &&
  (kept['pace'] === undefined || PACES.some(({ value }) => value === kept['pace']))

/** By person: what was chosen while one acted for her is no other's. */
const starts = createStore<Readonly<Record<string, Start>>>({}, 'starts', (kept) => isRecordOf(kept, isStart))

// Builds before knew one place for everybody; nobody reads it any more.
forget('place')

type Whose = Pick<ForWhom, 'id'>

export const startOf = ({ id }: Whose): Start => starts.get()[id] ?? NO_START
export const useStart = ({ id }: Whose): Start => starts.use()[id] ?? NO_START

function keepStart({ id }: Whose, start: Start): void {
  starts.set({ ...starts.get(), [id]: start })
}

/** Counts distances from here from now on. */
export const startFrom = (person: Whose, chosen: Start['chosen']): void =>
  keepStart(person, { ...startOf(person), chosen })

/** Minutes for her follow from this pace from now on. */
export const walkAt = (person: Whose, pace: Pace): void => keepStart(person, { ...startOf(person), pace })

const DECIMALS = 1_000

/** A point to three decimals, some hundred metres: near enough to walk by, and no house. */
export function roughly<T extends Place>(place: T): T {
  const round = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS
  return { ...place, lng: round(place.lng), lat: round(place.lat) }
}

/** Lists are kept under the point that they were counted from. */
const forgetLists = ({ id }: Whose): void => dropCopiesOf(id, ':facility.near:')

/** Keeps a point as her home, on this phone only, and counts from it. */
export function keepHome(person: Whose, { county, lng, lat }: ChosenPlace): void {
  const home = roughly({ name: '家', county, lng, lat })
  keepStart(person, { ...startOf(person), chosen: 'home', home })
  forgetLists(person)
}

/** Her home is nowhere on this phone any more; distances count from her community again. */
export function forgetHome(person: Whose): void {
  const start = startOf(person)
  keepStart(person, { ...start, chosen: start.chosen === 'home' ? null : start.chosen, home: null })
  forgetLists(person)
}

/** Forgets from where distances counted for one person, and her home. */
export function forgetStart(personId: string): void {
  const { [personId]: hers, ...others } = starts.get()
  if (hers) starts.set(others)
}

/** The same for everybody. */
export const forgetStarts = (): void => starts.clear()

/** She is known by another id now; what was chosen under that one already stands. */
export function moveStart(from: string, to: string): void {
  const start = starts.get()[from]
  if (!start) return
  if (!starts.get()[to]) keepStart({ id: to }, start)
  forgetStart(from)
}

/** Where distances count from, and why from there. */
export interface Here extends ChosenPlace {
  readonly by: 'chosen' | 'home' | 'community' | 'county'
}

type Area = Pick<Pack, 'code' | 'counties'>

/**
 * Where distances count from: the place chosen for her, her home, her community, or the middle of her county's seat. Only
 * what lies in the city that one looks in: from another one everything is a day away. Undefined: she has to be asked.
 */
export function hereOf(area: Area, person: ForWhom, { chosen, home }: Start): Here | undefined {
  const lies = (place: ChosenPlace | null): place is ChosenPlace => place?.county.startsWith(area.code) ?? false
  if (chosen === 'home' ? lies(home) : lies(chosen)) {
    return chosen === 'home' ? { ...home!, by: 'home' } : { ...(chosen as ChosenPlace), by: 'chosen' }
  }
  return livesAt(area, person)
}

/** Her community as the record has it, or the middle of her county's seat. */
export function livesAt({ code, counties }: Area, { community, residence }: ForWhom): Here | undefined {
  if (community && residence?.startsWith(code)) {
    return { name: community.name, county: residence, ...community.place, by: 'community' }
  }
  const county = counties.find((one) => one.code === residence)
  return county && { ...countyMiddle(county), by: 'county' }
}

type County = Pack['counties'][number]

export const countyMiddle = ({ code, name, seat }: Pick<County, 'code' | 'name' | 'seat'>): ChosenPlace => ({
  name: `${name}中心`,
  county: code,
  ...seat,
})

/** Further from every seat of a city nothing lies in it: half the breadth of the widest county. Metres. */
const FURTHEST_FROM_SEAT = 100_000

/**
 * A point without an address, in the county whose seat is nearest; undefined where it lies far from all of them, or the city
 * has no counties.
 */
export function pointIn({ counties }: Pick<Area, 'counties'>, point: Place, name: string): ChosenPlace | undefined {
  const [nearest] = [...counties].sort(
    (one, other) => metresBetween(one.seat, point) - metresBetween(other.seat, point),
  )
  if (!nearest || metresBetween(nearest.seat, point) > FURTHEST_FROM_SEAT) return undefined
  return roughly({ name, county: nearest.code, lng: point.lng, lat: point.lat })
}
