import { DIETS, ALLERGENS, type Allergen, type Diet } from './services'

/** Portions of one order, as a kitchen needs to know them: nothing of whose they are. */
export interface Portion {
  /** Where it is cooked: a facility's id. */
  readonly kitchen: string
  readonly portions: number
  readonly diets: readonly Diet[]
  readonly allergens: readonly Allergen[]
  /** Where it is eaten, or from where it is carried to her: a facility's id. */
  readonly to: string
  /** Through which canteen it goes on its way there; null straight from the kitchen. */
  readonly through: string | null
  /** Carried to her door. */
  readonly delivered: boolean
  /** The last instant at which it can still be taken back for nothing. */
  readonly settlesAt: Date
}

/** Portions of one set of diets; the empty set is the ordinary meal. */
export interface DietCount {
  readonly diets: readonly Diet[]
  readonly portions: number
}

/** Portions that must be without something. One that must be without two stands under both. */
export interface AllergenCount {
  readonly allergen: Allergen
  readonly portions: number
}

export interface WayCount {
  readonly to: string
  readonly through: string | null
  readonly delivered: boolean
  readonly portions: number
}

/** What one kitchen cooks for a meal. */
export interface KitchenCount {
  readonly kitchen: string
  readonly total: number
  /** Most first. They add up to `total`. */
  readonly byDiet: readonly DietCount[]
  /** In the order in which allergens are always named. */
  readonly byAllergen: readonly AllergenCount[]
  /** Most first. They add up to `total`. */
  readonly to: readonly WayCount[]
  /** Nothing that is counted can be taken back for nothing any more. */
  readonly final: boolean
}

/** Counts a meal for each kitchen that cooks it, the largest first. */
export function kitchenCounts(portions: readonly Portion[], now: Date): KitchenCount[] {
  const kitchens = groups(portions, ({ kitchen }) => kitchen)
  return kitchens.map(([kitchen, own]) => countOf(kitchen, own, now)).sort(mostFirst(({ total }) => total))
}

function countOf(kitchen: string, own: readonly Portion[], now: Date): KitchenCount {
  const byDiet = groups(own, ({ diets }) => dietsInOrder(diets).join()).map(([, some]) => ({
    diets: dietsInOrder(some[0]!.diets),
    portions: sum(some),
  }))
  const byAllergen = ALLERGENS.flatMap((allergen) => {
    const count = sum(own.filter(({ allergens }) => allergens.includes(allergen)))
    return count > 0 ? [{ allergen, portions: count }] : []
  })
  const ways = groups(own, ({ to, through, delivered }) => JSON.stringify([to, through, delivered]))
  const to = ways.map(([, some]) => {
    const { to: where, through, delivered } = some[0]!
    return { to: where, through, delivered, portions: sum(some) }
  })
  return {
    kitchen,
    total: sum(own),
    byDiet: byDiet.sort(mostFirst(({ portions }) => portions)),
    byAllergen,
    to: to.sort(mostFirst(({ portions }) => portions)),
    final: own.every(({ settlesAt }) => settlesAt <= now),
  }
}

/** A set of diets, however it was written down. */
const dietsInOrder = (diets: readonly Diet[]): Diet[] => DIETS.filter((diet) => diets.includes(diet))

const sum = (portions: readonly Portion[]): number => portions.reduce((total, one) => total + one.portions, 0)

const mostFirst =
  <T>(count: (one: T) => number) =>
  (a: T, b: T): number =>
    count(b) - count(a)

/** Things of one key together, keys in the order in which they first come. */
function groups<T>(all: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = found.get(key)
    if (group) group.push(one)
    else found.set(key, [one])
  }
  return [...found]
}
