import { seededRandom } from '../../../cloudfunctions/demonstration/random'
import type { Facility } from '../../../src/domain/facility/facility'
import { spotOf, tileAt, type Tile } from '../../../src/domain/facility/mercator'
import type { World } from '../world'
import { around, asking, made, register, SEAT, type Tiles } from './facility-support'

const CITY = 'tilecity'
const random = seededRandom('tiles')
const MOST_PINS = 18

/** A dense middle, a sparse outside, and places on the line between tiles of every zoom. */
const ON_LINES = [
  { lng: 112.5, lat: 36.1 },
  { lng: 112.5, lat: 36.4 },
]
const ALL: readonly Facility[] = [
  ...Array.from({ length: 300 }, (_, n) => made(`tile-${n}`, { place: around(SEAT, n < 200 ? 800 : 40_000, random) })),
  ...ON_LINES.map((place, n) => made(`line-${n}`, { place })),
  ...Array.from({ length: 40 }, (_, n) => made(`door-${n}`, { place: { lng: 111.7, lat: 36.2 }, needs: ['bath'] })),
]

const tileOf = ({ place }: Facility, z: number) => tileAt(spotOf(place), z)
const within = ({ x, y, z }: Tile) => ALL.filter((one) => [tileOf(one, z)].every((t) => t.x === x && t.y === y))
const countIn = (count: number, one: (n: number) => Facility, { x, y, z }: Tile): number =>
  Array.from({ length: count }, (_, n) => tileOf(one(n), z)).filter((t) => t.x === x && t.y === y).length
const countOf = ({ pins, groups }: Tiles[number]) => pins.length + groups.reduce((sum, { count }) => sum + count, 0)

/** Every tile of a zoom on which something lies. */
const tilesAt = (z: number): { x: number; y: number }[] => [
  ...new Map(ALL.map((one) => tileOf(one, z)).map(({ x, y }) => [`${x}/${y}`, { x, y }])).values(),
]

export function facilityTilesSuite(world: () => World): void {
  describe('tiles of the map', () => {
    const { tiles } = asking(world, CITY)

    beforeAll(() => register(world().database, CITY, ALL))

    it.each([3, 6, 9, 11, 12, 13, 14, 16, 18])(
      'hold everything once at zoom %d, few one by one, many in groups',
      async (z) => {
        let counted = 0
        const at = tilesAt(z).slice(0, 60)
        for (let from = 0; from < at.length; from += 12) {
          const asked = at.slice(from, from + 12)
          const answered = await tiles({ z, tiles: asked })
          expect(answered.map(({ x, y }) => ({ x, y }))).toEqual(asked)
          for (const tile of answered) {
            const there = within({ z, ...tile })
            expect(countOf(tile)).toBe(there.length)
            if (there.length <= MOST_PINS) {
              const pins = there.map(({ id, name, place }) => ({ id, name, ...place }))
              expect(tile).toMatchObject({ pins: pins.sort((a, b) => (a.id < b.id ? -1 : 1)), groups: [] })
            } else {
              expect(tile.pins).toEqual([])
              expect(tile.groups.length).toBeLessThanOrEqual(16)
              for (const middle of tile.groups)
                expect(tileAt(spotOf(middle), z)).toMatchObject({ x: tile.x, y: tile.y })
            }
            counted += countOf(tile)
          }
        }
        if (at.length < 60) expect(counted).toBe(ALL.length)
      },
    )

    it('put a group where its places are', async () => {
      const door = { lng: 111.7, lat: 36.2 }
      const { x, y } = tileAt(spotOf(door), 16)
      expect(await tiles({ z: 16, tiles: [{ x, y }], need: 'bath' })).toEqual([
        { x, y, pins: [], groups: [{ ...door, count: 40 }] },
      ])
    })

    it('hold what the filters of the list leave', async () => {
      const at = tilesAt(6)
      const counts = async (filters: object) =>
        (await tiles({ z: 6, tiles: at, ...filters })).reduce((sum, tile) => sum + countOf(tile), 0)
      expect(await counts({ need: 'bath' })).toBe(40)
      expect(await counts({ need: 'eat' })).toBe(ALL.length - 40)
      expect(await counts({ open: 'now' })).toBe(0)
      expect(await counts({ open: { on: '2026-11-21', minute: 700 } })).toBe(ALL.length)
      expect(await counts({ words: 'line' })).toBe(2)
      expect(await counts({ county: '141082' })).toBe(0)
    })

    it('are empty where nothing lies, and off the edge of the world', async () => {
      for (const tile of [
        { x: 0, y: 0 },
        { x: 7, y: 7 },
        { x: 1_000_000_000, y: 1 },
        { x: 2 ** 50, y: 2 ** 50 },
      ])
        expect(await tiles({ z: 3, tiles: [tile] })).toEqual([{ ...tile, pins: [], groups: [] }])
    })

    it('are at most 30 KB, however long the names are', async () => {
      const long = (n: number) =>
        made(`${String(n).padStart(3, '0')}-${'x'.repeat(56)}`, {
          name: `第${n}号${'很'.repeat(50)}长的名字`,
          place: { lng: 111 + (n % 16) * 0.005, lat: 36 + Math.floor(n / 16) * 0.004 },
        })
      const city = 'longcity'
      await register(
        world().database,
        city,
        Array.from({ length: 256 }, (_, n) => long(n)),
      )
      const { tiles: ask } = asking(world, city)
      for (const z of [10, 11, 12, 13, 14, 15]) {
        const { x, y } = tileAt(spotOf({ lng: 111.04, lat: 36.03 }), z)
        const at = Array.from({ length: 12 }, (_, n) => ({ x: x - 1 + (n % 4), y: y - 1 + Math.floor(n / 4) }))
        const answered = await ask({ z, tiles: at })
        expect(Buffer.byteLength(JSON.stringify({ ok: true, data: { tiles: answered } }))).toBeLessThanOrEqual(
          30 * 1024,
        )
        for (const tile of answered)
          expect([z, countOf(tile)]).toEqual([z, countIn(256, long, { z, x: tile.x, y: tile.y })])
      }
    })

    it('are answered each as often as it is asked, and at most twelve', async () => {
      const [one] = tilesAt(9)
      const [first, second] = await tiles({ z: 9, tiles: [one, one] })
      expect(second).toEqual(first)
      const ask = (data: object) => world().ask('facility', 'tiles', { city: CITY, ...data })
      expect((await ask({ z: 9, tiles: Array.from({ length: 13 }, () => one) })).status).toBe(400)
      expect((await ask({ z: 2, tiles: [one] })).status).toBe(400)
      expect((await ask({ z: 9, tiles: [{ x: -1, y: 0 }] })).status).toBe(400)
    })
  })
}
