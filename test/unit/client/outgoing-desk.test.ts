import type { Answer, ErrorCode } from '@/contract'
import type * as Desk from '@/client/outgoing-desk'
import type * as AtDesk from '@/client/desk'
import type * as Drafts from '@/client/desk-visit-draft'
import type * as Sessions from '@/client/session'
import type * as Unsent from '@/client/unsent'

/** The cloud of one community: what it has been told of visits, and a signal that can be cut before or after an act arrives. */
interface Sent {
  readonly action: string
  readonly data: { readonly person?: string; readonly at?: string; readonly files?: readonly string[] }
  readonly requestId: string
}

const ELDER = '11111111-1111-4111-8111-111111111111'
const OTHER = '22222222-2222-4222-8222-222222222222'
const NOON = '2026-11-22T04:00:00.000Z'
const CASE = { id: '33333333-3333-4333-8333-333333333333', number: '2026112200010001' }

let signal: 'there' | 'cut' | 'answers are lost' = 'there'
let refusing: { code: ErrorCode; message: string; fields?: Record<string, string> } | undefined
let deskOpen = true
let visits: string[] = []
let sentFiles: unknown[] = []
let known = new Map<string, Answer<unknown>>()

function work({ action, data }: Sent): Answer<unknown> {
  if (action === 'me') return { ok: true, data: { staff: { deskOpen } } }
  if (refusing) return { ok: false, error: refusing }
  visits.push(`${data.person} ${data.at}`)
  sentFiles.push(data.files)
  return { ok: true, data: { visit: data.person, cases: [CASE], owed: 34, visited: 31 } }
}

function cloud(body: Sent): Answer<unknown> {
  const before = known.get(body.requestId)
  if (before) return before
  const answer = work(body)
  if (answer.ok) known.set(body.requestId, answer)
  return answer
}

