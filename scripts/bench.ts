import { writeFileSync } from 'node:fs'
import { asShipped } from './lib/bench/as-shipped'
import { BOOKING_BENCHES } from './lib/bench/booking'
import { CLUSTER_BENCHES } from './lib/bench/clusters'
import { closeDeskStage, DESK_BENCHES } from './lib/bench/desk'
import { ENTITLEMENT_BENCHES } from './lib/bench/entitlement'
import { FACILITY_BENCHES } from './lib/bench/facility'
import { IMPORT_BENCHES } from './lib/bench/import'
import type { Bench, Result } from './lib/bench/measure'
import { PACKAGE_BENCHES } from './lib/bench/packages'
import { PERSON_BENCHES } from './lib/bench/person'
import { START_BENCHES } from './lib/bench/start'
import { CommandError, progress } from './lib/command'
import { optionsOf, typedPath } from './lib/given'

const USAGE = 'npm run bench [-- --json FILE] [--only PREFIX[,PREFIX]]'
const BENCHES: readonly Bench[] = [
  ...asShipped(ENTITLEMENT_BENCHES, 'scripts/lib/bench/entitlement.ts', 'ENTITLEMENT_BENCHES'),
  ...asShipped(CLUSTER_BENCHES, 'scripts/lib/bench/clusters.ts', 'CLUSTER_BENCHES'),
  ...PERSON_BENCHES,
  ...FACILITY_BENCHES,
  ...IMPORT_BENCHES,
  ...BOOKING_BENCHES,
  ...DESK_BENCHES,
  ...PACKAGE_BENCHES,
  ...START_BENCHES,
]

/** 123456.7 → 123 457; small figures keep what says something. */
export function figure(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0
  return value.toFixed(digits).replace(/\B(?=(\d{3})+$)/g, ' ')
}

export function line({ id, value, unit, peer, peerValue, ratio }: Result): string {
  const beside = peer && peerValue !== undefined ? `  ${peer}: ${figure(peerValue)}` : ''
  const times = ratio === undefined ? '' : `  ${figure(ratio)} times`
  return `${id.padEnd(34)}${figure(value).padStart(12)} ${unit.padEnd(9)}${beside}${times}`.trimEnd()
}

/** Writable before the minutes of measuring, not found out after them. */
function prepare(file: string, results: readonly Result[]): void {
  try {
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  } catch {
    throw new CommandError(`${file} cannot be written: name a file in a folder that you may write to.`)
  }
}

/** `npm run bench`: measures what this project promises, beside its peers; a table, and JSON for programs. */
export async function main(argv: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { json, only = '' } = optionsOf(argv, { json: text, only: text }, USAGE)
  const prefixes = only.split(',')
  const chosen = BENCHES.filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)))
  if (chosen.length === 0) {
    throw new CommandError(`No benchmark begins with «${only}»; there are: ${BENCHES.map(({ id }) => id).join(', ')}.`)
  }
  const file = json === undefined ? null : typedPath(json)
  if (file !== null) prepare(file, [])
  const results: Result[] = []
  try {
    for (const { id, run } of chosen) {
      progress(`${id} …`)
      const result = await run()
      results.push(result)
      process.stdout.write(`${line(result)}\n`)
      if (result.note) progress(`  ${result.note}`)
    }
  } finally {
    await closeDeskStage()
  }
  if (file !== null) prepare(file, results)
  return 0
}
