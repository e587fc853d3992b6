import type { MyVisit, SheetPackage } from '@/contract/assessment/visits'
import type { Answer, ErrorCode } from '@/contract'
import type * as Acts from '@/client/assessor-acts'
import type * as Files from '@/client/assessor-files'
import type * as Fetch from '@/client/assessor-fetch'
import type * as Kept from '@/client/assessor-kept'
import type * as Outgoing from '@/client/assessor-outgoing'
import type * as Taps from '@/client/assessor-taps'
import type * as Sessions from '@/client/session'
import type * as Signing from '@/client/signing'
import { sheetOf, type SheetTap } from '@/domain/assessment/sheet'
import { NOW, opened, packOf, photo, signingOf, VISIT, visitAs } from '../../support/assessor-visit'

/** The cloud of one visit, a signal that can be cut before or after an act arrives, and a phone that can be killed at any write. */
interface Sent {
  readonly action: string
  readonly data: { readonly taps?: SheetTap[] | number; readonly version?: number }
  readonly requestId: string
}

let signal: 'there' | 'cut' | 'answers are lost' = 'there'
let refusing: { action: string; code: ErrorCode; message: string } | undefined
let sent: Sent[] = []
let stands: SheetTap[] = []
let version = 1
let state: MyVisit['state'] = 'planned'
let listed = true
let signatures = 0
const known = new Map<string, Answer<unknown>>()

const fault = (code: ErrorCode, message: string): Answer<never> => ({ ok: false, error: { code, message } })

const mine = (): MyVisit => visitAs({ version, state, taps: stands.length })
const pack = (): SheetPackage => packOf(mine(), stands)

function work({ action, data }: Sent): Answer<unknown> {
  if (refusing?.action === action) return fault(refusing.code, refusing.message)
  if (action === 'myVisits') return { ok: true, data: { visits: listed ? [mine()] : [] } }
  if (action === 'me') return { ok: true, data: { staff: { deskOpen: refusing?.message !== '工作台关了' } } }
  if (action === 'sheet') return { ok: true, data: { sheet: pack() } }
  if (action === 'putTaps') {
    const ids = new Set(stands.map(({ id }) => id))
    stands = [...stands, ...(data.taps as SheetTap[]).filter(({ id }) => !ids.has(id))]
    return { ok: true, data: { taps: stands.length } }
  }
  if (action === 'visitFile')
    return { ok: true, data: { id: 'file in the cloud', url: '/f', ticket: 't', cloudPath: null } }
  if (action === 'visitFileArrived') return { ok: true, data: {} }
  if (data.version !== version || data.taps !== stands.length) return fault('conflict', '还有没同步的改动')
  state = 'signed'
  version += 1
  signatures += 1
  return { ok: true, data: { sheet: pack() } }
}

function cloud(body: Sent): Answer<unknown> {
  const before = known.get(body.requestId)
  if (before) return before
  const answer = work(body)
  if (answer.ok && body.action === 'sign') known.set(body.requestId, answer)
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
/** Writes that the phone still does before it is killed; after that nothing is written any more. */
let writesLeft = Infinity
const writes = (write: () => void): void => {
  if (writesLeft > 0) write()
  writesLeft -= 1
}
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => writes(() => void phone.set(key, text)),
  removeStorageSync: (key: string) => writes(() => void phone.delete(key)),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))
/** Bytes that this phone can still read. */
let readable = true
jest.mock('@/platform/upload', () => ({
  upload: async () =>
    readable && signal === 'there'
      ? { status: 'ok', value: { by: 'server', answer: { ok: true } } }
      : { status: 'failed', why: 'not sent' },
}))
const removed: string[] = []
jest.mock('@/platform/lasting-file', () => ({
  lasting: async (file: { id: string }) => ({ file, lasts: true }),
  isHeld: async () => readable,
  dropLasting: ({ id }: { id: string }) => void removed.push(id),
}))
jest.mock('@/platform/connection', () => ({ onSignal: () => () => undefined }))

