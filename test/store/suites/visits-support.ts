import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { careJobs, type CareParts } from '../../../cloudfunctions/care'
import { community, consent, lifeEvent, registerEntry } from '../../../cloudfunctions/database/schema'
import { runDue, put } from '../../../cloudfunctions/runtime/jobs'
import { changeRecord, openPerson } from '../../../cloudfunctions/runtime/records'
import type { ConsentClass } from '../../../src/domain/consent/consent'
import type { RecordKey } from '../../../src/domain/person/record'
import { whereAfter, type LifeEventKind } from '../../../src/domain/life/event'
import { CARE_GROUND, type Worker, type World } from '../world'
import { newElder, type Elder } from './people-support'

export const COUNTY = '141002'

let streets = 0

/** A street of its own for each test: nobody else's people are in its counts. */
export const freshStreet = (): string => `探访路${(streets += 1)}${randomUUID().slice(0, 4)}街道`

/** Lines of a record as a worker writes them. */
export async function setLines(
  world: World,
  personId: string,
  lines: Readonly<Partial<Record<RecordKey, unknown>>>,
): Promise<void> {
  const { database, keyring, now } = world
  await database.transaction(async (tx) => {
    const her = await openPerson(tx, keyring, personId, true)
    const by = { account: randomUUID(), as: 'task' as const }
    const changes = Object.entries(lines).map(([key, value]) => ({
      ...{ key: key as RecordKey, value, source: 'worker' as const, by, since: now.toISOString() },
    }))
    await changeRecord(tx, keyring, her, changes, now)
  })
}

/** An elder of a street who lives alone, so that a visit is owed to her. */
export async function visited(world: World, street: string, name = '王秀英', more: object = {}): Promise<Elder> {
  const elder = await newElder(world, name, { street })
  await setLines(world, elder.person, { living: ['alone'], ...more })
  return elder
}

/** One who cannot care for herself: twice a month. */
export const helpless = (world: World, street: string, name = '赵桂兰'): Promise<Elder> =>
  visited(world, street, name, { selfCare: 'unable' })

export const newWorkerOf = (world: World, street: string, more: object = {}): Promise<Worker> =>
  world.staff({ role: 'community-worker', name: '李敏', county: COUNTY, street, ...more })

/** As if she had agreed on her own phone. */
export const agreeTo = (world: World, elder: Elder, cls: ConsentClass) =>
  world.database.owner.insert(consent).values({
    ...{ id: randomUUID(), personId: elder.person, class: cls, version: '1', given: true, way: 'own-phone' },
    ...{ byAccount: elder.id, ground: 'self', createdAt: world.now },
  })

export async function entryOf({ database }: World, personId: string) {
  const [row] = await database.owner.select().from(registerEntry).where(eq(registerEntry.personId, personId))
  if (!row) throw new Error('she is not in the register')
  return row
}

export const setEntry = (
  { database }: World,
  personId: string,
  columns: Partial<Omit<typeof registerEntry.$inferInsert, 'personId'>>,
) => database.owner.update(registerEntry).set(columns).where(eq(registerEntry.personId, personId))

/** What happened in her life, by hand: the row and where she is by it. */
export async function lifeOf(world: World, worker: Worker, personId: string, kind: LifeEventKind, on: string) {
  const { database, keyring, now } = world
  const id = randomUUID()
  const { row } = await database.transaction((tx) => openPerson(tx, keyring, personId))
  await database.owner.insert(lifeEvent).values({
    ...{ id, personId, kind, on, before: 'home', staffId: worker.staff, createdAt: now },
    sealed: keyring.sealUnder(row.wrappedKey, personId, { words: '' }),
  })
  await setEntry(world, personId, { whereabouts: whereAfter(kind) })
  return id
}

/** Communities of a street, as the city's list has them, in this order. */
export const listCommunities = (
  { database }: World,
  street: string,
  names: readonly string[],
  before = randomUUID().slice(0, 8),
) =>
  database.owner.insert(community).values(
    names.map((name, at) => ({
      ...{ id: `${before}${String(at).padStart(4, '0')}`, city: 'linfen', county: COUNTY, town: street, name },
      ...{ lng: 111.52, lat: 36.08 },
    })),
  )

/** The daily job of a day, done once, and what it puts up. @returns what went wrong */
export async function goMissed(world: World, day: string, more: Partial<CareParts> = {}): Promise<unknown[]> {
  const now = new Date(`${day}T01:00:00Z`)
  const faults: unknown[] = []
  const { database, keyring, places } = world
  await database.transaction((tx) => put(tx, 'visits-missed', day, now, now))
  const jobs = careJobs({ keyring, places, ...CARE_GROUND, ...more })
  // One round puts the cities up, the next goes through them.
  while ((await runDue(database, jobs, now, (error) => faults.push(error))) > 0);
  return faults
}

export const GOOD = {
  ...{ health: 'good', mood: 'good', safety: 'good', hygiene: 'good', housing: 'good', needs: 'good' },
} as const
