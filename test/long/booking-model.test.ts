import { randomUUID } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import { bookingJobs } from '../../cloudfunctions/booking'
import { CLOCK } from '../../cloudfunctions/booking/jobs/clock'
import { booking, consent, slot, subsidyMonth, waitingPlace } from '../../cloudfunctions/database/schema'
import { seededRandom } from '../../cloudfunctions/demonstration/random'
import { put, runDue } from '../../cloudfunctions/runtime/jobs'
import type { OrderCard } from '../../src/contract/booking/shapes'
import { instantOf } from '../../src/domain/booking/clock'
import { chinaDay } from '../../src/domain/person/date'
import { pglite, postgresql, type Opened } from '../store/engines'
import { TEST_PROGRAMMES } from '../store/programmes'
import {
  bookingOf,
  grantTo,
  newCareWorker,
  newGuest,
  newOffering,
  newProvider,
  newSlot,
  type OfferingRow,
  type Served,
} from '../store/suites/booking-support'
import type { Elder } from '../store/suites/people-support'
import { createWorld, dataOf, type World } from '../store/world'
import { faultsOf } from '../support/books'
import { LIVE, Model, type MBooking, type MSlot, type MWaiting } from '../support/booking-model'

/** Ten thousand things that people do, one after the other, beside a model on paper: same states, same money. */
const OPERATIONS = 10_000
const LOOKED_AT_EVERY = 250
const PEOPLE = 12
const FIRST_DAY = 2
const LAST_DAY = 28
const START = '2026-12-01T00:00:00Z'
/** Minutes that pass at once, one time in ten; so that the days last as long as the operations. */
const STEP_MINUTES = 30

const random = seededRandom('booking model')
const day = (number: number) => `2026-12-${String(number).padStart(2, '0')}`

let opened: Opened
let world: World
let served: Served
let elders: Elder[]
let workers: string[]
let model: Model
let offerings: Record<'lunch' | 'cleaning', OfferingRow>
const done = new Map<string, number>()
const count = (what: string) => void done.set(what, (done.get(what) ?? 0) + 1)

/** Sessions end after a while; a token for the hour that it is now. */
async function sessionOf(of: { readonly session: string }): Promise<{ session: string }> {
  const spoken = await world.sessions.read(of.session, new Date('2026-11-21T02:00:00Z'))
  if (!spoken) throw new Error('no session of this world')
  return world.sessions.sign(spoken, world.now)
}

const ELDER_DETAILS = { lunch: {}, cleaning: { address: '解放路1号院2单元301', phone: '13800000000' } } as const

async function asElder(person: number) {
  const elder = elders[person]!
  return bookingOf(world, await sessionOf(elder), elder.person)
}
const asClerk = async () => bookingOf(world, await sessionOf(served.clerk))

async function makeSlots(): Promise<MSlot[]> {
  const slots: MSlot[] = []
  const add = async (service: 'lunch' | 'cleaning', number: number, at: number, capacity: number) => {
    const of = offerings[service]
    const row = await newSlot(world, of, day(number), { at, capacity })
    slots.push({
      ...{ id: row.id, service, day: row.day, capacity, closed: false },
      ...{ starts: row.startsAt.getTime(), ends: row.endsAt.getTime(), closesAt: row.closesAt.getTime() },
      freeUntil: instantOf(day(number - of.freeDays), of.freeMinute).getTime(),
    })
  }
  for (let number = FIRST_DAY; number <= LAST_DAY; number += 1) {
    await add('lunch', number, 690, 4)
    await add('cleaning', number, 660, 2)
    await add('cleaning', number, 840, 1)
  }
  return slots
}

beforeAll(async () => {
  opened = await (postgresql() ?? pglite).open()
  world = await createWorld(opened.database)
  world.now = new Date('2026-11-21T02:00:00Z')
  served = await newProvider(world)
  offerings = {
    lunch: await newOffering(world, served),
    cleaning: await newOffering(world, served, { service: 'cleaning', acceptance: 'by-hand' }),
  }
  workers = [await newCareWorker(world, served, ['household']), await newCareWorker(world, served, ['household'])]
  elders = []
  for (let person = 0; person < PEOPLE; person += 1) elders.push(await newGuest(world))
  for (const { person, id } of elders)
    await world.database.owner.insert(consent).values({
      ...{ id: randomUUID(), personId: person, class: 'place', version: '1', given: true, way: 'own-phone' },
      ...{ byAccount: id, ground: 'self', createdAt: world.now },
    })
  const granted = elders.map((_, person) => person % 3 !== 0)
  for (const [person, has] of granted.entries()) if (has) await grantTo(world, elders[person]!.person)
  model = new Model(await makeSlots(), granted)
  world.now = new Date(START)
  model.now = world.now.getTime()
  await world.database.owner.execute(
    "update session set desk_until = timestamptz '2027-01-01', ends_at = timestamptz '2027-01-01'",
  )
}, 300_000)
afterAll(() => opened.drop())

