import { parseFacts } from '../src/contract/facts'
import { judge, JudgeInputError, type Judgement, type Pack } from '../src/domain/entitlement'
import { CommandError } from './lib/command'
import { optionsOf, readGiven, realDay, typedPath } from './lib/given'
import { loadPack, readPack } from './lib/packs'
import { todayInChina } from './lib/today'
import { doubledKeyLine, faultSentence } from './lib/typed-facts'

const USAGE =
  'npm run judge -- --city linfen [--county 141002] [--on 2026-11-21] --facts FILE (- reads standard input), or ' +
  '--pack DIR instead of --city for a pack that is not released'

interface Wanted {
  readonly pack: Pack
  readonly county: string | null
  readonly on: string
  readonly facts: string
}

function packFor(city: string | undefined, folder: string | undefined): Pack {
  if (city !== undefined && folder !== undefined)
    throw new CommandError(`--city and --pack exclude each other. Use: ${USAGE}`)
  if (folder) return readPack(typedPath(folder)).pack
  if (city) return loadPack(city)
  throw new CommandError(`--${folder === '' ? 'pack' : 'city'} is missing. Use: ${USAGE}`)
}

function readArguments(argv: string[]): Wanted {
  const text = { type: 'string' } as const
  const options = optionsOf(argv, { city: text, pack: text, county: text, on: text, facts: text }, USAGE)
  const { city, pack: folder, county = null, on = todayInChina(), facts } = options
  const pack = packFor(city, folder)
  if (!facts) throw new CommandError(`--facts is missing. Use: ${USAGE}`)
  if (county === '') throw new CommandError('--county is empty: write a code such as 141002, or leave it out.')
  return { pack, county, on: realDay('on', on), facts }
}

function parsedJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`The facts in ${file} are no JSON: ${(error as Error).message}.`)
  }
}

function readJson(file: string): unknown {
  const text = readGiven(file, 'The facts')
  const json = parsedJson(text, file)
  const line = doubledKeyLine(text)
  if (line === null) return json
  throw new CommandError(`The facts in ${file} have a key twice, in line ${line} again: take one of the two out.`)
}

function judgeFacts({ pack, county, on, facts }: Wanted): Judgement {
  const parsed = parseFacts(readJson(facts), on)
  if (!parsed.ok) throw new CommandError(faultSentence(parsed.fields))
  try {
    return judge(pack, parsed.facts, { on, county })
  } catch (error) {
    if (error instanceof JudgeInputError) throw new CommandError(`--${error.field} 不对:${error.message}`)
    throw error
  }
}

/** `npm run judge`: judges one person against one city's list and writes the judgement as JSON. */
export async function main(argv: string[]): Promise<number> {
  process.stdout.write(`${JSON.stringify(judgeFacts(readArguments(argv)), null, 2)}\n`)
  return 0
}
