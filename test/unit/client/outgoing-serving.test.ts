import type { Answer, ErrorCode } from '@/contract'
import type * as Serving from '@/client/outgoing-serving'
import type * as Sessions from '@/client/session'

/** The cloud of one provider: one visit, and a signal that can be cut before or after an act arrives. */
interface Sent {
  readonly action: string
  readonly data: { readonly booking?: string; readonly version?: number; readonly at?: string }
  readonly requestId: string
}

const VISIT = '11111111-1111-4111-8111-111111111111'
const CANTEEN = 'a canteen'

let signal: 'there' | 'cut' | 'answers are lost' = 'there'
let refusing: { code: ErrorCode; message: string } | undefined
let sent: Sent[] = []
let visit = { id: VISIT, version: 1, state: 'accepted' }
let eaten: string[] = []
let unfit: string[] = []
let known = new Map<string, Answer<unknown>>()

const fault = (code: ErrorCode, message: string): Answer<never> => ({ ok: false, error: { code, message } })
const STATES: Readonly<Record<string, string>> = { checkIn: 'started', finish: 'served', stopVisit: 'stopped' }

function work({ action, data }: Sent): Answer<unknown> {
  if (action === 'visits') return { ok: true, data: { visits: [visit] } }
  if (refusing) return fault(refusing.code, refusing.message)
  if (action === 'counterServe') {
    eaten.push(data.at ?? 'now')
    return { ok: true, data: { name: '王秀英', booking: VISIT } }
  }
  if (data.version !== visit.version) return fault('conflict', '这一单刚有了变化')
  if (unfit.length > 0) return { ok: true, data: { booking: visit, unfit } }
  visit = { ...visit, version: visit.version + 1, state: STATES[action] ?? visit.state }
  return { ok: true, data: { booking: visit, unfit: [] } }
}

function cloud(body: Sent): Answer<unknown> {
  const before = known.get(body.requestId)
  if (before) return before
  const answer = work(body)
  if (answer.ok && body.action !== 'visits') known.set(body.requestId, answer)
  return answer
}

jest.mock('@/platform/transport', () => ({
  send: async (_name: string, body: Sent) => {
    if (body.action !== 'visits') sent.push(body)
    if (signal === 'cut') return { status: 'failed', why: 'no network' }
    const value = cloud(JSON.parse(JSON.stringify(body)) as Sent)
    return signal === 'there' ? { status: 'ok', value } : { status: 'failed', why: 'the answer was lost' }
  },
}))

const phone = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))
let tell: () => void = () => undefined
jest.mock('@/platform/connection', () => ({
  onSignal: (listener: () => void) => {
    tell = listener
    return () => undefined
  },
}))

type App = typeof Serving & Pick<typeof Sessions, 'session'>

