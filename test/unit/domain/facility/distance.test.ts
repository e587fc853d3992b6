import fc from 'fast-check'
import { boxAround, metresBetween } from '@/domain/facility/distance'

const LINFEN = { lng: 111.5796, lat: 36.0788 }
const inChina = fc.record({
  lng: fc.double({ min: 73, max: 136, noNaN: true }),
  lat: fc.double({ min: 3, max: 54, noNaN: true }),
})

describe('distance', () => {
  it('knows a degree and the way to the next county', () => {
    expect(metresBetween({ lng: 111, lat: 36 }, { lng: 111, lat: 37 })).toBeCloseTo(111_195, -1)
    expect(metresBetween(LINFEN, { lng: 111.675, lat: 36.2537 })).toBeCloseTo(21_250, -3)
    expect(metresBetween(LINFEN, LINFEN)).toBe(0)
  })

  it('is the same both ways', () => {
    fc.assert(fc.property(inChina, inChina, (a, b) => Math.abs(metresBetween(a, b) - metresBetween(b, a)) < 1e-6))
  })

  it('has every place within reach inside its box', () => {
    const near = fc.tuple(
      inChina,
      fc.double({ min: 1, max: 50_000, noNaN: true }),
      fc.double({ min: 0, max: 7, noNaN: true }),
    )
    fc.assert(
      fc.property(near, ([at, metres, turn]) => {
        const high = (metres * Math.sin(turn)) / 111_195
        const wide = (metres * Math.cos(turn)) / (111_195 * Math.cos((at.lat * Math.PI) / 180))
        const there = { lng: at.lng + wide, lat: at.lat + high }
        if (metresBetween(at, there) > metres) return
        const box = boxAround(at, metres)
        expect(there.lng >= box.west && there.lng <= box.east).toBe(true)
        expect(there.lat >= box.south && there.lat <= box.north).toBe(true)
      }),
    )
  })
})
