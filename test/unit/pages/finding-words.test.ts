import { NO_FILTERS, type Filters } from '@/client/finding-filters'
import type { Found } from '@/client/finding'
import {
  conditions,
  countWords,
  dayChoice,
  emptyWords,
  gradeChoice,
  missesWords,
  openOnDay,
  reckonedAtLength,
  reckonedWords,
  walkedWords,
  wayWords,
} from '@/pages/finding-words'

jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))
jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }))

const CIRCLE = { minutes: 15, metres: 750, pace: 65, detour: 1.3, by: 'straight' } as const
const found = (total: number, walkable: number, loose = false): Found => ({
  facilities: [],
  total,
  asTyped: loose ? 0 : total,
  walkable,
  circle: CIRCLE,
  days: [],
  loose,
  whole: true,
})
const LOOKED = { what: '吃饭的地方', words: '', filters: NO_FILTERS }
const NARROWED: Filters = {
  ...NO_FILTERS,
  open: { on: '2026-11-25' },
  within: 15,
  grade: 2,
  mostFen: 850,
  town: { county: '141002', name: '解放路街道' },
}

describe('how many there are', () => {
  it('is said for the walk first, then for all', () => {
    expect(countWords(found(56, 3), LOOKED)).toBe('走 15 分钟以内,吃饭的地方有 3 家;一共 56 家,近的在前')
    expect(countWords(found(3, 3), LOOKED)).toBe('走 15 分钟以内,吃饭的地方有 3 家')
    expect(countWords(found(0, 0), LOOKED)).toBe('没有找到吃饭的地方')
  })

  it('says that conditions narrow it', () => {
    const filters = { ...NO_FILTERS, open: 'now' } as const
    expect(countWords(found(9, 2), { ...LOOKED, filters })).toBe(
      '走 15 分钟以内,符合条件的吃饭的地方有 2 家;一共 9 家,近的在前',
    )
    expect(countWords(found(2, 2), { ...LOOKED, filters: NARROWED })).toBe('走 15 分钟以内,符合条件的吃饭的地方有 2 家')
  })

  it('says of words whether they were found, or only what is like them', () => {
    expect(countWords(found(4, 1), { ...LOOKED, words: '春晖' })).toBe('找到“春晖” 4 家,走 15 分钟以内有 1 家')
    expect(countWords(found(2, 1, true), { ...LOOKED, words: '春灰' })).toBe('没有找到“春灰”,下面 2 家的读音或写法相近')
    expect(countWords(found(0, 0), { ...LOOKED, words: '火箭' })).toBe('没有找到“火箭”')
  })

  it('does not count among what was found by words what is only like them', () => {
    const some = { ...found(37, 5), asTyped: 2 }
    expect(countWords(some, { ...LOOKED, words: '春晖' })).toBe('找到“春晖” 2 家,后面 35 家的读音或写法相近')
    expect(missesWords(some)).toBe('下面这些的读音或写法相近')
    expect(missesWords(found(37, 5))).toBe('')
    expect(missesWords(found(37, 5, true))).toBe('')
  })
})

it.each([
  ['words', { ...LOOKED, words: '火箭', filters: NARROWED }, '短一点的词'],
  ['conditions', { ...LOOKED, filters: NARROWED }, '去掉一个条件'],
  ['the place', LOOKED, '换个地方'],
])('says what to change where nothing was found: %s, and whom to ring', (_what, looked, change) => {
  expect(emptyWords(looked)).toContain(change)
  expect(emptyWords(looked)).toContain('12349')
})

it('names each condition, and takes away that one alone', () => {
  const all = conditions(NARROWED)
  expect(all.map(({ words }) => words)).toEqual([
    '11月25日 周三开着',
    '走 15 分钟以内',
    '评级较好或更好',
    '不超过 8.5 元',
    '解放路街道',
  ])
  for (const { without } of all) expect(conditions({ ...NARROWED, ...without })).toHaveLength(all.length - 1)
  expect(conditions({ ...NO_FILTERS, mostFen: 0 }).map(({ words }) => words)).toEqual(['免费'])
  expect(gradeChoice(4)).toBe('评级很好')
})