/** Opens the app on this phone, as after a kill. */
function openApp(): App {
  let app: App | undefined
  jest.isolateModules(() => {
    app = {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      ...(require('@/client/outgoing-serving') as typeof Serving),
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
  account: { id, name: '陈芳' },
})

let ids = 0
const about = () => ({
  id: `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  title: '午餐,服务码末四位 5678',
  day: '2026-11-22',
})
const NOON = '2026-11-22T04:00:00.000Z'
const meal = (): Serving.NewServing => ({
  ...about(),
  action: 'counterServe',
  data: { facility: CANTEEN, meal: 'lunch', by: { way: 'code', code: '12345678' }, at: NOON },
})
const arrive = (version = visit.version): Serving.NewServing => ({
  ...about(),
  action: 'checkIn',
  data: { booking: VISIT, version, proof: { way: 'code', code: '12345678' }, at: NOON },
})
const finish = (version = visit.version): Serving.NewServing => ({
  ...about(),
  action: 'finish',
  data: { booking: VISIT, version, at: NOON },
})

let app: App
const states = () => app.waitingServing().map(({ state }) => state.kind)
const signalComes = async (): Promise<void> => {
  signal = 'there'
  const stop = app.keepServing()
  tell()
  await app.sendServing()
  stop()
}

beforeEach(() => {
  jest.useFakeTimers()
  phone.clear()
  signal = 'there'
  refusing = undefined
  sent = []
  visit = { id: VISIT, version: 1, state: 'accepted' }
  eaten = []
  unfit = []
  known = new Map()
  app = openApp()
  app.session.set(account('clerk'))
})
afterEach(() => jest.useRealTimers())

it('writes a meal down without a signal, and sends it later with the hour at which it was eaten', async () => {
  signal = 'cut'
  await app.enqueueServing(meal())
  expect(states()).toEqual(['waiting'])
  app = openApp()
  expect(states()).toEqual(['waiting'])
  await signalComes()
  expect(states()).toEqual([])
  expect(eaten).toEqual([NOON])
  expect([...phone.values()].join()).not.toContain('12345678')
})

it('says how a visit stands from the answer on, until the list says something later', async () => {
  const listed = { ...visit } as Parameters<App['asToldLast']>[0]
  expect(app.asToldLast(listed)).toEqual(listed)
  await app.enqueueServing(arrive())
  expect(states()).toEqual([])
  // The list of before is still on the screen: it must not ask for the arrival a second time.
  expect(app.asToldLast(listed)).toEqual({ ...listed, version: 2, state: 'started' })
  const later = { ...listed, version: 3, state: 'cancelled' as const }
  expect(app.asToldLast(later)).toEqual(later)
})

it('counts a meal once though its answer was lost', async () => {
  signal = 'answers are lost'
  await app.enqueueServing(meal())
  await signalComes()
  expect(eaten).toHaveLength(1)
  expect(states()).toEqual([])
})

it('keeps what was refused until somebody has read it, and does not hold up the next guest', async () => {
  signal = 'cut'
  await app.enqueueServing(meal())
  await app.enqueueServing(meal())
  refusing = { code: 'conflict', message: '今天的午餐已经在春晖食堂吃过了(11:42)' }
  await signalComes()
  expect(app.waitingServing().map(({ state }) => state)).toEqual([
    expect.objectContaining({ kind: 'refused', message: '今天的午餐已经在春晖食堂吃过了(11:42)' }),
    expect.objectContaining({ kind: 'refused' }),
  ])
  refusing = undefined
  const [first, second] = app.waitingServing()
  await app.sendServingAnew(first!.id)
  app.dropServing(second!.id)
  expect(states()).toEqual([])
  expect(eaten).toEqual([NOON])
})

it('offers once more only what could be taken: a code that leads to nobody does so every time', async () => {
  refusing = { code: 'invalid', message: '没有这个服务码' }
  await app.enqueueServing(meal())
  expect(app.waitingServing().map(app.canGoAgain)).toEqual([false])
  app.dropServing(app.waitingServing()[0]!.id)
  refusing = { code: 'conflict', message: '今天的午餐已经吃过了' }
  await app.enqueueServing(meal())
  expect(app.waitingServing().map(app.canGoAgain)).toEqual([true])
})

it('waits, and says why, as long as the desk is closed on this device', async () => {
  refusing = { code: 'forbidden', message: '请先打开工作台。' }
  await app.enqueueServing(meal())
  expect(app.waitingServing()[0]?.state).toEqual({ kind: 'waiting', told: '请先打开工作台。' })
  refusing = undefined
  await signalComes()
  expect(eaten).toHaveLength(1)
})

it('sends arriving and finishing in their order, the second upon the version that came of the first', async () => {
  signal = 'cut'
  await app.enqueueServing(arrive())
  await app.enqueueServing(finish())
  await signalComes()
  expect(sent.slice(-2).map(({ action, data }) => [action, data.version])).toEqual([
    ['checkIn', 1],
    ['finish', 2],
  ])
  expect(visit.state).toBe('served')
  expect(states()).toEqual([])
})

it('asks where the visit has gone on meanwhile, and holds back what was done after it', async () => {
  signal = 'cut'
  await app.enqueueServing(arrive())
  await app.enqueueServing(finish())
  visit = { ...visit, version: 5 }
  await signalComes()
  expect(states()).toEqual(['asking', 'waiting'])
  expect(visit.state).toBe('accepted')
  await app.sendServingAnew(app.waitingServing()[0]!.id)
  expect(sent.slice(-2).map(({ action, data }) => [action, data.version])).toEqual([
    ['checkIn', 5],
    ['finish', 6],
  ])
  expect(visit.state).toBe('served')
})

it('does not finish a visit whose beginning was refused', async () => {
  signal = 'cut'
  await app.enqueueServing(arrive())
  await app.enqueueServing(finish())
  refusing = { code: 'invalid', message: '服务码不对' }
  await signalComes()
  expect(states()).toEqual(['refused', 'refused'])
  expect(sent.some(({ action }) => action === 'finish')).toBe(false)
})

it('does not take a bath for begun where what was measured forbids it', async () => {
  unfit = ['temperature']
  await app.enqueueServing(arrive())
  expect(app.waitingServing()[0]?.state).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('不能洗澡'),
  })
})

it('is sent under its own account only, and forgotten with it', async () => {
  signal = 'cut'
  await app.enqueueServing(meal())
  app.session.set(account('another'))
  await signalComes()
  expect(eaten).toEqual([])
  app.session.set(account('clerk'))
  app.forgetServing('clerk')
  await signalComes()
  expect(eaten).toEqual([])
  expect([...phone.keys()].some((key) => key.startsWith('serving:'))).toBe(false)
})
