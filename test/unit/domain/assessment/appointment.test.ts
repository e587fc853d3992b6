import { answeredElsewhen, handFault, momentFault, tapMomentFault } from '@/domain/assessment/appointment'

const now = new Date('2026-11-25T02:00:00Z')
const minutes = (n: number): Date => new Date(now.getTime() + n * 60_000)

describe('a name under a form', () => {
  it('is written from an hour before the appointment on, and at most ten minutes ahead of the server', () => {
    expect(momentFault(minutes(-60), now, now)).toBeNull()
    expect(momentFault(minutes(-60.1), now, now)).toMatch(/还没到约好/)
    expect(momentFault(minutes(10), now, now)).toBeNull()
    expect(momentFault(minutes(10.1), now, now)).toMatch(/在将来/)
  })

  it('is of the day of the appointment, however late it comes', () => {
    expect(handFault(now, now, minutes(3 * 1440))).toBeNull()
    expect(handFault(minutes(13.9 * 60), now, minutes(3 * 1440))).toBeNull()
    expect(handFault(minutes(14 * 60), now, minutes(3 * 1440))).toMatch(/那一天已经过了/)
    expect(handFault(minutes(-61), now, now)).toMatch(/还没到约好/)
  })

  it('stands under answers that were tapped on a day of the visit', () => {
    const tap = (by: 'first' | 'second', at: Date, item = 'B.1.1') =>
      ({ id: String(at.getTime()), kind: 'answer', by, item, value: 3, at: at.toISOString() }) as const
    const days = ['2026-11-25']
    const [old, fresh] = [minutes(-1440), minutes(1)]
    expect(answeredElsewhen([tap('first', old), tap('second', fresh)], days)).toEqual(['B.1.1'])
    expect(answeredElsewhen([tap('first', old), tap('second', fresh)], ['2026-11-24', ...days])).toEqual([])
    // The same again on the day is an answer of that day, in whatever order they come.
    expect(answeredElsewhen([tap('first', fresh), tap('first', old)], days)).toEqual([])
    const note = { id: 'n', kind: 'note', by: 'first', item: null, words: '屋里暗', at: old.toISOString() } as const
    expect(answeredElsewhen([note], days)).toEqual([])
  })

  it('may come days later: a device was offline', () => {
    expect(momentFault(now, now, minutes(3 * 1440))).toBeNull()
  })
})

describe('a tap', () => {
  it('is at most a week old, and at most ten minutes ahead', () => {
    expect(tapMomentFault(minutes(-7 * 1440), now)).toBeNull()
    expect(tapMomentFault(minutes(-7 * 1440 - 1), now)).toMatch(/7天以前/)
    expect(tapMomentFault(minutes(10), now)).toBeNull()
    expect(tapMomentFault(minutes(11), now)).toMatch(/在将来/)
  })
})
