import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { matchCity, type RunRow } from '../../../cloudfunctions/care/match'
import { found, registerEntry } from '../../../cloudfunctions/database/schema'
import { changeRecord, newPerson, openPerson } from '../../../cloudfunctions/runtime/records'
import type { RecordChange, RecordKey } from '../../../src/domain/person/record'
import { CARE_GROUND, type World } from '../world'

export const TODAY = '2026-11-21'
const STREET = '解放路街道'

type Told = Readonly<Partial<Record<RecordKey, unknown>>>

const changesOf = (world: World, told: Told): RecordChange[] =>
  Object.entries(told).map(([key, value]) => ({
    ...{ key: key as RecordKey, value, source: 'document', since: world.now.toISOString() },
    by: { account: randomUUID(), as: 'presence' },
  }))

/** Somebody of 解放路街道 whom nobody plays: 82 years old, of 临汾, with nothing else told. @returns her id */
export async function settle(world: World, told: Told = {}): Promise<string> {
  const line = {
    name: '韩桂芝',
    birthDate: '1944-03-05',
    hukou: '141002',
    residence: '141002',
    street: STREET,
    ...told,
  }
  const opened = await world.database.transaction((tx) =>
    newPerson(tx, world.keyring, changesOf(world, line), world.now),
  )
  return opened.row.id
}

/** Something else is known of her. */
export async function tell(world: World, id: string, told: Told): Promise<void> {
  await world.database.transaction(async (tx) => {
    await changeRecord(
      tx,
      world.keyring,
      await openPerson(tx, world.keyring, id, true),
      changesOf(world, told),
      world.now,
    )
  })
}

/** Goes through the register of the tests' city. */
export function go(world: World, more: Partial<Parameters<typeof matchCity>[0]> = {}): Promise<RunRow> {
  const { database, keyring, places } = world
  const parts = { database, keyring, places, packs: CARE_GROUND.packs, clock: () => world.now }
  return matchCity({ ...parts, city: 'linfen', on: TODAY, ...more })
}

export async function foundFor(world: World, id: string, ref: string) {
  const [row] = await world.database.owner
    .select()
    .from(found)
    .where(and(eq(found.personId, id), eq(found.ref, ref)))
  return row
}

export async function entryFor(world: World, id: string) {
  const [row] = await world.database.owner.select().from(registerEntry).where(eq(registerEntry.personId, id))
  return row
}
