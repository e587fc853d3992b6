import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import {
  careCase,
  careWorker,
  certificate,
  offering,
  offeringTime,
  person,
  provider,
  slot,
  subsidyGrant,
} from '../../../cloudfunctions/database/schema'
import type { ActionName, ActionOutput } from '../../../src/contract'
import { closesAt, instantOf } from '../../../src/domain/booking/clock'
import { SERVICE_RULES, type Meal, type Service, type Skill } from '../../../src/domain/booking/services'
import { dataOf, type Somebody, type Worker, type World } from '../world'
import { newElder, type Elder } from './people-support'
import { made, register } from './facility-support'

/** Where those of the tests live and are served: 尧都区, 解放路街道. */
export const COUNTY = '141002'
export const STREET = '解放路街道'
export const CITY = 'linfen'

export interface Served {
  readonly provider: string
  readonly facility: string
  readonly clerk: Worker
}

let sequence = 0
const next = (): number => (sequence += 1)

/** A provider with one place and somebody at its desk. */
export async function newProvider(world: World, name = '春晖食堂'): Promise<Served> {
  const id = `p-${next()}-${randomUUID().slice(0, 8)}`
  const facility = `f-${id}`
  const { owner } = world.database
  await owner.insert(provider).values({ id, city: CITY, name, phone: '0357-2090000', createdAt: world.now })
  await register(world.database, CITY, [made(facility, { name })])
  const clerk = await world.staff({ role: 'clerk', name: '陈师傅', county: COUNTY, provider: id })
  return { provider: id, facility, clerk }
}

export type OfferingRow = typeof offering.$inferSelect

/** Something that a provider offers: a lunch for 15 yuan, accepted at once, unless told. */
export async function newOffering(
  world: World,
  served: Pick<Served, 'provider' | 'facility'>,
  more: Partial<typeof offering.$inferInsert> & { readonly service?: Service } = {},
): Promise<OfferingRow> {
  const service = more.service ?? 'meal-in'
  const isMeal = SERVICE_RULES[service].kind === 'meal'
  const [row] = await world.database.owner
    .insert(offering)
    .values({
      ...{ id: randomUUID(), city: CITY, county: COUNTY, providerId: served.provider, facilityId: served.facility },
      ...{
        service,
        name: SERVICE_RULES[service].name,
        fen: isMeal ? 1_500 : 6_000,
        unit: isMeal ? 'portion' : 'visit',
      },
      ...{ minutes: isMeal ? 60 : 120, acceptance: 'at-once', closesDays: 1, closesMinute: 960, freeDays: 1 },
      ...{ freeMinute: 950, latePercent: 50, stoppedPercent: 30, waitMinutes: 60, createdAt: world.now },
      ...more,
    })
    .returning()
  return row!
}

export type SlotRow = typeof slot.$inferSelect

/** One stretch of a day: 11:30 to 12:30 with ten places, unless told. @param at minutes after midnight */
export async function newSlot(
  world: World,
  of: OfferingRow,
  day: string,
  more: { readonly at?: number; readonly capacity?: number; readonly meal?: Meal | null } = {},
): Promise<SlotRow> {
  const { at = 690, capacity = 10, meal = SERVICE_RULES[of.service].kind === 'meal' ? 'lunch' : null } = more
  const [row] = await world.database.owner
    .insert(slot)
    .values({
      ...{ id: randomUUID(), offeringId: of.id, day, meal, capacity },
      ...{ startsAt: instantOf(day, at), endsAt: instantOf(day, at + of.minutes) },
      closesAt: closesAt(day, at, { days: of.closesDays, minute: of.closesMinute }),
    })
    .returning()
  return row!
}

/** An ordinary week of an offering: every day at half past eleven, unless told. */
export async function newTime(
  world: World,
  of: OfferingRow,
  more: Partial<typeof offeringTime.$inferInsert> = {},
): Promise<void> {
  await world.database.owner.insert(offeringTime).values({
    ...{ id: randomUUID(), offeringId: of.id, weekdays: [1, 2, 3, 4, 5, 6, 7], starts: 690, ends: 690 + of.minutes },
    ...{ capacity: 10, meal: SERVICE_RULES[of.service].kind === 'meal' ? 'lunch' : null, createdAt: world.now },
    ...more,
  })
}

