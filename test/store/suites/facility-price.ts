import { seededRandom } from '../../../cloudfunctions/demonstration/random'
import type { FacilityCard, FacilityService, Need } from '../../../src/domain/facility/facility'
import type { World } from '../world'
import { around, asking, made, register, SEAT } from './facility-support'

const CITY = 'pricecity'
const NEEDS = ['eat', 'bath'] as const
const random = seededRandom('prices')
const NAMES = ['老人午餐', '早餐', '送餐上门', '助浴', '拐杖试用']

const service = (): FacilityService => ({
  name: random.pick(NAMES),
  ...(random.chance(0.8) ? { need: random.pick(NEEDS) } : {}),
  ...(random.chance(0.8) ? { fen: random.pick([0, 0, 200, 500, 800, 1200]) } : {}),
})
const EXAMPLE = made('price-example', {
  services: [
    { name: '送餐上门', need: 'eat', fen: 200, unit: '次' },
    { name: '老人午餐', need: 'eat', fen: 1200, unit: '份' },
    { name: '早餐', need: 'eat', fen: 500, from: true },
  ],
})
const FREE = made('price-free', { services: [{ name: '老人午餐', need: 'eat', fen: 0 }] })
const ALL = [
  ...Array.from({ length: 120 }, (_, n) =>
    made(`price-${n}`, {
      place: around(SEAT, 5_000, random),
      needs: [...NEEDS],
      services: Array.from({ length: random.whole(0, 3) }, service),
    }),
  ),
  EXAMPLE,
  FREE,
]

/** What a row shows and what a filter compares is one price. */
export function facilityPriceSuite(world: () => World): void {
  describe('the price of a place', () => {
    const { near, all } = asking(world, CITY)

    beforeAll(() => register(world().database, CITY, ALL))

    const cards = async (need: Need | undefined): Promise<FacilityCard[]> => {
      const pages = [0, 50, 100].map((offset) => near({ ...(need && { need }), offset }))
      return (await Promise.all(pages)).flatMap(({ facilities }) => facilities.map(({ card }) => card))
    }

    it.each([...NEEDS, undefined])('is at most what was asked exactly where its row shows so, for %s', async (need) => {
      const shown = await cards(need)
      for (const mostFen of [0, 200, 499, 500, 800, 1200]) {
        const found = await all({ ...(need && { need }), mostFen })
        const cheap = shown.filter(({ price }) => price !== undefined && price.fen <= mostFen).map(({ id }) => id)
        expect([...found].sort()).toEqual(cheap.sort())
        expect(found.length).toBeGreaterThan(0)
      }
    })

    it('is that of the meal, and not of bringing it', async () => {
      for (const need of ['eat', undefined] as const) {
        const card = (await cards(need)).find(({ id }) => id === EXAMPLE.id)
        expect(card?.price).toEqual({ fen: 1200, what: '老人午餐', from: false })
        expect(await all({ ...(need && { need }), mostFen: 500 })).not.toContain(EXAMPLE.id)
      }
    })

    it('is nothing where all of it is free, also for who asks without a need', async () => {
      for (const need of ['eat', undefined] as const) {
        const card = (await cards(need)).find(({ id }) => id === FREE.id)
        expect(card?.price).toEqual({ fen: 0, what: '老人午餐', from: false })
        expect(await all({ ...(need && { need }), mostFen: 0 })).toContain(FREE.id)
      }
    })
  })
}