type App = typeof Outgoing &
  typeof Taps &
  typeof Kept &
  typeof Fetch &
  Pick<typeof Files, 'keepFile' | 'assessorFiles' | 'dropFile'> &
  Pick<typeof Sessions, 'session'> &
  Pick<typeof Signing, 'signIn' | 'signOut'> &
  Pick<typeof Acts, 'assessingActs' | 'holds'>

/** Opens the app on this phone, as after a kill. */
function openApp(): App {
  let app: App | undefined
  writesLeft = Infinity
  jest.isolateModules(() => {
    /* eslint-disable @typescript-eslint/no-require-imports */
    app = {
      ...(require('@/client/assessor-outgoing') as typeof Outgoing),
      ...(require('@/client/assessor-taps') as typeof Taps),
      ...(require('@/client/assessor-kept') as typeof Kept),
      ...(require('@/client/assessor-fetch') as typeof Fetch),
      ...(require('@/client/assessor-files') as typeof Files),
      ...(require('@/client/assessor-acts') as typeof Acts),
      session: (require('@/client/session') as typeof Sessions).session,
      signIn: (require('@/client/signing') as typeof Signing).signIn,
      signOut: (require('@/client/signing') as typeof Signing).signOut,
    }
    /* eslint-enable @typescript-eslint/no-require-imports */
  })
  return app!
}

let app: App
const A = 'account of 王敏'
const B = 'account of another'

const ITEMS = ['B.1.1', 'B.1.2', 'B.1.3', 'B.1.4'] as const
const tap = (item: string, value: number, by: 'first' | 'second' = 'first'): void =>
  app.tapDown(A, VISIT, { kind: 'answer', by, item, value })
/** All that this phone knows of the form. */
const known_ = (): readonly SheetTap[] => [
  ...((app.formOf(A, VISIT)?.pack.taps ?? []) as readonly SheetTap[]),
  ...app.tapsOf(A).map((one) => one.tap),
]
const answers = (taps: readonly SheetTap[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...sheetOf(taps)].map(([key, line]) => [key, line.first]))
const unique = (taps: readonly SheetTap[]): number => new Set(taps.map(({ id }) => id)).size

const signing = (taps: number): Outgoing.NewAssessing => signingOf(version, taps)

beforeEach(async () => {
  jest.useFakeTimers({ now: NOW })
  phone.clear()
  known.clear()
  signal = 'there'
  refusing = undefined
  stands = []
  version = 1
  state = 'planned'
  listed = true
  signatures = 0
  readable = true
  removed.length = 0
  app = openApp()
  app.signIn(opened(A))
  await app.fetchVisits(A)
  sent = []
})
afterEach(() => jest.useRealTimers())

it('takes the form along with the list, and fills it in for a day without one call', async () => {
  signal = 'cut'
  app = openApp()
  expect(app.visitsOf(A)?.visits).toHaveLength(1)
  for (const item of ITEMS) tap(item, 4)
  app = openApp()
  expect(answers(known_())).toEqual({ 'B.1.1': 4, 'B.1.2': 4, 'B.1.3': 4, 'B.1.4': 4 })
  expect(sent).toEqual([])
})

it('lets each tap be later than the one before it, even where the clock goes back', () => {
  tap('B.1.1', 4)
  jest.setSystemTime(NOW - 3_600_000)
  tap('B.1.1', 3)
  tap('B.1.1', 2)
  const moments = app.tapsOf(A).map((one) => one.tap.at)
  expect([...moments].sort()).toEqual(moments)
  expect(new Set(moments).size).toBe(3)
  expect(answers(known_())).toEqual({ 'B.1.1': 2 })
})

it('comes after taps of another device that the cloud has', async () => {
  const later = new Date(NOW + 60_000).toISOString()
  stands = [{ kind: 'answer', id: 'other', by: 'first', at: later, item: 'B.1.1', value: 0 }]
  await app.fetchVisits(A)
  tap('B.1.1', 4)
  expect(answers(known_())).toEqual({ 'B.1.1': 4 })
})

