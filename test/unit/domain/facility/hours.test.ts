import type { DayInfo } from '@/domain/facility/day'
import type { HolidayHabit, OpenSpan } from '@/domain/facility/facility'
import { clockText, dayAfter, hoursOn, mayBeOpen, openState, wallTimeInChina, weekdayOf } from '@/domain/facility/hours'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const MEALS: OpenSpan[] = [
  { days: EVERY_DAY, from: 660, to: 780 },
  { days: EVERY_DAY, from: 1020, to: 1110 },
]
const OFFICE: OpenSpan[] = [{ days: [1, 2, 3, 4, 5], from: 480, to: 720 }]
const habit = (hours: readonly OpenSpan[], holidays: HolidayHabit = 'closed') => ({ hours, holidays })

/** A week of November 2026 without anything in it; the 23rd is a Monday. */
const PLAIN: DayInfo[] = Array.from({ length: 14 }, (_, n) => ({ date: `2026-11-${16 + n}`, kind: 'ordinary' }))
/** National Day of 2026, and the Saturday after it on which offices work. */
const NATIONAL: DayInfo[] = [
  { date: '2026-09-30', kind: 'ordinary' },
  ...Array.from({ length: 7 }, (_, n): DayInfo => ({ date: `2026-10-0${n + 1}`, kind: 'holiday', name: '国庆节' })),
  { date: '2026-10-08', kind: 'ordinary' },
  { date: '2026-10-09', kind: 'ordinary' },
  { date: '2026-10-10', kind: 'make-up', name: '国庆节' },
  { date: '2026-10-11', kind: 'ordinary' },
]
const on = (date: string, days = NATIONAL): DayInfo => days.find((day) => day.date === date)!

describe('wall time in China', () => {
  it.each([
    ['2026-11-22T01:00:00Z', '2026-11-22', 540],
    ['2026-11-22T15:59:59Z', '2026-11-22', 1439],
    ['2026-11-22T16:00:00Z', '2026-11-23', 0],
    ['1970-01-01T00:00:00Z', '1970-01-01', 480],
    ['1969-12-31T15:59:00Z', '1969-12-31', 1439],
    ['2024-02-29T12:30:00Z', '2024-02-29', 1230],
  ])('at %s is %s, minute %d', (text, date, minute) => {
    expect(wallTimeInChina(Date.parse(text))).toEqual({ date, minute })
  })

  it('counts weekdays from Monday, and days over the end of a year', () => {
    expect(['2026-11-22', '2026-11-23', '2024-02-29'].map(weekdayOf)).toEqual([7, 1, 4])
    expect([dayAfter('2026-12-31', 1), dayAfter('2024-02-28', 1)]).toEqual(['2027-01-01', '2024-02-29'])
  })
})

describe('opening hours', () => {
  it.each([
    ['before lunch', 659, { open: false, next: { inDays: 0, at: 660, doubt: null }, doubt: null }],
    ['when lunch begins', 660, { open: true, until: 780, doubt: null }],
    ['in the last minute', 779, { open: true, until: 780, doubt: null }],
    ['when lunch ends', 780, { open: false, next: { inDays: 0, at: 1020, doubt: null }, doubt: null }],
    ['after supper', 1110, { open: false, next: { inDays: 1, at: 660, doubt: null }, doubt: null }],
  ])('of a canteen %s', (_when, minute, state) => {
    expect(openState(habit(MEALS), PLAIN, { date: '2026-11-18', minute })).toEqual(state)
  })

  it('of an office skip the weekend', () => {
    const next = (date: string, minute: number) => openState(habit(OFFICE), PLAIN, { date, minute })?.next
    expect(next('2026-11-20', 800)).toEqual({ inDays: 3, at: 480, doubt: null })
    expect(next('2026-11-22', 600)).toEqual({ inDays: 1, at: 480, doubt: null })
  })

  it('of one day a week come back in a week', () => {
    const tuesday = habit([{ days: [2], from: 540, to: 600 }])
    expect(openState(tuesday, PLAIN, { date: '2026-11-17', minute: 700 })?.next).toMatchObject({ inDays: 7, at: 540 })
  })

  it('that touch are one opening, in whatever order they are listed, and may end at midnight', () => {
    const touching = habit([
      { days: EVERY_DAY, from: 720, to: 1440 },
      { days: EVERY_DAY, from: 480, to: 720 },
    ])
    expect(openState(touching, PLAIN, { date: '2026-11-18', minute: 500 })).toMatchObject({ open: true, until: 1440 })
    expect(openState(touching, PLAIN, { date: '2026-11-18', minute: 1439 })).toMatchObject({ open: true })
    expect(openState(touching, PLAIN, { date: '2026-11-19', minute: 0 })).toMatchObject({ open: false })
  })

  it('that nobody knows are not «closed»', () => {
    expect(openState(habit([]), PLAIN, { date: '2026-11-18', minute: 500 })).toBeNull()
  })

  it.each([
    [0, '00:00'],
    [545, '09:05'],
    [1440, '24:00'],
  ])('write %d as %s', (minute, text) => {
    expect(clockText(minute)).toBe(text)
  })
})

describe('opening hours on public holidays', () => {
  it('are the usual ones where a place stays open, none where it rests, and in doubt where nobody said', () => {
    const thursday = on('2026-10-01')
    expect(hoursOn(habit(OFFICE, 'open'), thursday)).toEqual({ spans: OFFICE, doubt: null })
    expect(hoursOn(habit(OFFICE, 'closed'), thursday)).toEqual({ spans: [], doubt: null })
    expect(hoursOn(habit(OFFICE, 'unknown'), thursday)).toEqual({ spans: OFFICE, doubt: 'holiday' })
  })

  it('are Monday’s on a make-up day where a place works with the offices', () => {
    const saturday = on('2026-10-10')
    expect(hoursOn(habit(OFFICE, 'closed'), saturday)).toEqual({ spans: OFFICE, doubt: null })
    expect(hoursOn(habit(OFFICE, 'open'), saturday)).toEqual({ spans: [], doubt: null })
    expect(hoursOn(habit(OFFICE, 'unknown'), saturday)).toEqual({ spans: [], doubt: 'make-up' })
  })

  it('are in doubt in a year whose days are not published', () => {
    expect(hoursOn(habit(OFFICE, 'closed'), { date: '2027-02-08', kind: 'unknown' })).toEqual({
      ...{ spans: OFFICE, doubt: 'unpublished' },
    })
    expect(openState(habit(OFFICE), [], { date: '2027-02-08', minute: 500 })).toMatchObject({ doubt: 'unpublished' })
  })

  it('let an office open again after the holiday, and say which it was', () => {
    expect(openState(habit(OFFICE), NATIONAL, { date: '2026-10-01', minute: 500 })).toEqual({
      ...{ open: false, next: { inDays: 7, at: 480, doubt: null }, doubt: null, dayName: '国庆节' },
    })
  })

  it('keep in a list what is not surely closed', () => {
    const at = (hours: readonly OpenSpan[], holidays: HolidayHabit, date: string, minute?: number) =>
      mayBeOpen(habit(hours, holidays), on(date), minute)
    expect(at(OFFICE, 'closed', '2026-10-01', 500)).toBe(false)
    expect(at(OFFICE, 'unknown', '2026-10-01', 500)).toBe(true)
    expect(at(OFFICE, 'unknown', '2026-10-01', 720)).toBe(false)
    expect(at(OFFICE, 'closed', '2026-10-10')).toBe(true)
    expect(at(OFFICE, 'open', '2026-10-11')).toBe(false)
    expect(at([], 'closed', '2026-10-01', 500)).toBe(true)
  })
})
