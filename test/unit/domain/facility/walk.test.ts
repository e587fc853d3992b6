import fc from 'fast-check'
import { ELDER_WALK, minutesFor, PACE_LIMITS, PACES, straightReach } from '@/domain/facility/walk'

describe('an elder’s walk', () => {
  it.each([
    [0, 1],
    [50, 1],
    [51, 2],
    [750, 15],
    [751, 16],
  ])('takes her %d straight metres in %d minutes', (metres, minutes) => {
    expect(minutesFor(ELDER_WALK, metres)).toBe(minutes)
  })

  it('reaches 750 straight metres in a quarter of an hour, and less at a slow pace', () => {
    expect(straightReach(ELDER_WALK, 15)).toBe(750)
    expect(
      PACES.map(({ metresPerMinute }) => Math.round(straightReach({ ...ELDER_WALK, metresPerMinute }, 15))),
    ).toEqual([519, 750, 923])
  })

  it('reaches what it takes those minutes to, and no more', () => {
    const pace = fc.integer({ min: PACE_LIMITS.least, max: PACE_LIMITS.most })
    fc.assert(
      fc.property(pace, fc.integer({ min: 1, max: 60 }), (metresPerMinute, minutes) => {
        const walk = { ...ELDER_WALK, metresPerMinute }
        const reach = straightReach(walk, minutes)
        expect(minutesFor(walk, reach - 0.001)).toBeLessThanOrEqual(minutes)
        expect(minutesFor(walk, reach + 0.001)).toBe(minutes + 1)
      }),
    )
  })
})