it('sends the same five times and the form has it once', async () => {
  signal = 'answers are lost'
  for (const item of ITEMS) tap(item, 3)
  for (let tries = 0; tries < 5; tries += 1) await app.sendAllNow()
  expect(sent.filter(({ action }) => action === 'putTaps').length).toBeGreaterThanOrEqual(5)
  expect(stands).toHaveLength(4)
  signal = 'there'
  await app.sendAllNow()
  expect(stands).toHaveLength(4)
  expect(app.waitingAssessing()).toBe(0)
  expect(app.formOf(A, VISIT)?.pack.taps).toHaveLength(4)
})

it.each(Array.from({ length: 14 }, (_, at) => at))(
  'loses nothing and doubles nothing when the phone is killed after write %i',
  async (left) => {
    signal = 'cut'
    tap('B.1.1', 4)
    tap('B.1.2', 3)
    signal = 'there'
    writesLeft = left
    tap('B.1.3', 2)
    await app.sendAllNow()
    const wasKept = left > 0
    app = openApp()
    const expected = { 'B.1.1': 4, 'B.1.2': 3, ...((wasKept || stands.length === 3) && { 'B.1.3': 2 }) }
    await app.sendAllNow()
    await app.fetchVisits(A)
    expect(answers(stands)).toEqual(expected)
    expect(unique(stands)).toBe(stands.length)
    expect(answers(known_())).toEqual(expected)
    expect(app.waitingAssessing()).toBe(0)
  },
)

it('sends no more than 150 at once', async () => {
  signal = 'cut'
  for (let at = 0; at < 330; at += 1) tap('B.1.1', at % 5)
  signal = 'there'
  await app.sendAllNow()
  const sizes = sent.flatMap(({ action, data }) => (action === 'putTaps' ? [(data.taps as SheetTap[]).length] : []))
  expect(sizes).toEqual([150, 150, 30])
  expect(answers(stands)).toEqual({ 'B.1.1': 329 % 5 })
})

it('gathers what is tapped quickly into one sending', async () => {
  for (const item of ITEMS) tap(item, 3)
  await jest.advanceTimersByTimeAsync(5_000)
  expect(sent.filter(({ action }) => action === 'putTaps')).toHaveLength(1)
  expect(stands).toHaveLength(4)
})

it('signs after the taps, once, though the answer was lost and the phone killed', async () => {
  signal = 'cut'
  tap('B.1.1', 4)
  await app.enqueueAssessing(signing(1))
  app = openApp()
  signal = 'answers are lost'
  await app.sendAllNow()
  await app.sendAllNow()
  app = openApp()
  signal = 'there'
  await app.sendAllNow()
  expect(signatures).toBe(1)
  expect(app.waitingAssessing()).toBe(0)
  expect(app.formOf(A, VISIT)?.pack.mine.state).toBe('signed')
  // Of her answers and of their names nothing stays.
  expect([...phone.values()].join()).not.toContain('B.1.1')
  expect([...phone.values()].join()).not.toContain('640902')
})

it('asks where another device has changed the form since, and keeps all that was tapped', async () => {
  signal = 'cut'
  tap('B.1.1', 4)
  await app.enqueueAssessing(signing(1))
  stands = [{ kind: 'answer', id: 'other', by: 'second', at: new Date(NOW).toISOString(), item: 'B.1.1', value: 0 }]
  signal = 'there'
  await app.sendAllNow()
  const [act] = app.assessingActs.reread()
  expect(act?.state).toMatchObject({ kind: 'asking', code: 'conflict' })
  expect(signatures).toBe(0)
  expect(app.formOf(A, VISIT)?.pack.taps).toHaveLength(2)
})

it('keeps taps readable that the cloud does not take, and does not sign without them', async () => {
  signal = 'cut'
  tap('B.1.1', 4)
  await app.enqueueAssessing(signing(1))
  signal = 'there'
  refusing = { action: 'putTaps', code: 'conflict', message: '这次上门已经不算了' }
  listed = false
  await app.sendAllNow()
  expect(app.holds.get()[VISIT]).toMatchObject({ message: '这次上门已经不算了', told: false })
  expect(answers(known_())).toEqual({ 'B.1.1': 4 })
  expect(signatures).toBe(0)
  expect(sent.some(({ action }) => action === 'sign')).toBe(false)
  app = openApp()
  expect(answers(known_())).toEqual({ 'B.1.1': 4 })
  refusing = undefined
  await app.sendTapsAgain(VISIT)
  expect(stands).toHaveLength(1)
})

