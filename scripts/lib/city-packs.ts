import type { Place } from '../../cloudfunctions/runtime/places'
import type { Pack } from '../../src/domain/entitlement'
import { citiesHere, loadPack } from './packs'

/**
 * The pack of every city and the national one, as a server or a bundle needs them.
 * @param folder more cities, beside those of this project; one of the same name takes the other's place
 */
export function loadAllPacks(folder: string | null = null): Pack[] {
  const more = folder === null ? [] : citiesHere(folder)
  const own = citiesHere().filter((city) => !more.includes(city))
  const joined = more.map((city) => loadPack(city, folder!))
  return [...own.map((city) => loadPack(city)), ...joined]
}

/** Every county that one of these packs knows, with its city: where somebody can be said to live. */
export function countiesOf(packs: readonly Pack[]): Place[] {
  return packs.flatMap(({ city, name: cityName, counties }) =>
    counties.map(({ code, name }) => ({ code, name, city, cityName })),
  )
}
