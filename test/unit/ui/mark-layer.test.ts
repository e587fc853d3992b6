import { failed, ok, unavailable, type Outcome } from '@/platform/outcome'
import type { MapMarker } from '@/platform/map-context'
import { MarkLayer } from '@/ui/place-map/mark-layer'
import { MarkBook } from '@/ui/place-map/markers'
import type { MapMark } from '@/ui/place-map/props'

/** Marks reach WeChat's map one change after the other, and none is lost when one fails. */

jest.mock('@tarojs/taro', () => ({}))

const mark = (key: string): MapMark => ({ key, lng: 126, lat: 45, look: 'number', face: key, name: `${key} 食堂` })
const marks = (...keys: string[]): MapMark[] => keys.map(mark)
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const FAILED = failed({ errMsg: 'addMarkers:fail map is not ready' })

interface Asked {
  readonly gone: readonly number[]
  readonly come: readonly MapMarker[]
  readonly anew: boolean
  answer(outcome: Outcome): Promise<void>
}

/** A map that answers when it is told to. */
function bench() {
  const asked: Asked[] = []
  let plain = false
  const map = () => (gone: readonly number[], come: readonly MapMarker[], anew: boolean) =>
    new Promise<Outcome>((resolve) => {
      const answer = (outcome: Outcome): Promise<void> => (resolve(outcome), settled())
      asked.push({ gone, come, anew, answer })
    })
  const book = new MarkBook()
  const layer = new MarkLayer({ book, onPlain: () => void (plain = true), wait: () => Promise.resolve() })
  const last = (): Asked => asked[asked.length - 1]!
  return { asked, layer, map, last, faces: () => last().come.map(({ ariaLabel }) => ariaLabel), isPlain: () => plain }
}

it('sends one change at a time, and after it only what is wanted by then', async () => {
  const { asked, layer, map, last, faces } = bench()
  layer.reach(map())
  layer.show(marks('1'))
  layer.show(marks('2'))
  layer.show(marks('1', '3'))
  expect(asked).toHaveLength(1)
  await last().answer(ok())
  expect(asked).toHaveLength(2)
  expect(last().gone).toEqual([])
  expect(faces()).toEqual(['3 食堂'])
})

it('sends nothing while another page lies over the map, and all of it when its page is back', async () => {
  const { asked, layer, map, faces } = bench()
  layer.show(marks('1'))
  layer.show(marks('1', '2'))
  expect(asked).toEqual([])
  layer.reach(map())
  expect(faces()).toEqual(['1 食堂', '2 食堂'])
})

it('puts all marks on anew after a failure, for nobody knows what stands, and then goes on', async () => {
  const { layer, map, last, faces, isPlain } = bench()
  layer.reach(map())
  layer.show(marks('1', '2'))
  await last().answer(FAILED)
  expect(last().anew).toBe(true)
  expect(faces()).toEqual(['1 食堂', '2 食堂'])
  await last().answer(ok())
  layer.show(marks('1', '2', '3'))
  expect(last().anew).toBe(false)
  expect(faces()).toEqual(['3 食堂'])
  expect(isPlain()).toBe(false)
})

it('blames no map for what failed on a page that was left', async () => {
  const { asked, layer, map, last, isPlain } = bench()
  layer.reach(map())
  layer.show(marks('1'))
  await last().answer(FAILED)
  layer.reach(undefined)
  await last().answer(FAILED)
  expect(asked).toHaveLength(2)
  layer.reach(map())
  expect(last().anew).toBe(true)
  await last().answer(ok())
  expect(isPlain()).toBe(false)
})

it('gives the map a list after a second failure, and takes away first what may stand on it', async () => {
  const { asked, layer, map, last, isPlain } = bench()
  layer.reach(map())
  layer.show(marks('1'))
  await last().answer(FAILED)
  await last().answer(FAILED)
  expect(last()).toMatchObject({ come: [], anew: true })
  await last().answer(FAILED)
  expect(isPlain()).toBe(true)
  layer.show(marks('2'))
  expect(asked).toHaveLength(3)
})

it('gives a phone that cannot take single marks the list at once', async () => {
  const { asked, layer, map, last, isPlain } = bench()
  layer.reach(map())
  layer.show(marks('1'))
  await last().answer(unavailable)
  expect(isPlain()).toBe(true)
  expect(asked).toHaveLength(1)
})
