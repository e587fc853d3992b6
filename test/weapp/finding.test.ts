import { countFromCommunity, findAPlace, FINDING_HARBIN, FINDING_LINFEN } from '../support/finding-story'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

let host: Host
let storage: Map<string, string>

/** What the phone keeps of places, as JSON. */
const starts = (): string => String(storage.get('starts')).replace(/\\/g, '')

/** Everything that the phone keeps, under whatever key. */
const allKept = (): string => JSON.stringify([...storage]).replace(/\\/g, '')

const newHost = (): Host => createHost({ folder: weappDist, storage, origins: { [WEAPP_SERVER]: sharedOrigin() } })

beforeEach(() => {
  storage = new Map()
  host = newHost()
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it.each([FINDING_LINFEN, FINDING_HARBIN])('finds a place in $city from a community, and rings it', async (story) => {
  const hands = fingersOn(host)
  await findAPlace(hands, story)
  expect(await hands.rung()).toHaveLength(1)
})

it('keeps conditions and the community when the app is opened again, and shows the last list without a network', async () => {
  const hands = fingersOn(host)
  await countFromCommunity(hands, FINDING_LINFEN)
  await hands.press('选条件')
  await hands.choose('走 15 分钟以内')
  await hands.press('看结果')
  const first = host.screen.control('1', '找到的地方').name
  host.close()
  host = newHost()
  host.setOnline(false)
  await host.launch('/pages/map/index')
  await fingersOn(host).sees('从 平阳社区 算')
  await fingersOn(host).sees('符合条件的')
  await fingersOn(host).sees('这是上次看到的')
  expect(host.screen.control('1', '找到的地方').name).toBe(first)
  host.setOnline(true)
  if (host.screen.has('再找一次')) await fingersOn(host).press('再找一次')
  expect(host.screen.text()).not.toContain('这是上次看到的')
})

it('keeps home as a rough point, counts from it, and forgets it at a press', async () => {
  const hands = fingersOn(host)
  await countFromCommunity(hands, FINDING_LINFEN)
  await hands.press('换地方')
  await hands.press('记住家的位置')
  await hands.press('就用现在的“平阳社区”')
  await hands.sees('从 家 算')
  expect(starts()).toMatch(/"lng":\d+\.\d{1,3},"lat":\d+\.\d{1,3}}/)
  expect(starts()).not.toContain('平阳')
  const home = /"home":{[^}]*"lng":(\d+\.\d+),"lat":(\d+\.\d+)/.exec(starts())?.slice(1).join(',"lat":')
  expect(allKept()).toContain(`"at":{"lng":${home}`)
  await hands.press('换地方')
  await hands.press('忘掉家的位置')
  expect(host.screen.has('忘掉家的位置')).toBe(false)
  expect(starts()).not.toContain('lng')
  expect(allKept()).not.toContain(`"lng":${home}`)
})
