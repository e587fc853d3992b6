import { buildApp } from './lib/app-build'
import { CommandError, progress } from './lib/command'
import { countJest } from './lib/jest-counts'
import { endAll, succeeds } from './lib/children'
import { add, failed, NOTHING, passed, summary, type Counts } from './lib/counts'
import { WEAPP_SERVER } from '../test/support/paths'

/** One part of the whole: its name for the command line, and what it counts. */
interface Stage {
  readonly name: string
  readonly run: () => Promise<Counts>
  /** Stages whose failure makes this one meaningless. */
  readonly after?: readonly string[]
  /** Keeps one core busy and no more. */
  readonly alone?: true
}

const bin = (path: string, ...args: string[]): string[] => [`node_modules/${path}`, ...args]

/** A check that either holds or does not counts as one test. */
const check = (name: string, ...command: string[]): Stage => ({
  name,
  alone: true,
  run: async () => ((await succeeds(command)) ? passed(1) : failed(1)),
})

const jest = (name: string, after?: readonly string[]): Stage => ({ name, after, run: () => countJest(name) })

/** The WeChat package is built with the tests' address, beside the one that a city ships. */
const buildWeapp = (): Promise<unknown> =>
  buildApp('weapp', { name: 'weapp-test', env: { ...process.env, SENIOR_CARE_SERVER_URL: WEAPP_SERVER } })

const build = (name: string, make: () => Promise<unknown>): Stage => ({
  name,
  alone: true,
  run: async () => {
    try {
      await make()
      return passed(1)
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      progress(error.message)
      return failed(1)
    }
  },
})

const SHORT: readonly Stage[] = [
  check('types', ...bin('typescript/bin/tsc', '--noEmit')),
  check('eslint', ...bin('eslint/bin/eslint.js', '.')),
  check(
    'arrows',
    ...bin('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs'),
    ...['src', 'cloudfunctions', 'scripts'],
  ),
  check('format', ...bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')),
  jest('unit'),
  jest('store'),
  build('build-h5', () => buildApp('h5')),
  build('build-weapp', buildWeapp),
  check('build-functions', 'scripts/run.mjs', 'functions'),
  jest('weapp', ['build-weapp', 'build-h5']),
  jest('e2e', ['build-h5']),
]

const LONG: readonly Stage[] = [build('build-h5', () => buildApp('h5')), jest('long', ['build-h5'])]

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * Runs the stages in their order; a failure stops only what rests on it. Those that keep one core busy for a while go two beside one
 * another.
 */
async function runStages(stages: readonly Stage[]): Promise<Counts> {
  const broken = new Set<string>()
  const runOne = async ({ name, run, after = [] }: Stage): Promise<Counts> => {
    const missing = after.find((needed) => broken.has(needed))
    const started = Date.now()
    progress(`\n── ${name} …`)
    const counts = missing ? failed(1) : await run()
    if (counts.failed > 0) broken.add(name)
    progress(`── ${name}: ${missing ? `not run, ${missing} failed` : summary(counts)} (${seconds(started)})`)
    return counts
  }
  let all = NOTHING
  for (let at = 0; at < stages.length;) {
    const two = stages[at]?.alone && stages[at + 1]?.alone ? 2 : 1
    for (const counts of await Promise.all(stages.slice(at, at + two).map(runOne))) all = add(all, counts)
    at += two
  }
  return all
}

/**
 * `npm test`, `npm test -- unit weapp` for some stages, `npm run test:long` for the slow ones. Progress and complaints go
 * to standard error; the last line on standard output is the sum.
 */
export async function main(argv: string[]): Promise<number> {
  const long = argv.includes('--long')
  const names = argv.filter((word) => word !== '--long')
  const all = long ? LONG : SHORT
  const stranger = names.find((name) => !all.some((stage) => stage.name === name))
  if (stranger)
    throw new CommandError(`There is no stage «${stranger}»; there are ${all.map((s) => s.name).join(', ')}.`)
  endAll()
  const started = Date.now()
  const counts = await runStages(names.length > 0 ? all.filter(({ name }) => names.includes(name)) : all)
  progress(`\nAll stages took ${seconds(started)}.`)
  process.stdout.write(`${summary(counts)}\n`)
  return counts.failed > 0 ? 1 : 0
}
