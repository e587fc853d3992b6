import type { Cluster, Clustered, Group, Pinned } from '@/domain/facility/cluster'
import { metresBetween } from '@/domain/facility/distance'
import type { Place } from '@/domain/facility/facility'
import { placeOf, spotOf, tileAt, tileKey } from '@/domain/facility/mercator'
import type { MapMark, MapView } from '@/ui/place-map/props'

export interface MapPin extends Pinned {
  readonly name: string
}

/** What the list shows. */
export interface Listed extends MapPin {
  readonly number: number
}

/** By the id of a place: its number in the list. */
export type Numbers = ReadonlyMap<string, number>

/** What tiles of one zoom told. */
export interface Told {
  readonly pins: readonly MapPin[]
  readonly groups: readonly Group[]
}

/** A server counts what is many by squares of this many to a tile's side. */
const SQUARES = 4

/**
 * What tiles told, and what the list knows besides: a place that the list shows stands under its number also where a server
 * told a number of places only, or nothing yet. It is then not counted twice.
 * @param zoom of the tiles
 */
export function withListed({ pins, groups }: Told, listed: readonly Listed[], zoom: number): Told {
  const known = new Set(pins.map(({ id }) => id))
  const others = listed.filter(({ id }) => !known.has(id))
  const left = groups.map((group) => ({ group, count: group.count }))
  const sameSquare = (one: Place, other: Place, z: number): boolean =>
    tileKey(tileAt(spotOf(one), z)) === tileKey(tileAt(spotOf(other), z))
  for (const place of others) {
    const within = (z: number) => left.find(({ group, count }) => count > 0 && sameSquare(group, place, z))
    // A crowded answer tells a whole tile as one number.
    const counted = within(zoom + Math.log2(SQUARES)) ?? within(zoom)
    if (counted) counted.count -= 1
  }
  return {
    pins: [...pins, ...others],
    groups: left.flatMap(({ group, count }) => (count > 0 ? [{ ...group, count }] : [])),
  }
}

/** The side of such a square, in metres. @param zoom of the tiles */
function squareMetres(place: Place, zoom: number): number {
  const { x, y } = spotOf(place)
  return metresBetween(place, placeOf({ x: x + 1 / (SQUARES * 2 ** zoom), y }))
}

/**
 * Where only the circle counts, a number that was told of a square may lie partly beyond it: no more are drawn than the list
 * counts.
 */
function atMost(groups: readonly Group[], most: number): readonly Group[] {
  let left = Math.max(0, most)
  return groups.flatMap((group) => {
    const count = Math.min(group.count, left)
    left -= count
    return count > 0 ? [{ ...group, count }] : []
  })
}

export interface Reach {
  readonly here: Place
  /** Straight metres beyond which nothing counts. */
  readonly reach: number | undefined
  /** How many there are in all within reach, once it is known. */
  readonly total: number | undefined
}

/**
 * What of it lies within reach. A number that was told of a square may lie partly beyond: those that touch the circle are
 * drawn, the nearest first, and no more in all than the list counts.
 */
export function withinReach({ pins, groups }: Told, zoom: number, { here, reach, total }: Reach): Told {
  if (reach === undefined) return { pins, groups }
  const far = (place: Place): number => metresBetween(here, place)
  const single = pins.filter((pin) => far(pin) <= reach)
  if (total === undefined) return { pins: single, groups: groups.filter((group) => far(group) <= reach) }
  const touched = groups.filter((group) => far(group) <= reach + squareMetres(here, zoom) * Math.SQRT2)
  return {
    pins: single,
    groups: atMost(
      [...touched].sort((a, b) => far(a) - far(b)),
      total - single.length,
    ),
  }
}

/** So much more than the view, on each side: a small move finds it drawn. */
const MARGIN = 0.25

function isNear({ west, south, east, north }: MapView, { lng, lat }: Place): boolean {
  const [wide, high] = [(east - west) * MARGIN, (north - south) * MARGIN]
  return lng > west - wide && lng < east + wide && lat > south - high && lat < north + high
}

const pinMark = ({ id, name, lng, lat }: MapPin, number: number | undefined): MapMark =>
  number === undefined
    ? { key: id, lng, lat, look: 'dot', face: '', name }
    : { key: id, lng, lat, look: 'number', face: String(number), name: `${number} ${name}` }

/** «12 家,里面有列表的 1、3 号,按一下放大» */
function clusterMark({ key, lng, lat, count, pins, apartAt }: Cluster<MapPin>, numbers: Numbers): MapMark {
  const inside = pins.flatMap(({ id }) => numbers.get(id) ?? []).sort((a, b) => a - b)
  const words = [
    `${count} 家`,
    ...(inside.length > 0 ? [`里面有列表的 ${inside.join('、')} 号`] : []),
    apartAt === undefined ? '按一下列出来' : '按一下放大',
  ]
  // A bare number would read as a row of the list.
  const look = count === 1 ? ({ look: 'dot', face: '' } as const) : ({ look: 'count', face: `${count}家` } as const)
  return { key, lng, lat, ...look, name: words.join(','), zoomTo: apartAt }
}

/** What is drawn of a view. What the list numbers keeps its number where it stands alone. */
export function marksOf({ pins, clusters }: Clustered<MapPin>, numbers: Numbers, view: MapView): MapMark[] {
  return [
    ...pins.filter((pin) => isNear(view, pin)).map((pin) => pinMark(pin, numbers.get(pin.id))),
    ...clusters.filter((cluster) => isNear(view, cluster)).map((cluster) => clusterMark(cluster, numbers)),
  ]
}

/** Over the places that no zoom takes apart. */
export function crowdWords({ count, pins }: Cluster<MapPin>): string {
  const untold = count - pins.length
  return untold > 0 ? `这里有 ${count} 家,还有 ${untold} 家请在列表里找` : `这里有 ${count} 家`
}