it('waits where the desk is closed, and goes on once it is open', async () => {
  tap('B.1.1', 4)
  refusing = { action: 'putTaps', code: 'forbidden', message: '工作台关了' }
  await app.sendAllNow()
  expect(app.holds.get()[VISIT]?.told).toBe(true)
  refusing = undefined
  await app.sendAllNow()
  expect(stands).toHaveLength(1)
  expect(app.holds.get()).toEqual({})
})

it('sends nothing of one account under another, and shows him nothing of it', async () => {
  signal = 'cut'
  tap('B.1.1', 4)
  app.signIn(opened(B))
  signal = 'there'
  sent = []
  await app.sendAllNow()
  expect(sent).toEqual([])
  expect(app.waitingAssessing()).toBe(0)
  expect(app.formOf(B, VISIT)).toBeUndefined()
  expect(app.visitsOf(B)).toBeUndefined()
  // Her name is gone from the phone; what he tapped waits for him.
  expect([...phone.values()].join()).not.toContain('秦秀兰')
  app.signIn(opened(A))
  await app.sendAllNow()
  expect(answers(stands)).toEqual({ 'B.1.1': 4 })
})

it('leaves nothing behind on signing out', async () => {
  signal = 'cut'
  tap('B.1.1', 4)
  await app.keepFile(A, VISIT, photo)
  await app.enqueueAssessing(signing(1))
  app.signOut()
  expect(removed).toEqual(['photo'])
  const left = [...phone].map(([key, text]) => `${key} ${text}`).join()
  for (const word of ['秦秀兰', 'B.1.1', '640902', VISIT]) expect(left).not.toContain(word)
})

it('gives up the form of a visit that is off, but never what was not sent', async () => {
  listed = false
  await app.fetchVisits(A)
  expect(app.formOf(A, VISIT)).toBeUndefined()
  listed = true
  await app.fetchVisits(A)
  signal = 'cut'
  tap('B.1.1', 4)
  signal = 'there'
  listed = false
  await app.fetchVisits(A)
  expect(answers(known_())).toEqual({ 'B.1.1': 4 })
})

it('fetches a form once, and again only where something has changed', async () => {
  const sheets = () => sent.filter(({ action }) => action === 'sheet').length
  await app.fetchVisits(A)
  expect(sheets()).toBe(0)
  version += 1
  await app.fetchVisits(A)
  expect(sheets()).toBe(1)
})

it('keeps a photograph through a kill, sends it before the names, and puts it under them', async () => {
  signal = 'cut'
  tap('B.1.1', 4)
  await app.keepFile(A, VISIT, photo)
  await app.enqueueAssessing(signing(1))
  app = openApp()
  expect(app.waitingAssessing()).toBe(3)
  sent = []
  signal = 'there'
  await app.sendAllNow()
  const acts = sent.map(({ action }) => action).filter((action) => action !== 'myVisits')
  expect(acts).toEqual(['putTaps', 'visitFile', 'visitFileArrived', 'sign'])
  const last = sent.find(({ action }) => action === 'sign')
  expect(last?.data).toMatchObject({ files: ['file in the cloud'] })
  expect(removed).toEqual(['photo'])
  expect(app.waitingAssessing()).toBe(0)
})

it('asks about a photograph that may not be taken or cannot be read, and holds the names until it is said', async () => {
  await app.keepFile(A, VISIT, photo)
  refusing = { action: 'visitFile', code: 'forbidden', message: '老人没有同意' }
  await app.enqueueAssessing(signing(0))
  expect(app.assessorFiles.reread()[0]?.state).toEqual({ kind: 'asking', message: '老人没有同意' })
  expect(signatures).toBe(0)
  refusing = undefined
  readable = false
  await app.sendFileAgain('photo')
  expect(app.assessorFiles.reread()[0]?.state).toMatchObject({ kind: 'asking' })
  expect(signatures).toBe(0)
  app.dropFile('photo')
  await app.sendAllNow()
  expect(signatures).toBe(1)
})