/** What an answer must be: the model's word, and the product's. */
function agreed(what: string, wanted: boolean, reply: Awaited<ReturnType<World['ask']>>): boolean {
  const { answer } = reply
  const said = answer.ok ? 'ok' : `${answer.error.code} ${answer.error.message}`
  if (answer.ok !== wanted) throw new Error(`${what}: the model says ${wanted ? 'yes' : 'no'}, the product ${said}`)
  if (!answer.ok && !['conflict', 'invalid'].includes(answer.error.code)) throw new Error(`${what}: ${said}`)
  count(`${what} ${wanted ? 'done' : 'refused'}`)
  return wanted
}

const pickSlot = (): MSlot => {
  const soon = model.slots.filter(
    ({ starts }) => starts > model.now - 86_400_000 && starts < model.now + 5 * 86_400_000,
  )
  return random.pick(soon.length > 0 ? soon : model.slots)
}
const pickBooking = (...states: MBooking['state'][]): MBooking | null => {
  const some = model.bookings.filter(({ state }) => states.includes(state))
  return some.length > 0 ? random.pick(some) : null
}
const versionOf = async (one: MBooking): Promise<number> => {
  const [row] = await world.database.owner.select().from(booking).where(eq(booking.id, one.id))
  return row!.version
}

async function book(): Promise<void> {
  const person = random.whole(0, PEOPLE - 1)
  const at = pickSlot()
  const units = at.service === 'lunch' ? random.whole(1, 2) : 1
  const priced = model.book(person, at, units)
  const of = offerings[at.service]
  const data = { offering: of.id, version: of.version, slots: [at.id], units, details: ELDER_DETAILS[at.service] }
  const requestId = randomUUID()
  const api = await asElder(person)
  const send = () => api.replyForHer('book', { ...data, ownFen: priced?.own ?? 0 }, { requestId })
  const reply = await send()
  if (!agreed(`book ${at.service}`, priced !== null, reply)) return
  const { order } = dataOf<{ order: OrderCard }>(reply)
  const [first] = order.bookings
  expect([order.bookings.length, first?.price.ownFen]).toEqual([1, priced?.own])
  model.booked(person, at, units, { id: first!.id, case: order.case })
  // Sent again after a timeout: the same answer, and nothing more.
  if (random.chance(0.1)) expect(dataOf<{ order: OrderCard }>(await send()).order.case).toBe(order.case)
}

async function cancel(): Promise<void> {
  const one = pickBooking('requested', 'accepted', 'served', 'confirmed', 'cancelled')
  if (!one || (one.slot.starts <= model.now && LIVE.includes(one.state))) return
  const cost = model.cancelCost(one)
  const api = await asElder(one.person)
  const data = { case: one.case, booking: one.id, version: await versionOf(one), ownFen: cost ?? 0 }
  if (agreed('cancel', cost !== null, await api.reply('cancel', data))) model.cancelled(one)
}

async function answer(): Promise<void> {
  const one = pickBooking('requested')
  if (!one) return
  const api = await asClerk()
  const version = await versionOf(one)
  if (random.chance(0.7)) {
    agreed('accept', true, await api.reply('accept', { bookings: [{ booking: one.id, version }] }))
    one.state = 'accepted'
  } else {
    agreed('decline', true, await api.reply('decline', { booking: one.id, version, reason: 'no-staff' }))
    model.declined(one)
  }
}

async function assign(): Promise<void> {
  const one = pickBooking('accepted', 'served')
  if (!one || one.slot.service !== 'cleaning') return
  const worker = random.whole(0, workers.length - 1)
  const may = one.state === 'accepted' && model.isFree(worker, one)
  const api = await asClerk()
  const data = { booking: one.id, version: await versionOf(one), workers: [workers[worker]!] }
  if (agreed('assign', may, await api.reply('assign', data))) one.worker = worker
}

async function serve(): Promise<void> {
  const one = pickBooking('accepted')
  // What was not done on its day is not done later.
  if (!one || one.worker === null || one.slot.starts > model.now || one.slot.day !== chinaDay(model.now)) return
  const api = await asClerk()
  const at = { booking: one.id, version: await versionOf(one) }
  const come = await api.reply('checkIn', { ...at, proof: { way: 'none', words: '卡不在手边' } })
  agreed('check in', true, come)
  agreed('finish', true, await api.reply('finish', { booking: one.id, version: await versionOf(one) }))
  Object.assign(one, { state: 'served', servedAt: model.now })
}

async function confirm(): Promise<void> {
  const one = pickBooking('served', 'accepted')
  if (!one) return
  const api = await asElder(one.person)
  const data = { case: one.case, booking: one.id, version: await versionOf(one) }
  const may = one.state === 'served'
  if (agreed('confirm', may, await api.reply('confirm', data))) model.confirmed(one)
}

