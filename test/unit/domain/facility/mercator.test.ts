import fc from 'fast-check'
import { metresBetween } from '@/domain/facility/distance'
import { placeOf, spotOf, spotReach, tileAt, tileKey, worldPixels } from '@/domain/facility/mercator'

const inChina = fc.record({
  lng: fc.double({ min: 73, max: 136, noNaN: true }),
  lat: fc.double({ min: 3, max: 54, noNaN: true }),
})

describe('the map as one square', () => {
  it('has its middle where the equator meets Greenwich, and tiles as every server counts them', () => {
    expect(spotOf({ lng: 0, lat: 0 })).toEqual({ x: 0.5, y: 0.5 })
    expect(tileKey(tileAt(spotOf({ lng: 111.5796, lat: 36.0788 }), 12))).toBe('12/3317/1607')
    expect(worldPixels(1)).toBe(512)
  })

  it('gives every place back', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const { lng, lat } = placeOf(spotOf(place))
        expect(lng).toBeCloseTo(place.lng, 9)
        expect(lat).toBeCloseTo(place.lat, 9)
      }),
    )
  })

  it('reaches every place that is as near on the ground', () => {
    const step = fc.tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.constantFrom(0.0001, 0.01, 1),
    )
    fc.assert(
      fc.property(inChina, step, (from, [east, north, scale]) => {
        const to = { lng: from.lng + east * scale, lat: from.lat + north * scale }
        const [a, b] = [spotOf(from), spotOf(to)]
        const onMap = Math.hypot(a.x - b.x, a.y - b.y)
        expect(onMap).toBeLessThanOrEqual(spotReach(from, metresBetween(from, to)) * (1 + 1e-9) + 1e-15)
      }),
    )
  })

  it('knows no end of the reach near a pole', () => {
    expect(spotReach({ lng: 111, lat: 54 }, 6_000_000)).toBe(Infinity)
    expect(spotReach({ lng: 111, lat: 36 }, 750)).toBeCloseTo(750 / (40_030_173 * 0.80895), 8)
  })
})
