import type { PersonCard } from '@/contract/account'
import { toldOf } from '@/client/answers'
import { lineDraft, NO_LINE } from '@/client/drafts'
import { forWhom, MYSELF } from '@/client/for-whom'
import { watchPerson } from '@/client/beat'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { helpDrafts, keepHelpDraft } from '@/client/help-draft'
import { gone, learnPeople, lookWhoIsGone, parted } from '@/client/gone'
import { session } from '@/client/session'
import { aboutPerson, keepCopy, readCopy } from '@/client/kept-copies'

/** Whoever may no longer act for her finds nothing of her on the phone, at once. */

const phone = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))
let people: readonly PersonCard[] = []
jest.mock('@/platform/transport', () => ({
  send: async () => ({ status: 'ok', value: { ok: true, data: { people } } }),
}))

const MOTHER: PersonCard = {
  ...MYSELF,
  id: 'mother',
  name: '王秀英',
  relation: '妈妈',
  standing: 'confirmed',
  scopes: ['view'],
  until: null,
  was: null,
}
const TOLD = { chosen: { economic: ['none'] }, stood: {}, checked: true }
const KEY = `daughter:account.record:${aboutPerson('mother')}{}`

beforeEach(() => {
  people = [MOTHER]
  gone.set({})
  forWhom.set(MOTHER)
  toldOf('mother').answers.set(TOLD)
  toldOf(MYSELF.id).answers.clear()
  keepCopy(KEY, { lines: ['secret'] })
})

it('forgets copies and answers of somebody who has revoked, and says that it ended', async () => {
  people = []
  lineDraft.set({ ...NO_LINE, person: 'mother', key: 'phone:0', text: '13800138000' })
  await lookWhoIsGone('mother')
  expect(lineDraft.get()).toEqual(NO_LINE)
  expect(readCopy(KEY)).toBeUndefined()
  expect(toldOf('mother').answers.get().chosen).toEqual({})
  expect(gone.get()['mother']?.message).toMatch(/不能看/)
  expect(forWhom.get()).toMatchObject({ id: 'mother', standing: 'ended', scopes: [], birthDate: null })
})

it('forgets lists in which she may stand, and a case that was opened before it was known whose it is', async () => {
  const unnamed = ['daughter:care.cases:{}', 'daughter:account.me:{}', `daughter:${aboutPerson('')}:care.thread:{}`]
  const others = ['anyone:account.identities:{}', `daughter:account.record:${aboutPerson('father')}{}`]
  for (const key of [...unnamed, ...others]) keepCopy(key, { name: '王秀英' })
  people = []
  await lookWhoIsGone('mother')
  expect(unnamed.map((key) => readCopy(key))).toEqual([undefined, undefined, undefined])
  expect(others.filter((key) => readCopy(key) === undefined)).toEqual([])
})

it('leaves a worker the cards of other elders: without a signal they are all that he has', async () => {
  const [hers, another] = ['worker:care.elder:{"person":"mother"}', 'worker:care.elder:{"person":"father"}']
  for (const key of [hers, another]) keepCopy(key, { name: '王秀英' })
  people = []
  await lookWhoIsGone('mother')
  expect([readCopy(hers), readCopy(another)]).toEqual([undefined, { name: '王秀英' }])
})

it('leaves who works here, unless she stands in it: without that no desk opens where there is no signal', async () => {
  const [mine, hers] = ['worker:account.me:{}', 'helper:account.me:{}']
  keepCopy(mine, { staff: { role: 'community-worker' }, people: [{ id: 'father' }] })
  keepCopy(hers, { staff: null, people: [{ id: 'mother' }] })
  people = []
  await lookWhoIsGone('mother')
  expect([readCopy(mine) === undefined, readCopy(hers) === undefined]).toEqual([false, true])
})

it('keeps what was told here of somebody for whom only less is allowed', async () => {
  people = [{ ...MOTHER, scopes: ['book'] }]
  await lookWhoIsGone('mother')
  expect(readCopy(KEY)).toBeUndefined()
  expect(toldOf('mother').answers.get()).toEqual(TOLD)
  expect(gone.get()).toEqual({})
  expect(forWhom.get().scopes).toEqual(['book'])
})

