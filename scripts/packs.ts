import path from 'node:path'
import { parseArgs } from 'node:util'
import { isGrantable, type Programme } from '../src/domain/booking/programme'
import type { Benefit } from '../src/domain/entitlement'
import { CommandError, progress } from './lib/command'
import { loadFacilityRules } from './lib/facility-rules'
import { checkCity, clashes } from './lib/pack-checks'
import { staleValues } from './lib/pack-stale'
import { CITIES, citiesHere, NATIONAL, readCity, type City } from './lib/packs'
import { programmesOf } from './lib/programmes'
import { todayInChina } from './lib/today'
import { faultText, PackFault } from './lib/yaml-file'

const USAGE = 'npm run packs [-- --root DIR]'

function rootFrom(argv: string[]): string {
  try {
    const { root } = parseArgs({ args: argv, options: { root: { type: 'string' } } }).values
    // Paths count from where the command was typed.
    return root === undefined ? CITIES : path.resolve(process.env['INIT_CWD'] ?? '', root)
  } catch (error) {
    throw new CommandError(`${(error as Error).message.split('\n')[0]} Use: ${USAGE}`)
  }
}

interface Read {
  readonly city: City
  readonly programmes: readonly Programme[]
}

function readAll(root: string): { read: Read[]; refused: string[] } {
  const read: Read[] = []
  const refused: string[] = []
  for (const name of namesIn(root)) {
    try {
      const city = readCity(name, root)
      read.push({ city, programmes: programmesOf(city, root) })
      if (name !== NATIONAL) loadFacilityRules(name, root)
    } catch (error) {
      if (!(error instanceof PackFault)) throw error
      refused.push(error.message)
    }
  }
  return { read, refused }
}

function namesIn(root: string): string[] {
  try {
    const names = citiesHere(root)
    if (names.length > 0) return names
  } catch {
    // No folder, or none that may be read: told below as a folder without packs.
  }
  throw new CommandError(`There is no pack in ${root}: name a folder that holds cities, each with a pack.yaml.`)
}

/** Own items with what the machine checks of them; inherited ones by where they come from. */
function lineFor({ specs, parent }: City, { ref, standing, name }: Benefit): string {
  const spec = specs.get(ref)
  const checked = spec?.criteria.filter((criterion) => criterion.checked).length
  const covered = spec
    ? `the machine checks ${checked} of ${spec.criteria.length} criteria`
    : `from ${parent?.pack.city}`
  const tried = spec ? `${String(spec.scenarios.length).padStart(2)} scenarios` : ''
  return [ref.padEnd(8), standing.padEnd(11), covered.padEnd(37), tried.padEnd(12), name].join(' ').trimEnd()
}

/** «尧都区 141002: changes LF-11; adds LFC-1; sets minimumLivingStandard» */
function overridesOf({ pack, files }: City): string[] {
  return files.counties.map(({ data: { county, patches, benefits, parameters } }) => {
    const name = pack.counties.find(({ code }) => code === county)?.name ?? ''
    const parts = [
      ['changes', patches.map(({ ref }) => ref)],
      ['adds', benefits.map(({ ref }) => ref)],
      ['sets', Object.keys(parameters)],
    ] as const
    const said = parts.filter(([, names]) => names.length > 0).map(([verb, names]) => `${verb} ${names.join(', ')}`)
    return `  ${name} ${county}: ${said.join('; ') || 'nothing'}`
  })
}

function openParameters({ pack }: City): string[] {
  return pack.parameters.flatMap(({ key, say, ask, values, assumed }) => {
    if (values.length > 0) return []
    const state = assumed === undefined ? `Unset: ${key}` : `Assumed: ${key} is taken as ${assumed}`
    return [`${state}, «${say}». Ask the city: «${ask}»`]
  })
}

/** «Narrower: LF-17 than CN-9: …», so that nobody forgets what was let through. */
function narrowerOf({ specs }: City): string[] {
  return [...specs.values()].flatMap(({ located: { item } }) =>
    (item.narrower ?? []).map((each) => `Narrower: ${item.ref} than ${each.item}: ${each.because}`),
  )
}

/** «taiyuan.meals in-force pays here: 社区食堂就餐补贴(每天2元)» */
const programmeLine = (programme: Programme): string =>
  `  ${programme.key} ${programme.standing}, ${isGrantable(programme) ? 'granted here' : `${programme.kind}: grants nothing here`}: ${programme.name}`

function report({ city, programmes }: Read): void {
  const { pack, files } = city
  const layers = pack.layers.flatMap(({ benefits }) => benefits)
  const lines = [...pack.benefits, ...layers].map((benefit) => lineFor(city, benefit))
  const rules = pack.calculators.length > 0 ? `, ${pack.calculators.length} rules for operators` : ''
  process.stdout.write(
    `${pack.name} ${pack.version}: ${pack.benefits.length} items, ${pack.counties.length} places${rules}\n`,
  )
  process.stdout.write(`${lines.join('\n')}\n`)
  if (programmes.length > 0)
    process.stdout.write(`Programmes that pay for services:\n${programmes.map(programmeLine).join('\n')}\n`)
  if (files.counties.length > 0) process.stdout.write(`Overrides by county:\n${overridesOf(city).join('\n')}\n`)
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `npm run packs`: checks every city's files, runs every scenario, prints what the machine covers. */
export async function main(argv: string[]): Promise<number> {
  const today = todayInChina()
  const { read, refused } = readAll(rootFrom(argv))
  const cities = read.map(({ city }) => city)
  const faults = [...refused, ...clashes(cities).map(faultText)]
  for (const one of read) {
    const { city } = one
    faults.push(...checkCity(city).map(faultText))
    report(one)
    for (const stale of staleValues(city.files, today)) progress(`Warning: ${faultText(stale)}`)
    openParameters(city).forEach(progress)
    narrowerOf(city).forEach(progress)
  }
  faults.forEach(progress)
  if (faults.length > 0) {
    throw new CommandError(`${plural(faults.length, 'fault')} in the packs: mend the lines named above.`)
  }
  const scenarios = cities.flatMap(({ specs }) => [...specs.values()]).flatMap((spec) => spec.scenarios)
  process.stdout.write(`${plural(cities.length, 'pack')}, ${plural(scenarios.length, 'scenario')}, all well\n`)
  return 0
}
