import type { ActionInput, ActionOutput, Answer } from '@/contract'
import { createFinder, keyOf, PAGE, type Finder, type Query } from '@/client/finding'

jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))
jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }))

type Near = ActionOutput<'facility', 'near'>
type Asked = ActionInput<'facility', 'near'>

const QUERY: Query = { city: 'linfen', at: { lng: 111.5, lat: 36.1 }, need: 'eat' }
const OTHER: Query = { ...QUERY, need: 'bath' }
const OFFLINE = { ok: false, error: { code: 'unavailable', message: '连不上网' } } as const

const card = (id: string) => ({ card: { id }, metres: 100, minutes: 2 }) as unknown as Near['facilities'][number]

/** A page of so many places of a list, as the cloud answers it. */
const page = (from: number, to: number, total: number): Answer<Near> => ({
  ok: true,
  data: {
    facilities: Array.from({ length: to - from }, (_, n) => card(`f${from + n}`)),
    total,
    walkable: 1,
    circle: { minutes: 15, metres: 750, pace: 65, detour: 1.3, by: 'straight' },
    days: [],
    asTyped: 0,
    loose: false,
  },
})

/** What was asked and not answered yet, oldest first. */
let open: { readonly input: Asked; readonly answer: (answer: Answer<Near>) => Promise<void> }[]
let mostOpen: number
let copies: Map<string, unknown>
let finder: Finder

beforeEach(() => {
  open = []
  mostOpen = 0
  copies = new Map()
  finder = createFinder({
    ask: (input) =>
      new Promise((resolve) => {
        open.push({
          input,
          async answer(answer) {
            open = open.filter((one) => one.input !== input)
            resolve(answer)
            await new Promise((done) => setImmediate(done))
          },
        })
        mostOpen = Math.max(mostOpen, open.length)
      }),
    read: (key) => copies.get(key),
    keep: (key, near) => void copies.set(key, near),
  })
})

const answer = (with_: Answer<Near>): Promise<void> => open[0]!.answer(with_)
const ids = (): readonly string[] => (finder.get().found?.facilities ?? []).map(({ card: { id } }) => id)

it('asks for the first ten, and shows them', async () => {
  finder.look(QUERY)
  expect(open.map(({ input }) => input)).toEqual([{ ...QUERY, limit: PAGE }])
  expect(finder.get()).toMatchObject({ key: keyOf(QUERY), busy: true })
  await answer(page(0, 10, 12))
  expect(finder.get()).toMatchObject({ busy: false, old: false, found: { total: 12, whole: false } })
  expect(ids()).toHaveLength(10)
})

it('joins the next page to what stands, until the end, and asks no further', async () => {
  finder.look(QUERY)
  await answer(page(0, 10, 12))
  finder.more()
  finder.more()
  expect(open.map(({ input }) => input.offset)).toEqual([10])
  await answer(page(10, 12, 12))
  expect(ids()).toEqual(Array.from({ length: 12 }, (_, n) => `f${n}`))
  expect(finder.get().found?.whole).toBe(true)
  finder.more()
  expect(open).toEqual([])
})

it('ends where a page comes up short, whatever the total was said to be', async () => {
  finder.look(QUERY)
  await answer(page(0, 10, 30))
  finder.more()
  await answer(page(10, 10, 30))
  expect(finder.get().found).toMatchObject({ whole: true })
})

it('shows a place once that slid from one page to the next, and goes on behind it', async () => {
  finder.look(QUERY)
  await answer(page(0, 10, 25))
  finder.more()
  await answer(page(9, 19, 25))
  expect(ids()).toHaveLength(19)
  expect(new Set(ids()).size).toBe(19)
  finder.more()
  expect(open[0]?.input.offset).toBe(20)
})

it('has one request under way at most; of what was asked meanwhile only the newest is asked', async () => {
  finder.look(QUERY)
  finder.look(OTHER)
  finder.look({ ...QUERY, need: 'live' })
  finder.look({ ...QUERY, words: '春晖' })
  await answer(page(0, 3, 3))
  expect(open.map(({ input }) => input.words)).toEqual(['春晖'])
  await answer(page(0, 1, 1))
  expect(mostOpen).toBe(1)
  expect(finder.get()).toMatchObject({ key: keyOf({ ...QUERY, words: '春晖' }), found: { total: 1 } })
})

