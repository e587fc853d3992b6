import fc from 'fast-check'
import {
  APART_PIXELS,
  clustered,
  NEAREST_ZOOM,
  type Clustered,
  type Group,
  type Pinned,
} from '@/domain/facility/cluster'
import { spotOf, worldPixels } from '@/domain/facility/mercator'
import type { Place } from '@/domain/facility/facility'

/** A town's worth of places: a few kilometres, where all zooms from 8 on have something to part. */
const place = fc.record({
  lng: fc.double({ min: 126.5, max: 126.8, noNaN: true }),
  lat: fc.double({ min: 45.7, max: 45.9, noNaN: true }),
})
const pins = fc
  .array(place, { maxLength: 300 })
  .map((places) => places.map((each, index): Pinned => ({ ...each, id: `p${index}` })))
const groups = fc
  .array(fc.tuple(place, fc.integer({ min: 2, max: 500 })), { maxLength: 20 })
  .map((all) => all.map(([each, count]): Group => ({ ...each, count })))
const zoom = fc.integer({ min: 3, max: NEAREST_ZOOM })

const pixelsBetween = (a: Place, b: Place, at: number): number => {
  const [one, other] = [spotOf(a), spotOf(b)]
  return Math.hypot(one.x - other.x, one.y - other.y) * worldPixels(at)
}

const byId = (a: Pinned, b: Pinned): number => (a.id < b.id ? -1 : 1)

/** Places inside are told in no order; clusters are. */
const inOrder = ({ pins: alone, clusters }: Clustered<Pinned>) => ({
  alone: [...alone].sort(byId),
  clusters: clusters.map((cluster) => ({ ...cluster, pins: [...cluster.pins].sort(byId) })),
})

it('puts each place into one cluster or lets it stand alone, and counts all', () => {
  fc.assert(
    fc.property(pins, groups, zoom, (all, numbers, at) => {
      const { pins: alone, clusters } = clustered(all, numbers, at)
      const told = [...alone, ...clusters.flatMap((cluster) => cluster.pins)].map(({ id }) => id)
      expect([...told].sort()).toEqual(all.map(({ id }) => id).sort())
      const counted = alone.length + clusters.reduce((sum, { count }) => sum + count, 0)
      expect(counted).toBe(all.length + numbers.reduce((sum, { count }) => sum + count, 0))
    }),
  )
})

it('leaves no two marks so near that they lie over each other', () => {
  fc.assert(
    fc.property(pins, groups, zoom, (all, numbers, at) => {
      const { pins: alone, clusters } = clustered(all, numbers, at)
      const marks: readonly Place[] = [...alone, ...clusters]
      const nearest = marks.flatMap((one, index) =>
        marks.slice(index + 1).map((other) => pixelsBetween(one, other, at)),
      )
      // Positions are whole steps of 4 cm: a hundredth of a pixel is rounding.
      expect(Math.min(Infinity, ...nearest)).toBeGreaterThan(APART_PIXELS - 0.5)
    }),
  )
})

it('tells the same whatever the order of the places', () => {
  fc.assert(
    fc.property(pins, groups, zoom, (all, numbers, at) => {
      expect(inOrder(clustered([...all].reverse(), [...numbers].reverse(), at))).toEqual(
        inOrder(clustered(all, numbers, at)),
      )
    }),
  )
})

it('keeps keys and middles of what is seen when far places come in by a move', () => {
  fc.assert(
    fc.property(pins, pins, fc.integer({ min: 10, max: NEAREST_ZOOM }), (all, more, at) => {
      // Ten degrees farther: nothing of it can touch what is seen.
      const far = more.map((pin) => ({ ...pin, lng: pin.lng - 10, id: `far-${pin.id}` }))
      const { clusters } = clustered([...all, ...far], [], at)
      expect(clusters.filter(({ lng }) => lng > 120)).toEqual(clustered(all, [], at).clusters)
    }),
  )
})

it('names a zoom at which places that are metres apart stand alone', () => {
  const two = [
    { id: 'a', lng: 126.63, lat: 45.75 },
    { id: 'b', lng: 126.64, lat: 45.75 },
  ]
  const [cluster] = clustered(two, [], 8).clusters
  expect(cluster).toMatchObject({ count: 2 })
  expect(cluster!.apartAt).toBeGreaterThan(8)
  expect(clustered(two, [], cluster!.apartAt!).clusters).toEqual([])
})

it('always comes apart, at least in part, at the zoom that it names', () => {
  fc.assert(
    fc.property(pins, fc.integer({ min: 3, max: NEAREST_ZOOM - 1 }), (all, at) => {
      for (const { pins: inside, apartAt } of clustered(all, [], at).clusters) {
        if (apartAt === undefined) continue
        const { pins: alone, clusters } = clustered(inside, [], apartAt)
        expect(alone.length + clusters.length).toBeGreaterThan(1)
      }
    }),
  )
})

it('says that no zoom parts what lies on one spot, and lists it', () => {
  const house = { lng: 126.63, lat: 45.75 }
  const [cluster] = clustered(
    [
      { ...house, id: 'b' },
      { ...house, id: 'a' },
    ],
    [],
    12,
  ).clusters
  expect(cluster).toMatchObject({ count: 2, apartAt: undefined, pins: [{ id: 'b' }, { id: 'a' }] })
})

it('goes nearer for what a server told as a number, as far as a map goes', () => {
  const group = { lng: 126.63, lat: 45.75, count: 40 }
  expect(clustered([], [group], 12).clusters).toMatchObject([{ count: 40, pins: [], apartAt: 14 }])
  expect(clustered([], [group], 17).clusters).toMatchObject([{ apartAt: 18 }])
  expect(clustered([], [group], 18).clusters).toMatchObject([{ apartAt: undefined }])
})

it('puts a number and a place beside it together', () => {
  const near = clustered([{ id: 'a', lng: 126.6301, lat: 45.75 }], [{ lng: 126.63, lat: 45.75, count: 7 }], 12)
  expect(near.pins).toEqual([])
  expect(near.clusters).toMatchObject([{ count: 8, pins: [{ id: 'a' }] }])
})
