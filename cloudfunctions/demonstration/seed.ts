import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { County } from '@/domain/entitlement/pack'
import type { Database, Db, Tx } from '../database/database'
import { account, facility, helper, identity, person, seed } from '../database/schema'
import { subjectHash } from '../account/accounts'
import type { PersonSecret } from '../account/people'
import type { Keyring } from '../runtime/keyring'
import { generateFacilities, GENERATOR_VERSION, type DemoFacility } from './facilities'
import { ACCOUNTS, PEOPLE } from './people'

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

async function seedPeople(tx: Db | Tx, keyring: Keyring, now: Date): Promise<void> {
  for (const { key, name, birthDate, residence, town } of PEOPLE) {
    const id = demoId(`person/${key}`)
    const secret: PersonSecret = { name, birthDate, town }
    const row = { id, ...keyring.seal(id, secret), residence, demo: true, createdAt: now }
    await tx.insert(person).values(row).onConflictDoNothing()
  }
  for (const { id: subject, name, helps } of ACCOUNTS) {
    const id = demoId(`account/${subject}`)
    const row = { id, ...keyring.seal(id, { name }), createdAt: now }
    await tx.insert(account).values(row).onConflictDoNothing()
    const hash = subjectHash(keyring, 'demo', subject)
    const known = { provider: 'demo' as const, subjectHash: hash, accountId: id, createdAt: now }
    await tx.insert(identity).values(known).onConflictDoNothing()
    for (const [index, { person: key, relation, standing }] of helps.entries()) {
      // Milliseconds apart, so that the people keep the order of the list.
      const createdAt = new Date(now.getTime() + index)
      const link = { accountId: id, personId: demoId(`person/${key}`), relation, standing, createdAt }
      await tx.insert(helper).values(link).onConflictDoNothing()
    }
  }
}

/** The same id in every demonstration, so that a kept draft finds its person again: a UUID of version 8. */
function demoId(name: string): string {
  const hex = digest(`senior-care demonstration ${name}`, 32)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}

function digest(text: string, length = 8): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}
