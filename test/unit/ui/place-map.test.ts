import { MarkBook } from '@/ui/place-map/markers'
import type { MapMark } from '@/ui/place-map/props'
import { middleOf, viewAround, viewAt, zoomFor } from '@/ui/place-map/view'

/** What a map is told, so that it shows other marks: only what has changed. */

const HARBIN = { lng: 126.63, lat: 45.75 }
const mark = (key: string, more: Partial<MapMark> = {}): MapMark => ({
  ...HARBIN,
  key,
  look: 'number',
  face: key,
  name: `${key} 食堂`,
  ...more,
})

it('sends a mark once, and takes away only what is gone', () => {
  const book = new MarkBook()
  expect(book.turnTo([mark('1'), mark('2')]).come.map(({ id }) => id)).toEqual([1, 2])
  expect(book.turnTo([mark('2'), mark('1')])).toEqual({ gone: [], come: [] })
  const { gone, come } = book.turnTo([mark('2'), mark('3')])
  expect(gone).toEqual([1])
  expect(come).toMatchObject([{ id: 3, ariaLabel: '3 食堂', callout: { content: '3' } }])
})

it('sends a mark anew under another number when what it says has changed', () => {
  const book = new MarkBook()
  book.turnTo([mark('a', { face: '1' })])
  const { gone, come } = book.turnTo([mark('a', { face: '2', name: '2 食堂' })])
  expect(gone).toEqual([1])
  expect(come).toMatchObject([{ id: 2, callout: { content: '2' } }])
})

it('knows which mark was pressed, and none that is gone', () => {
  const book = new MarkBook()
  book.turnTo([mark('a'), mark('b')])
  expect(book.find(2)).toMatchObject({ key: 'b' })
  book.turnTo([mark('a')])
  expect(book.find(2)).toBeUndefined()
})

it('lists all that stands, each under its own number, for a map that takes a list only', () => {
  const book = new MarkBook()
  expect(book.listOf([mark('a'), mark('b')]).map(({ id }) => id)).toEqual([1, 2])
  expect(book.listOf([mark('b'), mark('c'), mark('d')]).map(({ id }) => id)).toEqual([2, 3, 4])
  expect(book.find(4)).toMatchObject({ key: 'd' })
})

it('begins where the circle fits with ground around it, and not farther', () => {
  const zoom = zoomFor(HARBIN, 750, 260)
  const { west, east } = viewAround(HARBIN, zoom, 260, 260)
  const metres = (east - west) * 111_195 * Math.cos((HARBIN.lat * Math.PI) / 180)
  expect(metres).toBeGreaterThanOrEqual(2 * 750)
  expect(metres).toBeLessThan(4 * 750)
})

it('keeps its middle when it goes nearer, and shows half as much with each step', () => {
  const view = viewAround(HARBIN, 14, 343, 260)
  const near = viewAt(view, middleOf(view), 15)
  expect(middleOf(near).lng).toBeCloseTo(HARBIN.lng, 9)
  expect(near.east - near.west).toBeCloseTo((view.east - view.west) / 2, 9)
  expect(viewAt(view, HARBIN, 30).zoom).toBe(18)
})
