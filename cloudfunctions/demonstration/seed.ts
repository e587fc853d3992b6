import { and, eq } from 'drizzle-orm'
import { warningsFor } from '@/domain/facility/minimum'
import { insertNew, lookAgain } from '../database/bulk'
import type { Database, Tx } from '../database/database'
import { community, facility, seed } from '../database/schema'
import { rowOf } from '../facility/register/row-of'
import type { Keyring } from '../runtime/keyring'
import { generateCommunities } from './communities'
import { generateFacilities, GENERATOR_VERSION } from './facilities'
import type { DemoCity, DemoFacility } from './ground'
import { digest } from './ids'
import { seedPeople } from './seed-people'

/** Puts in what is not there yet: once for each version of the generator. Runs as the owner. */
export async function seedDemonstration(
  database: Database,
  keyring: Keyring,
  now: Date,
  cities: readonly DemoCity[],
): Promise<void> {
  await database.owner.transaction(async (tx) => {
    await seedPeople(tx, keyring, now)
    let filled = false
    for (const ground of cities) {
      const version = `${GENERATOR_VERSION}/${digest(JSON.stringify(ground))}`
      const name = `demo/${ground.city}`
      const [done] = await tx.select().from(seed).where(eq(seed.name, name))
      if (done?.version === version) continue
      await replaceRegister(tx, ground)
      await tx.delete(seed).where(eq(seed.name, name))
      await tx.insert(seed).values({ name, version, createdAt: now })
      filled = true
    }
    if (filled) await lookAgain(tx, facility, community)
  })
}

async function replaceRegister(tx: Tx, ground: DemoCity): Promise<void> {
  const { city, rules } = ground
  await tx.delete(facility).where(and(eq(facility.city, city), eq(facility.demo, true)))
  await tx.delete(community).where(and(eq(community.city, city), eq(community.demo, true)))
  const ruleOf = new Map(rules.types.map((rule) => [rule.type, rule]))
  const row = ({ city: of, ...made }: DemoFacility) =>
    rowOf({ city: of, facility: made, warned: warningsFor(made, ruleOf.get(made.type)).length })
  await insertNew(tx, facility, generateFacilities(ground).map(row))
  // What a city has counted itself stays as it counted.
  await insertNew(tx, community, generateCommunities(ground))
}
