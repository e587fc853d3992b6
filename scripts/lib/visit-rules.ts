import { existsSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { VisitRule } from '../../src/domain/visit/plan'
import { sourceSchema } from './condition-schema'
import { CITIES, citiesHere, loadPack, NATIONAL } from './packs'
import { PackFault, readYaml } from './yaml-file'

const FILE = 'visits.yaml'

/** Once a month to each of the groups, and twice to whoever cannot care for herself, until a city says otherwise. */
const ASSUMED = { monthly: 1, often: 2 } as const

const times = z.strictObject({ value: z.int().min(1).max(30), source: sourceSchema }).optional()

/** visits.yaml: how often a city visits whom. What it does not say is left out, and assumed. */
const visitsSchema = z.strictObject({ inForce: z.boolean().default(true), monthly: times, often: times })

/**
 * Reads `visits.yaml` of one city; without the file all is assumed.
 * @throws PackFault with file, line and what to do
 */
export function loadVisitRule(city: string, root: string = CITIES): VisitRule {
  const pack = loadPack(city, root)
  const file = path.posix.join(root, city, FILE)
  const yaml = existsSync(file) ? readYaml(file, visitsSchema) : null
  const stated = (key: 'monthly' | 'often') => {
    const one = yaml?.data[key]
    if (!yaml || !one) return { value: ASSUMED[key], source: null }
    const { document, clause } = one.source
    const found = pack.documents.find(({ id }) => id === document)
    if (!found)
      throw new PackFault(yaml.fault([key, 'source'], `there is no document «${document}»`, 'Name one of pack.yaml.'))
    return { value: one.value, source: { document: found.number ?? document, clause } }
  }
  return { city: pack.city, monthly: stated('monthly'), often: stated('often'), inForce: yaml?.data.inForce ?? true }
}

/**
 * Of every city that people live in.
 * @param folder more cities, beside those of this project; one of the same name takes the other's place
 */
export function loadAllVisitRules(folder: string | null = null): VisitRule[] {
  const more = folder === null ? [] : citiesHere(folder)
  const own = citiesHere().filter((city) => city !== NATIONAL && !more.includes(city))
  return [...own.map((city) => loadVisitRule(city)), ...more.map((city) => loadVisitRule(city, folder!))]
}
