import { existsSync } from 'node:fs'
import path from 'node:path'
import type { County } from '../../src/domain/entitlement'
import type { Place } from '../../src/domain/facility/facility'
import type { FacilityRules, Neighbourhood, RuleSource, TypeRule } from '../../src/domain/facility/rules'
import { FACILITY_TYPES, type Need } from '../../src/domain/facility/types'
import { insideOutline } from '../../src/domain/facility/outline'
import { ELDER_WALK } from '../../src/domain/facility/walk'
import { readDivisions } from './divisions'
import { GENERIC_NAMES } from './facility-names'
import { facilitiesSchema } from './facility-schema'
import { citySchema, type CityFile } from './pack-schema'
import { CITIES, citiesHere, NATIONAL } from './packs'
import { PackFault, readYaml, type YamlFile } from './yaml-file'
import type * as z from 'zod'

const RULES_FILE = 'facilities.yaml'
const DIVISIONS_FILE = 'divisions.csv'

/** What elders go to most; a city may name others. */
const COVERAGE: readonly Need[] = ['eat', 'bath', 'day', 'visit', 'doctor', 'live', 'aid', 'learn']
/** Four of the five documents draw a circle of a quarter of an hour; Linfen's names none. */
const CIRCLE_MINUTES = 15
/** Degrees around the county seats, about 100 km: where nobody has drawn the city it keeps out what is far away. */
const MARGIN = 1

type FacilitiesYaml = z.infer<typeof facilitiesSchema>

/** A city's counties, its rules about facilities, and the communities that its division register names. */
export interface CityGround {
  readonly city: string
  readonly counties: readonly County[]
  readonly rules: FacilityRules
  readonly neighbourhoods: readonly Neighbourhood[]
}

/**
 * Reads `facilities.yaml` and `divisions.csv` of one city. Either may be absent: then the types have their plain names, the
 * circle is an elder's quarter of an hour, there are no streets, and the outline is a wide box around the county seats.
 * @param root the folder in which cities stand
 * @throws PackFault with file, line and what to do
 */
export function loadCityGround(city: string, root: string = CITIES): CityGround {
  const folder = path.posix.join(root, city)
  const about = readYaml(path.posix.join(folder, 'pack.yaml'), citySchema).data
  const file = path.posix.join(folder, RULES_FILE)
  const yaml = existsSync(file) ? readYaml(file, facilitiesSchema) : null
  if (yaml) refuseFaults(yaml, about)
  const counties = new Set(about.counties.map(({ code }) => code))
  const countyOf = (digits: string) => (counties.has(digits) ? digits : (yaml?.data.zones[digits] ?? null))
  const { streets, neighbourhoods } = readDivisions(path.posix.join(folder, DIVISIONS_FILE), countyOf)
  return { city, counties: about.counties, rules: { ...rulesFrom(yaml, about), streets }, neighbourhoods }
}

/** @throws PackFault as `loadCityGround` does */
export const loadFacilityRules = (city: string, root: string = CITIES): FacilityRules =>
  loadCityGround(city, root).rules

/**
 * The rules of every city that people can choose.
 * @param folder more cities, beside those of this project; one of the same name takes the other's place
 */
export const loadAllFacilityRules = (folder: string | null = null): FacilityRules[] =>
  loadAllGrounds(folder).map(({ rules }) => rules)

/** As `loadAllFacilityRules`, with the communities of each. */
export function loadAllGrounds(folder: string | null = null): CityGround[] {
  const lived = (city: string) => city !== NATIONAL
  const more = folder === null ? [] : citiesHere(folder).filter(lived)
  const own = citiesHere().filter((city) => lived(city) && !more.includes(city))
  return [...own.map((city) => loadCityGround(city)), ...more.map((city) => loadCityGround(city, folder!))]
}

function rulesFrom(yaml: YamlFile<FacilitiesYaml> | null, about: CityFile): Omit<FacilityRules, 'streets'> {
  const numbers = new Map(about.documents.map(({ id, number }) => [id, number]))
  const cited = ({ document, clause }: RuleSource): RuleSource => ({
    document: numbers.get(document) ?? document,
    clause,
  })
  const { types = [], targets = [], circleMinutes = CIRCLE_MINUTES, walk, coverage, outline } = yaml?.data ?? {}
  const own = types.map(({ source, ...rule }) => ({ ...rule, ...(source && { source: cited(source) }) }) as TypeRule)
  return {
    city: about.city,
    types: [...own, ...plainTypes(own)],
    targets: targets.map(({ doubt, names, ...target }) => ({
      ...target,
      ...(names && { names }),
      source: cited(target.source),
      ...(doubt !== undefined && { doubt }),
    })),
    circleMinutes,
    walk: walk ?? ELDER_WALK,
    coverage: coverage ?? COVERAGE,
    outline: outline ?? boxAround(about.counties.map(({ seat }) => seat)),
  }
}

