import fc from 'fast-check'
import { HOLIDAY_HABITS, type Facility } from '../../../src/domain/facility/facility'
import { mayBeOpen } from '../../../src/domain/facility/hours'
import { seededRandom } from '../../../cloudfunctions/demonstration/random'
import { dayInfo } from '../../../cloudfunctions/runtime/calendar'
import type { World } from '../world'
import { asking, made, register } from './facility-support'

const CITY = 'opencity'
const random = seededRandom('open')

/** Two days of National Day, its make-up days on a Sunday and a Saturday, a working day, a weekend, an unpublished year. */
const DAYS = [
  '2026-10-01',
  '2026-10-03',
  '2026-09-20',
  '2026-10-10',
  '2026-11-23',
  '2026-11-22',
  '2027-02-08',
  '2027-02-14',
]
const EDGES = [0, 1, 479, 480, 659, 660, 719, 720, 779, 780, 1080, 1439]

/** Spans that touch, that end at midnight, and that begin with the day. */
const SPANS = [
  [480, 720],
  [720, 1080],
  [660, 780],
  [0, 480],
  [1080, 1440],
  [0, 1440],
] as const

const ALL: readonly Facility[] = Array.from({ length: 150 }, (_, n) => {
  const spans = SPANS.filter(() => random.chance(0.35))
  const week = [1, 2, 3, 4, 5, 6, 7]
  const days = () => (random.chance(0.4) ? [1, 2, 3, 4, 5] : week.filter(() => random.chance(0.5)))
  const hours = spans.map(([from, to]) => ({ days: days(), from, to })).filter((span) => span.days.length > 0)
  return made(`open-${n}`, { hours, holidays: random.pick(HOLIDAY_HABITS) })
})

export function facilityOpenSuite(world: () => World): void {
  describe('facilities that are open', () => {
    const { all } = asking(world, CITY)
    const byHand = (date: string, minute?: number) =>
      ALL.filter((one) => mayBeOpen(one, dayInfo(date), minute)).map(({ id }) => id)
    const sorted = (ids: readonly string[]) => [...ids].sort()

    beforeAll(() => register(world().database, CITY, ALL))

    it('are the same by the database as by the rules that a page goes by, on any day at any minute', async () => {
      const asked = fc.tuple(
        fc.constantFrom(...DAYS),
        fc.option(fc.oneof(fc.constantFrom(...EDGES), fc.nat(1439)), { nil: undefined }),
      )
      await fc.assert(
        fc.asyncProperty(asked, async ([on, minute]) => {
          const open = { on, ...(minute === undefined ? {} : { minute }) }
          expect(sorted(await all({ open }))).toEqual(sorted(byHand(on, minute)))
        }),
        { numRuns: 40 },
      )
    })

    it('are told apart on each kind of day', () => {
      const closed = made('closed', { hours: [{ days: [1], from: 480, to: 720 }], holidays: 'closed' })
      const untold = { ...closed, holidays: 'unknown' } as const
      const always = { ...closed, holidays: 'open' } as const
      // Thursday the first of October, and the Sunday on which it is made up; Monday's hours are what is worked then.
      const at = (one: Facility, date: string) => mayBeOpen(one, dayInfo(date), 500)
      expect([closed, untold, always].map((one) => at(one, '2026-09-20'))).toEqual([true, false, false])
      const thursday = (one: Facility) => ({ ...one, hours: [{ days: [4], from: 480, to: 720 }] })
      expect([closed, untold, always].map((one) => at(thursday(one), '2026-10-01'))).toEqual([false, true, true])
      expect(at({ ...closed, hours: [] }, '2026-10-01')).toBe(true)
    })

    it('are those that are open now, in China', async () => {
      // Saturday, ten o'clock.
      expect(sorted(await all({ open: 'now' }))).toEqual(sorted(byHand('2026-11-21', 600)))
      const before = world().now
      world().now = new Date('2026-11-20T16:00:00Z')
      expect(sorted(await all({ open: 'now' }))).toEqual(sorted(byHand('2026-11-21', 0)))
      world().now = before
    })
  })
}
