import type * as AnswersModule from '@/client/answers'
import type * as CityModule from '@/client/city'
import type * as FiltersModule from '@/client/finding-filters'
import type * as ForWhomModule from '@/client/for-whom'
import type * as KeptCopiesModule from '@/client/kept-copies'
import type * as PackModule from '@/client/pack'
import type * as PlaceModule from '@/client/place'
import type * as SessionModule from '@/client/session'
import type * as SigningModule from '@/client/signing'
import type * as TextSizeModule from '@/client/text-size'
import { keep } from '@/platform/storage'

/** What the phone keeps may be damaged, or of an older build: no page may break by it for good. */

const phone = new Map<string, string>()

jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))

/** The client as it starts on this phone. */
function started() {
  jest.resetModules()
  /* eslint-disable @typescript-eslint/no-require-imports */
  return {
    ...(require('@/client/answers') as typeof AnswersModule),
    ...(require('@/client/city') as typeof CityModule),
    ...(require('@/client/finding-filters') as typeof FiltersModule),
    ...(require('@/client/for-whom') as typeof ForWhomModule),
    ...(require('@/client/kept-copies') as typeof KeptCopiesModule),
    ...(require('@/client/pack') as typeof PackModule),
    ...(require('@/client/place') as typeof PlaceModule),
    ...(require('@/client/session') as typeof SessionModule),
    ...(require('@/client/signing') as typeof SigningModule),
    ...(require('@/client/text-size') as typeof TextSizeModule),
  }
  /* eslint-enable @typescript-eslint/no-require-imports */
}

const CITIES = ['taiyuan:1401', 'linfen:1410'].map((pair) => {
  const [city, code] = pair.split(':')
  return { city, code, name: city, hasList: true, version: `${city}@1` }
})
const LISTS = { documents: [], counties: [], parameters: [], benefits: [], layers: [], calculators: [] }
const packOf = (city: string, code: string) => ({ city, code, name: city, version: `${city}@1`, ...LISTS })
const MOTHER = { id: 'mother', name: '王秀英', relation: '妈妈' as const }

beforeEach(() => phone.clear())

const DAMAGED = ['null', '{}', '[]', '[null]', '7', '"?"', '{"chosen":', '{"chosen":{"economic":7}}']

describe.each(DAMAGED)('where the phone holds %s', (text) => {
  it.each(['pack2:linfen', 'cities', 'text-size', 'for-whom', 'kept:order'])('%s is as if not kept', (key) => {
    phone.set(key, text)
    const app = started()
    const { packHere, currentCity, cityName, textSize, TEXT_SIZES, forWhom, MYSELF, keepCopy, readCopy } = app
    expect(packHere('linfen')).toBeUndefined()
    expect([currentCity(), cityName('linfen')]).toEqual([null, ''])
    expect(TEXT_SIZES[textSize.get()].label).toBe('大')
    expect(forWhom.get()).toEqual(MYSELF)
    keepCopy('one', 1)
    expect(readCopy('one')).toBe(1)
    if (key !== 'kept:order') expect(phone.has(key)).toBe(false)
  })

  it('the cities chosen are as if not kept', () => {
    keep('cities', CITIES)
    phone.set('city-of', text)
    phone.set('city', text)
    const { currentCity, chooseCity, MYSELF, forWhom } = started()
    expect(currentCity()).toBeNull()
    expect(chooseCity(MYSELF, 'linfen')).toBe(true)
    forWhom.set(MYSELF)
    expect(currentCity()).toBe('linfen')
  })

  it('nothing was told of her, and what is told now is kept', () => {
    phone.set('answers:mother', text)
    phone.set('last:mother', text)
    const { toldOf, NO_ANSWERS } = started()
    const { answers, last } = toldOf('mother')
    expect([answers.get(), last.get()]).toEqual([NO_ANSWERS, null])
  })

  it('nobody is signed in, and distances count from nowhere', () => {
    phone.set('session', text)
    phone.set('starts', text)
    phone.set('map-filters', text)
    const { currentToken, startOf, filters, NO_FILTERS } = started()
    expect([currentToken(), startOf({ id: 'mother' })]).toEqual([undefined, { chosen: null, home: null }])
    expect(filters.get()).toEqual(NO_FILTERS)
  })
})

test('what is well stays, on screen and on the phone', () => {
  keep('cities', CITIES)
  keep('pack2:linfen', packOf('linfen', '1410'))
  keep('city-of', { myself: 'linfen' })
  keep('text-size', 'largest')
  const { currentCity, packHere, textSize } = started()
  expect([currentCity(), packHere('linfen')?.code, textSize.get()]).toEqual(['linfen', '1410', 'largest'])
  expect(phone.size).toBe(4)
})

