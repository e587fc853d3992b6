import type { DayInfo } from '@/domain/facility/day'
import type { HolidayHabit, OpenSpan } from '@/domain/facility/facility'
import { dayAfter } from '@/domain/facility/hours'
import {
  comesWords,
  daysAhead,
  daysTold,
  daysWords,
  gradeWords,
  openWords,
  priceWords,
  serviceWords,
  weekTable,
} from '@/pages/facility-words'

const WORKDAYS = [1, 2, 3, 4, 5]
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const LUNCH: OpenSpan[] = [{ days: EVERY_DAY, from: 660, to: 780 }]
const OFFICE: OpenSpan[] = [{ days: WORKDAYS, from: 480, to: 1080 }]

/** Eight days from one on, ordinary where nothing else is said. */
const daysFrom = (first: string, said: Readonly<Record<string, Omit<DayInfo, 'date'>>> = {}): DayInfo[] =>
  EVERY_DAY.concat(8).map((_, index) => {
    const date = dayAfter(first, index)
    return { date, kind: 'ordinary', ...said[date] }
  })

const words = (
  hours: readonly OpenSpan[],
  date: string,
  minute: number,
  { holidays = 'unknown', days = daysFrom(date) }: { holidays?: HolidayHabit; days?: readonly DayInfo[] } = {},
) => openWords({ hours, holidays }, days, { date, minute })

/** 2026: Thursday 1 October begins seven days of holiday; Saturday the 10th is worked instead. */
const NATIONAL_DAY = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, { kind: 'holiday', name: '国庆节' } as const]),
)
const MAKE_UP = { '2026-10-10': { kind: 'make-up', name: '国庆节' } as const }
const AUTUMN = { ...NATIONAL_DAY, ...MAKE_UP }

