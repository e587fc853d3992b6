import type { CaseCard, CaseThread, PresenceCard } from '../../../src/contract/care'
import type { NoticeCard } from '../../../src/contract/notify'
import type { Reply } from '../../../cloudfunctions/runtime/invoke'
import { dataOf, type Somebody, type Worker, type World } from '../world'

export const STREET = '解放路街道'
export const HOME = { residence: '141002', street: STREET } as const
export const ASKED = {
  city: 'linfen',
  ref: 'LF-14',
  title: '请社区帮我办:适老化改造',
  words: '卫生间想装扶手,一个人起不来。',
}
export const STROKES = [
  [
    [10, 20],
    [300, 200],
  ],
]

/** A worker of her street. */
export const newWorker = (world: World, name = '李敏', more: object = {}): Promise<Worker> =>
  world.staff({ role: 'community-worker', name, county: '141002', street: STREET, ...more })

/** Calls of one account in `care`. */
export function careOf(world: World, { session }: Pick<Somebody, 'session'>, person?: string) {
  const ask = (action: string, data: object = {}): Promise<Reply> =>
    world.ask('care', action, data, { session, sender: session })
  const forHer = (action: string, data: object = {}): Promise<Reply> =>
    world.ask('care', action, data, { session, for: person, sender: session })
  const thread = async (reply: Promise<Reply>) => dataOf<{ thread: CaseThread }>(await reply).thread
  return {
    ask,
    forHer,
    help: (more: object = {}) => thread(forHer('askHelp', { ...ASKED, ...more })),
    /** An act on a thread as it was seen. */
    act: (action: string, { case: { id, version } }: CaseThread, more: object = {}) =>
      ask(action, { case: id, version, ...more }),
    done: (action: string, seen: CaseThread, more: object = {}) =>
      thread(ask(action, { case: seen.case.id, version: seen.case.version, ...more })),
    thread: (id: string) => thread(ask('thread', { case: id })),
    cases: async () => dataOf<{ cases: CaseCard[] }>(await ask('cases')).cases,
    desk: async (show: 'open' | 'mine' | 'done') =>
      dataOf<{ cases: CaseCard[]; colleagues: { id: string; name: string }[] }>(await ask('desk', { show })),
    meet: async (by: object, reason = 'help') =>
      dataOf<{ presence: PresenceCard }>(await ask('meet', { reason, by })).presence,
    presence: async () => dataOf<{ presence: PresenceCard | null }>(await ask('presence')).presence,
  }
}

/** What an account was told, newest first. */
export async function toldTo(world: World, { session }: Pick<Somebody, 'session'>): Promise<NoticeCard[]> {
  return dataOf<{ notices: NoticeCard[] }>(await world.ask('notify', 'inbox', {}, { session })).notices
}

/** A token for the same session at the moment that the world has now. */
export async function tokenNow<S extends Somebody>(world: World, somebody: S, signedAt: Date): Promise<S> {
  const spoken = await world.sessions.read(somebody.session, signedAt)
  if (!spoken) throw new Error('the token was not of this world')
  return { ...somebody, session: (await world.sessions.sign(spoken, world.now)).session }
}
