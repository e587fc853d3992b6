import type { SlotCard } from '@/contract/booking/shapes'
import { DAYS_TO_COME, weeklyNow, weeklyOf } from '@/pages/booking/weekly'

const on = (day: string, starts = 690) => ({ day, starts }) as SlotCard
const [monday, thursday, friday] = [on('2026-11-23'), on('2026-11-26'), on('2026-12-11')]

describe('a weekly order', () => {
  it('follows the days that are chosen, and is none where their hours differ', () => {
    expect(weeklyOf([thursday, monday])).toEqual({ weekdays: [1, 4], starts: 690 })
    expect(weeklyOf([monday, on('2026-11-24', 1020)])).toBeUndefined()
    expect(weeklyOf([])).toBeUndefined()
  })

  it('may be said before any day, and is kept while none is chosen', () => {
    expect(weeklyNow(undefined, [monday], 1)).toBeUndefined()
    expect(weeklyNow(DAYS_TO_COME, [], 0)).toEqual(DAYS_TO_COME)
    expect(weeklyNow(DAYS_TO_COME, [monday], 1)).toEqual({ weekdays: [1], starts: 690 })
  })

  it('keeps what was chosen in the fortnight before', () => {
    const said = { weekdays: [1, 4], starts: 690 }
    expect(weeklyNow(said, [], 2)).toEqual(said)
    expect(weeklyNow(said, [friday], 3)).toEqual({ weekdays: [1, 4, 5], starts: 690 })
    expect(weeklyNow(said, [on('2026-12-11', 1020)], 3)).toBeUndefined()
    expect(weeklyNow(said, [monday], 1)).toEqual({ weekdays: [1], starts: 690 })
  })
})
