import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Pack } from '../../src/domain/entitlement'
import { isGrantableKind } from '../../src/domain/booking/money'
import type { Programme } from '../../src/domain/booking/programme'
import { CITIES, citiesHere, readCity, type City } from './packs'
import { programmesSchema, type ProgrammesYaml, type ProgrammeYaml } from './programme-schema'
import { PackFault, readYaml, type At, type YamlFile } from './yaml-file'

const PROGRAMMES_FILE = 'programmes.yaml'
/** A month's most days: what pays by the day pays no more than that in a month. */
const MOST_DAYS = 31

/**
 * Reads `programmes.yaml` of one city; a city without one has no programme of its own.
 * @throws PackFault with file, line and what to do
 */
export function programmesOf(city: City, root: string = CITIES): Programme[] {
  const file = path.posix.join(root, city.pack.city, PROGRAMMES_FILE)
  if (!existsSync(file)) return []
  const yaml = readYaml(file, programmesSchema)
  refuseFaults(yaml, city.pack)
  return yaml.data.programmes.map((programme) => programmeFrom(programme, yaml.data, city.pack))
}

/** The same by the city's name. @throws PackFault, CommandError as `readCity` does */
export const loadProgrammes = (city: string, root: string = CITIES): Programme[] =>
  programmesOf(readCity(city, root), root)

/**
 * Programmes of every city and the national ones.
 * @param folder more cities, beside those of this project; one of the same name takes the other's place
 */
export function loadAllProgrammes(folder: string | null = null): Programme[] {
  const more = folder === null ? [] : citiesHere(folder)
  const own = citiesHere().filter((city) => !more.includes(city))
  return [...own.flatMap((city) => loadProgrammes(city)), ...more.flatMap((city) => loadProgrammes(city, folder!))]
}

function programmeFrom(
  { carries, monthly, daily, source, ...rest }: ProgrammeYaml,
  { documents }: ProgrammesYaml,
  pack: Pack,
): Programme {
  const carrying =
    typeof carries === 'boolean' ? { carries, carriesAssumed: false } : carriesBy(carries.parameter, pack)
  const cited = [...documents, ...pack.documents].find(({ id }) => id === source.document)
  return {
    ...rest,
    city: pack.city,
    monthly: rest.kind === 'per-day' && daily !== null ? daily * MOST_DAYS : monthly,
    daily,
    ...carrying,
    source: { document: cited?.number ?? source.document, clause: source.clause },
  }
}

/** As the paper says it since its last change, else as it is assumed. */
function carriesBy(key: string, { parameters }: Pack): Pick<Programme, 'carries' | 'carriesAssumed'> {
  const parameter = parameters.find((one) => one.key === key)
  const last = parameter?.values[parameter.values.length - 1]
  return { carries: (last?.value ?? parameter?.assumed ?? 0) === 1, carriesAssumed: last === undefined }
}

/** @throws PackFault at the first thing that contradicts another, or points at what is not there */
function refuseFaults(yaml: YamlFile<ProgrammesYaml>, pack: Pack): void {
  const keys = new Set<string>()
  yaml.data.programmes.forEach((programme, index) => {
    const refuse: Refuse = (at, what, advice) => {
      throw new PackFault(yaml.fault(['programmes', index, ...at], what, advice))
    }
    if (keys.has(programme.key)) refuse(['key'], `two programmes are called ${programme.key}`, 'Rename one of them.')
    keys.add(programme.key)
    refusePointers(programme, yaml.data, pack, refuse)
    refuseMoney(programme, pack, refuse)
    refusePromise(programme, pack, refuse)
  })
}

type Refuse = (at: At, what: string, advice: string) => void

/** What is not there: a city, a document, a benefit, a parameter, another programme. */
function refusePointers(programme: ProgrammeYaml, data: ProgrammesYaml, pack: Pack, refuse: Refuse): void {
  const { key, source, benefit, carries, excludes } = programme
  if (!key.startsWith(`${pack.city}.`))
    refuse(['key'], `«${key}» is no key of ${pack.city}`, `Begin it with «${pack.city}.».`)
  if (![...data.documents, ...pack.documents].some(({ id }) => id === source.document))
    refuse(['source'], `there is no document «${source.document}»`, 'Name one of «documents», here or in pack.yaml.')
  if (benefit !== null && !benefitIn(pack, benefit))
    refuse(['benefit'], `there is no item «${benefit}»`, 'Name an item of the list, or null where it has none.')
  const flag = typeof carries === 'boolean' ? null : carries.parameter
  if (flag !== null && pack.parameters.find((one) => one.key === flag)?.unit !== 'flag')
    refuse(
      ['carries'],
      `there is no parameter «${flag}» that is a flag`,
      'Name one of pack.yaml, or write true or false.',
    )
  excludes.forEach((other, place) => {
    if (other === key || !data.programmes.some((one) => one.key === other))
      refuse(['excludes', place], `there is no other programme «${other}»`, 'Name one of this file.')
  })
}

/** Money that could not be divided, or that nobody bounds. */
function refuseMoney({ kind, funding, monthly, daily }: ProgrammeYaml, pack: Pack, refuse: Refuse): void {
  const splits = [
    { at: ['funding', 'split'], split: funding.split },
    ...funding.except.map(({ split }, place) => ({ at: ['funding', 'except', place, 'split'], split })),
  ]
  for (const { at, split } of splits) {
    split.forEach(({ payer, part }, place) => {
      if (part <= 0) refuse([...at, place, 'part'], `the part of ${payer} is ${part}`, 'Write whole parts above zero.')
    })
    const payers = split.map(({ payer }) => payer)
    if (new Set(payers).size < payers.length) refuse(at, 'a payer stands here twice', 'Add up its parts.')
  }
  const codes = pack.counties.map(({ code }) => code)
  funding.except.forEach(({ counties }, place) =>
    counties.forEach((code) => {
      if (!codes.includes(code))
        refuse(['funding', 'except', place], `no county has the code ${code}`, 'Take one of pack.yaml.')
    }),
  )
  if (kind === 'per-day' && daily === null)
    refuse([], 'pays by the day and does not say how much', 'Write «daily» in fen.')
  if (kind === 'per-day' && monthly !== null) refuse(['monthly'], 'follows from «daily»', 'Leave it out.')
  if (kind === 'visits' && daily !== null) refuse(['daily'], 'bounds fen, and visits are counted', 'Leave it out.')
}

/** A programme promises no more than its document and the item of the list that it pays out. */
function refusePromise({ kind, standing, benefit, carries }: ProgrammeYaml, pack: Pack, refuse: Refuse): void {
  const isPaying = standing === 'in-force' || standing === 'pilot'
  if (isGrantableKind(kind) && !isPaying)
    refuse(['standing'], `is ${standing} and would pay`, 'Make it «historic», which grants nothing.')
  if (kind === 'historic' && standing === 'in-force')
    refuse(['kind'], 'is historic and stands in force', 'Give it the standing of its document.')
  const item = benefit === null ? undefined : benefitIn(pack, benefit)
  if (item && isPaying && item.standing !== 'in-force' && item.standing !== 'pilot')
    refuse(
      ['standing'],
      `pays out ${item.ref}, which is ${item.standing}`,
      'A programme stands no better than its item.',
    )
  if (!isGrantableKind(kind) && carries !== false)
    refuse(['carries'], 'grants nothing here, so nothing is left of it', 'Leave it out.')
}

const benefitIn = ({ benefits, layers }: Pack, ref: string) =>
  [...benefits, ...layers.flatMap((layer) => layer.benefits)].find((one) => one.ref === ref)