/** Types that the city's document does not name; a plain name that the city gives to another type is not used twice. */
function plainTypes(own: readonly TypeRule[]): TypeRule[] {
  const named = new Set(own.map(({ type }) => type))
  const taken = new Set(own.flatMap(({ names }) => names))
  return FACILITY_TYPES.filter((type) => !named.has(type)).map((type) => {
    const plain = GENERIC_NAMES[type]
    return { type, names: [taken.has(plain) ? `其他${plain}` : plain] }
  })
}

function boxAround(seats: readonly Place[]): Place[] {
  const lngs = seats.map(({ lng }) => lng)
  const lats = seats.map(({ lat }) => lat)
  const [west, east] = [Math.min(...lngs) - MARGIN, Math.max(...lngs) + MARGIN]
  const [south, north] = [Math.min(...lats) - MARGIN, Math.max(...lats) + MARGIN]
  return [
    { lng: west, lat: south },
    { lng: east, lat: south },
    { lng: east, lat: north },
    { lng: west, lat: north },
  ]
}

/** @throws PackFault at the first thing that contradicts another, or points at what is not there */
function refuseFaults({ data, fault }: YamlFile<FacilitiesYaml>, about: CityFile): void {
  const refuse = (at: readonly PropertyKey[], what: string, advice: string): never => {
    throw new PackFault(fault(at, what, advice))
  }
  const documents = new Set(about.documents.map(({ id }) => id))
  const cite = (at: readonly PropertyKey[], source: RuleSource | undefined) => {
    if (source && !documents.has(source.document))
      refuse([...at, 'source'], `there is no document «${source.document}»`, 'Name one of «documents» in pack.yaml.')
  }
  const types = new Set<string>()
  const names = new Map<string, string>()
  /** A name that decides something has to be one that a register may use. */
  const knownNames = (
    at: readonly PropertyKey[],
    used: readonly string[] = [],
    known: readonly string[],
    of: string,
  ) => {
    const other = used.find((name) => !known.includes(name))
    if (other !== undefined) refuse([...at, 'names'], `«${other}» is no name of ${of}`, 'Write one of its «names».')
  }
  data.types.forEach(({ type, names: own, source, leastArea, basicFunctions }, index) => {
    const at = ['types', index] as const
    if (types.has(type)) refuse(at, `${type} stands here twice`, 'Put all its names into one.')
    types.add(type)
    own.forEach((name, place) => {
      const other = names.get(name)
      if (other) refuse([...at, 'names', place], `«${name}» is a name of ${other} already`, ONE_NAME)
      names.set(name, type)
    })
    knownNames([...at, 'leastArea'], leastArea?.names, own, type)
    knownNames([...at, 'basicFunctions'], basicFunctions?.names, own, type)
    cite(at, source)
  })
  const ids = new Set<string>()
  data.targets.forEach(({ id, types: counted, names: used, source }, index) => {
    const known = data.types.filter(({ type }) => counted.includes(type)).flatMap((rule) => rule.names)
    knownNames(['targets', index], used, known, counted.join(', '))
    if (ids.has(id)) refuse(['targets', index, 'id'], `two targets are called ${id}`, 'Rename one of them.')
    ids.add(id)
    cite(['targets', index], source)
  })
  const counties = new Set(about.counties.map(({ code }) => code))
  const lost = about.counties.find(({ seat }) => !insideOutline(seat, data.outline))
  if (lost) refuse(['outline'], `the seat of ${lost.name} lies outside it`, REDRAW)
  for (const [zone, county] of Object.entries(data.zones))
    if (!counties.has(county)) refuse(['zones', zone], `no county has the code ${county}`, 'Take one of pack.yaml.')
}

const REDRAW =
  'Draw the line some kilometres outside the border, longitude first, corner by corner without crossing itself.'
const ONE_NAME = 'A register tells types apart by their names: leave it to one of them.'