it('says how minutes were reckoned, and that a routed way needs no guess', () => {
  expect(reckonedWords({ circle: CIRCLE })).toBe('按每分钟走 65 米、路弯算 1.3 倍估算')
  expect(reckonedAtLength({ circle: CIRCLE }).join()).toContain('直线大约 750 米')
  const routed = { circle: { ...CIRCLE, by: 'routed' } } as const
  expect(reckonedWords(routed)).toBe('按步行的路、每分钟走 65 米算')
  expect(reckonedAtLength(routed).join()).not.toContain('先量直线')
  // Who is within is told by the straight line still: a row of 22 minutes may stand under «15 分钟以内».
  expect(reckonedAtLength(routed)[0]).toContain('对不上')
})

describe('a day', () => {
  it('of the next ones has its weekday, and the holiday’s name', () => {
    expect(dayChoice('2026-09-30', 0, undefined)).toBe('今天 周三')
    expect(dayChoice('2026-09-30', 1, { date: '2026-10-01', kind: 'holiday', name: '国庆节' })).toBe('明天 周四 国庆节')
    expect(dayChoice('2026-09-30', 10, { date: '2026-10-10', kind: 'make-up' })).toBe('周六 10月10日 补班日')
  })

  const HOURS = [{ days: [1, 2, 3, 4, 5], from: 660, to: 780 }]
  const MONDAY = { date: '2026-11-23', kind: 'ordinary' } as const
  const HOLIDAY = { date: '2026-10-01', kind: 'holiday', name: '国庆节' } as const

  it('tells when a place is open then, or that one has to ring', () => {
    const place = { hours: HOURS, holidays: 'unknown' } as const
    expect(openOnDay(place, MONDAY, '2026-11-22')).toEqual({ open: true, sure: true, words: '周一 11:00–13:00 开' })
    expect(openOnDay(place, { date: '2026-11-22', kind: 'ordinary' }, '2026-11-22')).toMatchObject({
      open: false,
      words: '周日不开',
    })
    expect(openOnDay(place, HOLIDAY, '2026-09-30')).toMatchObject({ sure: false, words: '国庆节开不开请先打电话' })
    expect(openOnDay({ ...place, holidays: 'open' }, HOLIDAY, '2026-09-30').words).toBe('国庆节 11:00–13:00 开')
    expect(openOnDay({ ...place, holidays: 'closed' }, HOLIDAY, '2026-09-30')).toMatchObject({
      sure: true,
      words: '国庆节不开',
    })
    expect(openOnDay(place, { ...MONDAY, kind: 'unknown' }, '2026-11-22')).toMatchObject({
      sure: false,
      words: '周一平常 11:00–13:00 开',
    })
    expect(openOnDay({ ...place, hours: [] }, MONDAY, '2026-11-22')).toMatchObject({
      sure: false,
      words: '开门时间请电话问',
    })
  })

  it('that is a week off or more has its date, for there are many Mondays', () => {
    const place = { hours: HOURS, holidays: 'unknown' } as const
    expect(openOnDay(place, MONDAY, '2026-11-17').words).toBe('周一 11:00–13:00 开')
    expect(openOnDay(place, MONDAY, '2026-11-16').words).toBe('11月23日 周一 11:00–13:00 开')
    expect(openOnDay(place, MONDAY, '2026-08-23').words).toContain('11月23日')
  })

  it('tells a way that nobody walks in kilometres', () => {
    expect(wayWords(60, 2900)).toBe('走 60 分钟')
    expect(wayWords(61, 3000)).toBe('约 3 公里,要坐车')
    expect([walkedWords(60), walkedWords(61)]).toEqual(['从出发的地方走 60 分钟(估算)', '离出发的地方远,要坐车'])
    expect(wayWords(12_000, 580_400)).toBe('约 580 公里,要坐车')
  })
})
