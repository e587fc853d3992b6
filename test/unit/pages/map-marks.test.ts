import { clustered } from '@/domain/facility/cluster'
import { metresBetween } from '@/domain/facility/distance'
import { placeOf } from '@/domain/facility/mercator'
import { crowdWords, marksOf, withinReach, withListed, type Listed, type MapPin } from '@/pages/map/map-marks'

/** What stands on the map, and under which words: the list's numbers are the map's. */

const ZOOM = 14
/** A place so many tiles to the east and south of a corner in Harbin; whole numbers are corners of tiles at `ZOOM`. */
const at = (east: number, south: number) => placeOf({ x: (13955 + east) / 2 ** ZOOM, y: (5870 + south) / 2 ** ZOOM })
const pin = (id: string, east: number, south: number): MapPin => ({ id, name: `食堂${id}`, ...at(east, south) })
const listed = (id: string, number: number, east: number, south: number): Listed => ({
  ...pin(id, east, south),
  number,
})

const VIEW = { west: at(0, 0).lng, north: at(0, 0).lat, east: at(2, 2).lng, south: at(2, 2).lat, zoom: ZOOM }
const marks = (pins: readonly MapPin[], numbers: ReadonlyMap<string, number> = new Map()) =>
  marksOf(clustered(pins, [], ZOOM), numbers, VIEW)

it('gives a place that stands alone the number of the list, and others none', () => {
  expect(marks([pin('a', 0.5, 0.5), pin('b', 1.5, 1.5)], new Map([['b', 3]]))).toMatchObject([
    { key: 'a', look: 'dot', face: '', name: '食堂a' },
    { key: 'b', look: 'number', face: '3', name: '3 食堂b' },
  ])
})

it('says how many places one mark stands for, which of the list are among them, and what a press does', () => {
  const [mark] = marks(
    [pin('a', 0.5, 0.5), pin('b', 0.55, 0.5), pin('c', 0.52, 0.5)],
    new Map([
      ['c', 1],
      ['a', 2],
    ]),
  )
  expect(mark).toMatchObject({ look: 'count', face: '3家', name: '3 家,里面有列表的 1、2 号,按一下放大' })
  expect(mark!.zoomTo).toBeGreaterThan(ZOOM)
})

it('lists what no zoom takes apart', () => {
  const pins = [pin('a', 0.5, 0.5), pin('b', 0.5, 0.5)]
  expect(marks(pins)).toMatchObject([{ name: '2 家,按一下列出来', zoomTo: undefined }])
  const [cluster] = clustered(pins, [], ZOOM).clusters
  expect(crowdWords(cluster!)).toBe('这里有 2 家')
  expect(crowdWords({ ...cluster!, count: 20 })).toBe('这里有 20 家,还有 18 家请在列表里找')
})

it('writes no «1» on a place that is not told by name: it would read as the first of the list', () => {
  const { pins, clusters } = clustered<MapPin>([], [{ ...at(0.5, 0.5), count: 1 }], ZOOM)
  expect(marksOf({ pins, clusters }, new Map(), VIEW)).toMatchObject([
    { look: 'dot', face: '', name: '1 家,按一下放大' },
  ])
})

it('draws a little more than the view, and nothing far from it', () => {
  const keys = marks([pin('in', 1, 1), pin('beside', 2.4, 1), pin('far', 4, 1)]).map(({ key }) => key)
  expect(keys).toEqual(['in', 'beside'])
})

it('draws what the list shows before any tile has come', () => {
  const one = listed('a', 1, 0.5, 0.5)
  expect(withListed({ pins: [], groups: [] }, [one], ZOOM)).toEqual({ pins: [one], groups: [] })
})

it('counts a place of the list once, where a tile told it by name or as one of many', () => {
  const named = { pins: [pin('a', 0.5, 0.5)], groups: [] }
  expect(withListed(named, [listed('a', 1, 0.5, 0.5)], ZOOM)).toEqual(named)

  const square = { ...at(0.6, 0.6), count: 5 }
  const other = { ...at(0.1, 0.1), count: 2 }
  const told = withListed({ pins: [], groups: [other, square] }, [listed('a', 1, 0.7, 0.7)], ZOOM)
  expect(told.groups).toEqual([other, { ...square, count: 4 }])
  expect(told.pins.map(({ id }) => id)).toEqual(['a'])
})

it('takes a place of the list out of a number that stands for a whole tile, and the last one leaves none', () => {
  const tile = { ...at(0.1, 0.1), count: 2 }
  const both = [listed('a', 1, 0.7, 0.7), listed('b', 2, 0.9, 0.9)]
  expect(withListed({ pins: [], groups: [tile] }, both.slice(1), ZOOM).groups).toEqual([{ ...tile, count: 1 }])
  expect(withListed({ pins: [], groups: [tile] }, both, ZOOM).groups).toEqual([])
})

describe('where only the circle counts', () => {
  const SQUARE = 1 / 4
  const here = at(0.125, 0.125)
  /** Metres of so many tiles, from west to east. */
  const metres = (tiles: number): number => metresBetween(here, at(0.125 + tiles, 0.125))
  const inside = { ...at(0.13, 0.125), count: 2 }
  /** Its middle lies beyond the circle, and a part of it within. */
  const onRim = { ...at(0.125 + SQUARE, 0.125), count: 5 }
  const beyond = { ...at(3, 3), count: 9 }
  const told = { pins: [pin('near', 0.2, 0.125), pin('far', 2, 2)], groups: [beyond, onRim, inside] }
  const reach = metres(SQUARE * 0.9)

  it('draws as many as the list counts, also those that a server told of a square on its rim', () => {
    expect(withinReach(told, ZOOM, { here, reach, total: 5 })).toEqual({
      pins: [told.pins[0]],
      groups: [inside, { ...onRim, count: 2 }],
    })
    expect(withinReach(told, ZOOM, { here, reach, total: 1 }).groups).toEqual([])
    expect(withinReach(told, ZOOM, { here, reach, total: 0 }).groups).toEqual([])
  })

  it('draws what surely lies within until the list has told how many there are', () => {
    expect(withinReach(told, ZOOM, { here, reach, total: undefined }).groups).toEqual([inside])
  })

  it('leaves nothing out where no circle counts', () => {
    expect(withinReach(told, ZOOM, { here, reach: undefined, total: 3 })).toEqual(told)
  })
})
