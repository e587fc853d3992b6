import { and, eq } from 'drizzle-orm'
import type { County } from '@/domain/entitlement/pack'
import type { Database, Tx } from '../database/database'
import { facility, seed } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { generateFacilities, GENERATOR_VERSION, type DemoFacility } from './facilities'
import { digest } from './ids'
import { seedPeople } from './seed-people'

export interface DemoCity {
  readonly city: string
  readonly counties: readonly County[]
}

const ROWS_AT_ONCE = 200

/** Puts in what is not there yet: once for each version of the generator. Runs as the owner. */
export async function seedDemonstration(
  database: Database,
  keyring: Keyring,
  now: Date,
  cities: readonly DemoCity[],
): Promise<void> {
  await database.owner.transaction(async (tx) => {
    await seedPeople(tx, keyring, now)
    for (const { city, counties } of cities) {
      const version = `${GENERATOR_VERSION}/${digest(JSON.stringify(counties))}`
      const name = `demo/${city}`
      const [done] = await tx.select().from(seed).where(eq(seed.name, name))
      if (done?.version === version) continue
      await replaceFacilities(tx, city, generateFacilities({ city, counties, seed: city }))
      await tx.delete(seed).where(eq(seed.name, name))
      await tx.insert(seed).values({ name, version, createdAt: now })
    }
  })
}

async function replaceFacilities(tx: Tx, city: string, facilities: readonly DemoFacility[]): Promise<void> {
  await tx.delete(facility).where(and(eq(facility.city, city), eq(facility.demo, true)))
  const rows = facilities.map(({ id, name, type, county, town, place, needs, demo, city: of, ...details }) => {
    const columns = { id, city: of, county, town: town ?? null, type, name, needs: [...needs], demo }
    return { ...columns, lng: place.lng, lat: place.lat, details }
  })
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx.insert(facility).values(rows.slice(from, from + ROWS_AT_ONCE))
}
