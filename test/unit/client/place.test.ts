import type { Pack } from '@/domain/entitlement'
import { MYSELF, type ForWhom } from '@/client/for-whom'
import { forgetPerson } from '@/client/gone'
import {
  forgetHome,
  hereOf,
  keepHome,
  livesAt,
  moveStart,
  pointIn,
  startFrom,
  startOf,
  walkAt,
  type ChosenPlace,
} from '@/client/place'
import { finding, keyOf, type Query } from '@/client/finding'
import { filters, NO_FILTERS, setFilters } from '@/client/finding-filters'
import { keepCopy } from '@/client/kept-copies'
import { signOut } from '@/client/signing'

jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))

const phone = new Map<string, string>()

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))

const AREA = {
  code: '1410',
  counties: [
    { code: '141002', name: '尧都区', seat: { lng: 111.517, lat: 36.083 } },
    { code: '141081', name: '侯马市', seat: { lng: 111.372, lat: 35.619 } },
  ],
} as unknown as Pack
const MOTHER: ForWhom = {
  ...MYSELF,
  id: 'mother',
  relation: '妈妈',
  residence: '141002',
  community: { name: '五一社区', contact: '李燕', phone: '0357', place: { lng: 111.52, lat: 36.09 }, demo: true },
}
const MARKET: ChosenPlace = { name: '菜市场', county: '141002', lng: 111.123456, lat: 36.654321 }

beforeEach(() => {
  signOut()
  phone.clear()
})

const here = (person: ForWhom) => hereOf(AREA, person, startOf(person))

describe('where distances count from', () => {
  it('is her community, else the middle of her county, else has to be asked', () => {
    expect(here(MOTHER)).toMatchObject({ name: '五一社区', county: '141002', lng: 111.52, by: 'community' })
    expect(here({ ...MOTHER, community: null })).toMatchObject({ name: '尧都区中心', lat: 36.083, by: 'county' })
    expect(here(MYSELF)).toBeUndefined()
    expect(livesAt(AREA, { ...MOTHER, residence: '230102' })).toBeUndefined()
  })

  it('is what was chosen for her, and for nobody else', () => {
    startFrom(MOTHER, MARKET)
    expect(here(MOTHER)).toMatchObject({ name: '菜市场', by: 'chosen' })
    expect(here(MYSELF)).toBeUndefined()
    startFrom(MOTHER, null)
    expect(here(MOTHER)?.by).toBe('community')
  })

  it('is walked from as she walks, and nobody else', () => {
    walkAt(MOTHER, 'slow')
    startFrom(MOTHER, MARKET)
    keepHome(MOTHER, MARKET)
    forgetHome(MOTHER)
    expect([startOf(MOTHER).pace, startOf(MYSELF).pace]).toEqual(['slow', undefined])
  })

  it('is never a place of another city', () => {
    startFrom(MOTHER, { ...MARKET, county: '230102' })
    expect(here(MOTHER)?.by).toBe('community')
  })
})

describe('her home', () => {
  it('is a rough point without the name that it was chosen by', () => {
    keepHome(MOTHER, MARKET)
    expect(here(MOTHER)).toEqual({ name: '家', county: '141002', lng: 111.123, lat: 36.654, by: 'home' })
    expect([...phone.values()].join()).not.toMatch(/菜市场|111\.1234/)
  })

  it('stays known while one counts from elsewhere, and can be forgotten', () => {
    keepHome(MOTHER, MARKET)
    startFrom(MOTHER, null)
    expect(here(MOTHER)?.by).toBe('community')
    startFrom(MOTHER, 'home')
    expect(here(MOTHER)?.by).toBe('home')
    forgetHome(MOTHER)
    expect(here(MOTHER)?.by).toBe('community')
    expect([...phone.values()].join()).not.toContain('111.123')
  })

  it('goes with her, and with signing out, from the phone too', () => {
    keepHome(MOTHER, MARKET)
    keepHome(MYSELF, MARKET)
    forgetPerson('mother')
    expect([...phone.values()].join()).not.toContain('mother')
    expect(startOf(MYSELF).home).not.toBeNull()
    signOut()
    expect([...phone.values()].join()).not.toContain('111.123')
    expect(startOf(MYSELF)).toEqual({ chosen: null, home: null })
  })

  it('leaves nothing in the lists that were counted from it, once it is forgotten or another', () => {
    const listFrom = (person: ForWhom): void => {
      const { lng, lat } = here(person)!
      const query: Query = { city: 'linfen', at: { lng, lat }, need: 'eat' }
      finding.look(query, person.id)
      keepCopy(keyOf(query, person.id), { facilities: [] })
    }
    const remembered = (): string => JSON.stringify([[...phone.entries()], finding.get()])
    keepHome(MOTHER, MARKET)
    listFrom(MOTHER)
    expect(remembered()).toContain('111.123')
    keepHome(MOTHER, { ...MARKET, lng: 112.5 })
    expect(remembered()).not.toContain('111.123')
    listFrom(MOTHER)
    forgetHome(MOTHER)
    expect(remembered()).not.toContain('112.5')
    startFrom(MOTHER, MARKET)
    listFrom(MOTHER)
    forgetPerson('mother')
    expect(remembered()).not.toContain('111.123')
  })

  it('follows her when she is known by another id, and never covers what stands there', () => {
    keepHome(MOTHER, MARKET)
    moveStart('mother', 'her')
    expect([startOf({ id: 'mother' }).home, startOf({ id: 'her' }).home?.lng]).toEqual([null, 111.123])
    keepHome(MYSELF, { ...MARKET, lng: 112 })
    moveStart(MYSELF.id, 'her')
    expect([startOf(MYSELF).home, startOf({ id: 'her' }).home?.lng]).toEqual([null, 111.123])
  })
})

it('signing out leaves no condition on the phone, for a street tells where somebody looks', () => {
  setFilters({ town: { county: '141002', name: '解放路街道' } })
  signOut()
  expect([...phone.values()].join()).not.toContain('解放路')
  expect(filters.get()).toEqual(NO_FILTERS)
})

it('a point of the map belongs to the county whose seat is nearest, and is told roughly', () => {
  expect(pointIn(AREA, { lng: 111.37219, lat: 35.62549 }, '地图上选的地方')).toEqual({
    name: '地图上选的地方',
    county: '141081',
    lng: 111.372,
    lat: 35.625,
  })
  expect(pointIn({ counties: [] }, { lng: 1, lat: 1 }, '')).toBeUndefined()
})

it('a point days away from the city is none to count from', () => {
  expect(pointIn(AREA, { lng: 116.397, lat: 39.908 }, '北京')).toBeUndefined()
  expect(pointIn(AREA, { lng: 111.9, lat: 36.7 }, '山上')?.county).toBe('141002')
})
