import type { Pack } from '../../src/domain/entitlement'
import { CITIES, citiesHere, loadPack } from './packs'

/** The pack of every city and the national one, as a server or a bundle needs them. */
export function loadAllPacks(root: string = CITIES): Pack[] {
  return citiesHere(root).map((city) => loadPack(city, root))
}

/** GB/T 2260 codes of every county that one of these packs knows. */
export function countyCodes(packs: readonly Pack[]): string[] {
  return packs.flatMap(({ counties }) => counties.map(({ code }) => code))
}
