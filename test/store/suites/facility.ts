import { seededRandom } from '../../../cloudfunctions/demonstration/random'
import { facilityFunction, type WalkRoute } from '../../../cloudfunctions/facility'
import { invoke } from '../../../cloudfunctions/runtime/invoke'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import { metresBetween } from '../../../src/domain/facility/distance'
import type { Facility, Place } from '../../../src/domain/facility/facility'
import { NEED_KEYS } from '../../../src/domain/facility/types'
import { dataOf, type World } from '../world'
import { around, asking, idsOf, made, register, SEAT, settle, type Near } from './facility-support'

const CITY = 'nearcity'
const COUNTIES = ['141002', '141024', '141082']
const random = seededRandom('near')

/** Scattered over 30 km; thirty of them behind one door, and one far away. */
const ALL: readonly Facility[] = Array.from({ length: 180 }, (_, n) =>
  made(`near-${String(n).padStart(3, '0')}`, {
    place: n < 30 ? { lng: 111.58, lat: 36.08 } : around(SEAT, 30_000, random),
    county: random.pick(COUNTIES),
    needs: random.chance(0.5) ? ['eat'] : [random.pick(NEED_KEYS)],
    ...(random.chance(0.5) ? { town: random.pick(['解放路街道', '鼓楼西街街道']) } : {}),
    ...(random.chance(0.5) ? { grade: { scale: 'star', level: random.whole(1, 5) } as const } : {}),
    services: random.chance(0.7) ? [{ name: '老人午餐', need: 'eat', fen: random.whole(300, 2000) }] : [],
  }),
)
const GONE = made('near-gone', { closedOn: '2026-05-01' })

/** What a list of everything, sorted by hand, would say. */
const byHand = (at: Place, serves: (facility: Facility) => boolean = () => true): string[] =>
  ALL.filter(serves)
    .map(({ id, place }) => ({ id, metres: metresBetween(at, place) }))
    .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)

