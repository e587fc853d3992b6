import fc from 'fast-check'
import {
  beyond,
  byUrgency,
  covered,
  isWithin,
  percentWithin,
  sumOf,
  type Circle,
  type Reach,
} from '@/domain/facility/coverage'
import { ELDER_WALK, minutesFor, PACE_LIMITS } from '@/domain/facility/walk'

const CIRCLE: Circle = { walk: ELDER_WALK, minutes: 15 }
const reach = (elders: number | null, metres: number | null): Reach => ({ elders, metres })

const reaches = fc.array(
  fc.record<Reach>({
    elders: fc.option(fc.nat(20_000)),
    metres: fc.option(fc.double({ min: 0, max: 100_000, noNaN: true })),
  }),
  { maxLength: 60 },
)
const circles = fc.record<Circle>({
  walk: fc.record({
    metresPerMinute: fc.double({ min: PACE_LIMITS.least, max: PACE_LIMITS.most, noNaN: true }),
    detour: fc.double({ min: 1, max: 2, noNaN: true }),
  }),
  minutes: fc.integer({ min: 1, max: 60 }),
})

describe('coverage', () => {
  it('adds up elders and communities, and tells apart those that nobody counted', () => {
    const some = [reach(120, 300), reach(80, 750), reach(50, 751), reach(30, null), reach(null, 100), reach(0, 9_000)]
    expect(covered(some, CIRCLE)).toEqual({ communities: 6, near: 3, uncounted: 1, elders: 280, within: 200 })
  })

  it('is nothing where there is nobody, and its share is not known', () => {
    expect(covered([], CIRCLE)).toEqual({ communities: 0, near: 0, uncounted: 0, elders: 0, within: 0 })
    expect(percentWithin(covered([reach(null, 10)], CIRCLE))).toBeNull()
  })

  it.each([
    [280, 210, 75],
    [1_000, 999, 99],
    [1_000, 1, 1],
    [1_000, 0, 0],
    [1_000, 1_000, 100],
    [3, 1, 33],
  ])('of %d elders with %d within is %d %%', (elders, within, percent) => {
    expect(percentWithin({ elders, within })).toBe(percent)
  })

  it('has every counted elder either within or beyond', () => {
    fc.assert(
      fc.property(reaches, circles, (all, circle) => {
        const sum = covered(all, circle)
        const counted = all.reduce((elders, one) => elders + (one.elders ?? 0), 0)
        expect(sum.within + beyond(sum)).toBe(counted)
        expect(sum.within).toBeGreaterThanOrEqual(0)
        expect(beyond(sum)).toBeGreaterThanOrEqual(0)
        expect(sum.near + all.filter(({ metres }) => !isWithin(circle, metres)).length).toBe(sum.communities)
      }),
    )
  })

  it('never has fewer within for more minutes, a faster walk or a nearer place', () => {
    fc.assert(
      fc.property(reaches, circles, fc.integer({ min: 1, max: 20 }), (all, circle, more) => {
        const { within, near } = covered(all, circle)
        const longer = covered(all, { ...circle, minutes: circle.minutes + more })
        const { walk } = circle
        const faster = covered(all, { ...circle, walk: { ...walk, metresPerMinute: walk.metresPerMinute + more } })
        const nearer = covered(
          all.map(({ elders, metres }) => reach(elders, metres && metres / 2)),
          circle,
        )
        for (const other of [longer, faster, nearer]) {
          expect(other.within).toBeGreaterThanOrEqual(within)
          expect(other.near).toBeGreaterThanOrEqual(near)
        }
      }),
    )
  })

  it('is the sum of its parts', () => {
    fc.assert(
      fc.property(reaches, reaches, circles, (one, other, circle) => {
        const [a, b] = [covered(one, circle), covered(other, circle)]
        expect(sumOf([a, b])).toEqual(covered([...one, ...other], circle))
      }),
    )
  })

  it('agrees with the minutes that a page shows', () => {
    fc.assert(
      fc.property(circles, fc.double({ min: 0, max: 20_000, noNaN: true }), (circle, metres) => {
        expect(isWithin(circle, metres)).toBe(minutesFor(circle.walk, metres) <= circle.minutes)
      }),
    )
    expect(isWithin(CIRCLE, null)).toBe(false)
  })

  it('names first where a new place would help most', () => {
    const order = [
      reach(900, 800),
      reach(300, null),
      reach(300, 5_000),
      reach(0, 9_000),
      reach(null, 9_000),
      reach(5, 750),
      reach(2_000, 60),
    ]
    expect([...order].reverse().sort(byUrgency(CIRCLE))).toEqual(order)
    fc.assert(
      fc.property(reaches, circles, (all, circle) => {
        const sorted = [...all].sort(byUrgency(circle))
        const firstNear = sorted.findIndex(({ metres }) => isWithin(circle, metres))
        if (firstNear >= 0) expect(sorted.slice(firstNear).every(({ metres }) => isWithin(circle, metres))).toBe(true)
      }),
    )
  })
})
