import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { bookingJobs, type BookingParts } from '../../../cloudfunctions/booking'
import { booking, consent } from '../../../cloudfunctions/database/schema'
import type { Run } from '../../../cloudfunctions/runtime/jobs'
import { placesOf } from '../../../cloudfunctions/runtime/places'
import type { Service } from '../../../src/domain/booking/services'
import { SERVICE_RULES } from '../../../src/domain/booking/services'
import { TEST_PROGRAMMES } from '../programmes'
import { COUNTIES, dataOf, type World } from '../world'
import {
  bookingOf,
  newGuest,
  newOffering,
  newProvider,
  newSlot,
  type OfferingRow,
  type Served,
} from './booking-support'
import type { Elder } from './people-support'

/** The day that the tests' clock shows, in China, at ten in the morning. */
export const TODAY = '2026-11-21'

const FIT = {
  ...{ fever: 'no', 'blood-pressure': 'no', wound: 'no', 'recent-illness': 'no', 'cannot-be-moved': 'no' },
  ...{ dizzy: 'no', 'alone-unsafe': 'yes' },
} as const
const BATH = { health: FIT, riskRead: true, relative: { name: '王丽', phone: '13800001111' } }
export const HOME = { address: '尧都区解放路街道东城社区1号楼501', phone: '13800001111' }

/** Taken on arrival from somebody who is well. */
export const WELL = { temperature: 365, systolic: 130, diastolic: 80, pulse: 72 }

/** Whatever begins later today can still be booked. */
const OPEN_TODAY = { closesDays: 0, closesMinute: 1400, freeDays: 0, freeMinute: 0 } as const

export async function agree(world: World, her: Elder): Promise<void> {
  for (const cls of ['health', 'place'] as const)
    await world.database.owner.insert(consent).values({
      ...{ id: randomUUID(), personId: her.person, class: cls, version: '1', given: true, way: 'own-phone' },
      ...{ byAccount: her.id, ground: 'self', createdAt: world.now },
    })
}

/** Eight digits that are printed on her card. */
export async function codeOfCard(world: World, her: Elder): Promise<string> {
  const asked = await world.ask('care', 'card', {}, { session: her.session, for: her.person })
  return dataOf<{ code: string }>(asked).code
}

export interface SceneWish extends Partial<OfferingRow> {
  readonly service?: Service
}

/** A provider with one offering and a guest who books it for today. */
export async function sceneOf(world: World, wish: SceneWish = {}, of?: Served) {
  const served = of ?? (await newProvider(world))
  const offered = await newOffering(world, served, { ...OPEN_TODAY, ...wish })
  const guest = await newGuest(world)
  await agree(world, guest)
  const rule = SERVICE_RULES[offered.service]
  const details = { ...(rule.asksHealth && BATH), ...(rule.toHer && HOME) }
  const ownFen = offered.fen
  /** Books a slot of its own, today at two in the afternoon (a meal at half past eleven), unless told. */
  const book = async (
    more: { day?: string; at?: number; details?: object; by?: Elder; ownFen?: number; slot?: string } = {},
  ) => {
    const { day = TODAY, by = guest, at = rule.kind === 'meal' ? 690 : 840 } = more
    const slotId = more.slot ?? (await newSlot(world, offered, day, { at })).id
    const { order } = await bookingOf(world, by, by.person).forHer('book', {
      ...{ offering: offered.id, version: offered.version, slots: [slotId], units: 1 },
      ...{ details: { ...details, ...more.details }, ownFen: more.ownFen ?? ownFen },
    })
    return { order, card: order.bookings[0]!, slot: slotId }
  }
  return { served, offered, guest, desk: bookingOf(world, served.clerk), book }
}

/** A booking as it stands. */
export async function rowOf(world: World, id: string) {
  const [row] = await world.database.owner.select().from(booking).where(eq(booking.id, id))
  return row!
}

/** Does one job now, whatever the time it was put up for. */
export async function doJob(world: World, kind: string, about: string, now = world.now): Promise<void> {
  const places = placesOf(COUNTIES.map(({ code, name }) => ({ code, name, city: 'linfen', cityName: '临汾市' })))
  const parts: BookingParts = { keyring: world.keyring, places, programmes: TEST_PROGRAMMES }
  const work = bookingJobs(parts)[kind]
  if (!work) throw new Error(`no job ${kind}`)
  await world.database.transaction((tx) => work({ tx, about, now } satisfies Run))
}
