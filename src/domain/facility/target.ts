import type { Street, StreetTarget } from './rules'

/** Facilities of the types that a target counts, by the street that they stand in. */
export interface TownCount {
  readonly county: string
  /** Street or town as the division register prints it. */
  readonly town: string
  /** Of them, those that count towards the target. */
  readonly count: number
  /** Of them, those of which nobody has told whether they are what the target asks. */
  readonly untold: number
}

export interface StreetStand extends Street {
  readonly count: number
  readonly untold: number
}

type Counted = Pick<TownCount, 'count' | 'untold'>
const NOTHING: Counted = { count: 0, untold: 0 }

/** How the streets of a city stand against one promise. */
export interface TargetStand {
  /** Streets with as many facilities as they must have. */
  readonly met: number
  /** Streets that must have them, so that the promised share is kept. */
  readonly needed: number
  /** Those that have not come first, the emptiest of them first; else as the division register orders them. */
  readonly streets: readonly StreetStand[]
}

/**
 * The seventh digit tells what a division is: 0 街道, 1 镇, 2 and 3 乡; from 4 on what only resembles one, as a development zone or a
 * state farm, for which no document promises anything.
 */
const kindOf = ({ code }: Street): number => Number(code.charAt(6))
const LAST_KIND = { streets: 0, 'streets-and-towns': 3 } as const

/** The divisions of which a target speaks. */
export const streetsOf = (streets: readonly Street[], of: StreetTarget['of']): readonly Street[] =>
  streets.filter((street) => kindOf(street) <= LAST_KIND[of])

/** 70 % of 10 are 7, whatever the binary fraction says. */
const neededOf = (share: number, streets: number): number => Math.ceil(Number((share * streets).toFixed(6)))

/** Two counties may each have a street of one name. */
const placeKey = (county: string, town: string): string => `${county} ${town}`

/**
 * A register may put a place under a development zone, which has no streets of its own: then the street's name finds it, if
 * one street only of the city bears it. Of two of one name nobody knows which; neither has the place.
 */
function foundBy(streets: readonly Street[], counts: readonly TownCount[]): ReadonlyMap<string, Counted> {
  const counties = new Set(streets.map(({ county }) => county))
  const found = new Map<string, Counted>()
  for (const { county, town, count, untold } of counts) {
    const named = counties.has(county) ? [] : streets.filter(({ name }) => name === town)
    const key = placeKey(named.length === 1 ? named[0]!.county : county, town)
    const before = found.get(key) ?? NOTHING
    found.set(key, { count: before.count + count, untold: before.untold + untold })
  }
  return found
}

/** Counts what stands in each street; what serves a whole county stands in none. */
export function standOf(
  { of, least, share }: Pick<StreetTarget, 'of' | 'least' | 'share'>,
  streets: readonly Street[],
  counts: readonly TownCount[],
): TargetStand {
  const found = foundBy(streets, counts)
  const stands = streetsOf(streets, of).map((street) => {
    const { count, untold } = found.get(placeKey(street.county, street.name)) ?? NOTHING
    return { ...street, count, untold }
  })
  const lacks = (street: StreetStand): boolean => street.count < least
  return {
    met: stands.filter((street) => !lacks(street)).length,
    needed: neededOf(share, stands.length),
    streets: [
      ...stands.filter(lacks).sort((one, other) => one.count - other.count || (one.code < other.code ? -1 : 1)),
      ...stands.filter((street) => !lacks(street)),
    ],
  }
}