describe('whether a place is open, in words', () => {
  it('says open until when, or when it opens next', () => {
    expect(words(LUNCH, '2026-11-23', 700)).toEqual({ open: true, sure: true, words: '开着,到 13:00' })
    expect(words(LUNCH, '2026-11-23', 600).words).toBe('今天 11:00 开')
    expect(words(LUNCH, '2026-11-22', 780).words).toBe('明天(周一) 11:00 开')
    expect(words(OFFICE, '2026-11-27', 1080).words).toBe('周一(11月30日) 08:00 开')
  })

  it('tells a day a week later from today by its date', () => {
    const tuesdays = [{ days: [2], from: 540, to: 600 }]
    expect(words(tuesdays, '2026-11-24', 700).words).toBe('周二(12月1日) 09:00 开')
  })

  it('stays open past midnight', () => {
    const bar = [
      { days: EVERY_DAY, from: 1200, to: 1440 },
      { days: EVERY_DAY, from: 0, to: 120 },
    ]
    expect(words(bar, '2026-11-23', 1300).words).toBe('开着,到明天 02:00')
    expect(words([{ days: EVERY_DAY, from: 0, to: 1440 }], '2026-11-23', 1300).words).toBe('开着,24 小时都开')
    expect(words([{ days: EVERY_DAY, from: 600, to: 1440 }], '2026-11-23', 1300).words).toBe('开着,到半夜 12 点')
  })

  it('sends people to the phone where hours are not known, which is not closed', () => {
    expect(words([], '2026-11-23', 700)).toEqual({ open: false, sure: false, words: '开门时间请电话问' })
  })

  it('promises nothing on a holiday that the place said nothing of', () => {
    const days = daysFrom('2026-10-01', AUTUMN)
    expect(words(LUNCH, '2026-10-01', 700, { days })).toEqual({
      open: true,
      sure: false,
      words: '今天国庆节放假,开不开请先打电话',
    })
    expect(words(LUNCH, '2026-10-01', 600, { days }).words).toBe('今天国庆节放假,开不开请先打电话')
    expect(words(LUNCH, '2026-10-01', 900, { days }).words).toBe('明天(周五)国庆节放假,开不开请先打电话')
    expect(words(LUNCH, '2026-10-07', 900, { days: daysFrom('2026-10-07', AUTUMN) }).words).toBe('明天(周四) 11:00 开')
  })

  it('believes a place that told what it does on holidays', () => {
    const days = daysFrom('2026-10-01', AUTUMN)
    expect(words(LUNCH, '2026-10-01', 700, { holidays: 'open', days })).toEqual({
      open: true,
      sure: true,
      words: '开着,到 13:00',
    })
    expect(words(OFFICE, '2026-10-01', 700, { holidays: 'closed', days })).toEqual({
      open: false,
      sure: true,
      words: '今天国庆节放假,周四(10月8日) 08:00 开',
    })
    expect(words(OFFICE, '2026-10-08', 1100, { holidays: 'closed', days: daysFrom('2026-10-08', AUTUMN) }).words).toBe(
      '明天(周五) 08:00 开',
    )
  })

  it('works on a make-up day only where that is known', () => {
    const days = daysFrom('2026-10-10', AUTUMN)
    expect(words(OFFICE, '2026-10-10', 700, { holidays: 'closed', days }).words).toBe('开着,到 18:00')
    expect(words(OFFICE, '2026-10-10', 700, { holidays: 'open', days }).words).toBe('周一(10月12日) 08:00 开')
    expect(words(LUNCH, '2026-10-10', 700, { days })).toEqual({
      open: true,
      sure: false,
      words: '今天是补班日,开不开请先打电话',
    })
  })

  it('closes through a holiday that is longer than what is known ahead, without a day of opening', () => {
    const eve = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [
        dayAfter('2026-02-15', index),
        { kind: 'holiday', name: '春节' } as const,
      ]),
    )
    const days = daysFrom('2026-02-15', eve)
    expect(words(OFFICE, '2026-02-15', 700, { holidays: 'closed', days })).toEqual({
      open: false,
      sure: false,
      words: '今天春节放假,哪天开请先打电话',
    })
  })

  it('hedges in a year whose holidays are not published, and says so', () => {
    const days = daysFrom('2028-03-01').map(({ date }) => ({ date, kind: 'unknown' as const }))
    expect(words(LUNCH, '2028-03-01', 700, { holidays: 'open', days })).toEqual({
      open: true,
      sure: false,
      words: '平常这时开着,到 13:00',
      note: '这一年的放假安排还没公布,节假日请先打电话',
    })
    expect(words(LUNCH, '2028-03-01', 900, { days })).toMatchObject({ words: '明天(周四)平常 11:00 开', sure: false })
  })

  it('does not call a year unpublished of which this phone only has no days', () => {
    const old = daysFrom('2026-11-01')
    expect(words(LUNCH, '2026-11-23', 700, { days: old }).note).toBe('没有取到放假安排,节假日请先打电话')
  })

  it('knows the last day of a published year from the first of an unpublished one', () => {
    const days: DayInfo[] = [
      { date: '2026-12-31', kind: 'ordinary' },
      { date: '2027-01-01', kind: 'unknown' },
    ]
    expect(words(LUNCH, '2026-12-31', 900, { days })).toMatchObject({
      words: '明天(周五)平常 11:00 开',
      note: '这一年的放假安排还没公布,节假日请先打电话',
    })
  })

  it('is closed for good from its day on and not before', () => {
    const habit = { hours: LUNCH, holidays: 'open' as const, closedOn: '2026-11-23' }
    const days = daysFrom('2026-11-22')
    expect(openWords(habit, days, { date: '2026-11-22', minute: 700 }).words).toBe('开着,到 13:00')
    expect(openWords(habit, days, { date: '2026-11-23', minute: 700 }).words).toBe('已停业')
  })
})

