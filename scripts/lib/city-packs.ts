import type { Pack } from '../../src/domain/entitlement'
import { citiesHere, loadPack } from './packs'

/** The pack of every city, as a server or a bundle needs them. */
export function loadAllPacks(): Pack[] {
  return citiesHere().map((city) => loadPack(city))
}

/** GB/T 2260 codes of every county that one of these packs knows. */
export function countyCodes(packs: readonly Pack[]): string[] {
  return packs.flatMap(({ counties }) => counties.map(({ code }) => code))
}
