import type { Pack } from '../../src/domain/entitlement'
import { citiesHere, loadPack } from './packs'

/** The pack of every city, as a server or a bundle needs them. */
export function loadAllPacks(): Pack[] {
  return citiesHere().map((city) => loadPack(city))
}
