import { randomUUID } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { engines, type Opened } from '../../../test/store/engines'
import { createWorld, dataOf, type World } from '../../../test/store/world'
import { CommandError } from '../command'
import { runBare, scriptOf, statementsOf, type Statement } from './booking/bare'
import { idOf, openCanteen, ROOMY, settleElders } from './booking/crowd'
import { checkThenInsert } from './booking/naive'
import { inTurn, median, timed, type Bench, type Result } from './measure'

const RUNS = 3
const LEVELS = [1, 16, 64] as const
const SLOTS = 1_000
const SECOND_MS = 1_000
/** Bookings of one run, of all clients together; a multiple of each level. */
const BOOKINGS = { 1: 192, 16: 640, 64: 640 } as const
const OWN_FEN = 1_500
const PLACES_TO_OVERSELL = 100

/** The crowd before one canteen, and how far its rows are used up. */
interface Stage {
  readonly world: World
  readonly url: string
  /** How many elders have booked so far: nobody eats one lunch twice. */
  used: number
  /** How many slots there are so far. */
  slots: number
}

async function onStage(elders: number, work: (stage: Stage) => Promise<Result>): Promise<Result> {
  const engine = engines()[0]
  const opened: Opened | undefined = await engine?.open()
  if (!opened?.url) {
    await opened?.drop()
    throw new CommandError('These benchmarks need a PostgreSQL: start one, and name it in SENIOR_CARE_TEST_PG.')
  }
  try {
    const world = await createWorld(opened.database)
    await settleElders(world, elders)
    await opened.database.owner.execute('analyze')
    return await work({ world, url: opened.url, used: 0, slots: 0 })
  } finally {
    await opened.drop()
  }
}

/** The first of so many slots of a new canteen. */
async function newSlots(stage: Stage, count: number, capacity: number) {
  const first = stage.slots + 1
  const offering = await openCanteen(stage.world, count, capacity, first)
  stage.slots += count
  return { first, offering, count }
}
type Canteen = Awaited<ReturnType<typeof newSlots>>

/** Who signed in long before: giving out a session is no part of a booking. */
const signedIn = async ({ world }: Stage, number: number): Promise<string> =>
  (await world.sessions.sign({ account: idOf('account', number), session: idOf('session', number) }, world.now)).session

interface Elder {
  readonly number: number
  readonly session: string
}

async function bookOne({ world }: Stage, { first, offering, count }: Canteen, elder: Elder, pick: number) {
  const { number, session } = elder
  const data = {
    ...{ offering, version: 1, slots: [idOf('slot', first + (pick % count))], units: 1, details: {} },
    ownFen: OWN_FEN,
  }
  return world.ask('booking', 'book', data, {
    ...{ session, sender: session, for: idOf('person', number), requestId: randomUUID() },
  })
}

/** Bookings a second, of so many clients at once, each of whom waits for his answer. */
async function ours(stage: Stage, canteen: Canteen, clients: number, bookings: number): Promise<number> {
  const base = stage.used
  stage.used += bookings
  const sessions: string[] = []
  for (let at = 0; at < bookings; at += 1) sessions.push(await signedIn(stage, base + at + 1))
  let next = 0
  const hand = async () => {
    for (;;) {
      const mine = next
      next += 1
      if (mine >= bookings) return
      // Far apart, as people's wishes are: a step that shares no factor with the slots meets them all.
      dataOf(await bookOne(stage, canteen, { number: base + mine + 1, session: sessions[mine]! }, mine * 617))
    }
  }
  const ms = await timed(() => Promise.all(Array.from({ length: clients }, hand)))
  return (bookings / ms) * SECOND_MS
}

/** What one booking sends, twice over: what differs is what a booking makes new. */
async function captured(
  stage: Stage,
  canteen: Canteen,
): Promise<readonly [readonly Statement[], readonly Statement[]]> {
  const one = async () => {
    stage.used += 1
    const number = stage.used
    const elder = { number, session: await signedIn(stage, number) }
    return statementsOf(async () => dataOf(await bookOne(stage, canteen, elder, number)))
  }
  await one()
  return [await one(), await one()]
}

const PEER = 'pgbench, the same statements bare'

const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0

function bookings(name: 'hot-slot' | 'thousand-slots', slots: number, clients: (typeof LEVELS)[number]): Bench {
  const id = `booking.${name}.${clients}`
  const total = BOOKINGS[clients]
  const about = (statements: number) => `${statements} statements a booking, BEGIN and COMMIT among them`
  return {
    id,
    run: () =>
      onStage((total * 2 + 8) * (RUNS + 1), async (stage) => {
        const fixed = { id, unit: 'bookings/s', runs: RUNS }
        const canteen = () => newSlots(stage, slots, ROOMY)
        const watched = await canteen()
        const [first, second] = await captured(stage, watched)
        const run = async () => ours(stage, await canteen(), clients, total)
        await run()
        if (!hasPgbench()) {
          const values: number[] = []
          for (let turn = 0; turn < RUNS; turn++) values.push(await run())
          return { ...fixed, value: median(values), note: `${about(first.length)}; no pgbench to compare with` }
        }
        const bare = async () => {
          const base = stage.used
          stage.used += total
          // It books the slots of the canteen whose booking was watched: the rest of its statements names that canteen.
          const script = scriptOf(first, second, { slots, at: watched.first })
          return runBare(script, { url: stage.url, clients, each: total / clients, base })
        }
        return { ...fixed, ...(await inTurn(RUNS, run, bare)), peer: PEER, note: about(first.length) }
      }),
  }
}

const naive: Bench = {
  id: 'booking.check-then-insert',
  run: () =>
    onStage(2_600, async (stage) => {
      const clients = 64
      const tries = 640
      const oversold: number[] = []
      const { value, peerValue, ratio } = await inTurn(
        RUNS,
        async () => ours(stage, await newSlots(stage, 1, ROOMY), clients, tries),
        async () => {
          const done = await checkThenInsert(stage.url, { clients, capacity: PLACES_TO_OVERSELL, tries })
          oversold.push(done.oversold)
          return done.rate
        },
      )
      const note = `${clients} clients for ${PLACES_TO_OVERSELL} places: check-then-insert oversold ${oversold.join(', ')}; ours cannot`
      return {
        id: 'booking.check-then-insert',
        unit: 'bookings/s',
        value,
        peer: 'check-then-insert',
        peerValue,
        ratio,
        runs: RUNS,
        note,
      }
    }),
}

export const BOOKING_BENCHES: readonly Bench[] = [
  ...LEVELS.map((clients) => bookings('hot-slot', 1, clients)),
  ...LEVELS.map((clients) => bookings('thousand-slots', SLOTS, clients)),
  naive,
]
