import type { FacilityRules, Walk } from '@/domain/facility/rules'
import { atPace, ELDER_WALK } from '@/domain/facility/walk'
import type { Places } from '../runtime/places'
import type { WalkRoute } from './route'

/** All that the handlers of this function stand on. */
export interface FacilityParts {
  /** What each city lays down; a city without any walks at the usual pace. */
  readonly rules: readonly FacilityRules[]
  readonly places: Places
  /** A routing service; without it, ways are estimated from the straight line. */
  readonly route?: WalkRoute
}

const USUAL_CIRCLE_MINUTES = 15

/** How an elder walks in a city, and how far its circle reaches. */
export interface CityWalk {
  readonly walk: Walk
  readonly circleMinutes: number
}

/** @param pace metres in a minute that she has chosen; the city's own without it */
export function walkIn({ rules }: FacilityParts, city: string, pace?: number): CityWalk {
  const own = rules.find((one) => one.city === city)
  return {
    walk: atPace(own?.walk ?? ELDER_WALK, pace),
    circleMinutes: own?.circleMinutes ?? USUAL_CIRCLE_MINUTES,
  }
}
