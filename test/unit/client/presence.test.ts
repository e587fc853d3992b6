import type { StaffCard } from '@/contract/account'
import type { PresenceCard } from '@/contract/care'
import { toldOf } from '@/client/answers'
import { keepCaseDraft } from '@/client/case-drafts'
import { learnDesk } from '@/client/desk'
import { decides, forWhom, isBeside, isCalling, may, MYSELF } from '@/client/for-whom'
import { gone, learnPeople, lookWhoIsGone } from '@/client/gone'
import { helpDrafts, keepHelpDraft } from '@/client/help-draft'
import { aboutPerson, keepCopy, readCopy } from '@/client/kept-copies'
import { meetDraft } from '@/client/meet-draft'
import { putAct } from '@/client/outgoing-acts'
import { beginBeside, beside, endBeside, learnBeside, lookBeside } from '@/client/presence'
import { registerDraft } from '@/client/register-draft'

/** A worker's phone holds an elder's affairs as long as she sits there, and nothing of them afterwards. */

const phone = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))
let open: PresenceCard | null = null
jest.mock('@/platform/transport', () => ({
  send: async (_name: string, { action }: { action: string }) => ({
    status: 'ok',
    value: { ok: true, data: action === 'presence' ? { presence: open } : { people: [] } },
  }),
}))

const ELDER = 'a3b6a9f0-0000-4000-8000-000000000001'
const NAME = '李桂花'
const KEY = `worker:account.record:${aboutPerson(ELDER)}{}`
const MINUTE_MS = 60_000

const sitting = (): PresenceCard => ({
  id: 'presence',
  person: { id: ELDER, name: NAME, identitySeen: true },
  reason: 'help',
  proof: 'signature',
  openedAt: new Date(Date.now()).toISOString(),
  endsAt: new Date(Date.now() + 60 * MINUTE_MS).toISOString(),
})

const allOnPhone = (): string => [...phone.entries()].flat().join('\n')

function workForHer(): void {
  open = sitting()
  beginBeside(open)
  learnBeside({ name: NAME, birthDate: '1944-03-05', residence: '141002' })
  toldOf(ELDER).answers.set({ chosen: { economic: ['none'] }, stood: {}, checked: true })
  keepCopy(KEY, { lines: [NAME] })
  registerDraft.set({ person: ELDER, typed: { phone: '0357-2091234' }, from: 'told' })
  keepCopy('worker:care.desk:{"show":"open"}', { cases: [{ person: { name: NAME } }] })
  putAct({
    id: 'unsent',
    account: 'worker',
    function: 'care',
    action: 'askHelp',
    data: { city: 'linfen', title: '高龄津贴', words: NAME },
    for: { id: ELDER, called: NAME },
    title: '高龄津贴',
    seen: null,
    createdAt: 1,
    state: { kind: 'waiting' },
  })
  keepHelpDraft({
    person: { id: ELDER, called: '老人' },
    city: 'linfen',
    title: '高龄津贴',
    reasons: [],
    words: NAME,
    phone: '',
  })
}

beforeEach(() => {
  jest.useFakeTimers()
  gone.set({})
  workForHer()
})
afterEach(() => {
  endBeside()
  jest.useRealTimers()
})

it('is about her on every page while she sits there, whoever the worker helps at home', () => {
  learnPeople([])
  expect(forWhom.get()).toMatchObject({ id: ELDER, name: NAME, relation: '老人', standing: 'beside' })
})

it('leaves nothing of her on the phone when the worker is done', () => {
  expect(allOnPhone()).toContain(NAME)
  endBeside()
  expect(forWhom.get()).toEqual(MYSELF)
  expect(beside.get()).toBeNull()
  expect(readCopy(KEY)).toBeUndefined()
  expect(toldOf(ELDER).answers.get().chosen).toEqual({})
  expect(helpDrafts.get()).toEqual({})
  expect(allOnPhone()).not.toMatch(new RegExp(`${NAME}|${ELDER}|1944-03-05|2091234`))
})

