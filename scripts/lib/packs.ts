import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Criterion, Pack, Scenario } from '../../src/domain/entitlement'
import { CommandError } from './command'
import { calculatorFaults } from './pack-calculators'
import { circleFaults } from './pack-circles'
import { itemsOf, readFiles, type CityFiles, type Located } from './pack-files'
import { assembled } from './pack-layers'
import { periodFaults } from './pack-periods'
import { referenceFaults } from './pack-references'
import { PackFault } from './yaml-file'

/** What stands beside a benefit in its file and stays in the repository. */
export interface Spec {
  readonly file: string
  readonly criteria: readonly Criterion[]
  readonly scenarios: readonly Scenario[]
  /** The item as its file has it, and the lines of that file. */
  readonly located: Located
}

/** A city as it stands in `cities/<city>`. */
export interface City {
  readonly pack: Pack
  readonly files: CityFiles
  /** The layer below; null for the national list. */
  readonly parent: City | null
  /** By a benefit's reference: the city's own items and those of its counties, not what it inherits. */
  readonly specs: ReadonlyMap<string, Spec>
}

/** Where the cities of this project stand. */
export const CITIES = 'cities'
/** The layer below every city: the national list, which nobody lives in. */
export const NATIONAL = 'china'

/** `linfen@2023.12.16+1a2b3c4d`: the list's day, and eight digits of what the pack says. */
function versionOf(city: string, listedOn: string, content: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8)
  return `${city}@${listedOn.replaceAll('-', '.')}+${digest}`
}

const isCity = (folder: string): boolean => existsSync(path.join(folder, 'pack.yaml'))

/** A scenario of a county's own item plays in that county. */
function specsOf(files: CityFiles): Map<string, Spec> {
  return new Map(
    itemsOf(files).map((located) => {
      const { item, file, county } = located
      const scenarios = item.scenarios.map((scenario) => ({ ...(county !== null && { county }), ...scenario }))
      return [item.ref, { file, criteria: item.criteria, scenarios, located }]
    }),
  )
}

/** Where cities are looked for, and who has been read on the way down: nobody stands on himself. */
interface Search {
  readonly root: string
  readonly above: readonly string[]
}

/** The layer below stands beside the city, or among this project's own. */
function folderOf(city: string, { root, above }: Search): string {
  const roots = above.length > 0 ? [root, CITIES] : [root]
  const found = roots.map((each) => path.posix.join(each, city)).find(isCity)
  if (/^[a-z]+$/.test(city) && found) return found
  throw new CommandError(`There is no city «${city.slice(0, 40)}»; there are: ${citiesHere(root).join(', ')}.`)
}

function parentOf(city: string, { about: { data, fault } }: CityFiles, { root, above }: Search): City | null {
  const below = data.extends ?? (city === NATIONAL ? undefined : NATIONAL)
  if (below === undefined) return null
  const way = [...above, city]
  if (way.includes(below)) {
    const circle = [...way, below].join(' → ')
    const advice = 'Let one of them extend the national list, or nothing.'
    throw new PackFault(fault(['extends'], `cities that stand on each other in a circle: ${circle}`, advice))
  }
  try {
    return read(below, { root, above: way })
  } catch (error) {
    if (error instanceof PackFault || !(error instanceof CommandError)) throw error
    throw new PackFault(fault(['extends'], `there is no pack «${below}» to stand on`, 'Name one that is there.'))
  }
}

function read(city: string, search: Search): City {
  const files = readFiles(folderOf(city, search))
  const { data, fault } = files.about
  if (data.city === city) return built(files, search)
  const what = `the folder is called ${city} and the city ${data.city}`
  throw new PackFault(fault(['city'], what, 'Give both the same name.'))
}

function built(files: CityFiles, search: Search): City {
  const { city } = files.about.data
  const parent = parentOf(city, files, search)
  const [first] = [...referenceFaults(files, parent?.pack ?? null), ...periodFaults(files), ...calculatorFaults(files)]
  if (first) throw new PackFault(first)
  const content = assembled(files, parent?.pack ?? null)
  const pack: Pack = { ...content, version: versionOf(city, files.about.data.listedOn, content) }
  const [circle] = circleFaults(pack, files)
  if (circle) throw new PackFault(circle)
  return { pack, files, parent, specs: specsOf(files) }
}

/**
 * Reads and checks one city's files and those of the layers below it, and no others.
 * @param root the folder in which cities stand; a layer below may also be one of this project's own
 * @throws PackFault with file, line and what to do where one does not say what a pack must say
 * @throws CommandError where there is no such city
 */
export function readCity(city: string, root: string = CITIES): City {
  return read(city, { root, above: [] })
}

/**
 * Reads one pack wherever its folder stands and whatever that is called: a draft beside the one that is in use.
 * @throws CommandError as `readCity` does
 */
export function readPack(folder: string): City {
  if (!isCity(folder)) throw new CommandError(`There is no pack in ${folder}: name a folder that holds a pack.yaml.`)
  return built(readFiles(folder), { root: path.dirname(folder), above: [] })
}

/** Cities of which there is a pack, the national list among them. */
export function citiesHere(root: string = CITIES): string[] {
  return readdirSync(root)
    .filter((city) => isCity(path.join(root, city)))
    .sort()
}

/** Cities that people can choose: all but the national list, which nobody lives in. */
export function servedCities(root: string = CITIES): string[] {
  return citiesHere(root).filter((city) => city !== NATIONAL)
}

/**
 * One city's policy as phone and cloud receive it.
 * @throws CommandError in one sentence where a file is wrong or the city is not there.
 */
export function loadPack(city: string, root: string = CITIES): Pack {
  return readCity(city, root).pack
}
