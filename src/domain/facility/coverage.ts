import type { Walk } from './rules'
import { minutesFor } from './walk'

/** A community with how many elders live there, and how far the nearest place for a need is. */
export interface Reach {
  /** Residents of 60 and more; null: not counted yet. */
  readonly elders: number | null
  /** Straight metres; null where the city has no such place. */
  readonly metres: number | null
}

/** How many can walk to a place. Elders whom nobody has counted are in no sum: their communities are told apart. */
export interface Covered {
  readonly communities: number
  /** Of the communities, those from which one walks there within the circle. */
  readonly near: number
  /** Of the communities, those whose elders are not counted. */
  readonly uncounted: number
  readonly elders: number
  /** Of the elders, those in communities that are near. */
  readonly within: number
}

/** How far one walks, and how long: the circle. */
export interface Circle {
  readonly walk: Walk
  readonly minutes: number
}

/** The same minutes that a page shows decide: nobody reads «15 分钟» beside «走不到». */
export const isWithin = ({ walk, minutes }: Circle, metres: number | null): boolean =>
  metres !== null && minutesFor(walk, metres) <= minutes

/** Adds communities up. A community is one point: all of it is near, or none of it. */
export function covered(reaches: readonly Reach[], circle: Circle): Covered {
  const near = reaches.filter(({ metres }) => isWithin(circle, metres))
  return {
    communities: reaches.length,
    near: near.length,
    uncounted: reaches.filter(({ elders }) => elders === null).length,
    elders: eldersOf(reaches),
    within: eldersOf(near),
  }
}

const eldersOf = (reaches: readonly Reach[]): number => reaches.reduce((sum, { elders }) => sum + (elders ?? 0), 0)

/** Elders who walk longer than the circle, or to nowhere. */
export const beyond = ({ elders, within }: Pick<Covered, 'elders' | 'within'>): number => elders - within

/** Share of elders within, 0 … 1; null where nobody is counted. */
export const shareWithin = ({ elders, within }: Pick<Covered, 'elders' | 'within'>): number | null =>
  elders === 0 ? null : within / elders

const far = ({ metres }: Reach): number => metres ?? Infinity

/**
 * Where a new place would help most comes first: beyond the circle by how many elders, uncounted ones after them; then what
 * is within it, the longest way first.
 */
export const byUrgency =
  (circle: Circle) =>
  (one: Reach, other: Reach): number => {
    const [here, there] = [isWithin(circle, one.metres), isWithin(circle, other.metres)]
    if (here !== there) return here ? 1 : -1
    if (!here && one.elders !== other.elders) return (other.elders ?? -1) - (one.elders ?? -1)
    return far(one) === far(other) ? 0 : far(other) - far(one)
  }
