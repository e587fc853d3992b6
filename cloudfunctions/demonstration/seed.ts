import { eq } from 'drizzle-orm'
import type { Facility, FacilityService } from '@/domain/facility/facility'
import { warningsFor } from '@/domain/facility/minimum'
import { rulesByType } from '@/domain/facility/rules'
import { FACILITY_TYPES, NEED_KEYS } from '@/domain/facility/types'
import { insertNew, lookAgain } from '../database/bulk'
import type { Database, Tx } from '../database/database'
import { community, facility, seed } from '../database/schema'
import { rowOf } from '../facility/register/row-of'
import type { Keyring } from '../runtime/keyring'
import { seedApplications } from './applications'
import { seedAssessors } from './assessing'
import { generateCommunities } from './communities'
import { generateFacilities, GENERATOR_VERSION } from './facilities'
import type { DemoCity, DemoFacility } from './ground'
import { digest } from './ids'
import { clearRegister, replaceRows } from './replace'
import { seedDays, seedServices } from './seed-booking'
import { seedDivisions } from './seed-division'
import { seedPeople } from './seed-people'

/** Told as a row of each type: when words, pinyin or prices are made another way, what was sown before is sown anew. */
const EXAMPLE: Omit<Facility, 'type'> = {
  ...{ id: '', name: '演示春晖社区', typeName: '', county: '', address: '演示路1号', place: { lng: 0, lat: 0 } },
  ...{ needs: NEED_KEYS, phone: '', holidays: 'unknown', openTo: '', operator: '', checkedOn: '', demo: true },
  hours: [{ days: [1], from: 0, to: 60 }],
  services: NEED_KEYS.flatMap((need): FacilityService[] => [
    { name: '试用', need, fen: 0 },
    { name: '一次', need, fen: 200, from: true },
    { name: '一份', need, fen: 100 },
  ]),
}

/** Puts in what is not there yet: once for each version of the generator. Runs as the owner. */
export async function seedDemonstration(
  database: Database,
  keyring: Keyring,
  now: Date,
  cities: readonly DemoCity[],
): Promise<void> {
  await database.owner.transaction(async (tx) => {
    await seedPeople(tx, keyring, now)
    await seedAssessors(tx, keyring, now)
    await seedApplications(tx, keyring, now)
    let filled = false
    const examples = FACILITY_TYPES.map((type) => rowOf({ city: '', facility: { ...EXAMPLE, type }, warned: 0 }))
    for (const ground of cities) await seedDivisions(tx, keyring, now, ground)
    for (const ground of cities) {
      const version = `${GENERATOR_VERSION}/${digest(JSON.stringify([ground, examples]))}`
      const name = `demo/${ground.city}`
      const [done] = await tx.select().from(seed).where(eq(seed.name, name))
      if (done?.version === version) continue
      await replaceRegister(tx, keyring, now, ground)
      await tx.delete(seed).where(eq(seed.name, name))
      await tx.insert(seed).values({ name, version, createdAt: now })
      filled = true
    }
    if (filled) await lookAgain(tx, facility, community)
    await seedDays(tx, now)
  })
}

/** Places, and what can be booked there. What somebody booked keeps its place, closed where it is made no more. */
async function replaceRegister(tx: Tx, keyring: Keyring, now: Date, ground: DemoCity): Promise<void> {
  const { city, rules } = ground
  await clearRegister(tx, city, now)
  const ruleOf = rulesByType(rules)
  const row = ({ city: of, ...made }: DemoFacility) =>
    rowOf({ city: of, facility: made, warned: warningsFor(made, ruleOf.get(made.type)).length })
  const all = generateFacilities(ground)
  await replaceRows(tx, facility, all.map(row))
  // What a city has counted itself stays as it counted.
  await insertNew(tx, community, generateCommunities(ground))
  await seedServices(tx, keyring, now, city, all)
}
