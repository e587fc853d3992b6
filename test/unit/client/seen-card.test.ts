import { keepCopy } from '@/client/kept-copies'
import { seenCard } from '@/client/seen-card'

const phone = new Map<string, string>()
jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))
jest.mock('@tarojs/taro', () => ({
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))

const card = { id: 'canteen', name: '春晖食堂', phone: '0357-2020202' }
const near = (...cards: object[]) => ({
  facilities: cards.map((one) => ({ card: one, metres: 1, minutes: 1, ratings: null })),
  days: [],
})

it('finds a place again in a list that this phone has kept', () => {
  expect(seenCard('canteen')).toBeUndefined()
  keepCopy('anyone:facility.near:{"a":1}', near({ ...card, id: 'other' }))
  keepCopy('anyone:facility.near:{"a":2}', near(card))
  keepCopy('anyone:facility.get:{"id":"gone"}', { facility: card })
  expect(seenCard('canteen')).toEqual(card)
  expect(seenCard('gone')).toBeUndefined()
})

it('is not stopped by a copy that an older build kept in another shape', () => {
  keepCopy('anyone:facility.near:{"a":3}', { list: [] })
  expect(seenCard('canteen')).toEqual(card)
})
