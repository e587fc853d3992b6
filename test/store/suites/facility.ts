import { generateFacilities } from '../../../cloudfunctions/demonstration'
import { metresBetween } from '../../../src/domain/facility/distance'
import type { Facility, FacilityCard, Place } from '../../../src/domain/facility/facility'
import { COUNTIES, dataOf, type World } from '../world'

interface Near {
  readonly facilities: readonly { readonly card: FacilityCard; readonly metres: number }[]
  readonly total: number
}

const ALL = generateFacilities({ city: 'linfen', counties: COUNTIES, seed: 'linfen' })
const SEAT = COUNTIES[0]!.seat

/** What a list of everything, sorted by hand, would say. */
function byHand(at: Place, limit: number, serves: (facility: Facility) => boolean = () => true): string[] {
  return ALL.filter(serves)
    .map(({ id, place }) => ({ id, metres: metresBetween(at, place) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, limit)
    .map(({ id }) => id)
}

export function facilitySuite(world: () => World): void {
  describe('facilities', () => {
    const near = async (data: object) =>
      dataOf<Near>(await world().ask('facility', 'near', { city: 'linfen', ...data }))
    const idsOf = ({ facilities }: Near) => facilities.map(({ card }) => card.id)

    it.each<[string, Place]>([
      ['in the middle of town', SEAT],
      ['at the edge of town', { lng: 111.62, lat: 36.1 }],
      ['between two counties', { lng: 111.63, lat: 36.16 }],
      ['far away in Beijing', { lng: 116.4, lat: 39.9 }],
    ])('are listed nearest first %s', async (_where, at) => {
      const answer = await near({ at, limit: 50 })
      expect(idsOf(answer)).toEqual(byHand(at, 50))
      expect(answer.total).toBe(ALL.length)
    })

    it('are those that serve a need, within a county when one is asked', async () => {
      const eat = await near({ at: SEAT, need: 'eat', limit: 50 })
      expect(idsOf(eat)).toEqual(byHand(SEAT, 50, ({ needs }) => needs.includes('eat')))
      const there = await near({ at: SEAT, need: 'eat', county: '141082', limit: 5 })
      expect(idsOf(there)).toEqual(byHand(SEAT, 5, ({ needs, county }) => needs.includes('eat') && county === '141082'))
      expect(there.total).toBe(ALL.filter((f) => f.needs.includes('eat') && f.county === '141082').length)
    })

    it('come in pages that neither repeat nor miss one', async () => {
      const pages: string[] = []
      for (let offset = 0; offset < ALL.length; offset += 50)
        pages.push(...idsOf(await near({ at: SEAT, limit: 50, offset })))
      expect(pages).toEqual(byHand(SEAT, ALL.length))
      expect(idsOf(await near({ at: SEAT, offset: 1000 }))).toEqual([])
    })

    it('are none in a city that is not there', async () => {
      expect(dataOf<Near>(await world().ask('facility', 'near', { city: 'atlantis', at: SEAT }))).toEqual({
        facilities: [],
        total: 0,
      })
    })

    it('are told with everything that is known, and as made', async () => {
      for (const { city, ...made } of ALL.slice(0, 30)) {
        expect(city).toBe('linfen')
        const { facility } = dataOf<{ facility: Facility }>(await world().ask('facility', 'get', { id: made.id }))
        expect(facility).toEqual(made)
      }
      expect((await world().ask('facility', 'get', { id: 'linfen-none' })).status).toBe(404)
      expect((await world().ask('facility', 'get', { id: "x' or '1'='1" })).status).toBe(400)
    })

    it('are priced for the need one came with, of several the first; without a need as the register says', async () => {
      const { total } = await near({ at: SEAT, need: 'eat', limit: 1 })
      let different = 0
      for (let offset = 0; offset < total; offset += 50)
        for (const { card } of (await near({ at: SEAT, need: 'eat', limit: 50, offset })).facilities) {
          const made = ALL.find(({ id }) => id === card.id)
          const meal = made?.services.find(({ need, fen }) => need === 'eat' && fen !== undefined && fen > 0)
          expect(card.price).toEqual(meal && { fen: meal.fen, what: meal.name, from: meal.from ?? false })
          if (meal && made?.price?.what !== meal.name) different += 1
        }
      // Places that serve meals and are known for something dearer: where the two prices could be mistaken.
      expect(different).toBeGreaterThan(0)
      for (const { card } of (await near({ at: SEAT, limit: 50 })).facilities)
        expect(card.price).toEqual(ALL.find(({ id }) => id === card.id)?.price)
    })

    it('refuse a place outside China', async () => {
      expect((await world().ask('facility', 'near', { city: 'linfen', at: { lng: 0, lat: 0 } })).status).toBe(400)
    })
  })
}
