import type { Place } from '@/domain/facility/facility'
import type { Random } from './random'

const METRES_PER_DEGREE = 111_195

/** A place some metres away in a direction (radians). GCJ-02, six decimals (0.1 m). */
export function moved({ lng, lat }: Place, metres: number, turn: number): Place {
  const wide = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return {
    lng: round(lng + (metres * Math.cos(turn)) / wide),
    lat: round(lat + (metres * Math.sin(turn)) / METRES_PER_DEGREE),
  }
}

/** Somewhere in a ring around a place, metres from its middle. */
export const scattered = (centre: Place, [nearest, farthest]: readonly [number, number], random: Random): Place =>
  moved(centre, nearest + (farthest - nearest) * random.next(), random.next() * 2 * Math.PI)
