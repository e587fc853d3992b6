import type { FacilityRules } from '@/domain/facility/rules'
import type { DemoFacility } from './ground'

/** Streets of a hundred that are up to their city's standard: a little more than Harbin promised for 2024. */
const STANDARD_SHARE = 76
/** Streets of a hundred whose centre has become what the city promised under a name of its own. */
const PROMISED_SHARE = 58
/** How many model centres the streets have, by turns: two of five have what Taiyuan promised. */
const MODELS = [2, 2, 1, 0, 0] as const
/** Model centres that Harbin asks of each district, and of each other county. */
const DISTRICT_MODELS = { district: 2, county: 1 } as const

/** 37 is coprime to 100: the streets that are behind lie all over the city. */
const strewn = (street: number): number => (street * 37) % 100

type Mark = Partial<Pick<DemoFacility, 'standard' | 'model' | 'type' | 'typeName'>>

/**
 * Marks what the city is said to have recognised, where its document speaks of that, and gives the promised name to some
 * centres where the promise has one. Of the rest it is said that it is not,
 * so that nobody takes silence for a promise.
 * @param districts codes of the counties that are called 区
 */
export function recognised(
  all: readonly DemoFacility[],
  { targets, streets, types }: FacilityRules,
  districts: ReadonlySet<string>,
): DemoFacility[] {
  const asks = (what: 'standard' | 'model') => targets.some((target) => target.recognised === what)
  const promised = targets.flatMap(({ names = [] }) => names)[0]
  const promisedType = types.find(({ names }) => promised !== undefined && names.includes(promised))?.type
  const order = new Map(streets.map(({ county, name }, index) => [`${county} ${name}`, index]))
  const seen = new Map<string, number>()
  /** Which of those with this key it is, the first being 0. */
  const place = (key: string) => {
    const nth = seen.get(key) ?? 0
    seen.set(key, nth + 1)
    return nth
  }
  const markOf = ({ county, town }: DemoFacility): Mark => {
    const street = order.get(`${county} ${town}`) ?? 0
    const inStreet = place(`${county} ${town}`)
    if (promised !== undefined && promisedType)
      return inStreet === 0 && strewn(street) < PROMISED_SHARE ? { type: promisedType, typeName: promised } : {}
    if (asks('model')) return { model: inStreet < (MODELS[street % MODELS.length] ?? 0) }
    if (inStreet > 0) return { standard: false, model: false }
    const most = districts.has(county) ? DISTRICT_MODELS.district : DISTRICT_MODELS.county
    const model = place(county) < most
    return { standard: model || strewn(street) < STANDARD_SHARE, model }
  }
  if (!asks('standard') && !asks('model') && promised === undefined) return [...all]
  return all.map((facility) => (facility.type === 'street_center' ? { ...facility, ...markOf(facility) } : facility))
}