async function wait(): Promise<void> {
  const full = model.slots.filter((at) => at.capacity <= model.taken(at) && at.starts > model.now)
  if (full.length === 0) return
  const at = random.pick(full)
  const person = random.whole(0, PEOPLE - 1)
  const may = model.mayWait(person, at, 1)
  const api = await asElder(person)
  const reply = await api.replyForHer('waitFor', { slot: at.id, units: 1, details: ELDER_DETAILS[at.service] })
  if (!agreed('wait', may, reply)) return
  const { waiting } = dataOf<{ waiting: { id: string } }>(reply)
  model.waiting.push({ id: waiting.id, person, slot: at, units: 1, state: 'waiting', until: 0 })
}

async function answerOffer(): Promise<void> {
  const offered = model.waiting.filter(({ state }) => state === 'offered')
  if (offered.length === 0) return
  const one: MWaiting = random.pick(offered)
  const api = await asElder(one.person)
  if (random.chance(0.4)) {
    agreed('let go', true, await api.replyForHer('answerOffer', { waiting: one.id, take: false }))
    return model.passed(one, 'gone')
  }
  const priced = model.book(one.person, one.slot, one.units, true)
  const data = { waiting: one.id, take: true, ownFen: priced?.own ?? 0 }
  const reply = await api.replyForHer('answerOffer', data)
  if (!agreed('take', priced !== null, reply)) return
  const { order } = dataOf<{ order: OrderCard }>(reply)
  model.passed(one, 'taken')
  model.booked(one.person, one.slot, one.units, { id: order.bookings[0]!.id, case: order.case })
}

async function timePasses(): Promise<void> {
  world.now = new Date(world.now.getTime() + random.whole(1, 2 * STEP_MINUTES) * 60_000)
  const parts = { keyring: world.keyring, places: world.places, programmes: TEST_PROGRAMMES }
  const faults: unknown[] = []
  const { database, now } = world
  // As the server's rounds put it up; what it finds is done in the round after it.
  await database.transaction((tx) => put(tx, CLOCK, now.toISOString(), now, now))
  for (const _round of [1, 2]) await runDue(database, bookingJobs(parts), now, (error) => faults.push(error))
  expect(faults).toEqual([])
  model.timePasses(now.getTime())
  count('time')
}

/** The whole of both, beside each other. */
async function compare(): Promise<void> {
  const { owner } = world.database
  expect(await faultsOf(owner)).toEqual([])
  const mine = [offerings.lunch.id, offerings.cleaning.id]
  const rows = await owner.select().from(booking).where(inArray(booking.offeringId, mine))
  const states = (list: readonly { readonly id: string; readonly state: string }[]) =>
    Object.fromEntries(list.map(({ id, state }) => [id, state]))
  expect(states(rows)).toEqual(states(model.bookings))
  const slots = await owner.select().from(slot).where(inArray(slot.offeringId, mine))
  expect(Object.fromEntries(slots.map(({ id, booked }) => [id, booked]))).toEqual(
    Object.fromEntries(model.slots.map((at) => [at.id, model.taken(at)])),
  )
  const months = await owner.select().from(subsidyMonth)
  const sum = (of: (one: MBooking) => number) => model.bookings.reduce((all, one) => all + of(one), 0)
  expect(months.reduce((all, { held }) => all + held, 0)).toBe(sum(({ held }) => held))
  expect(months.reduce((all, { settled }) => all + settled, 0)).toBe(sum(({ settled }) => settled))
  const offers = await owner.select().from(waitingPlace).where(eq(waitingPlace.state, 'offered'))
  expect(offers.map(({ id }) => id).sort()).toEqual(
    model.waiting.flatMap(({ id, state }) => (state === 'offered' ? [id] : [])).sort(),
  )
}

/** How often each is done, of a hundred. */
const DEEDS: readonly (readonly [number, () => Promise<void>])[] = [
  [30, book],
  [16, cancel],
  [12, answer],
  [8, assign],
  [8, serve],
  [6, confirm],
  [5, wait],
  [5, answerOffer],
  [10, timePasses],
]

function draw(): () => Promise<void> {
  let at = random.next() * 100
  for (const [share, deed] of DEEDS) {
    at -= share
    if (at < 0) return deed
  }
  return book
}

it('does ten thousand things as the model does them', async () => {
  for (let number = 1; number <= OPERATIONS; number += 1) {
    await draw()()
    if (number % LOOKED_AT_EVERY === 0) await compare()
  }
  await compare()
  const kinds = [...done.keys()].sort()
  for (const what of [
    'book lunch done',
    'book cleaning refused',
    'cancel done',
    'decline done',
    'confirm done',
    'wait done',
    'take done',
  ])
    expect(kinds).toContain(what)
  process.stderr.write(`${[...done].map(([what, times]) => `${what} ${times}`).join(', ')}\n`)
}, 1_200_000)
