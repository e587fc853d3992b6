import type { Answer, WireError } from '@/contract'
import type * as Acts from '@/client/assessor-acts'
import type * as Drafts from '@/client/assessor-drafts'
import type * as Fetch from '@/client/assessor-fetch'
import type * as Files from '@/client/assessor-files'
import type * as Kept from '@/client/assessor-kept'
import type * as Outgoing from '@/client/assessor-outgoing'
import type * as Recorded from '@/client/assessor-recording'
import type * as Signing from '@/client/signing'
import type * as Taps from '@/client/assessor-taps'
import type * as Typed from '@/client/assessor-typed'
import { sheetOf, type SheetTap } from '@/domain/assessment/sheet'
import type { LocalFile } from '@/platform/local-file'
import type { Outcome } from '@/platform/outcome'
import { NOW, opened, packOf, photo, signingOf, VISIT, visitAs } from '../../support/assessor-visit'

/** What goes wrong at a bedside: nothing of it may lose what was typed, taken or said. */

const A = 'account of 王敏'
const B = 'account of another'
const NEXT = '22222222-2222-4222-8222-222222222222'

let stands: SheetTap[] = []
let listed = true
let deskOpen = true
let refusing: { action: string; error: WireError } | undefined

let network = true

function answer(action: string, data: { taps?: SheetTap[] }): Answer<unknown> {
  if (refusing?.action === action) return { ok: false, error: refusing.error }
  const mine = visitAs({ version: 1, state: 'planned', taps: stands.length })
  switch (action) {
    case 'me':
      return { ok: true, data: { staff: { deskOpen } } }
    case 'myVisits':
      return { ok: true, data: { visits: listed ? [mine] : [] } }
    case 'putTaps':
      stands = [...stands, ...(data.taps ?? [])]
      return { ok: true, data: { taps: stands.length } }
    case 'visitFile':
      return { ok: true, data: { id: 'in the cloud', url: '/f', ticket: 't', cloudPath: null } }
    case 'visitFileArrived':
      return { ok: true, data: {} }
    case 'notAssessed':
      return { ok: true, data: { visit: { ...mine.visit, id: NEXT } } }
    default:
      return { ok: true, data: { sheet: packOf(mine, stands) } }
  }
}

jest.mock('@/platform/transport', () => ({
  send: async (_name: string, body: { action: string; data: { taps?: SheetTap[] } }) => {
    return network ? { status: 'ok', value: answer(body.action, body.data) } : { status: 'failed', why: 'no network' }
  },
}))

const phone = new Map<string, string>()
let full = false
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => {
    if (full) throw new Error('exceed storage max size')
    phone.set(key, text)
  },
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))
let carried = true
jest.mock('@/platform/upload', () => ({
  upload: async () =>
    carried && held
      ? { status: 'ok', value: { by: 'server', answer: { ok: true } } }
      : { status: 'failed', why: 'not sent' },
}))
let held = true
const removed: string[] = []
jest.mock('@/platform/lasting-file', () => ({
  lasting: async (file: LocalFile) => ({ file, lasts: true }),
  isHeld: async () => held,
  dropLasting: ({ id }: LocalFile) => void removed.push(id),
}))
jest.mock('@/platform/connection', () => ({ onSignal: () => () => undefined }))
let made: (what: Outcome<LocalFile>) => void = () => undefined
const recording = { ...photo, id: 'recording', type: 'audio/mpeg' }
jest.mock('@/platform/recorder', () => ({
  startRecording: async (onMade: typeof made) => {
    made = onMade
    return { status: 'ok', value: { stop: () => onMade({ status: 'ok', value: recording }) } }
  },
}))

type App = typeof Outgoing &
  typeof Taps &
  typeof Kept &
  typeof Fetch &
  typeof Files &
  typeof Drafts &
  typeof Typed &
  typeof Recorded &
  typeof Acts &
  typeof Signing