describe('an answer that is no longer on its page', () => {
  const told = (chosen: object) => {
    const stood = Object.fromEntries(Object.keys(chosen).map((id) => [id, { lines: ['x'], cities: ['linfen'] }]))
    keep('answers:mother', { chosen, stood, checked: true })
    return started().toldOf('mother').answers.get()
  }

  it('opens the page again; it never becomes 都没有', () => {
    expect(told({ economic: ['retired-certificate'], selfCare: ['able'] })).toEqual({
      chosen: { selfCare: ['able'] },
      stood: { selfCare: { lines: ['x'], cities: ['linfen'] } },
      checked: false,
    })
    expect(told({ economic: ['minimum-living', 'retired-certificate'] }).chosen).toEqual({})
    expect(told({ economic: [] }).chosen).toEqual({})
  })

  it('leaves days, places, 都没有 and 不知道 as they are', () => {
    const chosen = { birthDate: ['1944-03-05'], hukou: ['141002'], economic: ['none'], selfCare: ['unknown'] }
    expect(told(chosen)).toMatchObject({ chosen, checked: true })
    expect(told({ hukou: ['elsewhere'] }).chosen).toEqual({ hukou: ['elsewhere'] })
    expect(told({ hukou: ['nowhere'], birthDate: ['5'] }).chosen).toEqual({})
  })
})

describe('the policy of cities on the phone', () => {
  const packs = () => [...phone.keys()].filter((key) => key.startsWith('pack')).sort()
  beforeEach(() => {
    keep('cities', CITIES)
    for (const key of ['pack:linfen', 'pack1:linfen', 'pack2:linfen', 'pack2:taiyuan', 'packing']) {
      keep(key, packOf('linfen', '1410'))
    }
  })

  it('that older builds kept is forgotten at the start', () => {
    started()
    expect(packs()).toEqual(['pack2:linfen', 'pack2:taiyuan', 'packing'])
  })

  it('of another city than the phone’s own is forgotten by signing out, also where hers was another', () => {
    const { chooseCity, forWhom, MYSELF, signOut } = started()
    chooseCity(MYSELF, 'linfen')
    forWhom.set({ ...MYSELF, ...MOTHER })
    chooseCity(MOTHER, 'taiyuan')
    signOut()
    expect(packs()).toEqual(['pack2:linfen', 'packing'])
  })
})

describe('choosing a city', () => {
  beforeEach(() => keep('cities', CITIES))

  it('for somebody whom one helps leaves the phone’s own alone, the first time too', () => {
    const { chooseCity, currentCity, forWhom, MYSELF } = started()
    expect(chooseCity(MOTHER, 'taiyuan')).toBe(true)
    expect([phone.has('city'), currentCity()]).toEqual([false, null])
    forWhom.set({ ...MYSELF, ...MOTHER })
    expect(currentCity()).toBe('taiyuan')
  })

  it('by a link counts, and leaves the phone’s own alone, until one chooses oneself', () => {
    const { chooseCity, lookAtCity, currentCity, MYSELF } = started()
    chooseCity(MYSELF, 'linfen')
    expect(lookAtCity(MYSELF, 'taiyuan')).toBe(true)
    expect([currentCity(), phone.get('city')]).toEqual(['taiyuan', '"linfen"'])
    chooseCity(MYSELF, 'linfen')
    expect(currentCity()).toBe('linfen')
  })

  it.each(['china', 'atlantis', '', '__proto__'])('refuses «%s», and nothing changes', (city) => {
    const { chooseCity, lookAtCity, isServed, MYSELF } = started()
    expect([chooseCity(MYSELF, city), lookAtCity(MOTHER, city), isServed(city)]).toEqual([false, false, false])
    expect([phone.has('city'), phone.has('city-of')]).toEqual([false, false])
  })

  it('knows a city by its policy where the list has not come, but the national list is none', () => {
    phone.clear()
    keep('pack2:linfen', packOf('linfen', '1410'))
    keep('pack2:china', packOf('china', ''))
    const { isServed } = started()
    expect([isServed('linfen'), isServed('china'), isServed('taiyuan')]).toEqual([true, false, undefined])
  })

  it('for others is forgotten on signing out', () => {
    const { chooseCity, signOut } = started()
    chooseCity(MOTHER, 'taiyuan')
    expect(phone.get('city-of')).toContain('mother')
    signOut()
    expect(phone.has('city-of')).toBe(false)
  })
})