/** Somebody whom a provider sends, with certificates that hold for years. */
export async function newCareWorker(
  world: World,
  served: Pick<Served, 'provider'>,
  skills: readonly Skill[],
  more: {
    readonly sex?: 'male' | 'female'
    readonly staff?: string
    readonly name?: string
    readonly validTo?: string
  } = {},
): Promise<string> {
  const id = randomUUID()
  const { owner } = world.database
  await owner.insert(careWorker).values({
    ...{ id, providerId: served.provider, staffId: more.staff ?? null, sex: more.sex ?? 'female' },
    ...world.keyring.seal(id, { name: more.name ?? '高洁', phone: '0357-2090001' }),
    createdAt: world.now,
  })
  for (const skill of skills)
    await owner.insert(certificate).values({
      ...{ id: randomUUID(), workerId: id, skill, validFrom: '2025-01-01', validTo: more.validTo ?? '2030-12-31' },
      createdAt: world.now,
    })
  return id
}

/** An elder of 82 with a phone of her own who lives in the street. */
export const newGuest = (world: World, name = '王秀英', more: object = {}): Promise<Elder> =>
  newElder(world, name, { street: STREET, ...more })

/** A grant in force since the first of January, as if all had been asked and decided. */
export async function grantTo(
  world: World,
  personId: string,
  more: Partial<typeof subsidyGrant.$inferInsert> = {},
): Promise<string> {
  const { owner } = world.database
  const { now } = world
  const official = await world.staff({ role: 'official', name: '薛经办', county: COUNTY })
  const caseId = randomUUID()
  const [her] = await owner.select().from(person).where(eq(person.id, personId))
  const subject = { title: '申请补贴', ref: null, city: null, words: '' }
  const sealed = world.keyring.sealUnder(her!.wrappedKey, personId, subject)
  await owner.insert(careCase).values({
    ...{
      id: caseId,
      number: String(10_000_000 + Math.floor(Math.random() * 89_999_999)),
      kind: 'grant',
      personId,
      sealed,
    },
    ...{ state: 'answered', city: CITY, county: COUNTY, street: STREET, openedBy: official.id, desk: 'county' },
    ...{ createdAt: now, updatedAt: now },
  })
  const id = randomUUID()
  await owner.insert(subsidyGrant).values({
    ...{ id, caseId, personId, programme: 'linfen.test-credit', city: CITY, county: COUNTY, state: 'in-force' },
    ...{
      unit: 'fen',
      monthly: 10_000,
      fromDay: '2026-01-01',
      clause: '第1条',
      decidedBy: official.staff,
      decidedAt: now,
    },
    ...{ sealed, createdAt: now, updatedAt: now },
    ...more,
  })
  return id
}

type Booking = { [A in ActionName<'booking'>]: ActionOutput<'booking', A> }

/** Calls of one account in `booking`; for somebody where a person is given. */
export function bookingOf(world: World, { session }: Pick<Somebody, 'session'>, person?: string) {
  const reply = (action: ActionName<'booking'>, data: object = {}, more: object = {}) =>
    world.ask('booking', action, data, { session, sender: session, ...more })
  return {
    reply,
    /** About a case, or as somebody of the staff. */
    ask: async <A extends ActionName<'booking'>>(action: A, data: object = {}): Promise<Booking[A]> =>
      dataOf<Booking[A]>(await reply(action, data)),
    /** For the person. */
    forHer: async <A extends ActionName<'booking'>>(action: A, data: object = {}): Promise<Booking[A]> =>
      dataOf<Booking[A]>(await reply(action, data, { for: person })),
    replyForHer: (action: ActionName<'booking'>, data: object = {}, more: object = {}) =>
      reply(action, data, { for: person, ...more }),
  }
}
