import {
  askedFilters,
  askedPace,
  clearFilters,
  filters,
  isNarrowed,
  livingFilters,
  NO_FILTERS,
  setFilters,
  type Filters,
} from '@/client/finding-filters'

jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }))

const WISH = { need: 'eat', words: '', everywhere: false } as const
const ALL: Filters = {
  open: { on: '2026-11-25' },
  within: 15,
  grade: 2,
  mostFen: 1000,
  town: { county: '141002', name: '解放路街道' },
}

describe('what the server is asked', () => {
  it('is the need alone where nothing narrows it', () => {
    expect(askedFilters(NO_FILTERS, WISH)).toEqual({ need: 'eat' })
    expect([askedPace(), askedPace('usual')]).toEqual([undefined, undefined])
  })

  it('is every condition, the street with its county, and her pace', () => {
    expect(askedFilters(ALL, WISH)).toEqual({
      need: 'eat',
      open: { on: '2026-11-25' },
      grade: 2,
      mostFen: 1000,
      county: '141002',
      town: '解放路街道',
    })
    expect(askedPace('slow')).toBe(45)
    expect(askedFilters({ ...NO_FILTERS, mostFen: 0 }, WISH)).toEqual({ need: 'eat', mostFen: 0 })
  })

  it('is everything, whatever one comes for, only while words are looked for', () => {
    expect(askedFilters(NO_FILTERS, { ...WISH, words: '春晖', everywhere: true })).toEqual({ words: '春晖' })
    expect(askedFilters(NO_FILTERS, { ...WISH, everywhere: true })).toEqual({ need: 'eat' })
  })
})

describe('conditions that were kept', () => {
  it('narrow nothing once their day is over or one counts from another county, as of another city', () => {
    const [HERE, NEXT_COUNTY, OTHER_CITY] = ['141002', '141081', '230102']
    expect(livingFilters(ALL, { county: HERE, today: '2026-11-25' })).toEqual(ALL)
    expect(livingFilters(ALL, { county: NEXT_COUNTY, today: '2026-11-25' })).toEqual({ ...ALL, town: null })
    expect(livingFilters(ALL, { county: OTHER_CITY, today: '2026-11-26' })).toEqual({ ...ALL, open: null, town: null })
    expect(livingFilters({ ...ALL, open: 'now' }, { county: HERE, today: '2026-11-26' }).open).toBe('now')
  })

  it('are all taken away at once', () => {
    setFilters(ALL)
    clearFilters()
    expect(filters.get()).toEqual(NO_FILTERS)
    expect([isNarrowed(filters.get()), isNarrowed(ALL), isNarrowed({ ...NO_FILTERS, mostFen: 0 })]).toEqual([
      false,
      true,
      true,
    ])
  })
})
