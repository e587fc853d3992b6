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

/** All counties of a city together. */
export const sumOf = (parts: readonly Covered[]): Covered =>
  parts.reduce(
    (sum, part) => ({
      communities: sum.communities + part.communities,
      near: sum.near + part.near,
      uncounted: sum.uncounted + part.uncounted,
      elders: sum.elders + part.elders,
      within: sum.within + part.within,
    }),
    { communities: 0, near: 0, uncounted: 0, elders: 0, within: 0 },
  )

/** Elders who walk longer than the circle, or to nowhere. */
export const beyond = ({ elders, within }: Pick<Covered, 'elders' | 'within'>): number => elders - within

/**
 * Elders within, in whole percent; null where nobody is counted. 100 only when nobody is left out, 0 only when everybody is:
 * rounding hides no elder.
 */
export function percentWithin({ elders, within }: Pick<Covered, 'elders' | 'within'>): number | null {
  if (elders === 0) return null
  if (within === 0 || within === elders) return within === 0 ? 0 : 100
  return Math.min(99, Math.max(1, Math.round((100 * within) / elders)))
}

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
