import fc from 'fast-check'
import type { Answer } from '@/contract'
import type { FacilityTile } from '@/contract/facility'
import {
  createGate,
  createMapTiles,
  tilesOf,
  tileZoom,
  type Gate,
  type Looked,
  type MapTiles,
} from '@/client/map-tiles'
import { placeOf, tileKey } from '@/domain/facility/mercator'

/** Panning asks for what is new only, one request at a time. */

jest.mock('@tarojs/taro', () => ({
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))

type Tiles = Answer<{ readonly tiles: readonly FacilityTile[] }>
interface Request {
  readonly z: number
  readonly tiles: readonly { readonly x: number; readonly y: number }[]
  answer(given: Tiles): Promise<void>
}

const OFFLINE: Tiles = { ok: false, error: { code: 'unavailable', message: '现在连不上网。' } }
/** A crowded tile: too many to be told one by one. */
const crowded = (x: number, y: number): FacilityTile => ({ x, y, pins: [], groups: [{ lng: 126, lat: 45, count: 9 }] })
const emptyTile = (x: number, y: number): FacilityTile => ({ x, y, pins: [], groups: [] })

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface Bench {
  readonly tiles: MapTiles
  readonly requests: Request[]
  /** How many have not been answered. */
  underWay(): number
  /** Answers the last request with these tiles. */
  give(make?: (x: number, y: number) => FacilityTile): Promise<void>
  pass(ms: number): void
}

function bench(gate?: Gate): Bench {
  let time = 0
  let open = 0
  const requests: Request[] = []
  const tiles = createMapTiles(
    (z, wanted) =>
      new Promise((resolve) => {
        open += 1
        requests.push({
          z,
          tiles: wanted,
          async answer(given) {
            open -= 1
            resolve(given)
            await settled()
          },
        })
      }),
    () => time,
    gate,
  )
  return {
    tiles,
    requests,
    underWay: () => open,
    async give(make = crowded) {
      const last = requests[requests.length - 1]!
      await last.answer({ ok: true, data: { tiles: last.tiles.map(({ x, y }) => make(x, y)) } })
    },
    pass: (ms) => void (time += ms),
  }
}

/** A view of so many tiles whose left top tile is this one. */
function view(x: number, y: number, zoom: number, wide = 2, high = 2): Looked {
  const side = 2 ** Math.floor(zoom)
  const first = placeOf({ x: (x + 0.1) / side, y: (y + 0.1) / side })
  const last = placeOf({ x: (x + wide - 0.1) / side, y: (y + high - 0.1) / side })
  return { west: first.lng, north: first.lat, east: last.lng, south: last.lat, zoom }
}

const asked = ({ requests }: Bench): string[] =>
  requests.flatMap(({ z, tiles }) => tiles.map(({ x, y }) => tileKey({ z, x, y })))

it('names the tiles that a view touches, those in its middle first', () => {
  const tiles = tilesOf(view(100, 60, 8, 3, 3), 8)
  expect(tiles).toHaveLength(9)
  expect(tiles[0]).toEqual({ z: 8, x: 101, y: 61 })
})

it('asks at whole zooms that the contract takes', () => {
  expect([1, 3, 12.7, 18, 21].map(tileZoom)).toEqual([3, 3, 12, 18, 18])
})

it('takes a phone that settles a hair farther off than it was told for as near as that', () => {
  expect([15.98, 15.9999999, 16, 16.5, 15.8].map(tileZoom)).toEqual([16, 16, 16, 16, 15])
})

it('names the tiles around the middle of a view that holds more than anybody could ask for', () => {
  const tiles = tilesOf(view(0, 0, 8, 200, 200), 8)
  expect(tiles).toHaveLength(120)
  expect(tiles.every(({ x, y }) => Math.hypot(x - 99.5, y - 99.5) < 8)).toBe(true)
  // At once, though the country has billions of them there.
  expect(tilesOf({ ...view(100, 60, 8, 20, 20), zoom: 8 }, 18)).toHaveLength(120)
})

it('has one request under way for all filters together, and goes on with the newest ones', async () => {
  const gate = createGate()
  const [first, second, third] = [bench(gate), bench(gate), bench(gate)]
  first.tiles.look(view(100, 60, 8))
  first.tiles.close()
  second.tiles.look(view(100, 60, 8))
  second.tiles.close()
  third.tiles.look(view(100, 60, 8))
  expect([first, second, third].map(({ requests }) => requests.length)).toEqual([1, 0, 0])
  await first.give()
  expect([first, second, third].map(({ requests }) => requests.length)).toEqual([1, 0, 1])
  await third.give()
  expect(third.tiles.at(view(100, 60, 8), 8).complete).toBe(true)
})

it('lets others ask after a request of closed filters has failed', async () => {
  const gate = createGate()
  const [first, second] = [bench(gate), bench(gate)]
  first.tiles.look(view(100, 60, 8))
  first.tiles.close()
  second.tiles.look(view(100, 60, 8))
  await first.requests[0]!.answer(OFFLINE)
  expect(second.requests).toHaveLength(1)
})

it('asks nothing when one looks at the same tiles again, and nothing when one pans back', async () => {
  const one = bench()
  one.tiles.look(view(100, 60, 8))
  await one.give()
  one.tiles.look(view(101, 60, 8))
  await one.give()
  expect(asked(one).sort()).toEqual(['8/100/60', '8/100/61', '8/101/60', '8/101/61', '8/102/60', '8/102/61'])
  one.tiles.look(view(100, 60, 8))
  one.tiles.look(view(101, 60, 8))
  expect(one.requests).toHaveLength(2)
})

it('asks a wide view in parts of twelve, one after the other', async () => {
  const one = bench()
  one.tiles.look(view(100, 60, 8, 5, 4))
  expect(one.requests.map(({ tiles }) => tiles.length)).toEqual([12])
  await one.give()
  expect(one.requests.map(({ tiles }) => tiles.length)).toEqual([12, 8])
  await one.give()
  expect(one.tiles.at(view(100, 60, 8, 5, 4), 8)).toMatchObject({ complete: true })
  expect(one.requests).toHaveLength(2)
})

it('asks only for the newest of the views that came while a request was under way', async () => {
  const one = bench()
  one.tiles.look(view(100, 60, 8))
  one.tiles.look(view(150, 60, 8))
  one.tiles.look(view(200, 60, 8))
  expect(one.requests).toHaveLength(1)
  await one.give()
  expect(asked(one).slice(4).sort()).toEqual(['8/200/60', '8/200/61', '8/201/60', '8/201/61'])
})

it('asks nothing nearer where every place was told one by one, and tells which lie there', async () => {
  const one = bench()
  const wide = view(100, 60, 8)
  const at = (x: number, y: number) => placeOf({ x: x / 2 ** 9, y: y / 2 ** 9 })
  const here = { id: 'here', name: '春晖食堂', ...at(200.5, 120.5) }
  const beside = { id: 'beside', name: '夏园食堂', ...at(201.5, 120.5) }
  one.tiles.look(wide)
  await one.give((x, y) => ({ x, y, pins: x === 100 && y === 60 ? [here, beside] : [], groups: [] }))
  const near = view(200, 120, 9, 1, 1)
  one.tiles.look(near)
  expect(one.requests).toHaveLength(1)
  expect(one.tiles.at(near, 9)).toEqual({ complete: true, tiles: [{ x: 200, y: 120, pins: [here], groups: [] }] })
})

it('tells a failure, asks not again by itself, and again with the next move', async () => {
  const one = bench()
  one.tiles.look(view(100, 60, 8))
  await one.requests[0]!.answer(OFFLINE)
  expect(one.tiles.state()).toMatchObject({ asking: false, error: { code: 'unavailable' } })
  expect(one.requests).toHaveLength(1)
  one.tiles.look(view(100, 60, 8))
  expect(one.requests).toHaveLength(2)
  await one.give()
  expect(one.tiles.state().error).toBeUndefined()
})

it('asks for a view that came while a request failed', async () => {
  const one = bench()
  one.tiles.look(view(100, 60, 8))
  one.tiles.look(view(150, 60, 8))
  await one.requests[0]!.answer(OFFLINE)
  expect(one.requests).toHaveLength(2)
  await one.requests[1]!.answer(OFFLINE)
  expect(one.requests).toHaveLength(2)
})

it('does not ask for ever where a server answers none of what was asked', async () => {
  const one = bench()
  one.tiles.look(view(100, 60, 8))
  await one.requests[0]!.answer({ ok: true, data: { tiles: [] } })
  expect(one.requests).toHaveLength(1)
  expect(one.tiles.state()).toMatchObject({ asking: false })
})

it('asks anew at a word, and shows the old tiles until the new ones are there', async () => {
  const one = bench()
  const there = view(3420, 1470, 12)
  one.tiles.look(there)
  await one.give()
  one.tiles.look(there)
  expect(one.requests).toHaveLength(1)
  one.tiles.renew()
  expect(one.requests[1]?.tiles).toEqual(one.requests[0]?.tiles)
  expect(one.tiles.at(there, 12)).toMatchObject({ complete: true })
  await one.give()
  expect([one.requests.length, one.underWay()]).toEqual([2, 0])
})

it('asks again after ten minutes, and shows the old tile until the new one is there', async () => {
  const one = bench()
  one.tiles.look(view(100, 60, 8))
  await one.give()
  one.pass(11 * 60_000)
  one.tiles.look(view(100, 60, 8))
  expect(one.requests).toHaveLength(2)
  expect(one.tiles.at(view(100, 60, 8), 8)).toMatchObject({ complete: true })
})

it('drops answers that come after the filters have changed', async () => {
  const one = bench()
  one.tiles.look(view(100, 60, 8))
  one.tiles.look(view(150, 60, 8))
  one.tiles.close()
  await one.give()
  expect(one.tiles.at(view(100, 60, 8), 8).tiles).toEqual([])
  expect(one.requests).toHaveLength(1)
})

it('forgets the oldest tiles, so that a day of panning fits into a phone', async () => {
  const one = bench()
  for (let x = 0; x < 100; x++) {
    one.tiles.look(view(2 * x, 60, 8, 2, 4))
    await one.give()
  }
  expect(one.tiles.at(view(0, 60, 8, 2, 4), 8).tiles).toEqual([])
  expect(one.tiles.at(view(198, 60, 8, 2, 4), 8)).toMatchObject({ complete: true })
})

it('never asks a tile twice and never has two requests under way, however one moves', async () => {
  const move = fc.record({
    x: fc.integer({ min: 0, max: 6 }),
    y: fc.integer({ min: 0, max: 6 }),
    zoom: fc.integer({ min: 6, max: 7 }),
    wide: fc.integer({ min: 1, max: 5 }),
    crowd: fc.boolean(),
    /** Whether what is under way is answered before the next move. */
    answered: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 25 }), async (moves) => {
      const one = bench()
      for (const { x, y, zoom, wide, crowd, answered } of moves) {
        one.tiles.look(view(x, y, zoom, wide, wide))
        expect(one.underWay()).toBeLessThanOrEqual(1)
        if (answered && one.underWay() > 0) await one.give(crowd ? crowded : emptyTile)
      }
      while (one.underWay() > 0) await one.give()
      const all = asked(one)
      expect(new Set(all).size).toBe(all.length)
      expect(one.requests.every(({ tiles }) => tiles.length > 0 && tiles.length <= 12)).toBe(true)
      const last = moves[moves.length - 1]
      if (last)
        expect(one.tiles.at(view(last.x, last.y, last.zoom, last.wide, last.wide), last.zoom).complete).toBe(true)
    }),
  )
})
