import type { County } from '../../../src/domain/entitlement'
import type { RegisterGround } from '../../../src/domain/facility/register-row'
import type { FacilityRules } from '../../../src/domain/facility/rules'
import type { FacilityType } from '../../../src/domain/facility/types'
import { loadAllPacks } from '../city-packs'
import { CommandError } from '../command'
import { loadAllFacilityRules } from '../facility-rules'

/** What the rows of a city's file are checked against. */
export interface ImportCity {
  /** `linfen` */
  readonly city: string
  /** First four digits of the city's division codes. */
  readonly code: string
  readonly name: string
  readonly counties: readonly County[]
  readonly rules: FacilityRules
}

/**
 * @param folder more cities beside those of this project, as the server has them
 * @throws CommandError when there is no such city
 */
export function importCity(city: string, folder: string | null): ImportCity {
  const pack = loadAllPacks(folder).find((one) => one.city === city && one.code !== '')
  const rules = loadAllFacilityRules(folder).find((one) => one.city === city)
  if (!pack || !rules)
    throw new CommandError(`There is no city «${city}»: name a folder under cities, for example linfen.`)
  return { city, code: pack.code, name: pack.name, counties: pack.counties, rules }
}

/** @param today `YYYY-MM-DD` in China */
export function groundOf({ counties, rules }: ImportCity, today: string): RegisterGround {
  const types = new Map<string, { readonly type: FacilityType; readonly name: string }>()
  for (const { type, names } of rules.types) {
    for (const name of names) types.set(name, { type, name })
    types.set(type, { type, name: names[0] ?? type })
  }
  const towns = new Map<string, Set<string>>()
  for (const { county, name } of rules.streets) towns.set(county, (towns.get(county) ?? new Set()).add(name))
  const all = new Set(rules.streets.map(({ name }) => name))
  // A development zone has streets of the counties around it.
  const zones = new Set(counties.filter(({ kind }) => kind === 'area').map(({ code }) => code))
  return {
    today,
    types,
    counties: new Map(counties.map(({ code, name }) => [code, name])),
    townsOf: (county) => (all.size === 0 ? null : zones.has(county) ? all : (towns.get(county) ?? null)),
  }
}