function openApp(): App {
  let app: App | undefined
  jest.isolateModules(() => {
    /* eslint-disable @typescript-eslint/no-require-imports */
    app = {
      ...(require('@/client/assessor-outgoing') as typeof Outgoing),
      ...(require('@/client/assessor-taps') as typeof Taps),
      ...(require('@/client/assessor-kept') as typeof Kept),
      ...(require('@/client/assessor-fetch') as typeof Fetch),
      ...(require('@/client/assessor-files') as typeof Files),
      ...(require('@/client/assessor-drafts') as typeof Drafts),
      ...(require('@/client/assessor-typed') as typeof Typed),
      ...(require('@/client/assessor-recording') as typeof Recorded),
      ...(require('@/client/assessor-acts') as typeof Acts),
      ...(require('@/client/signing') as typeof Signing),
    }
    /* eslint-enable @typescript-eslint/no-require-imports */
  })
  return app!
}

let app: App
const type = (field: string, words: string): void => app.keepFieldWords(A, VISIT, field, words)
const words = (): Readonly<Record<string, string>> => app.visitDraftOf(A, VISIT).words
const sheet = () => sheetOf(app.tapsOf(A).map(({ tap }) => tap))

beforeEach(async () => {
  jest.useFakeTimers({ now: NOW })
  phone.clear()
  stands = []
  listed = deskOpen = network = carried = held = true
  full = false
  refusing = undefined
  removed.length = 0
  app = openApp()
  app.signIn(opened(A))
  await app.fetchVisits(A)
})
afterEach(() => jest.useRealTimers())

describe('what was typed and not said to be whole', () => {
  it('stands on the form once its line is left, each under his own name, and once', () => {
    type('first:A.2.4', '160')
    type('note:second:B.1.1', ' 边吃边咳 ')
    app = openApp()
    app.noteTyped(A, VISIT)
    app.noteTyped(A, VISIT)
    expect(sheet().get('A.2.4')?.first).toBe(160)
    expect(sheet().get('B.1.1')?.notes).toMatchObject([{ by: 'second', words: '边吃边咳' }])
    expect(app.tapsOf(A)).toHaveLength(2)
    expect(words()).toEqual({})
  })

  it('stays in its field where it cannot stand so, and is named before anybody signs', () => {
    type('first:A.2.4', '16')
    type('note:first:B.1.1', '字'.repeat(501))
    type('settle:B.1.2', '又看了一遍')
    app.noteTyped(A, VISIT)
    expect(app.tapsOf(A)).toEqual([])
    expect(Object.keys(words())).toHaveLength(3)
    expect(app.typedFaults(words())).toEqual([
      expect.stringMatching(/^身高:要在80到220/),
      expect.stringMatching(/的备注:最多500个字/),
    ])
  })

  it('changes nothing where it says the same, or was emptied', () => {
    type('first:A.2.4', '160')
    app.noteTyped(A, VISIT)
    type('first:A.2.4', '160')
    type('first:A.2.5', '')
    app.noteTyped(A, VISIT)
    expect(app.tapsOf(A)).toHaveLength(1)
    expect(words()).toEqual({})
  })
})

describe('what one has begun on a shared phone', () => {
  it('is shown to nobody else, and waits for him', () => {
    network = false
    type('first:A.2.4', '160')
    app.keepVisitDraft(A, VISIT, { why: '家里没有人' })
    app.signIn(opened(B))
    expect(app.visitDraftOf(B, VISIT)).toEqual(app.NO_VISIT_DRAFT)
    app.keepFieldWords(B, VISIT, 'first:A.2.4', '150')
    app.signIn(opened(A))
    expect(app.visitDraftOf(A, VISIT)).toMatchObject({ words: { 'first:A.2.4': '160' }, why: '家里没有人' })
  })

  it('goes with him as he signs out, and with the visit that is off', async () => {
    type('first:A.2.4', '160')
    listed = false
    await app.fetchVisits(A)
    expect(words()).toEqual({})
    type('first:A.2.4', '160')
    app.signOut()
    expect([...phone].join()).not.toContain('A.2.4')
  })
})