it('is back once she agrees again', () => {
  gone.set({ mother: { code: 'forbidden', message: '' } })
  learnPeople([MOTHER])
  expect(gone.get()).toEqual({})
})

it('follows her to the id that she has since she agreed on her own phone, answers and all', () => {
  learnPeople([{ ...MOTHER, id: 'own', was: 'mother' }])
  expect(forWhom.get().id).toBe('own')
  expect(toldOf('own').answers.get()).toEqual(TOLD)
  expect(toldOf('mother').answers.get().chosen).toEqual({})
  toldOf('own').answers.clear()
})

it('makes whoever holds the phone 本人 where she has a record, and keeps what she told', () => {
  forWhom.set(MYSELF)
  toldOf(MYSELF.id).answers.set(TOLD)
  learnPeople([MOTHER, { ...MOTHER, id: 'me', relation: '本人', standing: 'self' }])
  expect(forWhom.get().id).toBe('me')
  expect(toldOf('me').answers.get()).toEqual(TOLD)
  toldOf('me').answers.clear()
})

it('forgets what was being written for her and in her cases, and leaves what was written for others', async () => {
  const help = { city: 'linfen', title: '高龄津贴', reasons: [], words: '不会填表', phone: '' }
  keepHelpDraft({ ...help, person: { id: 'mother', called: '妈妈' } })
  keepHelpDraft({ ...help, person: { id: 'father', called: '爸爸' } })
  keepCopy(`daughter:${aboutPerson('mother')}:care.thread:{"case":"hers"}`, {
    thread: { case: { id: 'hers', person: { id: 'mother' } } },
  })
  keepCaseDraft('hers', 'said', '户口本找到了')
  keepCaseDraft('his', 'said', '下午来')
  people = []
  await lookWhoIsGone('mother')
  expect(Object.keys(helpDrafts.get())).toEqual(['father:'])
  expect(caseDrafts.get()).toEqual({ 'his:said': '下午来' })
})

describe('on a page that nobody touches', () => {
  beforeEach(() => {
    jest.useFakeTimers()
    learnPeople([MOTHER])
  })
  afterEach(() => jest.useRealTimers())

  it('she is hidden within half a minute of her taking it back', async () => {
    const stop = watchPerson('mother')
    people = []
    await jest.advanceTimersByTimeAsync(30_000)
    stop()
    expect(gone.get()['mother']?.message).toMatch(/不能看/)
    expect(readCopy(KEY)).toBeUndefined()
    expect(forWhom.get()).toMatchObject({ id: 'mother', standing: 'ended' })
  })

  it('nothing is asked once it is no longer on top', async () => {
    watchPerson('mother')()
    people = []
    await jest.advanceTimersByTimeAsync(60_000)
    expect(gone.get()).toEqual({})
  })

  it('less is allowed as soon as she allows less, and an elder in a case at a desk is nobody’s relative', async () => {
    const stops = ['mother', 'in a case'].map(watchPerson)
    people = [{ ...MOTHER, scopes: ['book'] }]
    await jest.advanceTimersByTimeAsync(30_000)
    stops.forEach((stop) => stop())
    expect(forWhom.get().scopes).toEqual(['book'])
    expect(gone.get()).toEqual({})
  })
})

it('says for whom an account acts no more, and nothing of whom it was never let in to', () => {
  session.set({
    session: 'token',
    expiresAt: '2026-11-22T10:00:00.000Z',
    renewal: 'renewal',
    account: { id: 'daughter', name: '王丽' },
  } as Parameters<typeof session.set>[0])
  parted.set(null)
  learnPeople([])
  expect(parted.get()).toEqual({ account: 'daughter', called: '妈妈' })
  parted.set(null)
  forWhom.set({ ...MOTHER, standing: 'unconfirmed', scopes: [] })
  learnPeople([])
  expect(parted.get()).toBeNull()
  session.clear()
})