export function facilitySuite(world: () => World): void {
  describe('facilities', () => {
    const { near, all } = asking(world, CITY)

    beforeAll(() => register(world().database, CITY, [...ALL, GONE]))

    it.each<[string, Place]>([
      ['in the middle of town', SEAT],
      ['at the edge of town', { lng: 111.62, lat: 36.1 }],
      ['between two counties', { lng: 111.63, lat: 36.3 }],
      ['before a door that thirty share', { lng: 111.58, lat: 36.08 }],
      ['far away in Beijing', { lng: 116.4, lat: 39.9 }],
      ['far away in Xiamen', { lng: 118.1, lat: 24.5 }],
      ['at the end of China', { lng: 76, lat: 54 }],
    ])('are listed nearest first %s, in pages that neither repeat nor miss one', async (_where, at) => {
      expect(await all({ at })).toEqual(byHand(at))
      expect(await all({ at, limit: 7 })).toEqual(byHand(at))
      expect(idsOf(await near({ at, offset: ALL.length }))).toEqual([])
    })

    it('are those that serve a need, within a county or street when one is asked', async () => {
      for (const need of NEED_KEYS)
        expect(await all({ need })).toEqual(byHand(SEAT, ({ needs }) => needs.includes(need)))
      expect(await all({ county: '141082', town: '解放路街道' })).toEqual(
        byHand(SEAT, ({ county, town }) => county === '141082' && town === '解放路街道'),
      )
    })

    it('are of at least a grade, and at most a price for what one came for', async () => {
      expect(await all({ grade: 4 })).toEqual(byHand(SEAT, ({ grade }) => (grade?.level ?? 0) >= 4))
      const cheap = ({ services }: Facility) => (services[0]?.fen ?? Infinity) <= 800
      expect(await all({ mostFen: 800 })).toEqual(byHand(SEAT, cheap))
      expect(await all({ mostFen: 800, need: 'eat' })).toEqual(
        byHand(SEAT, (one) => one.needs.includes('eat') && cheap(one)),
      )
      expect(await all({ mostFen: 800, need: 'bath' })).toEqual([])
    })

    it('are walked to at a pace, and counted within the circle', async () => {
      const metres = (id: string) => metresBetween(SEAT, ALL.find((one) => one.id === id)!.place)
      const usual = await near({ need: 'eat' })
      expect(usual.circle).toEqual({ minutes: 15, metres: 750, pace: 65, detour: 1.3, by: 'straight' })
      const eat = byHand(SEAT, ({ needs }) => needs.includes('eat'))
      expect(usual.walkable).toBe(eat.filter((id) => metres(id) <= 750).length)
      for (const { card, metres: told, minutes } of usual.facilities) {
        expect(told).toBe(Math.round(metres(card.id)))
        expect(minutes).toBe(Math.max(1, Math.ceil((metres(card.id) * 1.3) / 65)))
      }
      expect(await all({ need: 'eat', within: 60 })).toEqual(eat.filter((id) => metres(id) <= 3000))
      const slow = await near({ need: 'eat', within: 60, pace: 26 })
      expect(idsOf(slow)).toEqual(eat.filter((id) => metres(id) <= 1200))
      expect(slow.circle).toMatchObject({ minutes: 15, metres: 300, pace: 26 })
    })

    it('are none in a city that is not there', async () => {
      const answer = dataOf<Near>(await world().ask('facility', 'near', { city: 'atlantis', at: SEAT }))
      expect(answer).toMatchObject({ facilities: [], total: 0, walkable: 0, loose: false })
    })

    it('come with the kind of the asked day and of the seven after it', async () => {
      expect((await near()).days.map(({ date }) => date)).toEqual(
        Array.from({ length: 8 }, (_, n) => `2026-11-${21 + n}`),
      )
      expect((await near({ open: { on: '2026-09-30' } })).days.slice(0, 2)).toEqual([
        { date: '2026-09-30', kind: 'ordinary' },
        { date: '2026-10-01', kind: 'holiday', name: '国庆节' },
      ])
      expect((await near({ open: { on: '2026-12-31' } })).days[1]).toEqual({ date: '2027-01-01', kind: 'unknown' })
    })

    it('that are closed for good are found no more, and their page says so', async () => {
      expect(await all()).not.toContain(GONE.id)
      const { facility } = dataOf<{ facility: Facility }>(await world().ask('facility', 'get', { id: GONE.id }))
      expect(facility).toEqual(GONE)
    })

    it('are told with everything that is known, and with what they miss', async () => {
      for (const one of ALL.slice(0, 10)) {
        const told = dataOf<{ facility: Facility }>(await world().ask('facility', 'get', { id: one.id }))
        expect(told).toEqual({
          ...{ facility: one, warnings: ['未查到食品经营许可证'], days: expect.any(Array) },
          ratings: null,
        })
      }
      expect((await world().ask('facility', 'get', { id: 'linfen-none' })).status).toBe(404)
      expect((await world().ask('facility', 'get', { id: "x' or '1'='1" })).status).toBe(400)
    })

    it.each<[string, WalkRoute | undefined, string, number]>([
      ['as a routing service says', async (_at, to) => to.map((_place, n) => 1000 + n), 'routed', 1000],
      ['straight where it finds no way', async (_at, to) => to.map(() => null), 'routed', 138],
      ['straight where it fails', () => Promise.reject(new Error('no route')), 'straight', 138],
      ['straight where it answers something else', async () => [1], 'straight', 138],
      ['straight where it does not answer', () => new Promise<never>(() => undefined), 'straight', 138],
      ['straight without one', undefined, 'straight', 138],
    ])('are as far %s', async (_how, route, by, metres) => {
      const { database, keyring, sessions, now } = world()
      const fn = facilityFunction({ rules: [], places: new Map(), ...(route && { route }) })
      const log = { call: () => undefined, crash: () => undefined }
      const surroundings = {
        clock: () => now,
        log,
        callLimit: createRateLimit(9),
        store: { database, keyring, sessions },
      }
      const data = { city: CITY, at: SEAT, limit: 3 }
      const body = { action: 'near', data, requestId: crypto.randomUUID() }
      const answer = dataOf<Near>(await invoke(fn, surroundings, { body, sender: 'test' }))
      expect(answer.circle.by).toBe(by)
      expect(answer.facilities[0]).toMatchObject({
        metres,
        minutes: Math.ceil((metres * (metres === 1000 ? 1 : 1.3)) / 65),
      })
    })

    it('stand on a page in the order of the ways on foot, where a routing service told them', async () => {
      const route: WalkRoute = async (_at, to) => to.map((_place, n) => 1000 - n)
      const fn = facilityFunction({ rules: [], places: new Map(), route })
      const call = {
        now: new Date(),
        forPerson: null,
        forCase: null,
        last: () => undefined,
        input: { city: CITY, at: SEAT, limit: 3 },
      }
      const answer = await world().database.transaction((db) => fn.run('near', { ...call, db } as never))
      expect((answer as Near).facilities.map(({ metres }) => metres)).toEqual([998, 999, 1000])
    })

    it('are sorted exactly also for who asks from beyond the city, page by page', async () => {
      const at = { lng: 126.6, lat: 45.8 }
      const outline = [110, 113].flatMap((lng) => (lng === 110 ? [35, 37] : [37, 35]).map((lat) => ({ lng, lat })))
      const fn = facilityFunction({ rules: [{ city: CITY, outline } as never], places: new Map() })
      const ask = async (limit: number, offset: number) => {
        const call = {
          now: new Date(),
          forPerson: null,
          forCase: null,
          last: () => undefined,
          input: { city: CITY, at, limit, offset },
        }
        return idsOf((await world().database.transaction((db) => fn.run('near', { ...call, db } as never))) as Near)
      }
      const nearest = await ask(20, 0)
      expect(nearest).toEqual(idsOf(await near({ at, limit: 20 })))
      expect([...(await ask(7, 0)), ...(await ask(13, 7))]).toEqual(nearest)
    })

    it('refuse a day of another century', async () => {
      const asked = { city: CITY, at: SEAT, open: { on: '9999-12-31' } }
      expect((await world().ask('facility', 'near', asked)).status).toBe(400)
    })

    it('refuse a place outside China, a need that is none and a page beyond all', async () => {
      for (const wrong of [{ at: { lng: 0, lat: 0 } }, { need: "eat}' or true --" }, { offset: 5001 }, { pace: 500 }])
        expect((await world().ask('facility', 'near', { city: CITY, at: SEAT, ...wrong })).status).toBe(400)
    })
  })

  describe('streets and communities', () => {
    const CITY = 'livedcity'
    const communities = async (data: object) =>
      dataOf<{ communities: { id: string; name: string }[]; total: number; asTyped: number }>(
        await world().ask('facility', 'communities', { city: CITY, ...data }),
      )

    beforeAll(() =>
      settle(world().database, CITY, [
        { id: '141002901001', name: '槐荫里社区', county: '141002', town: '解放路街道' },
        { id: '141002901002', name: '春晖社区', county: '141002', town: '解放路街道' },
        { id: '141024900001', name: '春晖村', county: '141024', town: '大槐树镇' },
        { id: '141025900001', name: 'CBD一(二)社区', county: '141025', town: '古县镇' },
      ]),
    )

    it('are the streets of the division register', async () => {
      const asked = await world().ask('facility', 'streets', { city: 'linfen', county: '141002' })
      const { streets } = dataOf<{ streets: { code: string; name: string; county: string }[] }>(asked)
      expect(streets).toContainEqual({ code: '141002001', name: '解放路街道', county: '141002' })
      expect(new Set(streets.map(({ county }) => county))).toEqual(new Set(['141002']))
      expect(dataOf(await world().ask('facility', 'streets', { city: 'atlantis' }))).toEqual({ streets: [] })
    })

    it('are the communities of a street, or found by words in the whole city', async () => {
      const names = async (data: object) => (await communities(data)).communities.map(({ name }) => name)
      expect(await names({ town: '解放路街道' })).toEqual(['槐荫里社区', '春晖社区'])
      expect(await names({ county: '141024' })).toEqual(['春晖村'])
      expect(await names({ words: '春晖' })).toEqual(['春晖社区', '春晖村'])
      expect(await names({ words: 'hyl' })).toEqual(['槐荫里社区'])
      expect(await names({ words: '槐阴里' })).toEqual(['槐荫里社区'])
      expect(await names({ words: '大槐树 春晖' })).toEqual(['春晖村'])
      expect(await names({ words: '%' })).toEqual([])
      expect(await communities({ words: 'CBD一(二)' })).toMatchObject({ total: 1, asTyped: 1 })
      expect(await communities({ limit: 1 })).toMatchObject({ total: 4, communities: [{ place: SEAT, demo: false }] })
    })

    it('are those of the typed name before those that only sound like it, whatever their codes', async () => {
      const city = 'soundcity'
      const lived = (n: number, name: string) => ({ id: `1410020010${n}`, name, county: '141002', town: '解放路街道' })
      const misses = Array.from({ length: 50 }, (_, n) => lived(n + 10, `新存第${n}社区`))
      await settle(world().database, city, [...misses, lived(99, '新村社区')])
      const ask = async (data: object) =>
        dataOf<{ communities: { name: string }[]; total: number; asTyped: number }>(
          await world().ask('facility', 'communities', { city, limit: 30, ...data }),
        )
      const found = await ask({ words: '新村' })
      expect(found.communities[0]?.name).toBe('新村社区')
      expect(found).toMatchObject({ total: 51, asTyped: 1 })
      expect(await ask({ words: '新邨' })).toMatchObject({ total: 51, asTyped: 0 })
    })
  })
}