describe('a photograph', () => {
  it('waits for a network however often it fails, and goes out then', async () => {
    carried = false
    await app.keepFile(A, VISIT, photo)
    for (let tries = 0; tries < 5; tries += 1) await app.sendAllNow()
    expect(app.assessorFiles.reread()[0]?.state).toEqual({ kind: 'waiting' })
    carried = true
    await app.sendAllNow()
    expect(app.assessorFiles.reread()).toEqual([])
  })

  it('that cannot be opened is asked about, and tried again as if for the first time', async () => {
    held = false
    await app.keepFile(A, VISIT, photo)
    await app.sendAllNow()
    expect(app.assessorFiles.reread()[0]?.state).toMatchObject({ message: expect.stringMatching('打不开') as unknown })
    held = true
    await app.sendFileAgain('photo')
    expect(app.assessorFiles.reread()).toEqual([])
  })

  it('waits with everything else while the desk is closed', async () => {
    deskOpen = false
    refusing = { action: 'visitFile', error: { code: 'forbidden', message: '请先用动态码打开工作台' } }
    await app.keepFile(A, VISIT, photo)
    await app.sendAllNow()
    expect(app.assessorFiles.reread()[0]?.state).toEqual({ kind: 'waiting' })
    expect(app.holds.get()[VISIT]).toMatchObject({ message: '请先用动态码打开工作台', told: true })
  })
})

describe('a recording', () => {
  const kept = (): readonly string[] => app.assessorFiles.reread().map(({ id }) => id)

  it('is kept when something else ends it', async () => {
    network = false
    await app.record(A, VISIT)
    made({ status: 'ok', value: recording })
    await jest.advanceTimersByTimeAsync(0)
    expect(kept()).toEqual(['recording'])
  })

  it('is kept before the names go, and not at all where she takes her yes back', async () => {
    network = false
    await app.record(A, VISIT)
    await app.endRecording()
    expect(kept()).toEqual(['recording'])
    app.dropFile('recording')
    await app.record(A, VISIT)
    await app.endRecording(false)
    expect(kept()).toEqual([])
    expect(removed).toEqual(['recording', 'recording'])
  })
})

describe('a refusal', () => {
  const sign = () => app.enqueueAssessing(signingOf(1, 0))
  const state = () => app.assessingActs.reread()[0]?.state

  it('for being too quick is said, and waited out', async () => {
    refusing = { action: 'sign', error: { code: 'too-many', message: '操作太快了。' } }
    await sign()
    expect(state()).toEqual({ kind: 'waiting' })
    expect(app.holds.get()[VISIT]).toMatchObject({
      message: expect.stringMatching('过一分钟再试') as unknown,
      told: true,
    })
    refusing = undefined
    await app.sendAllNow()
    expect(app.holds.get()).toEqual({})
    expect(app.waitingAssessing()).toBe(0)
  })

  it('of the act itself is asked in its own words; a closed desk is waited for', async () => {
    refusing = { action: 'sign', error: { code: 'forbidden', message: '李强的评估员资格到那天已经过期,请民政换人。' } }
    deskOpen = false
    await sign()
    expect(state()).toEqual({ kind: 'waiting' })
    deskOpen = true
    await app.sendAllNow()
    expect(state()).toMatchObject({ kind: 'asking', code: 'forbidden', message: refusing.error.message })
    expect(app.holds.get()).toEqual({})
  })
})

it('knows what became of a visit that did not come to it', async () => {
  const data = { visit: VISIT, version: 1, reason: 'nobody', words: '没人', at: new Date(NOW).toISOString() } as const
  await app.enqueueAssessing({ id: 'act', visit: VISIT, action: 'notAssessed', data, title: '没评成:秦秀兰' })
  expect(openApp().endedVisits.get()[VISIT]).toEqual({ account: A, next: NEXT })
  app.signOut()
  expect([...phone].join()).not.toContain(NEXT)
})

it('does not say that a full phone has kept something', async () => {
  network = false
  full = true
  app.tapDown(A, VISIT, { kind: 'answer', by: 'first', item: 'B.1.1', value: 4 })
  await app.enqueueAssessing(signingOf(1, 1))
  app.keepForm(app.formOf(A, VISIT)!)
  expect(app.isTapKept(app.tapsOf(A)[0]!.tap.id)).toBe(false)
  expect(app.assessingActs.isKept(signingOf(1, 1).id)).toBe(false)
  expect(app.isFormKept(VISIT)).toBe(false)
  // Somebody makes room.
  full = false
  app.rereadTaps()
  app.keepForm(app.formOf(A, VISIT)!)
  expect(app.isTapKept(app.tapsOf(A)[0]!.tap.id)).toBe(true)
  expect(app.isFormKept(VISIT)).toBe(true)
  expect(openApp().tapsOf(A)).toHaveLength(1)
})