jest.mock('@/platform/transport', () => ({
  send: async (_name: string, body: Sent) => {
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

type App = typeof Desk &
  Pick<typeof Sessions, 'session'> &
  Pick<typeof Unsent, 'unsentCount'> &
  Pick<typeof AtDesk, 'learnDesk'> &
  Pick<typeof Drafts, 'keepDeskVisit'>

/** Opens the app on this phone, as after a kill. */
function openApp(): App {
  let app: App | undefined
  /* eslint-disable @typescript-eslint/no-require-imports */
  jest.isolateModules(() => {
    app = {
      ...(require('@/client/outgoing-desk') as typeof Desk),
      session: (require('@/client/session') as typeof Sessions).session,
      unsentCount: (require('@/client/unsent') as typeof Unsent).unsentCount,
      learnDesk: (require('@/client/desk') as typeof AtDesk).learnDesk,
      keepDeskVisit: (require('@/client/desk-visit-draft') as typeof Drafts).keepDeskVisit,
    }
  })
  /* eslint-enable @typescript-eslint/no-require-imports */
  return app!
}

const account = (id: string) => ({
  session: 'token',
  expiresAt: '2099-01-01T00:00:00Z',
  renewal: 'next',
  account: { id, name: '赵敏' },
})

let ids = 0
const visit = (person = ELDER): Desk.NewDeskAct => ({
  id: `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  action: 'recordVisit',
  title: '上门探访,王秀英',
  data: { person, at: NOON, mode: 'in-person', outcome: 'not-home', findings: null },
})

let app: App
const states = () => app.waitingDesk().map(({ state }) => state.kind)
const signalComes = async (): Promise<void> => {
  signal = 'there'
  const stop = app.keepDesk()
  tell()
  await app.sendDesk()
  stop()
}

beforeEach(() => {
  jest.useFakeTimers()
  phone.clear()
  signal = 'there'
  refusing = undefined
  deskOpen = true
  visits = []
  sentFiles = []
  known = new Map()
  app = openApp()
  app.session.set(account('worker'))
})
afterEach(() => jest.useRealTimers())

it('writes a visit down without a signal, survives a kill, and sends it with the hour at which it was', async () => {
  signal = 'cut'
  await app.enqueueDesk(visit())
  app = openApp()
  expect(states()).toEqual(['waiting'])
  expect(app.unsentCount()).toBe(1)
  await signalComes()
  expect(states()).toEqual([])
  expect(visits).toEqual([`${ELDER} ${NOON}`])
  expect([...phone.values()].join()).not.toContain('王秀英')
})

it('records a visit once though its answer was lost, and though the button was pressed twice', async () => {
  signal = 'answers are lost'
  const act = visit()
  await app.enqueueDesk(act)
  await app.enqueueDesk(act)
  await signalComes()
  expect(visits).toHaveLength(1)
})

it('keeps the server’s words where she has moved away meanwhile, and sends the next elder’s visit', async () => {
  signal = 'cut'
  await app.enqueueDesk(visit())
  refusing = { code: 'conflict', message: '这位老人已经搬走了' }
  await signalComes()
  expect(app.waitingDesk()[0]?.state).toMatchObject({ kind: 'refused', message: '这位老人已经搬走了' })
  refusing = undefined
  await app.enqueueDesk(visit(OTHER))
  expect(visits).toEqual([`${OTHER} ${NOON}`])
  expect(states()).toEqual(['refused'])
})

it('says the words of a field, and offers nothing again that is wrong every time', async () => {
  refusing = { code: 'invalid', message: '请看看', fields: { at: '探访的日子还没到' } }
  await app.enqueueDesk(visit())
  const [act] = app.waitingDesk()
  expect(act?.state).toMatchObject({ message: '请看看 探访的日子还没到' })
  expect(act && app.canGoAgain(act)).toBe(false)
  refusing = { code: 'conflict', message: '刚有了变化' }
  await app.enqueueDesk(visit())
  const later = app.waitingDesk()[1]!
  expect(app.canGoAgain(later)).toBe(true)
  refusing = undefined
  await app.sendDeskAnew(later.id)
  expect(visits).toHaveLength(1)
})

it('offers to mend, and never to send again, what says something else than was written for the same moment', async () => {
  refusing = { code: 'conflict', message: '那个时间记过了', fields: { at: '那个时间记过了' } }
  await app.enqueueDesk(visit())
  const [act] = app.waitingDesk()
  expect(act?.state).toMatchObject({ kind: 'refused', message: '那个时间记过了' })
  expect(act && app.canGoAgain(act)).toBe(false)
})

it('hands a sitting over without what a colleague was first to settle', async () => {
  refusing = { code: 'invalid', message: '请看看', fields: { 'contacts.1.outcome': '这项已经交上去' } }
  const contacts = [
    { ref: 'LF-014', outcome: 'declined' as const },
    { ref: 'SX-003', outcome: 'applied' as const },
  ]
  const requests = [
    { ref: 'SX-003', title: '要办', words: '要办' },
    { title: '修灯', words: '修灯' },
  ]
  const by = { proof: 'service-code' as const, code: '12345678' }
  await app.enqueueDesk({
    ...{ id: '00000000-0000-4000-8000-999999999999', action: 'sitting', title: '当面代办,王秀英' },
    data: { person: ELDER, reason: 'help', from: NOON, to: NOON, by, contacts, requests },
  })
  const [act] = app.waitingDesk()
  expect(app.refusedRefs(act!)).toEqual(['SX-003'])
  signal = 'cut'
  await app.sendDeskWithout(act!.id, ['SX-003'])
  expect(app.waitingDesk()[0]?.data).toMatchObject({ contacts: contacts.slice(0, 1), requests: requests.slice(1) })
})

it('carries photos that the cloud has already; refused, the visit goes without them and keeps its hour', async () => {
  const files = ['44444444-4444-4444-8444-444444444444']
  const { data, ...about } = visit()
  const act = { ...about, data: { ...data, files } } as Desk.NewDeskAct
  signal = 'cut'
  await app.enqueueDesk(act)
  app = openApp()
  expect(app.waitingDesk()[0]?.data).toMatchObject({ files })
  refusing = { code: 'invalid', message: '请看看', fields: { files: '有照片没有传好' } }
  await signalComes()
  const [refused] = app.waitingDesk()
  expect(app.isPhotoRefused(refused!)).toBe(true)
  refusing = undefined
  await app.sendDeskWithoutPhotos(refused!.id)
  expect(states()).toEqual([])
  expect(visits).toEqual([`${ELDER} ${NOON}`])
  expect(sentFiles).toEqual([undefined])
  refusing = { code: 'invalid', message: '请看看', fields: { files: '有照片没有传好', at: '太早了' } }
  await app.enqueueDesk(visit())
  expect(app.isPhotoRefused(app.waitingDesk()[0]!)).toBe(false)
})

it('waits while the desk is closed on this device; open, the same refusal means the act', async () => {
  refusing = { code: 'forbidden', message: '请先打开工作台。' }
  deskOpen = false
  await app.enqueueDesk(visit())
  expect(app.waitingDesk()[0]?.state).toEqual({ kind: 'waiting', told: '请先打开工作台。' })
  deskOpen = true
  refusing = { code: 'forbidden', message: '不是您这片的老人' }
  await signalComes()
  expect(app.waitingDesk()[0]?.state).toMatchObject({ kind: 'refused', message: '不是您这片的老人' })
})

it('outlives a closed desk, which takes drafts of elders away', async () => {
  signal = 'cut'
  await app.enqueueDesk(visit())
  const staff = { id: ELDER, role: 'community-worker', name: '赵敏', city: 'linfen', division: '尧都区' } as const
  app.learnDesk({ ...staff, deskOpen: true })
  app.keepDeskVisit(OTHER, { words: '灯坏了' })
  expect([...phone.values()].join()).toContain('灯坏了')
  app.learnDesk({ ...staff, deskOpen: false })
  expect([...phone.values()].join()).not.toContain('灯坏了')
  expect(states()).toEqual(['waiting'])
})

it('is sent under its own account only, and forgotten with it', async () => {
  signal = 'cut'
  await app.enqueueDesk(visit())
  app.session.set(account('another'))
  await signalComes()
  expect(visits).toEqual([])
  expect(app.waitingDesk()).toEqual([])
  app.session.set(account('worker'))
  app.forgetDesk('worker')
  await signalComes()
  expect(visits).toEqual([])
  expect([...phone.keys()].some((key) => key.startsWith('outgoing-desk:'))).toBe(false)
})
