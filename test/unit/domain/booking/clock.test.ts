import { answerBy, cancelPercent, closesAt, freeUntil, instantOf, minuteOf, undoUntil } from '@/domain/booking/clock'

const DAY = '2026-11-25'
const MINUTE = 60_000

describe('the clock of a booking', () => {
  it('reads the time in China, at midnight and over the end of a year too', () => {
    expect(instantOf(DAY, 690).toISOString()).toBe('2026-11-25T03:30:00.000Z')
    expect(instantOf('2027-01-01', 0).toISOString()).toBe('2026-12-31T16:00:00.000Z')
    for (let minute = 0; minute < 1440; minute += 7) expect(minuteOf(instantOf(DAY, minute))).toBe(minute)
  })

  it('closes orders ten minutes before the kitchen counts, and never after it begins', () => {
    expect(closesAt(DAY, 690, { days: 1, minute: 960 })).toEqual(instantOf('2026-11-24', 950))
    expect(closesAt(DAY, 690, { days: 0, minute: 1440 })).toEqual(instantOf(DAY, 690))
  })

  it('lets whoever books in the last minute take it back before the kitchen counts', () => {
    for (const until of [
      { days: 0, minute: 540 },
      { days: 1, minute: 960 },
      { days: 3, minute: 0 },
    ])
      expect(undoUntil(closesAt(DAY, 690, until)).getTime()).toBeLessThanOrEqual(freeUntil(DAY, until).getTime())
  })

  it('costs nothing within ten minutes or until the free hour, whichever is later, and then what was shown', () => {
    const booked = instantOf('2026-11-24', 900)
    for (const free of [instantOf('2026-11-24', 0), instantOf('2026-11-24', 1000)]) {
      const rule = { undoUntil: undoUntil(booked), freeUntil: free, latePercent: 50 }
      const last = Math.max(rule.undoUntil.getTime(), free.getTime())
      expect(cancelPercent(new Date(last), rule)).toBe(0)
      expect(cancelPercent(new Date(last + 1), rule)).toBe(50)
    }
    expect(undoUntil(booked).getTime() - booked.getTime()).toBe(10 * MINUTE)
  })

  it('counts the time to answer only while somebody sits there', () => {
    const asked = (day: string, minute: number, minutes: number) => answerBy(instantOf(day, minute), minutes)
    expect(asked('2026-11-22', 600, 120)).toEqual(instantOf('2026-11-22', 720))
    // The last minute of the evening is one; what is over then begins with the morning.
    expect(asked('2026-11-22', 1080, 120)).toEqual(instantOf('2026-11-22', 1200))
    expect(asked('2026-11-22', 1170, 120)).toEqual(instantOf('2026-11-23', 570))
    expect(asked('2026-11-22', 1200, 120)).toEqual(instantOf('2026-11-23', 600))
    expect(asked('2026-11-22', 1396, 120)).toEqual(instantOf('2026-11-23', 600))
    expect(asked('2026-11-23', 90, 30)).toEqual(instantOf('2026-11-23', 510))
    // More than a day of twelve hours, over the end of a year.
    expect(asked('2026-12-31', 1190, 740)).toEqual(instantOf('2027-01-02', 490))
  })

  it('never asks for an answer at night, and leaves nobody less time than was said', () => {
    for (let minute = 0; minute < 1440; minute += 13) {
      const until = answerBy(instantOf(DAY, minute), 120)
      expect(minuteOf(until)).toBeGreaterThanOrEqual(480)
      expect(minuteOf(until)).toBeLessThanOrEqual(1200)
      expect(until.getTime() - instantOf(DAY, minute).getTime()).toBeGreaterThanOrEqual(120 * MINUTE)
    }
  })
})
