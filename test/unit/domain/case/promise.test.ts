import fc from 'fast-check'
import { dayAfter, dayNumber, dayText } from '@/domain/person/date'
import { promisedDay, type WorkCalendar } from '@/domain/case/promise'

/** Mondays to Fridays, but for what is said otherwise; unknown from a year on. */
function calendar(other: Record<string, boolean> = {}, unknownFrom = '9999'): WorkCalendar {
  return (day) => {
    if (day >= unknownFrom) return null
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return other[day] ?? (weekday !== 0 && weekday !== 6)
  }
}

it.each([
  ['the day after', '2026-11-23', 1, '2026-11-24'],
  ['over a weekend', '2026-11-20', 1, '2026-11-23'],
  ['opened on a Sunday', '2026-11-22', 1, '2026-11-23'],
  ['a working week', '2026-11-20', 5, '2026-11-27'],
  ['over the end of a year', '2026-12-31', 2, '2027-01-04'],
])('%s', (_name, opened, workdays, day) => {
  expect(promisedDay(opened, workdays, calendar())).toBe(day)
})

it('keeps the week of October free and works on the Saturday that makes up for it', () => {
  const days = ['01', '02', '05', '06', '07'].map((day) => [`2026-10-${day}`, false] as const)
  const golden = calendar({ ...Object.fromEntries(days), '2026-10-10': true })
  expect(promisedDay('2026-09-30', 1, golden)).toBe('2026-10-08')
  expect(promisedDay('2026-09-30', 3, golden)).toBe('2026-10-10')
})

it('promises nothing over days that nobody has published, and keeps what lies before them', () => {
  const known = calendar({}, '2027-01-01')
  expect(promisedDay('2026-12-28', 3, known)).toBe('2026-12-31')
  expect(promisedDay('2026-12-28', 4, known)).toBeNull()
})

it('a calendar of rest alone gives no day', () => {
  expect(promisedDay('2026-11-23', 1, () => false)).toBeNull()
})

it.each([0, -1, 1.5, Number.NaN])('%s is no number of working days', (workdays) => {
  expect(() => promisedDay('2026-11-23', workdays, calendar())).toThrow(RangeError)
})

it('between the opening and the promise lie exactly so many working days, and the last is one', () => {
  const from = dayNumber('2026-01-01')
  const offs = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 20 })
  const later = (days: number) => Array.from({ length: days }).reduce<number>((day) => dayAfter(day), from)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), offs, (start, workdays, off) => {
      const isWorkday = calendar(Object.fromEntries(off.map((days) => [dayText(later(days)), false])))
      const opened = dayText(later(start))
      const promised = promisedDay(opened, workdays, isWorkday)
      expect(isWorkday(promised ?? '')).toBe(true)
      let counted = 0
      for (let day = dayAfter(dayNumber(opened)); dayText(day) <= (promised ?? ''); day = dayAfter(day)) {
        counted += isWorkday(dayText(day)) ? 1 : 0
      }
      expect(counted).toBe(workdays)
    }),
  )
})
