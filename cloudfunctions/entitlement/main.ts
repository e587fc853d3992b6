import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Pack } from '@/domain/entitlement'
import { cloudMain } from '../runtime/cloudbase'
import { entitlementFunction } from '.'

/** CloudBase calls this. The build lays the cities' packs beside the function; it needs no database and no key. */
export const main = cloudMain(() => {
  const packs = JSON.parse(readFileSync(path.join(__dirname, 'packs.json'), 'utf8')) as Pack[]
  return { fn: entitlementFunction(packs) }
})
