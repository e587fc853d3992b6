import { EARTH_METRES } from './distance'
import type { Place } from './facility'

/**
 * The web's map projection: the world is one square, x to the east and y to the south, both 0 … 1. It keeps angles, so the
 * nearest on it is the nearest on the ground, within a city; tiles and cells of every zoom are whole parts of it.
 */
export interface Spot {
  readonly x: number
  readonly y: number
}

const RADIANS = Math.PI / 180
const METRES_ROUND_EARTH = 2 * Math.PI * EARTH_METRES
/** Nobody lives nearer to a pole; beyond it the projection tells nothing. Radians. */
const HIGHEST = 85 * RADIANS

export function spotOf({ lng, lat }: Place): Spot {
  const x = lng / 360 + 0.5
  const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)) / (2 * Math.PI)
  return { x, y }
}

export function placeOf({ x, y }: Spot): Place {
  const lat = (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / RADIANS
  return { lng: (x - 0.5) * 360, lat }
}

/**
 * How far away on the map, in worlds, a place can lie that is at most so many metres away on the ground; infinite where the
 * way there may come too near to a pole. The map stretches towards the poles, so it is measured where it stretches most.
 */
export function spotReach({ lat }: Place, metres: number): number {
  const highest = Math.abs(lat) * RADIANS + (metres / METRES_ROUND_EARTH) * 2 * Math.PI
  return highest > HIGHEST ? Infinity : metres / (METRES_ROUND_EARTH * Math.cos(highest))
}

/** A square of the map at a zoom: 2^z of them from west to east, as every tile server counts them. */
export interface Tile {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Screen pixels of a tile's side. */
export const TILE_PIXELS = 256

/** Pixels of the world's side at a zoom, which need not be whole. */
export const worldPixels = (zoom: number): number => TILE_PIXELS * 2 ** zoom

export const tileAt = (spot: Spot, z: number): Tile => ({
  z,
  x: Math.floor(spot.x * 2 ** z),
  y: Math.floor(spot.y * 2 ** z),
})

/** `12/3370/1570` */
export const tileKey = ({ z, x, y }: Tile): string => `${z}/${x}/${y}`
