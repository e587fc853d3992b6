import { daysOf, horizonFrom, isPaused } from '@/domain/booking/repeat'
import { dayAfter, weekdayOf } from '@/domain/facility/hours'

const LUNCHES = { weekdays: [1, 3, 5], from: '2026-11-23', until: null }
const MONTH = { first: '2026-11-21', last: '2026-12-18' }

describe('the days of a weekly order', () => {
  it('are those of its weekdays, from its first day to the last that is asked for', () => {
    expect(daysOf(LUNCHES, { first: '2026-11-21', last: '2026-12-01' })).toEqual([
      ...['2026-11-23', '2026-11-25', '2026-11-27', '2026-11-30'],
    ])
  })

  it('end with its own last day', () => {
    const days = daysOf({ ...LUNCHES, until: '2026-11-27' }, MONTH)
    expect(days[days.length - 1]).toBe('2026-11-27')
    expect(horizonFrom('2026-11-21', '2026-11-27')).toBe('2026-11-27')
    expect(horizonFrom('2026-11-21', null)).toBe('2026-12-18')
  })

  it('are none where the stretch is empty', () => {
    expect(daysOf(LUNCHES, { first: '2026-12-01', last: '2026-11-30' })).toEqual([])
  })

  it('and those of a pause are all days without it, whatever the pause', () => {
    const all = daysOf(LUNCHES, MONTH)
    for (let from = MONTH.first; from <= MONTH.last; from = dayAfter(from, 1))
      for (const until of [null, from, dayAfter(from, 6)]) {
        const kept = daysOf(LUNCHES, MONTH, { from, until })
        expect(kept).toEqual(all.filter((day) => !isPaused(day, { from, until })))
        expect(kept.every((day) => LUNCHES.weekdays.includes(weekdayOf(day)))).toBe(true)
      }
  })

  it('of two stretches that follow each other are those of both', () => {
    const all = daysOf(LUNCHES, MONTH)
    for (let day = MONTH.first; day < MONTH.last; day = dayAfter(day, 1)) {
      const before = daysOf(LUNCHES, { first: MONTH.first, last: day })
      const after = daysOf(LUNCHES, { first: dayAfter(day, 1), last: MONTH.last })
      expect([...before, ...after]).toEqual(all)
    }
  })
})
