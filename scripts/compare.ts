import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseFacts } from '../src/contract/facts'
import { JudgeInputError, readFacts, type Facts, type Pack } from '../src/domain/entitlement'
import { CommandError } from './lib/command'
import { compared, type Change, type Comparison, type Side, type View } from './lib/compare'
import { optionsOf, readGiven, realDay, typedPath } from './lib/given'
import { loadPack, readPack } from './lib/packs'
import { makePersons } from './lib/persons'
import { todayInChina } from './lib/today'

const USAGE =
  'npm run compare -- --city linfen [--county 141002] [--on DAY] [--with-on DAY] [--with DIR | --with-root DIR] ' +
  '[--persons FILE.ndjson] [--json]'

const GENERATED = 1_000
const SEED = 20_261_121
const BLANKS = 0.2
/** Of how many persons an item's changes are told on paper; JSON tells all. */
const TOLD = 5

interface Wanted {
  readonly before: Side
  readonly after: Side
  readonly persons: string | undefined
  readonly json: boolean
}

const text = { type: 'string' } as const
const OPTIONS = {
  city: text,
  county: text,
  on: text,
  'with-on': text,
  with: text,
  'with-root': text,
  persons: text,
  json: { type: 'boolean' },
} as const

/** @throws CommandError where the pack in a folder is of another city: every item would come and go */
function draftOf(city: string, folder: string): Pack {
  const { pack } = readPack(typedPath(folder))
  if (pack.city === city) return pack
  throw new CommandError(`--with ${folder} is a pack of ${pack.city}, not of ${city}: name one of the same city.`)
}

/** @throws CommandError where there is no such city below the folder */
function fromRoot(city: string, root: string): Pack {
  const folder = typedPath(root)
  if (existsSync(path.join(folder, city, 'pack.yaml'))) return loadPack(city, folder)
  throw new CommandError(`--with-root ${root} has no pack of ${city}: name a folder in which ${city}/pack.yaml stands.`)
}

function readArguments(argv: string[]): Wanted {
  const given = optionsOf(argv, OPTIONS, USAGE)
  const { city, county = null, on = todayInChina(), 'with-on': later, with: folder, 'with-root': root } = given
  if (!city) throw new CommandError(`--city is missing. Use: ${USAGE}`)
  if (county === '') throw new CommandError('--county is empty: write a code such as 141002, or leave it out.')
  if (folder && root) throw new CommandError(`--with and --with-root exclude each other. Use: ${USAGE}`)
  if (!later && !folder && !root) {
    throw new CommandError(`Nothing to compare with: give --with-on, --with or --with-root. Use: ${USAGE}`)
  }
  const pack = loadPack(city)
  const other = folder ? draftOf(city, folder) : root ? fromRoot(city, root) : pack
  return {
    before: { pack, on: realDay('on', on), county },
    after: { pack: other, on: later === undefined ? on : realDay('with-on', later), county },
    persons: given.persons,
    json: given.json === true,
  }
}

function jsonOf(source: string, what: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    throw new CommandError(`${what} is no JSON: ${(error as Error).message}.`)
  }
}

/** A JSON list of facts, or one person a line. */
function listFrom(source: string, file: string): unknown[] {
  if (source.trimStart().startsWith('[')) return jsonOf(source, file) as unknown[]
  return source.split('\n').flatMap((line, index) => (line.trim() ? [jsonOf(line, `${file}:${index + 1}`)] : []))
}

/** @throws CommandError where facts cannot be, or not on this day: she is too old by then, or not yet born */
function factsOn(json: unknown, on: string, who: string): Facts {
  const parsed = parseFacts(json, on)
  if (parsed.ok) return parsed.facts
  const faults = Object.entries(parsed.fields).map(([at, message]) => `${at} «${message}»`)
  throw new CommandError(`${who} is not right on ${on}: ${faults.join(', ')}.`)
}

/** Everybody must be somebody on both days. */
function personsFrom({ persons: file, before, after }: Wanted): Facts[] {
  const on = before.on < after.on ? before.on : after.on
  if (file === undefined) {
    const counties = before.pack.counties.map(({ code }) => code)
    return makePersons(GENERATED, SEED, { counties, on, blanks: BLANKS }).map(readFacts)
  }
  const list = listFrom(readGiven(file, 'The persons'), file)
  if (list.length === 0) throw new CommandError(`There is nobody in ${file}: write one person a line, or a JSON list.`)
  const days = [...new Set([before.on, after.on])]
  return list.map((json, index) => days.map((day) => factsOn(json, day, `Person ${index} in ${file}`))[0]!)
}

const shown = (view: View): string => (view ? `${view.verdict} (${view.group}, ${view.amount})` : 'not on the list')

const personLine = ({ person, before, after, because }: Change): string =>
  `    person ${person}: ${shown(before)} → ${shown(after)}; ${because.join('; ')}`

function itemLines({ changes }: Comparison, ref: string): string[] {
  const turns = ({ before, after }: Change) => Number(before?.verdict !== after?.verdict)
  // Another verdict is worth reading before another group.
  const own = changes.filter((change) => change.ref === ref).sort((a, b) => turns(b) - turns(a))
  const more = own.length - TOLD
  const rest = more > 0 ? [`    and ${more} more; --json names them all`] : []
  return [...own.slice(0, TOLD).map(personLine), ...rest]
}

const sideText = ({ pack, on, county }: Side): string => `${pack.version} on ${on}${county ? ` in ${county}` : ''}`

function report({ before, after }: Wanted, comparison: Comparison): string {
  const { persons, items, monthly } = comparison
  const head = `${sideText(before)} → ${sideText(after)}: ${persons} persons`
  if (items.length === 0) return `${head}, nothing changes`
  const columns = (cells: readonly string[]) => cells.map((cell) => cell.padStart(9)).join('')
  const lines = items.flatMap((item) => [
    `${item.ref.padEnd(8)}${columns([item.verdicts, item.amounts, item.groups].map(String))}  ${item.name}`,
    ...itemLines(comparison, item.ref),
  ])
  const sum = `Every month, all together: ${monthly.before / 100} → ${monthly.after / 100} yuan, another sum for ${monthly.changed} persons`
  return [head, `${'item'.padEnd(8)}${columns(['verdicts', 'amounts', 'groups'])}`, ...lines, sum].join('\n')
}

/** `npm run compare`: judges a set of persons twice, on another day or against another pack, and shows what differs. */
export async function main(argv: string[]): Promise<number> {
  const wanted = readArguments(argv)
  const persons = personsFrom(wanted)
  try {
    const comparison = compared(wanted.before, wanted.after, persons)
    const about = ({ pack, on, county }: Side) => ({ pack: pack.version, on, county })
    const json = { before: about(wanted.before), after: about(wanted.after), ...comparison }
    process.stdout.write(wanted.json ? `${JSON.stringify(json, null, 2)}\n` : `${report(wanted, comparison)}\n`)
    return 0
  } catch (error) {
    if (error instanceof JudgeInputError) throw new CommandError(`${error.field} is not right: «${error.message}».`)
    throw error
  }
}
