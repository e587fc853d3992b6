import type { FacilityRules } from '@/domain/facility/rules'
import type { DemoFacility } from './ground'

/** Streets of a hundred that are up to their city's standard: a little more than Harbin promised for 2024. */
const STANDARD_SHARE = 76
/** How many model centres the streets have, by turns: two of five have what Taiyuan promised. */
const MODELS = [2, 2, 1, 0, 0] as const
/** Model centres that Harbin asks of each district, and of each other county. */
const DISTRICT_MODELS = { district: 2, county: 1 } as const

type Mark = Partial<Pick<DemoFacility, 'standard' | 'model'>>

/**
 * Marks what the city is said to have recognised, where its document speaks of that. Of the rest it is said that it is not,
 * so that nobody takes silence for a promise.
 * @param districts codes of the counties that are called 区
 */
export function recognised(
  all: readonly DemoFacility[],
  { targets, streets }: FacilityRules,
  districts: ReadonlySet<string>,
): DemoFacility[] {
  const asks = (what: 'standard' | 'model') => targets.some((target) => target.recognised === what)
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
    if (asks('model')) return { model: inStreet < (MODELS[street % MODELS.length] ?? 0) }
    if (inStreet > 0) return { standard: false, model: false }
    const most = districts.has(county) ? DISTRICT_MODELS.district : DISTRICT_MODELS.county
    const model = place(county) < most
    // 37 is coprime to 100: the streets that are behind lie all over the city.
    return { standard: model || (street * 37) % 100 < STANDARD_SHARE, model }
  }
  if (!asks('standard') && !asks('model')) return [...all]
  return all.map((facility) => (facility.type === 'street_center' ? { ...facility, ...markOf(facility) } : facility))
}