it('never shows an answer to what is no longer asked', async () => {
  finder.look(QUERY)
  finder.look(OTHER)
  await answer(page(0, 3, 3))
  expect(finder.get()).toMatchObject({ key: keyOf(OTHER), busy: true })
  expect(ids()).toEqual([])
  await answer(page(5, 6, 1))
  expect(ids()).toEqual(['f5'])
})

it('drops a further page of a list that is no longer looked through', async () => {
  finder.look(QUERY)
  await answer(page(0, 10, 30))
  finder.more()
  finder.look(OTHER)
  await answer(page(10, 20, 30))
  expect(ids()).toEqual([])
  await answer(page(0, 2, 2))
  expect(ids()).toEqual(['f0', 'f1'])
})

it('takes an answer that is on its way when one comes back to its query', async () => {
  finder.look(QUERY)
  finder.look(OTHER)
  finder.look(QUERY)
  await answer(page(0, 3, 3))
  expect(ids()).toHaveLength(3)
  expect(open).toEqual([])
})

describe('without a network', () => {
  it('shows what was seen last, and says so; a retry brings the new', async () => {
    finder.look(QUERY)
    await answer(page(0, 10, 30))
    finder.look(OTHER)
    await answer(OFFLINE)
    expect(finder.get()).toMatchObject({ old: false, error: OFFLINE.error })
    expect(ids()).toEqual([])
    finder.look(QUERY)
    expect(ids()).toHaveLength(10)
    // Before the cloud has said anything, it is known to be of last time.
    expect(finder.get()).toMatchObject({ busy: true, old: true })
    await answer(OFFLINE)
    expect(finder.get()).toMatchObject({ busy: false, old: true, error: OFFLINE.error })
    expect(ids()).toHaveLength(10)
    finder.more()
    expect(open).toEqual([])
    finder.retry()
    expect(finder.get().error).toBeUndefined()
    await answer(page(0, 10, 31))
    expect(finder.get()).toMatchObject({ old: false, found: { total: 31 } })
  })

  it('keeps what stands when a further page does not come, and asks for that page again', async () => {
    finder.look(QUERY)
    await answer(page(0, 10, 30))
    finder.more()
    await answer(OFFLINE)
    expect(finder.get()).toMatchObject({ busy: false, old: false, error: OFFLINE.error })
    expect(ids()).toHaveLength(10)
    finder.retry()
    expect(open[0]?.input.offset).toBe(10)
    await answer(page(10, 20, 30))
    expect(ids()).toHaveLength(20)
  })

  it('shows nothing of a copy that an older build kept in another shape', () => {
    copies.set(keyOf(QUERY), { facilities: [] })
    finder.look(QUERY)
    expect(finder.get().found).toBeUndefined()
  })
})

it('asks anew from the beginning when one comes back after long, and what stands stays until then', async () => {
  finder.look(QUERY)
  await answer(page(0, 10, 30))
  finder.more()
  await answer(page(10, 20, 30))
  finder.again()
  expect(ids()).toHaveLength(20)
  await answer(page(0, 10, 30))
  expect(ids()).toHaveLength(10)
})

it('knows when its first page came, however many pages came after it', async () => {
  finder.look(QUERY)
  await answer(page(0, 10, 30))
  const { since } = finder.get()
  expect(Date.now() - Number(since)).toBeLessThan(1000)
  await new Promise((done) => setTimeout(done, 5))
  finder.more()
  await answer(page(10, 20, 30))
  expect(finder.get().since).toBe(since)
})

it('forgets all of it at a word, also what is on its way', async () => {
  finder.look(QUERY)
  await answer(page(0, 10, 30))
  copies.clear()
  finder.more()
  finder.forget()
  await answer(page(10, 20, 30))
  expect(finder.get()).toEqual({ key: '', busy: false, old: false })
  expect(copies.size).toBe(0)
  finder.look(QUERY)
  expect(open).toHaveLength(1)
})

it('keeps a list counted from somebody’s home under her id, so that it goes with her', () => {
  expect(keyOf(QUERY, 'mother')).toContain('for=mother:')
  expect(keyOf(QUERY)).not.toContain('for=')
})
