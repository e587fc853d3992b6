import { inOrderOfWay, visitSpan } from '@/domain/booking/round'

const at = (lng: number, id: string) => ({ id, place: { lng, lat: 36.08 } })
const nowhere = (id: string) => ({ id, place: null })
const canteen = { lng: 111.5, lat: 36.08 }

describe('a delivery round', () => {
  test('goes to the nearest, and from there to the nearest that is left', () => {
    const stops = [at(111.56, 'far'), at(111.51, 'near'), at(111.53, 'middle'), at(111.49, 'behind')]
    expect(inOrderOfWay(canteen, stops).map(({ id }) => id)).toEqual(['near', 'middle', 'far', 'behind'])
  })

  test('keeps the order within one community', () => {
    const stops = [at(111.51, 'a'), at(111.51, 'b'), at(111.51, 'c')]
    expect(inOrderOfWay(canteen, stops).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test('goes last to whoever has no point, and loses nobody', () => {
    const stops = [nowhere('x'), at(111.52, 'a'), nowhere('y'), at(111.51, 'b')]
    expect(inOrderOfWay(canteen, stops).map(({ id }) => id)).toEqual(['b', 'a', 'x', 'y'])
    expect(inOrderOfWay(canteen, [])).toEqual([])
  })
})

test('a visit takes the way there and back too', () => {
  expect(visitSpan(new Date('2026-11-23T01:00:00Z'), new Date('2026-11-23T03:00:00Z'))).toBe(
    '[2026-11-23T00:40:00.000Z,2026-11-23T03:20:00.000Z)',
  )
})
