import { randomUUID } from 'node:crypto'
import { found, lifeEffect, matchRun } from '../../../cloudfunctions/database/schema'
import { dataOf, type World } from '../world'
import { careOf, STROKES } from './care-support'
import { GOOD, lifeOf, newWorkerOf, visited } from './visits-support'

type EffectRow = typeof lifeEffect.$inferSelect

const NAME = '诸葛慧敏'
const STREET = '解放路街道'
const PROBLEM = '灶台边的墙熏黑了一大片'
const MISSED = '邻居说她去了外甥家'
const WISH = '想在浴缸旁边装一根横杆'
const SAID = '听完政策说先跟老弟商量'

/** Visited, met at her table without a signal, told of a benefit, and in hospital, with every word that must not be read afterwards. */
export async function deskStory(world: World): Promise<string[]> {
  const worker = await newWorkerOf(world, STREET, { name: '钟离文博' })
  const his = careOf(world, worker)
  const her = await visited(world, STREET, NAME)
  const { person } = her
  const ago = (hours: number) => new Date(world.now.getTime() - hours * 3_600_000).toISOString()
  const door = { person, mode: 'in-person' }
  const seen = { outcome: 'seen', findings: { ...GOOD, safety: 'problem' }, words: PROBLEM }
  dataOf(await his.ask('recordVisit', { ...door, at: ago(5), outcome: 'not-home', findings: null, words: MISSED }))
  dataOf(await his.ask('recordVisit', { ...door, at: ago(4), ...seen }))
  await judgedByHand(world, person)
  const requests = [{ ref: 'LF-14', title: '请社区帮我办:适老化改造', words: WISH }]
  const contacts = [{ ref: 'LF-14', outcome: 'wants', words: SAID }]
  const by = { proof: 'signature', strokes: STROKES }
  const hours = { from: ago(3), to: ago(2.5) }
  dataOf(await his.ask('sitting', { person, reason: 'help', ...hours, by, requests, contacts }))
  const event = await lifeOf(world, worker, person, 'hospital', '2026-11-20')
  const rested = { pausedFrom: '2026-12-01', pausedUntil: '2026-12-10', madeUntil: null }
  const itsCase = { caseState: 'taken', holder: worker.staff, promisedOn: null } as const
  const stood = { state: 'appointed', ...itsCase, visit: randomUUID() }
  const touched = (what: EffectRow['what'], before: EffectRow['before'] = null) => ({
    ...{ eventId: event, what, about: randomUUID(), before },
  })
  const effects = [touched('booking'), touched('order', rested), touched('assessment', stood)]
  await world.database.owner.insert(lifeEffect).values(effects)
  return [NAME, PROBLEM, MISSED, WISH, SAID]
}

/** As `npm run match` writes it: a run that is over, and one thing that was found. */
async function judgedByHand({ database, now }: World, personId: string): Promise<void> {
  const run = { id: randomUUID(), city: 'linfen', on: '2026-11-21', pack: 'linfen@1', cursor: personId }
  await database.owner.insert(matchRun).values({ ...run, total: 1, startedAt: now, updatedAt: now, finishedAt: now })
  await database.owner.insert(found).values({
    ...{ personId, ref: 'LF-14', county: '141002', street: STREET, communityHash: null },
    ...{ kind: 'entitled', cause: 'first', state: 'open', perhaps: false, from: '2026-11-21' },
    ...{ pack: 'linfen@1', updatedAt: now },
  })
}
