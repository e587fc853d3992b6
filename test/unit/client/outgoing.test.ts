import type { Answer, ErrorCode } from '@/contract'
import type * as Outgoing from '@/client/outgoing'
import type * as Acts from '@/client/outgoing-acts'
import type * as Sessions from '@/client/session'

/** The cloud: one case, acts known again by their ids, and a signal that can be cut before or after they arrive. */
interface Sent {
  readonly action: string
  readonly data: { readonly case?: string; readonly version?: number; readonly words?: string }
  readonly for?: string
  readonly requestId: string
}

const CASE = '11111111-1111-4111-8111-111111111111'
const MAY = ['said', 'complained', 'withdrawn']

let signal: 'there' | 'cut' | 'answers are lost' = 'there'
let refusing: ErrorCode | undefined
let sent: Sent[] = []
let events: { seq: number; kind: string; who: string; words: string; yours: boolean }[] = []
let known = new Map<string, Answer<unknown>>()
let may: string[] = MAY

const happen = (kind: string, who: string, words = ''): void => {
  events = [...events, { seq: events.length + 1, kind, who, words, yours: who === '女儿 王丽' }]
}
const thread = () => ({ case: { id: CASE, version: events.length, state: 'waiting' }, events, may })
const fault = (code: ErrorCode, message: string): Answer<never> => ({ ok: false, error: { code, message } })

function work({ action, data }: Sent): Answer<unknown> {
  if (refusing) return fault(refusing, `refused: ${refusing}`)
  if (action !== 'thread') {
    if (data.version !== undefined && data.version !== events.length) return fault('conflict', '这件事刚有了新变化')
    happen(action === 'askHelp' ? 'opened' : action === 'say' ? 'said' : 'withdrawn', '女儿 王丽', data.words)
  }
  return { ok: true, data: { thread: thread() } }
}

function cloud(body: Sent): Answer<unknown> {
  const before = known.get(body.requestId)
  if (before) return before
  const answer = work(body)
  if (answer.ok && body.action !== 'thread') known.set(body.requestId, answer)
  return answer
}

jest.mock('@/platform/transport', () => ({
  send: async (_name: string, body: Sent) => {
    sent.push(body)
    if (signal === 'cut') return { status: 'failed', why: 'no network' }
    const value = cloud(JSON.parse(JSON.stringify(body)) as Sent)
    return signal === 'there' ? { status: 'ok', value } : { status: 'failed', why: 'the answer was lost' }
  },
}))

const phone = new Map<string, string>()
let room = Infinity
let listeners: (() => void)[] = []

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => {
    if (!phone.has(key) && phone.size >= room) throw new Error('setStorageSync:fail exceed storage max size')
    phone.set(key, text)
  },
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))
jest.mock('@/platform/connection', () => ({
  onSignal: (listener: () => void) => {
    listeners.push(listener)
    return () => void (listeners = listeners.filter((one) => one !== listener))
  },
}))

type App = typeof Outgoing & Pick<typeof Acts, 'rereadActs' | 'forgetOutgoing'> & Pick<typeof Sessions, 'session'>

/** Opens the app on this phone: what was in memory before is gone, as after a kill or in another tab. */
function openApp(): App {
  let app: App | undefined
  jest.isolateModules(() => {
    app = {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      ...(require('@/client/outgoing') as typeof Outgoing),
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      ...(require('@/client/outgoing-acts') as typeof Acts),
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      session: (require('@/client/session') as typeof Sessions).session,
    }
  })
  return app!
}

const account = (id: string) => ({
  session: 'token',
  expiresAt: '2099-01-01T00:00:00Z',
  renewal: 'next',
  account: { id, name: '王丽' },
})
const DAUGHTER = account('daughter')
const MOTHER = { id: '22222222-2222-4222-8222-222222222222', called: '妈妈' }

