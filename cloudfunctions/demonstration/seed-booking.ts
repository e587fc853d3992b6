import { eq, inArray, sql } from 'drizzle-orm'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { StaffRole } from '@/domain/staff/staff'
import { makeSlots } from '../booking/jobs/slots'
import { insertNew, lookAgain } from '../database/bulk'
import type { Tx } from '../database/database'
import {
  careWorker,
  certificate,
  dutyShift,
  facility,
  menu,
  offering,
  offeringTime,
  provider,
  slot,
  staff,
} from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { generateCarers, playedSkills, type DemoCarer } from './care-workers'
import type { DemoFacility } from './ground'
import { homeProviderId, homesOf, type Home } from './homes'
import { demoId } from './ids'
import { generateMenus } from './menus'
import { generateCatalogue, type Catalogue } from './offerings'
import { ACCOUNTS } from './people'
import { replaceRows } from './replace'
import { seedStaff } from './seed-people'

/** For how many days from today on it is told who is on duty, and what is cooked. */
const DUTY_DAYS = 28
const MENU_DAYS = 14

/**
 * Who serves and what can be booked of a city's register. What was booked of an offering that is made again stays: its row is
 * brought up to date, and one that is made no more is closed.
 */
export async function seedServices(
  tx: Tx,
  keyring: Keyring,
  now: Date,
  city: string,
  all: readonly DemoFacility[],
): Promise<void> {
  const homes = homesOf(city, all)
  const made = generateCatalogue(city, all, homes, now)
  await putIn(tx, made)
  await seedMenus(tx, made.cooks, now)
  for (const home of homes) await seedTeam(tx, keyring, now, { city, home })
  await makeSlots(
    tx,
    made.offerings.map(({ id }) => id),
    chinaDay(now.getTime()),
    now,
  )
  await lookAgain(tx, offering, offeringTime, slot)
}

async function putIn(tx: Tx, { providers, offerings, times }: Catalogue): Promise<void> {
  await insertNew(tx, provider, providers)
  await replaceRows(tx, offering, offerings, {
    version: sql`offering.version + 1`,
    created_at: sql`offering.created_at`,
  })
  await insertNew(tx, offeringTime, times)
}

/** Clerk, carers with their certificates, and who is on duty. */
async function seedTeam(
  tx: Tx,
  keyring: Keyring,
  now: Date,
  { city, home }: { city: string; home: Home },
): Promise<void> {
  const today = chinaDay(now.getTime())
  const { id: providerId } = home.provider
  for (const [index, one] of generateCarers(providerId, today).entries())
    await seedCarer(tx, keyring, now, { providerId, one, phone: carerPhone(home, index), staffId: null })
  for (const { id: subject, name, staff: place } of ACCOUNTS) {
    if (place?.city !== city || place.serves !== home.county) continue
    await seedStaff(tx, keyring, now, { subject, name, place, providerId })
    if (place.role !== 'care-worker') continue
    const one = { key: subject, name, sex: place.sex ?? 'female', skills: playedSkills(today) }
    const staffId = demoId(`staff/${subject}`)
    await seedCarer(tx, keyring, now, { providerId, one, phone: carerPhone(home, TEAM), staffId })
  }
}

/** After an area code no number begins with 0. docs/decisions/024 */
const TEAM = 20
const carerPhone = ({ provider: { phone } }: Home, index: number): string =>
  `${phone.split('-')[0] ?? ''}-0008${String(index + 1).padStart(3, '0')}`

interface CarerSeed {
  readonly providerId: string
  readonly one: DemoCarer
  readonly phone: string
  readonly staffId: string | null
}

async function seedCarer(tx: Tx, keyring: Keyring, now: Date, { providerId, one, phone, staffId }: CarerSeed) {
  const id = demoId(`carer/${providerId}/${one.key}`)
  await tx
    .insert(careWorker)
    .values({
      ...{ id, providerId, staffId, sex: one.sex, demo: true, createdAt: now },
      ...keyring.seal(id, { name: one.name, phone }),
    })
    .onConflictDoNothing()
  const papers = one.skills.map(({ skill, from, to }) => ({
    ...{ id: demoId(`certificate/${id}/${skill}`), workerId: id, skill, validFrom: from, validTo: to, createdAt: now },
  }))
  await tx.insert(certificate).values(papers).onConflictDoNothing()
}

/** What is cooked and who is on duty in the days to come: put in at each start, for what is there passes with its days. */
export async function seedDays(tx: Tx, now: Date): Promise<void> {
  const today = chinaDay(now.getTime())
  const cooks = await tx
    .selectDistinct({ id: menu.facilityId, last: sql<string>`max(${menu.day}) over (partition by ${menu.facilityId})` })
    .from(menu)
    .innerJoin(facility, eq(facility.id, menu.facilityId))
    .where(eq(facility.demo, true))
  const short = cooks.filter(({ last }) => last < dayAfter(today, MENU_DAYS - 1)).map(({ id }) => id)
  await seedMenus(tx, short, now)
  await insertNew(tx, dutyShift, await dutiesFrom(tx, today, now))
}

async function seedMenus(tx: Tx, facilities: readonly string[], now: Date): Promise<void> {
  const days = daysFrom(chinaDay(now.getTime()), MENU_DAYS)
  await insertNew(tx, menu, generateMenus(facilities, days, now))
}

const daysFrom = (today: string, count: number): string[] =>
  Array.from({ length: count }, (_, days) => dayAfter(today, days))

const MORNING = 8 * 60
const EVENING = 20 * 60
const MIDNIGHT = 24 * 60

/** By day the street's worker and the provider's desk; by night whoever keeps the staff list of the city. */
async function dutiesFrom(tx: Tx, today: string, now: Date): Promise<(typeof dutyShift.$inferInsert)[]> {
  const places = ACCOUNTS.flatMap(({ id, staff: place }) => (place ? [{ id: demoId(`staff/${id}`), place }] : []))
  const ids = places.map(({ id }) => id)
  const standing = new Set(
    (await tx.select({ id: staff.id }).from(staff).where(inArray(staff.id, ids))).map(({ id }) => id),
  )
  return places
    .filter(({ id }) => standing.has(id))
    .flatMap(({ id: staffId, place }) => {
      const county =
        place.county ?? ACCOUNTS.find(({ staff: other }) => other?.city === place.city && other.street)?.staff?.county
      const spans = SPANS[place.role]
      if (county === undefined || !spans) return []
      const base = { city: place.city, county, street: place.street ?? null, endedAt: null, createdAt: now, staffId }
      const providerId = place.serves === undefined ? null : homeProviderId(place.city, place.serves)
      return daysFrom(today, DUTY_DAYS).flatMap((day) =>
        spans.map(([starts, ends]) => ({
          ...base,
          id: demoId(`duty/${staffId}/${day}/${starts}`),
          providerId,
          day,
          starts,
          ends,
        })),
      )
    })
}

const SPANS: Readonly<Partial<Record<StaffRole, readonly (readonly [starts: number, ends: number])[]>>> = {
  'community-worker': [[MORNING, EVENING]],
  clerk: [[MORNING, EVENING]],
  operator: [
    [0, MORNING],
    [EVENING, MIDNIGHT],
  ],
}
