import { cityFor } from '@/client/city'
import { createShelf } from '@/client/shelf'
import type { Answer } from '@/contract'
import { keep } from '@/platform/storage'

const phone = new Map<string, string>()
let clock = 0

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
}))
jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))
jest.mock('@/platform/clock', () => ({ now: () => clock }))

const card = (city: string, code: string) => ({ city, code, name: city, hasList: true, version: `${city}@1` })
const CITIES = [card('taiyuan', '1401'), card('linfen', '1410')]
const HOME = { residence: '141002' }
const NOWHERE = { residence: null }

describe('the city that counts for a person', () => {
  it('is the one chosen for her, else where she lives, else the phone’s', () => {
    const choices = { cities: CITIES, phone: 'taiyuan' }
    expect(cityFor(HOME, { ...choices, chosen: 'taiyuan' })).toBe('taiyuan')
    expect(cityFor(HOME, choices)).toBe('linfen')
    expect(cityFor(NOWHERE, choices)).toBe('taiyuan')
  })

  it('is asked for where nothing tells it', () => {
    expect(cityFor(NOWHERE, { cities: CITIES, phone: null })).toBeNull()
    expect(cityFor({ residence: '110101' }, { cities: CITIES, phone: null })).toBeNull()
    expect(cityFor(HOME, { phone: null })).toBeNull()
  })

  it('is the phone’s as long as the list of cities has not come', () => {
    expect(cityFor(NOWHERE, { phone: 'linfen' })).toBe('linfen')
  })

  it('is never one that is not there any more', () => {
    expect(cityFor(HOME, { cities: CITIES, chosen: 'atlantis', phone: 'atlantis' })).toBe('linfen')
    expect(cityFor(NOWHERE, { cities: CITIES, phone: 'atlantis' })).toBeNull()
  })

  it('is the only one where there is one', () => {
    expect(cityFor(NOWHERE, { cities: CITIES.slice(1), phone: null })).toBe('linfen')
  })
})

describe('what the phone keeps of something published', () => {
  const REFUSED: Answer<never> = { ok: false, error: { code: 'unavailable', message: '连不上' } }
  const shelfThat = (...answers: Answer<string>[]) => {
    const asked: (string | undefined)[] = []
    const shelf = createShelf<string>('shelf', async (kept) => {
      asked.push(kept)
      return answers[asked.length - 1] ?? REFUSED
    })
    return { shelf, asked }
  }

  beforeEach(() => {
    phone.clear()
    clock = 0
  })

  it('asks for nothing by itself, and keeps what came', async () => {
    const { shelf, asked } = shelfThat({ ok: true, data: 'first' })
    expect(asked).toEqual([])
    await shelf.refresh()
    expect(shelf.get()).toBe('first')
    expect(createShelf<string>('shelf', async () => REFUSED).get()).toBe('first')
  })

  it('stays as it is when the newest does not come', async () => {
    keep('shelf', 'kept')
    const { shelf } = shelfThat(REFUSED)
    await shelf.refresh()
    expect(shelf.get()).toBe('kept')
  })

  it('is asked for once at a time, and not again while it is fresh', async () => {
    const { shelf, asked } = shelfThat({ ok: true, data: 'a' }, { ok: true, data: 'b' })
    await Promise.all([shelf.refresh(), shelf.refresh()])
    shelf.freshen()
    expect(asked).toEqual([undefined])
    clock = 11 * 60_000
    shelf.freshen()
    await shelf.refresh()
    expect(asked).toEqual([undefined, 'a'])
    expect(shelf.get()).toBe('b')
  })

  it('is asked for again as soon as one looks, when the last asking failed', async () => {
    const { shelf, asked } = shelfThat(REFUSED, { ok: true, data: 'b' })
    await shelf.refresh()
    shelf.freshen()
    await shelf.refresh()
    expect(asked).toHaveLength(2)
    expect(shelf.get()).toBe('b')
  })
})