let ids = 0
const say = (words: string, version = events.length): Outgoing.NewAct => ({
  id: `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  action: 'say',
  data: { case: CASE, version, words },
  for: MOTHER,
  title: '请社区帮忙:高龄津贴',
  seen: version,
})
const said = (): string[] => events.filter(({ kind }) => kind === 'said').map(({ words }) => words)
const states = (app: App) => app.rereadActs().map(({ state }) => state.kind)
const signalComes = async (app: App): Promise<void> => {
  signal = 'there'
  listeners.forEach((tell) => tell())
  await app.sendWaiting()
}

let app: App

beforeEach(() => {
  jest.useFakeTimers()
  phone.clear()
  room = Infinity
  signal = 'there'
  refusing = undefined
  sent = []
  events = []
  known = new Map()
  may = MAY
  listeners = []
  happen('opened', '女儿 王丽')
  app = openApp()
  app.session.set(DAUGHTER)
})
afterEach(() => jest.useRealTimers())

describe('with a signal', () => {
  it('goes out at once and leaves nothing on the phone', async () => {
    await app.enqueue(say('妈妈的户口本找到了'))
    expect(said()).toEqual(['妈妈的户口本找到了'])
    expect(app.rereadActs()).toEqual([])
    expect([...phone.keys()].filter((key) => key.startsWith('outgoing:'))).toEqual([])
  })

  it('is done once, however often the button is pressed', async () => {
    const act = say('一句话')
    await Promise.all([app.enqueue(act), app.enqueue(act), app.enqueue(act)])
    await app.enqueue(act)
    expect(said()).toEqual(['一句话'])
  })

  it('says for whom help is asked, and where it came to', async () => {
    const data = { city: 'linfen', title: '高龄津贴', words: '不知道怎么申请' }
    const ask: Outgoing.NewAct = { ...say(''), action: 'askHelp', data, seen: null }
    await app.enqueue(ask)
    expect(sent).toMatchObject([{ action: 'askHelp', for: MOTHER.id, requestId: ask.id }])
    expect(JSON.parse(phone.get('arrived')!)).toEqual({ [ask.id]: CASE })
  })
})

describe('without a signal', () => {
  it('waits on the phone, survives a killed app, and is sent once', async () => {
    signal = 'cut'
    const act = say('离线时写的')
    await app.enqueue(act)
    expect(states(app)).toEqual(['waiting'])

    const again = openApp()
    expect(again.rereadActs()).toMatchObject([{ id: act.id, data: act.data, state: { kind: 'waiting' } }])
    const stop = again.keepSending()
    await signalComes(again)
    stop()
    expect(said()).toEqual(['离线时写的'])
    expect(again.rereadActs()).toEqual([])
    expect(new Set(sent.map(({ requestId }) => requestId))).toEqual(new Set([act.id]))
  })

  it('is done once where only the answer was lost', async () => {
    signal = 'answers are lost'
    await app.enqueue(say('一句话'))
    expect(said()).toEqual(['一句话'])
    expect(states(app)).toEqual(['waiting'])
    const again = openApp()
    await Promise.all([signalComes(app), signalComes(again)])
    expect(said()).toEqual(['一句话'])
    expect(states(again)).toEqual([])
  })

  it('keeps the order of a case, each on what came of the one before', async () => {
    signal = 'cut'
    for (const words of ['第一句', '第二句', '第三句']) await app.enqueue(say(words, 1))
    const stop = app.keepSending()
    await signalComes(app)
    stop()
    expect(said()).toEqual(['第一句', '第二句', '第三句'])
    expect(states(app)).toEqual([])
  })

  it('tries again by itself, each time after a longer rest', async () => {
    signal = 'cut'
    await app.enqueue(say('一句话'))
    const tries = []
    for (const seconds of [4, 2, 10, 11]) {
      await jest.advanceTimersByTimeAsync(seconds * 1_000)
      tries.push(sent.length)
    }
    expect(tries).toEqual([1, 2, 2, 3])
    signal = 'there'
    await jest.advanceTimersByTimeAsync(60_000)
    expect(said()).toEqual(['一句话'])
  })

  it('gives a server that asks for patience its time, signal or not', async () => {
    refusing = 'too-many'
    const stop = app.keepSending()
    await app.enqueue(say('一句话'))
    await signalComes(app)
    expect(sent).toHaveLength(1)
    refusing = undefined
    await jest.advanceTimersByTimeAsync(6_000)
    stop()
    expect(said()).toEqual(['一句话'])
  })

  it('stands as long as the app is open where the phone has no room', async () => {
    signal = 'cut'
    room = phone.size
    await app.enqueue(say('一句话'))
    expect(states(app)).toEqual(['waiting'])
    const stop = app.keepSending()
    await signalComes(app)
    stop()
    expect(said()).toEqual(['一句话'])
  })
})

describe('on a case that has moved on', () => {
  const question = async (): Promise<void> => {
    signal = 'cut'
    const act = say('离线时写的')
    await app.enqueue(act)
    happen('taken', '社工 李敏')
    const stop = app.keepSending()
    await signalComes(app)
    stop()
  }

  it('asks, with what has happened since, and sends nothing', async () => {
    await question()
    expect(said()).toEqual([])
    expect(app.rereadActs()).toMatchObject([
      { state: { kind: 'asking', version: 2, news: [{ who: '社工 李敏', kind: 'taken' }] } },
    ])
    const again = openApp()
    await again.sendWaiting()
    expect(states(again)).toEqual(['asking'])
    expect(said()).toEqual([])
  })

  it('holds back what she did after it until she has answered', async () => {
    await question()
    await app.enqueue(say('后面一句', 2))
    expect(said()).toEqual([])
    const [first] = app.rereadActs()
    await app.sendAnyway(first!.id)
    expect(said()).toEqual(['离线时写的', '后面一句'])
    expect(states(app)).toEqual([])
  })

  it('is another act when she sends it anyway, and only once from two tabs', async () => {
    await question()
    const other = openApp()
    const [{ id } = { id: '' }] = app.rereadActs()
    await Promise.all([app.sendAnyway(id), other.sendAnyway(id)])
    await other.sendWaiting()
    expect(said()).toEqual(['离线时写的'])
    const asActs = new Set(sent.filter(({ action }) => action === 'say').map(({ requestId }) => requestId))
    expect(asActs.size).toBe(2)
    expect(asActs).toContain(id)
  })

  it('is not asked about what she did herself meanwhile, on another phone say', async () => {
    signal = 'cut'
    await app.enqueue(say('离线时写的'))
    happen('said', '女儿 王丽', '用电脑写的')
    const stop = app.keepSending()
    await signalComes(app)
    stop()
    expect(said()).toEqual(['用电脑写的', '离线时写的'])
    expect(states(app)).toEqual([])
  })

  it('gives her words back when she does not', async () => {
    await question()
    const [{ id } = { id: '' }] = app.rereadActs()
    expect(app.dropAct(id)).toBe('离线时写的')
    expect(states(app)).toEqual([])
    expect(said()).toEqual([])
  })

  it('tells her what is no longer possible, and keeps what she wrote', async () => {
    may = ['complained']
    await question()
    expect(app.rereadActs()).toMatchObject([{ data: { words: '离线时写的' }, state: { kind: 'refused' } }])
  })
})

describe('whose act it is', () => {
  it('is never sent under another account, and goes when its own is back', async () => {
    signal = 'cut'
    await app.enqueue(say('女儿写的'))
    app.session.set(account('neighbour'))
    const stop = app.keepSending()
    await signalComes(app)
    expect(sent).toHaveLength(1)
    expect(app.waitingActs()).toEqual([])
    app.session.set(DAUGHTER)
    await signalComes(app)
    stop()
    expect(said()).toEqual(['女儿写的'])
  })

  it('is not sent with the session of another tab that somebody else has signed in at meanwhile', async () => {
    const act = say('女儿写的')
    app.session.set({ ...DAUGHTER, expiresAt: '2000-01-01T00:00:00Z' })
    phone.set('session', JSON.stringify({ ...account('neighbour'), session: 'token of the neighbour' }))
    await app.enqueue(act)
    expect(sent.filter(({ action }) => action === 'say')).toEqual([])
    expect(states(app)).toEqual(['waiting'])
    app.session.set(DAUGHTER)
    await jest.advanceTimersByTimeAsync(6_000)
    await app.sendWaiting()
    expect(said()).toEqual(['女儿写的'])
  })

  it('waits for signing in when the session has ended', async () => {
    refusing = 'unauthenticated'
    await app.enqueue(say('一句话'))
    refusing = undefined
    expect(states(app)).toEqual(['waiting'])
    app.session.set(DAUGHTER)
    await jest.advanceTimersByTimeAsync(6_000)
    await app.sendWaiting()
    expect(said()).toEqual(['一句话'])
  })

  it('is kept with the server’s words when it is refused for good', async () => {
    refusing = 'forbidden'
    await app.enqueue(say('一句话'))
    expect(app.rereadActs()).toMatchObject([
      { data: { words: '一句话' }, state: { kind: 'refused', code: 'forbidden', message: 'refused: forbidden' } },
    ])
    refusing = undefined
    await app.sendWaiting()
    expect(said()).toEqual([])
  })

  it('is forgotten with its account, and only with it', async () => {
    signal = 'cut'
    await app.enqueue(say('女儿写的'))
    app.forgetOutgoing('neighbour')
    expect(states(app)).toEqual(['waiting'])
    app.forgetOutgoing('daughter')
    expect(phone.size).toBe(1)
    expect(states(app)).toEqual([])
  })
})

it('is not sent again by itself once the cloud may have forgotten it', async () => {
  signal = 'answers are lost'
  await app.enqueue(say('一句话'))
  jest.setSystemTime(Date.now() + 31 * 86_400_000)
  known.clear()
  await signalComes(app)
  expect(said()).toEqual(['一句话'])
  expect(states(app)).toEqual(['refused'])
})

it('forgets an act that is damaged on the phone, and sends the others', async () => {
  signal = 'cut'
  await app.enqueue(say('一句话'))
  phone.set('outgoing:broken', '{"id":"broken"}')
  const again = openApp()
  await signalComes(again)
  expect(said()).toEqual(['一句话'])
  expect([...phone.keys()].filter((key) => key.startsWith('outgoing:'))).toEqual([])
})
