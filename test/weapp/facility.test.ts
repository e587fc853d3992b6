import type { FacilityCard } from '@/domain/facility/facility'
import { numberOn } from '../support/ask-help'
import { workerOn } from '../support/desk-wire'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { handReportOver, pathOf, placeOfWorker, readThePlace, writeReport } from '../support/report-place'
import { sharedOrigin } from '../support/shared-server'
import { signInAndChooseMother } from '../support/story'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** The page of a place, and 报错, in the built WeChat package. */
let host: Host
let place: FacilityCard

beforeAll(async () => {
  place = await placeOfWorker(sharedOrigin())
})
beforeEach(() => {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() } })
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it('tells what the register knows, rings, leads there and is sent as a card that holds the place only', async () => {
  const hands = fingersOn(host)
  await host.launch(`${pathOf(place)}&minutes=8`)
  await readThePlace(hands, place)
  await hands.sees('从出发的地方走 8 分钟')
  await hands.press('打电话')
  expect(await hands.rung()).toContain(place.phone)
  await hands.press('带我去')
  const led = host.done.flatMap(({ api, options }) => (api === 'openLocation' ? [options] : []))
  expect(led).toMatchObject([{ latitude: place.place.lat, longitude: place.place.lng, name: place.name }])
  expect(host.share()).toEqual({ title: place.name, path: pathOf(place) })
})

it('opens again without a network, and opens what only a list has shown', async () => {
  const storage = new Map<string, string>()
  const phone = (): Host => createHost({ folder: weappDist, storage, origins: { [WEAPP_SERVER]: sharedOrigin() } })
  host.close()
  host = phone()
  await host.launch(pathOf(place))
  await fingersOn(host).sees('谁能来')
  host.close()
  const listed = { ...place, id: 'only-listed', name: '只在列表里见过的食堂' }
  // As the phone keeps what the app gives it: a text that is itself the JSON of a list.
  const list = JSON.stringify({ facilities: [{ card: listed, metres: 1, minutes: 1 }], days: [] })
  storage.set('kept:anyone:facility.near:{}', JSON.stringify(list))
  host = phone()
  host.setOnline(false)
  await host.launch(pathOf(place))
  await fingersOn(host).sees('连不上网,这是上次看到的')
  await fingersOn(host).sees('谁能来')
  await host.launch(pathOf(listed))
  for (const words of [listed.name, listed.address, '连不上网,下面是在列表里看到的', '打电话']) {
    await fingersOn(host).sees(words)
  }
})

it('takes a mistake to the desk of its street, and the answer comes back', async () => {
  const hands = fingersOn(host)
  const worker = await workerOn(sharedOrigin())
  await signInAndChooseMother(hands)
  await host.launch(pathOf(place))
  await writeReport(hands, place, '门口写的是十一点半')
  await handReportOver(hands, place)
  const number = await numberOn(hands)
  const seen = await worker.find(number)
  expect(seen.about.words).toBe('开门时间不对;其他。\n门口写的是十一点半')
  expect(JSON.stringify(seen)).not.toMatch(/王秀英|王丽/)
  await worker.take(number)
  await worker.answer(number, '改过来了。')
  await hands.press('看这件事')
  await hands.sees('改过来了')
  await hands.press('办好了')
  await hands.press('确认办好了')
  await hands.sees('已经办结')
})
