import { eq } from 'drizzle-orm'
import { registerEntry } from '../../../cloudfunctions/database/schema'
import type { Reply } from '../../../cloudfunctions/runtime/invoke'
import type { ElderCard, ElderRow, TodayItem } from '../../../src/contract/care/elders'
import { dataOf, type Somebody, type Worker, type World } from '../world'
import { newElder, type Elder } from './people-support'

let sequence = 0
/** A street that no other test has: what a desk counts there is its own. */
export const newStreet = (): string => `试验${'甲乙丙丁戊己庚辛壬癸'.charAt((sequence += 1) % 10)}${sequence}街道`

export const workerOf = (world: World, street: string, more: object = {}): Promise<Worker> =>
  world.staff({ role: 'community-worker', name: '李敏', county: '141002', street, ...more })

export const elderOf = (world: World, street: string, name = '王秀英', more: object = {}): Promise<Elder> =>
  newElder(world, name, { street, ...more })

type Entry = typeof registerEntry.$inferSelect

export const entryOf = async (world: World, id: string): Promise<Entry | undefined> =>
  (await world.database.owner.select().from(registerEntry).where(eq(registerEntry.personId, id)))[0]

export const setEntry = (world: World, id: string, set: Partial<Entry>) =>
  world.database.owner.update(registerEntry).set(set).where(eq(registerEntry.personId, id))

export interface List {
  readonly elders: ElderRow[]
  readonly total: number
  readonly more: boolean
}

export interface Today {
  readonly items: TodayItem[]
  readonly counts: { elders: number; owed: number; visited: number; found: number; open: number }
}

/** Calls of one worker at the desk of his division. */
export function divisionOf(world: World, { session }: Pick<Somebody, 'session'>) {
  const ask = (action: string, data: object = {}): Promise<Reply> =>
    world.ask('care', action, data, { session, sender: session })
  const card = async (reply: Promise<Reply>) => dataOf<{ elder: ElderCard }>(await reply).elder
  return {
    ask,
    list: async (data: object = {}) => dataOf<List>(await ask('elders', { filters: [], ...data })),
    names: async (data: object = {}) =>
      dataOf<List>(await ask('elders', { filters: [], ...data }))
        .elders.map(({ name }) => name)
        .sort(),
    card: (person: string) => card(ask('elder', { person })),
    today: async () => dataOf<Today>(await ask('today')),
    life: (person: string, kind: string, on = '2026-11-21') => ask('lifeEvent', { person, kind, on }),
    lived: (person: string, kind: string, on = '2026-11-21') => card(ask('lifeEvent', { person, kind, on })),
    takeBack: (event: string) => ask('takeBackLife', { event }),
  }
}
