import { sql } from 'drizzle-orm'
import { createWorld, dataOf, type Worker, type World } from '../../../test/store/world'
import { engines, type Opened } from '../../../test/store/engines'
import { ELDER_FILTERS } from '../../../src/contract/care/elders'
import { CommandError, progress } from '../command'
import type { Statement } from './booking/bare'
import { statementsOf } from './booking/bare'
import { runMatch, type Matching } from './desk/matching'
import { writePlans } from './desk/plans'
import { DIVISION, fillRegister } from './desk/register'
import { timed, type Bench, type Result } from './measure'

/** A million, unless somebody tries it out. */
const PEOPLE = Number(process.env['SENIOR_CARE_BENCH_PEOPLE'] ?? 1_000_000)
const WITH_PLANS = process.env['SENIOR_CARE_BENCH_PLANS'] === '1'
const ON = '2026-11-21'
const KILLED_AFTER = 0.4
const CALLS = 40
const SECOND_MS = 1_000
const TELL_EVERY = 50_000

/** One register of one throw-away database, for all benches of a run. */
interface Stage {
  readonly opened: Opened
  readonly url: string
  readonly world: World
  matched: Promise<readonly Matching[]> | null
}

let stage: Promise<Stage> | null = null

async function openStage(): Promise<Stage> {
  const opened: Opened | undefined = await engines()[0]?.open()
  if (!opened?.url) {
    await opened?.drop()
    throw new CommandError('These benchmarks need a PostgreSQL: start one, and name it in SENIOR_CARE_TEST_PG.')
  }
  const world = await createWorld(opened.database)
  const tell = (done: number) => {
    if (done % TELL_EVERY === 0) progress(`  ${done} of ${PEOPLE} people filled in`)
  }
  await fillRegister(world, PEOPLE, tell)
  return { opened, url: opened.url, world, matched: null }
}

const onStage = (): Promise<Stage> => (stage ??= openStage())

/** Takes the register away again, if one was filled. */
export async function closeDeskStage(): Promise<void> {
  const open = await stage?.catch(() => null)
  stage = null
  await open?.opened.drop()
}

/** Killed in the middle without warning, and begun again by the same command. */
function matchedOn(on: Stage): Promise<readonly Matching[]> {
  const { url, world } = on
  const { masterKey } = world
  return (on.matched ??= (async () => {
    const killed = await runMatch({ url, masterKey, on: ON }, Math.floor(PEOPLE * KILLED_AFTER))
    const resumed = await runMatch({ url, masterKey, on: ON }, null)
    await refuseLoss(world)
    await world.database.owner.execute(sql`analyze register_entry, found`)
    return [killed, resumed]
  })())
}

/** @throws Error where somebody was lost or done twice */
async function refuseLoss({ database: { owner } }: World): Promise<void> {
  const { rows } = (await owner.execute(sql`
    select (select count(*) from register_entry where judged_on is null and county like '1410%')::int as lost,
      (select count(*) from found where version > 1)::int as doubled,
      (select abs(sum(found) - (select count(*) from found where county like '1410%')) from match_run)::int as miscounted,
      (select count(*) from match_run where city = 'linfen')::int as runs,
      (select sum(done - total) from match_run)::int as missing`)) as unknown as { rows: Record<string, number>[] }
  const [said = {}] = rows
  const { lost, doubled, miscounted, runs, missing } = said
  if (lost || doubled || miscounted || missing || runs !== 1)
    throw new Error(`a killed run was not resumed as it was: ${JSON.stringify(said)}`)
}

async function matchMillion(): Promise<Result> {
  const on = await onStage()
  const parts = await matchedOn(on)
  const ms = parts.reduce((sum, part) => sum + part.ms, 0)
  const peaks = parts.map(({ peakMb }) => peakMb).filter((peak) => peak !== null)
  const peak = peaks.length === 0 ? 'not told by this system' : `${Math.round(Math.max(...peaks))} MB at the most`
  const note = `${PEOPLE} people judged and written back by npm run match, starting included; memory ${peak}; killed by SIGKILL after ${parts[0]?.done} and begun again, nobody lost or doubled`
  return { id: 'entitlement.match-million', value: (PEOPLE / ms) * SECOND_MS, unit: 'persons/s', runs: 1, note }
}

type List = readonly [name: string, action: string, input: object]

/** Every list that opens with the desk. */
function listsOf(ref: string): List[] {
  return [
    ['today', 'today', {}],
    ['elders', 'elders', { filters: [] }],
    ...ELDER_FILTERS.map((filter): List => [`elders ${filter}`, 'elders', { filters: [filter] }]),
    ['elders by name', 'elders', { filters: [], search: '王秀英' }],
    ['foundBenefits', 'foundBenefits', {}],
    ['foundPeople', 'foundPeople', { ref, states: ['open', 'wants', 'unreached'] }],
    ['foundProgress', 'foundProgress', {}],
    ['visitPlan', 'visitPlan', {}],
    ['coverageFigures', 'coverageFigures', { from: '2026-11', to: '2026-11' }],
    ['desk', 'desk', { show: 'open' }],
  ]
}

/** The time under which so many of a hundred calls were. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1]!
}

async function measured(world: World, { session }: Worker, [, action, input]: List): Promise<number> {
  const ask = async () => dataOf(await world.ask('care', action, input, { session, sender: session }))
  // The lines in «谁看过» of the first call of a day are written once; statements are prepared when they come again.
  for (let warm = 0; warm < 3; warm += 1) await ask()
  const times: number[] = []
  for (let call = 0; call < CALLS; call += 1) times.push(await timed(ask))
  return percentile(times, 0.95)
}

async function deskLists(): Promise<Result> {
  const on = await onStage()
  await matchedOn(on)
  const { world, url } = on
  const worker = await world.staff({ role: 'community-worker', name: '李敏', ...DIVISION })
  const times: { readonly name: string; readonly ms: number }[] = []
  const asked = new Map<string, readonly Statement[]>()
  for (const list of listsOf('LF-9')) {
    times.push({ name: list[0], ms: await measured(world, worker, list) })
    if (!WITH_PLANS) continue
    const [, action, input] = list
    const { session } = worker
    asked.set(list[0], await statementsOf(() => world.ask('care', action, input, { session, sender: session })))
  }
  if (WITH_PLANS) await writePlans(url, PEOPLE, asked)
  const [slowest] = [...times].sort((a, b) => b.ms - a.ms)
  const each = times.map(({ name, ms }) => `${name} ${ms.toFixed(1)}`).join(', ')
  const note = `95 of 100 calls; a division of 800 among ${PEOPLE}; slowest is ${slowest?.name}: ${each}`
  return { id: 'desk.lists.1m', value: slowest?.ms ?? 0, unit: 'ms', runs: CALLS, note }
}

export const DESK_BENCHES: readonly Bench[] = [
  { id: 'entitlement.match-million', run: matchMillion },
  { id: 'desk.lists.1m', run: deskLists },
]
