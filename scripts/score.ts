import { parseScores } from '../src/contract/assessment/score-input'
import { score, ScoreFault, type Outcome } from '../src/domain/assessment/score'
import { CommandError, progress } from './lib/command'
import { argumentsOf, readGiven } from './lib/given'
import { doubledKeyLine } from './lib/typed-facts'

const USAGE = 'npm run score -- FILE (- reads standard input), with {"scores": {"B.1.1": 4, …}, "coma": false, …}'

/** Scores are missing: no level, and whoever called has to know it without reading what was written. */
const INCOMPLETE = 2

function fileIn(argv: string[]): string {
  const { positionals } = argumentsOf(argv, {}, USAGE)
  const [file, ...more] = positionals
  if (file === undefined || file === '') throw new CommandError(`The file is missing. Use: ${USAGE}`)
  if (more.length > 0) throw new CommandError(`One assessment is scored at a time. Use: ${USAGE}`)
  return file
}

function readJson(file: string): unknown {
  const text = readGiven(file, 'The scores')
  const json = parsed(text, file)
  const line = doubledKeyLine(text)
  if (line === null) return json
  throw new CommandError(`The scores in ${file} have a key twice, in line ${line} again: take one of the two out.`)
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`The scores in ${file} are no JSON: ${(error as Error).message}.`)
  }
}

/** What is wrong, by path, as one sentence in the language of its parts. */
const faultSentence = (fields: Readonly<Record<string, string>>): string =>
  `填的评分有不对的地方:${Object.entries(fields)
    .map(([at, message]) => (at === '' ? message : `${at}:${message}`))
    .join(';')}`

function outcomeOf(json: unknown): Outcome {
  const read = parseScores(json)
  if (!read.ok) throw new CommandError(faultSentence(read.fields))
  try {
    return score(read.input)
  } catch (error) {
    if (error instanceof ScoreFault) throw new CommandError(faultSentence({ '': error.message }))
    throw error
  }
}

/** `npm run score`: scores one ability assessment (GB/T 42195-2022) and writes what it comes to as JSON. */
export async function main(argv: string[]): Promise<number> {
  const outcome = outcomeOf(readJson(fileIn(argv)))
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`)
  if (outcome.complete) return 0
  progress(`有 ${outcome.missing.length} 项没有评,定不了等级:${outcome.missing.join('、')}。补齐了再算。`)
  return INCOMPLETE
}
