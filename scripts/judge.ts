import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { parseFacts } from '../src/contract/facts'
import { judge, JudgeInputError, type Judgement, type Pack } from '../src/domain/entitlement'
import { isRealDay } from '../src/domain/person/date'
import { CommandError } from './lib/command'
import { loadPack } from './lib/packs'
import { todayInChina } from './lib/today'

const USAGE = 'npm run judge -- --city linfen [--county 141002] [--on 2026-11-21] --facts FILE (- reads standard input)'
const STANDARD_INPUT = 0

interface Wanted {
  readonly city: string
  readonly county: string | null
  readonly on: string
  readonly facts: string
}

function readArguments(argv: string[]): Wanted {
  const options = {
    city: { type: 'string' },
    county: { type: 'string' },
    on: { type: 'string' },
    facts: { type: 'string' },
  }
  let values: { city?: string; county?: string; on?: string; facts?: string }
  try {
    values = parseArgs({ args: argv, options: options as never }).values
  } catch (error) {
    throw new CommandError(`${(error as Error).message.split('\n')[0]} Use: ${USAGE}`)
  }
  const { city, county = null, on = todayInChina(), facts } = values
  if (!city) throw new CommandError(`--city is missing. Use: ${USAGE}`)
  if (!facts) throw new CommandError(`--facts is missing. Use: ${USAGE}`)
  if (county === '') throw new CommandError('--county is empty: write a code such as 141002, or leave it out.')
  if (!isRealDay(on)) throw new CommandError(`--on ${on.slice(0, 40)} is no day of the calendar: write 2026-11-21.`)
  return { city, county, on, facts }
}

/** The text of the facts; paths count from where the command was typed. */
function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? STANDARD_INPUT : path.resolve(process.env['INIT_CWD'] ?? '', file), 'utf8')
  } catch {
    throw new CommandError(`The facts in ${file} cannot be read: check the path.`)
  }
}

function readJson(file: string): unknown {
  const text = readText(file).replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`The facts in ${file} are no JSON: ${(error as Error).message}.`)
  }
}

function judgeFacts(pack: Pack, { county, on, facts }: Wanted): Judgement {
  const parsed = parseFacts(readJson(facts), on)
  if (!parsed.ok) {
    const faults = Object.entries(parsed.fields).map(([at, message]) => (at ? `${at} «${message}»` : `«${message}»`))
    throw new CommandError(`The facts are not right: ${faults.join(', ')}.`)
  }
  try {
    return judge(pack, parsed.facts, { on, county })
  } catch (error) {
    if (error instanceof JudgeInputError) throw new CommandError(`--${error.field} is not right: «${error.message}».`)
    throw error
  }
}

/** `npm run judge`: judges one person against one city's list and writes the judgement as JSON. */
export async function main(argv: string[]): Promise<number> {
  const wanted = readArguments(argv)
  const judgement = judgeFacts(loadPack(wanted.city), wanted)
  process.stdout.write(`${JSON.stringify(judgement, null, 2)}\n`)
  return 0
}
