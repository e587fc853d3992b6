import { forgetAnswers, forgetOthersAnswers, NO_ANSWERS, toldOf } from '@/client/answers'
import { addPersonDraft } from '@/client/add-person-draft'
import { chooseCity } from '@/client/city'
import { dutyDraft, NO_DUTY } from '@/client/duty-draft'
import { forWhom, MYSELF } from '@/client/for-whom'
import { keepCopy, readCopy } from '@/client/kept-copies'
import { session } from '@/client/session'
import { signIn, signOut } from '@/client/signing'
import { createStore, phoneIsFull } from '@/client/store'
import { keep } from '@/platform/storage'

jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))

/** A phone's storage: text by key, and it can be full. */
const phone = new Map<string, string>()
let room = Infinity

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

const account = (id: string) => ({
  session: 'token',
  expiresAt: '2099-01-01T00:00:00Z',
  renewal: 'renewal',
  account: { id, name: '王丽' },
})
const MOTHER = { ...MYSELF, id: 'mother', relation: '妈妈' as const }

beforeEach(() => {
  room = Infinity
  signOut()
  forgetAnswers(MYSELF.id)
  phone.clear()
  phoneIsFull.set(false)
})

describe('what was told of a person', () => {
  it('is one thing for every page that is open', () => {
    const answers = { chosen: { economic: ['none'] }, stood: {}, checked: true }
    toldOf('mother').answers.set(answers)
    expect(toldOf('mother').answers.get()).toBe(answers)
    expect(JSON.parse(phone.get('answers:mother') ?? '')).toEqual(answers)
  })

  it('is forgotten of others, on the phone too, and one keeps one’s own', () => {
    toldOf('mother').answers.set({ chosen: { economic: ['none'] }, stood: {}, checked: true })
    toldOf(MYSELF.id).answers.set({ chosen: { selfCare: ['able'] }, stood: {}, checked: false })
    phone.set('answers:somebody-of-last-week', '{}')
    forgetOthersAnswers()
    expect(toldOf('mother').answers.get()).toEqual(NO_ANSWERS)
    expect(toldOf(MYSELF.id).answers.get().chosen).toEqual({ selfCare: ['able'] })
    expect([...phone.keys()]).toEqual([`answers:${MYSELF.id}`])
  })
})

describe('answers that an older build kept', () => {
  it('know which lines stood on their pages, and stay as they were', () => {
    const kept = { chosen: { economic: ['none'], selfCare: ['able'], hukou: ['elsewhere'] }, checked: true }
    phone.set('answers:aunt', JSON.stringify(kept))
    const read = toldOf('aunt').answers.get()
    expect(read).toMatchObject(kept)
    expect(read.stood['economic']?.cities).toEqual(['linfen'])
    // The last of its lines stood for the certificates that have lines of their own by now.
    expect(read.stood['economic']?.lines).toEqual(
      expect.arrayContaining(['minimum-living', 'minimum-living-margin', 'extreme-poverty', 'other', 'low-income']),
    )
    phone.set('answers:uncle', JSON.stringify({ chosen: { economic: ['other'] }, checked: true }))
    expect(toldOf('uncle').answers.get().stood['economic']?.lines).not.toContain('low-income')
    expect(read.stood['hukou']?.lines).toEqual(['1410'])
    expect(read.stood['selfCare']?.cities).toEqual(['linfen'])
  })
})

describe('a phone whose store is full', () => {
  it('gives up copies of the cloud before what a person typed', () => {
    keepCopy('anyone:facility.near', [1])
    room = phone.size
    createStore('', 'typed').set('王秀英')
    expect(phone.get('typed')).toBe('"王秀英"')
    expect(readCopy('anyone:facility.near')).toBeUndefined()
    expect(phoneIsFull.get()).toBe(false)
  })

  it('says so when nothing can be given up, and keeps what is on screen', () => {
    room = 0
    const store = createStore('', 'typed')
    store.set('王秀英')
    expect(store.get()).toBe('王秀英')
    expect(phoneIsFull.get()).toBe(true)
  })

  it('keeps the newest copies and not all of them', () => {
    for (let n = 0; n < 100; n += 1) keepCopy(`place-${n}`, n)
    expect(readCopy('place-99')).toBe(99)
    expect(readCopy('place-0')).toBeUndefined()
    expect(phone.size).toBeLessThan(30)
  })
})

describe('signing out, and somebody else signing in', () => {
  const leaveTraces = (): void => {
    signIn(account('first'))
    forWhom.set(MOTHER)
    toldOf('mother').answers.set({ chosen: { economic: ['none'] }, stood: {}, checked: true })
    const lists = { documents: [], counties: [], parameters: [], benefits: [], layers: [], calculators: [] }
    keep('pack2:linfen', { city: 'linfen', code: '1410', name: '临汾市', version: 'linfen@1', ...lists })
    expect(chooseCity(MOTHER, 'linfen')).toBe(true)
    keepCopy('first:account.me', { people: ['王秀英'] })
    addPersonDraft.set({ ...addPersonDraft.get(), name: '李秀兰' })
  }
  const traces = (): string => JSON.stringify([...phone.entries()])

  it('leaves nothing of the people on the phone', () => {
    leaveTraces()
    dutyDraft.set({ ...NO_DUTY, staff: 'somebody' })
    signOut()
    expect(dutyDraft.get()).toEqual(NO_DUTY)
    expect(traces()).not.toMatch(/王秀英|李秀兰|mother|economic/)
    expect(forWhom.get()).toEqual(MYSELF)
    expect(session.get()).toBeNull()
  })

  it('leaves nothing to another account either, when the first session ended by itself', () => {
    leaveTraces()
    session.set(null)
    signIn(account('second'))
    expect(traces()).not.toMatch(/王秀英|李秀兰|mother|economic/)
  })

  it('leaves everything to the same account, which only signed in again', () => {
    leaveTraces()
    session.set(null)
    signIn(account('first'))
    expect(forWhom.get().id).toBe('mother')
    expect(addPersonDraft.get().name).toBe('李秀兰')
  })
})
