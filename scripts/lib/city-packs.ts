import { createHash } from 'node:crypto'
import type { Place } from '../../cloudfunctions/runtime/places'
import type { Pack } from '../../src/domain/entitlement'
import { isGrantable } from '../../src/domain/booking/programme'
import { CITIES, citiesHere, readCity } from './packs'
import { programmesOf } from './programmes'

/**
 * The pack of every city and the national one, as a server or a bundle needs them.
 * @param folder more cities, beside those of this project; one of the same name takes the other's place
 */
export function loadAllPacks(folder: string | null = null): Pack[] {
  const more = folder === null ? [] : citiesHere(folder)
  const own = citiesHere().filter((city) => !more.includes(city))
  return [...own.map((city) => withPayouts(city, CITIES)), ...more.map((city) => withPayouts(city, folder!))]
}

/** A phone keeps a pack until its version is another: programmes that change make another version too. */
function withPayouts(name: string, root: string): Pack {
  const city = readCity(name, root)
  const payouts = Object.fromEntries(
    programmesOf(city, root)
      .filter((programme) => isGrantable(programme) && programme.benefit !== null)
      .map(({ key, benefit }) => [benefit!, key]),
  )
  if (Object.keys(payouts).length === 0) return city.pack
  const digest = createHash('sha256').update(JSON.stringify(payouts)).digest('hex').slice(0, 4)
  return { ...city.pack, version: `${city.pack.version}.${digest}`, payouts }
}

/** Every county that one of these packs knows, with its city: where somebody can be said to live. */
export function countiesOf(packs: readonly Pack[]): Place[] {
  return packs.flatMap(({ city, name: cityName, counties }) =>
    counties.map(({ code, name }) => ({ code, name, city, cityName })),
  )
}
