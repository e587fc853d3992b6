import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { signInAndChooseMother } from '../support/story'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'
import type { Phone } from './host/wx-device'

/** WeChat's map: a move sends what has changed, and asks for what is new. */

const KB = 1024

let host: Host
afterEach(() => host.close())

const TILES = '/facility'

interface Sent {
  readonly action: string
  readonly data: { readonly z: number; readonly tiles: readonly { readonly x: number; readonly y: number }[] }
}

/** Every question for tiles so far. */
const questions = (): readonly Sent[] =>
  host.asked
    .filter(({ url }) => url.includes(TILES))
    .map(({ body }) => body as Sent)
    .filter(({ action }) => action === 'tiles')

const askedTiles = (): string[] =>
  questions().flatMap(({ data: { z, tiles } }) => tiles.map(({ x, y }) => `${z}/${x}/${y}`))

/** Bytes that crossed to the view, and to the map past it, while something was done. */
async function crossed(work: () => Promise<void>): Promise<{ view: number; map: number; calls: string[] }> {
  const sent = host.navigator.top().sent.length
  const called = host.map.calls.length
  await work()
  const bytes = (all: readonly { readonly bytes: number }[]): number => all.reduce((sum, one) => sum + one.bytes, 0)
  const calls = host.map.calls.slice(called)
  return { view: bytes(host.navigator.top().sent.slice(sent)), map: bytes(calls), calls: calls.map(({ api }) => api) }
}

async function openMap(phone: Partial<Phone> = {}): Promise<void> {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() }, phone })
  const hands = fingersOn(host)
  await signInAndChooseMother(hands)
  await hands.press('地图')
  await hands.sees('走 15 分钟以内')
}

/** «3 平阳社区食堂», never «12 家,按一下放大». */
const NUMBERED = /^(\d+) (?!家,)(.+)/

it('puts the places of the list on the map under their numbers, and others beside them', async () => {
  await openMap()
  while (!host.map.markers().some(({ ariaLabel = '' }) => NUMBERED.test(ariaLabel))) await host.map.pinch(1)
  for (const { ariaLabel = '', callout } of host.map.markers()) {
    const [, number, name] = NUMBERED.exec(ariaLabel) ?? []
    if (number === undefined || name === undefined) continue
    expect(callout?.content).toBe(number)
    expect(host.screen.control(number, '找到的地方').name).toContain(name)
  }
  const ids = host.map.markers().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(host.problems).toEqual([])
})

it('fills a map that was drawn while another page lay over it', async () => {
  await openMap()
  const before = host.map.markers().length
  const hands = fingersOn(host)
  await hands.press('我的')
  for (const city of ['哈尔滨市', '临汾市']) {
    await hands.press('换城市')
    await hands.press(city)
  }
  await hands.press('地图')
  await hands.sees('走 15 分钟以内')
  expect(host.map.markers()).toHaveLength(before)
  await host.map.drag(0.3, 0.3)
  expect(host.screen.has('从地图中间找')).toBe(true)
  expect(host.problems).toEqual([])
})

it('stays where she moved it while she looks at another page', async () => {
  await openMap()
  await host.map.drag(0.4, 0.4)
  const [region, asked] = [host.map.region(), questions().length]
  const hands = fingersOn(host)
  await hands.press('选条件')
  await hands.press('看结果')
  expect(host.map.region()).toEqual(region)
  expect(questions()).toHaveLength(asked)
  await host.screen.tap('从地图中间找')
  expect(host.screen.has('地图上选的地方')).toBe(true)
})

it('asks for no tile twice, asks nothing when one comes back, and sends only what has changed', async () => {
  await openMap()
  const before = questions().length
  const there = await crossed(() => host.map.drag(1.5, 0))
  expect(questions().length).toBeGreaterThan(before)
  const asked = questions().length
  const back = await crossed(() => host.map.drag(-1.5, 0))
  expect(questions()).toHaveLength(asked)
  const tiles = askedTiles()
  expect(new Set(tiles).size).toBe(tiles.length)
  for (const { view } of [there, back]) expect(view).toBeLessThan(1 * KB)
  const still = await crossed(() => host.map.drag(0.01, 0))
  expect(still.calls).toEqual([])
  expect(still.view).toBeLessThan(1 * KB)
  expect(host.problems).toEqual([])
})

/** A map that was told to go somewhere is there by then, and the page has seen where it stopped. */
const arrived = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1000))

it('takes every crowd of the list apart by presses alone, or lists what is in it', async () => {
  await openMap()
  await host.map.pinch(-3)
  for (let presses = 0; !host.screen.has('收起这些地方'); presses++) {
    const crowd = host.map.markers().find(({ ariaLabel = '' }) => /里面有列表的.*按一下/.test(ariaLabel))
    if (!crowd) break
    expect(presses).toBeLessThan(12)
    await host.map.press(crowd.ariaLabel!)
    await arrived()
    await host.idle()
  }
  expect(host.problems).toEqual([])
})

it('goes nearer where several in one are pressed, and by its buttons', async () => {
  await openMap()
  await host.map.pinch(-3)
  const before = host.map.scale()
  const several = host.map.markers().find(({ ariaLabel = '' }) => ariaLabel.endsWith('按一下放大'))
  await host.map.press(several!.ariaLabel!)
  expect(host.map.scale()).toBeGreaterThan(before)
  const near = host.map.scale()
  await host.screen.tap('缩小')
  expect(host.map.scale()).toBeLessThan(near)
  await host.screen.tap('放大')
  expect(host.map.scale()).toBeCloseTo(near, 0)
})

it('opens the place whose mark is pressed', async () => {
  await openMap()
  while (!host.map.markers().some(({ ariaLabel = '' }) => NUMBERED.test(ariaLabel))) await host.map.pinch(1)
  const one = host.map.markers().find(({ ariaLabel = '' }) => NUMBERED.test(ariaLabel))
  await host.map.press(one!.ariaLabel!)
  expect(host.navigator.top().instance.route).toBe('pages/facility/index')
})

it('counts from the middle of the map where she asks for it', async () => {
  await openMap()
  await host.map.drag(0.3, 0.3)
  await host.screen.tap('从地图中间找')
  expect(host.screen.has('地图上选的地方')).toBe(true)
})

it('gives an older phone the marks by the list of all of them', async () => {
  await openMap({ mapTakesMarkers: false })
  await host.map.pinch(-2)
  await host.map.pinch(2)
  const ids = host.map.markers().map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
  expect(host.map.calls.filter(({ api }) => api.endsWith('Markers'))).toEqual([])
  expect(host.problems).toEqual([])
})

it('says on the page that the map could not be filled, and fills it with the next move', async () => {
  await openMap()
  host.setOnline(false)
  await host.map.drag(3, 0)
  expect(host.screen.has('地图上还有地方没取到')).toBe(true)
  host.setOnline(true)
  await host.map.drag(0.1, 0)
  expect(host.screen.has('地图上还有地方没取到')).toBe(false)
})
