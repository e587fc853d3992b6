import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Pack } from '../../src/domain/entitlement'
import { loadPack } from './packs'

/** The pack of every folder of `cities` that has one of its own. */
export function loadAllPacks(): Pack[] {
  const cities = readdirSync('cities').filter((city) => existsSync(path.join('cities', city, 'pack.yaml')))
  return cities.map((city) => loadPack(city))
}