describe('a week of opening', () => {
  it('puts days with the same hours on one line and names those without', () => {
    const supper: OpenSpan[] = [
      { days: WORKDAYS, from: 1020, to: 1110 },
      { days: [1, 2, 3, 4, 5, 6], from: 660, to: 780 },
    ]
    expect(weekTable(supper)).toEqual([
      { days: '周一到周五', times: '11:00–13:00、17:00–18:30' },
      { days: '周六', times: '11:00–13:00' },
      { days: '周日', times: '不开' },
    ])
    expect(weekTable([])).toEqual([])
  })

  it('tells the days ahead that are not like others', () => {
    const days = daysFrom('2026-10-06', AUTUMN)
    expect(daysAhead({ hours: OFFICE, holidays: 'closed' }, days)).toEqual([
      { days: '10月6日 周二 国庆节', times: '不开' },
      { days: '10月7日 周三 国庆节', times: '不开' },
      { days: '10月10日 周六 补班日', times: '08:00–18:00' },
    ])
    expect(daysAhead({ hours: OFFICE, holidays: 'unknown' }, days)[0]?.times).toBe('请先打电话问')
    expect(daysAhead({ hours: [], holidays: 'unknown' }, days)).toEqual([])
  })

  it('names a holiday once where two answers told of it, what its own page was told before the rest', () => {
    const habit: { hours: OpenSpan[]; holidays: HolidayHabit } = { hours: OFFICE, holidays: 'closed' }
    const page = daysFrom('2026-10-05', AUTUMN)
    const list = daysFrom('2026-10-04', AUTUMN)
    const ahead = daysAhead(habit, daysTold('2026-10-05', page, list))
    expect(ahead.map(({ days }) => days)).toEqual([
      '10月5日 周一 国庆节',
      '10月6日 周二 国庆节',
      '10月7日 周三 国庆节',
      '10月10日 周六 补班日',
    ])
    const moved: DayInfo[] = [{ date: '2026-10-06', kind: 'ordinary' }]
    expect(daysTold('2026-10-05', moved, page).find(({ date }) => date === '2026-10-06')?.kind).toBe('ordinary')
  })

  it('leaves out days that are over, and those of a day far off that somebody asked for', () => {
    const kept = daysFrom('2026-10-01', AUTUMN)
    const asked = daysFrom('2026-10-01', AUTUMN)
    expect(daysTold('2026-06-01', [], asked)).toEqual([])
    expect(daysTold('2026-10-20', kept, [])).toEqual([])
    expect(daysTold('2026-10-06', kept, asked).map(({ date }) => date)).toEqual([
      '2026-10-06',
      '2026-10-07',
      '2026-10-08',
    ])
  })

  it('tells when somebody who drives around is there again', () => {
    const bus = { days: [2, 5], from: 540, to: 690 }
    const days = daysFrom('2026-11-23')
    expect(comesWords(bus, days, { date: '2026-11-23', minute: 700 })).toBe('明天(周二) 09:00 来')
    expect(comesWords(bus, days, { date: '2026-11-24', minute: 600 })).toBe('现在在,到 11:30')
    expect(comesWords({ ...bus, days: [4] }, daysFrom('2026-10-01', AUTUMN), { date: '2026-10-01', minute: 600 })).toBe(
      '今天国庆节放假,来不来请先打电话',
    )
    expect(comesWords({ ...bus, days: [5] }, daysFrom('2026-10-01', AUTUMN), { date: '2026-10-01', minute: 600 })).toBe(
      '明天(周五)国庆节放假,来不来请先打电话',
    )
  })
})

describe('a place in words', () => {
  it('names days as a row where they are one', () => {
    expect(daysWords(WORKDAYS)).toBe('周一到周五')
    expect(daysWords(EVERY_DAY)).toBe('每天')
    expect(daysWords([1, 3])).toBe('周一、周三')
    expect(daysWords([6, 7])).toBe('周六、周日')
  })

  it('never leaves a price blank', () => {
    expect(priceWords({ fen: 800, what: '老人午餐', from: true })).toBe('老人午餐 8 元起')
    expect(priceWords({ fen: 0, what: '理发', from: false })).toBe('理发 免费')
    expect(serviceWords({ name: '理发' })).toBe('价格请电话问')
    expect(serviceWords({ name: '量血压', fen: 0 })).toBe('免费')
    expect(serviceWords({ name: '助浴', fen: 3000, unit: '次' })).toBe('30 元/次')
  })

  it('never shows bare letters or stars', () => {
    expect(gradeWords({ scale: 'letter', level: 3 })).toBe('评级较好(AAA)')
    expect(gradeWords({ scale: 'star', level: 5, on: '2025-06-30' }, true)).toBe(
      '评级很好(5 星),2025年6月30日 周一评定',
    )
    expect(gradeWords({ scale: 'letter', level: 1 })).toBe('评级达标(A)')
  })
})