it('closes by itself after the hour, says so, and shows nothing of her', () => {
  jest.advanceTimersByTime(60 * MINUTE_MS)
  expect(beside.get()).toBeNull()
  expect(gone.get()[ELDER]?.message).toMatch(/已经结束/)
  expect(forWhom.get()).toMatchObject({ id: ELDER, name: '', birthDate: null })
  expect(allOnPhone()).not.toMatch(new RegExp(`${NAME}|1944-03-05|2091234`))
})

it.each([
  ['ahead', 2],
  ['behind', -2],
])('stays open for its hour on a phone whose clock is two hours %s', async (_how, hours) => {
  endBeside()
  const ofCloud = sitting()
  jest.setSystemTime(Date.now() + hours * 60 * MINUTE_MS)
  open = { ...ofCloud, id: 'by-the-cloud' }
  beginBeside(open)
  jest.advanceTimersByTime(30 * MINUTE_MS)
  // Asked again in between, the hour does not begin anew.
  await lookBeside()
  jest.advanceTimersByTime(29 * MINUTE_MS)
  expect(beside.get()?.id).toBe('by-the-cloud')
  expect(forWhom.get().name).toBe(NAME)
  jest.advanceTimersByTime(MINUTE_MS)
  expect(beside.get()).toBeNull()
})

it('asks after a refusal whether she still sits there, and stays where only that one thing was refused', async () => {
  await lookWhoIsGone(ELDER)
  expect(forWhom.get().name).toBe(NAME)
  expect(gone.get()).toEqual({})
})

it('ends after a refusal where the cloud has closed it', async () => {
  open = null
  await Promise.all([lookWhoIsGone(ELDER), lookWhoIsGone(ELDER)])
  // A page's slower answer is refused when it is known already.
  await lookWhoIsGone(ELDER)
  expect(forWhom.get().name).toBe('')
  expect(gone.get()[ELDER]?.message).toMatch(/已经结束/)
})

it('forgets the one before when another sits down, and welcomes who comes again', async () => {
  const other = { ...sitting(), id: 'next', person: { id: 'other', name: '张大爷', identitySeen: false } }
  beginBeside(other)
  expect(readCopy(KEY)).toBeUndefined()
  expect(forWhom.get()).toMatchObject({ id: 'other', birthDate: null })
  gone.set({ [ELDER]: { code: 'forbidden', message: '结束了' } })
  open = sitting()
  await lookBeside()
  expect(gone.get()).toEqual({})
  expect(forWhom.get().id).toBe(ELDER)
})

it('leaves nothing of a city’s elders on the phone once the desk is closed', () => {
  const staff = { deskOpen: true } as StaffCard
  const typed = { reason: 'help', proof: 'signature', name: NAME, identityNumber: '' } as const
  learnDesk(staff)
  endBeside()
  keepCopy('worker:care.desk:{"show":"open"}', { cases: [{ person: { name: NAME } }] })
  keepCaseDraft('a case', 'answered', NAME)
  meetDraft.set(typed)
  learnDesk(undefined)
  learnDesk(staff)
  expect(meetDraft.get()).toEqual(typed)
  learnDesk({ ...staff, deskOpen: false })
  expect(allOnPhone()).not.toContain(NAME)
})

describe('on the telephone', () => {
  const calling = (): PresenceCard => ({ ...sitting(), id: 'call', reason: 'call', proof: 'spoken' })

  it('lets be done for her what a call may do, and decides nothing in her place', () => {
    open = calling()
    beginBeside(open)
    const person = forWhom.get()
    expect(person).toMatchObject({ id: ELDER, name: NAME, standing: 'calling' })
    expect([isBeside(person), isCalling(person), decides(person)]).toEqual([true, true, false])
    expect([may(person, 'book'), may(person, 'handle')]).toEqual([true, true])
  })

  it('says in its own words that it is over, and leaves nothing of her', () => {
    open = calling()
    beginBeside(open)
    jest.advanceTimersByTime(60 * MINUTE_MS)
    expect(gone.get()[ELDER]?.message).toMatch(/这次通话的资料已经关上/)
    expect(forWhom.get()).toMatchObject({ standing: 'calling', name: '', birthDate: null })
    expect(allOnPhone()).not.toMatch(new RegExp(`${NAME}|1944-03-05`))
  })
})
