import type { Browser } from 'playwright-core'
import type { FacilityCard } from '@/domain/facility/facility'
import { numberOn } from '../support/ask-help'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { workerOn } from '../support/desk-wire'
import { handReportOver, pathOf, placeOfWorker, readThePlace, writeReport } from '../support/report-place'
import { sharedOrigin } from '../support/shared-server'
import { chooseCity, signInAndChooseMother } from '../support/story'
import { fingersOn, keyboardOn, mouseOn } from './hands'
import { DESK, faultsNow, PHONE } from './page-faults'

/** The page of a place, and 报错, in a browser. */
let browser: Browser
let visit: Visit
let place: FacilityCard

beforeAll(async () => {
  browser = await launchBrowser()
  place = await placeOfWorker(sharedOrigin())
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

const openPlace = (): Promise<unknown> => visit.page.goto(`${sharedOrigin()}/#${pathOf(place)}`)

it.each([
  { way: 'touch', handsOn: fingersOn, device: PHONE },
  { way: 'keyboard alone', handsOn: keyboardOn, device: DESK },
])('tells all of a place and takes a mistake to its desk, by $way', async ({ handsOn, device }) => {
  const origin = sharedOrigin()
  visit = await openVisit(browser, { origin, ...device })
  const hands = await handsOn(visit.page, origin)
  const worker = await workerOn(origin)
  await signInAndChooseMother(hands)
  await openPlace()
  await readThePlace(hands, place)
  await hands.press('打电话')
  expect(await hands.rung()).toContain(place.phone)
  await writeReport(hands, place, '门口写的是十一点半')
  expect(await faultsNow(visit)).toEqual([])
  await handReportOver(hands, place)
  const number = await numberOn(hands)
  await visit.page.reload()
  await hands.sees(`地点报错:${place.name}`)
  expect(await faultsNow(visit)).toEqual([])
  expect(JSON.stringify(await worker.find(number))).not.toMatch(/王秀英|王丽/)
  await worker.take(number)
  await worker.answer(number, '改过来了。')
  await hands.press('看这件事')
  await hands.sees('改过来了')
  expect(visit.problems).toEqual([])
})

it.each([
  ['a phone', PHONE],
  ['a desk', DESK],
])('is whole and told to a screen reader at the largest text, on %s', async (_what, device) => {
  visit = await openVisit(browser, { origin: sharedOrigin(), kept: { 'text-size': 'largest' }, ...device })
  await openPlace()
  const hands = await mouseOn(visit.page, sharedOrigin())
  await readThePlace(hands, place)
  expect(await faultsNow(visit)).toEqual([])
})

it('is handed on as a link that holds the place only', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const hands = await mouseOn(visit.page, sharedOrigin())
  await visit.page.goto(`${sharedOrigin()}/#${pathOf(place)}&minutes=8`)
  await hands.press('告诉家人')
  await hands.sees('链接复制好了')
  expect(await visit.page.evaluate(() => navigator.clipboard.readText())).toBe(`${sharedOrigin()}/#${pathOf(place)}`)
})

it('leads to the map from a place that is not in the register any more', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin(), kept: { city: 'linfen' } })
  const hands = await mouseOn(visit.page, sharedOrigin())
  await visit.page.goto(`${sharedOrigin()}/#/pages/facility/index?id=gone`)
  await hands.sees('这个地方找不到了')
  expect(await hands.words()).not.toContain('再试一次')
  await hands.press('看地图')
  await hands.sees('来做什么', '吃饭')
})

it('sends nobody to a place that is closed for good, and lets whoever knows better say so', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  const hands = await mouseOn(visit.page, sharedOrigin())
  await visit.page.route('**/api/facility', async (route) => {
    const response = await route.fetch()
    const json = await response.json()
    if (json.data?.facility) json.data.facility.closedOn = '2026-01-05'
    await route.fulfill({ response, json })
  })
  await openPlace()
  await hands.sees('起停业了,不要去')
  expect(await hands.words()).not.toContain('带我去')
  await hands.press('其实还开着?')
  expect(await hands.rung()).toEqual(['12349'])
})

it('opens a map of the place in a page of its own, and reads the address out where there is no network', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  const hands = await mouseOn(visit.page, sharedOrigin())
  await visit.context.route('https://uri.amap.com/**', (route) => route.fulfill({ body: 'a map' }))
  await openPlace()
  await hands.sees('带我去(高德地图)')
  const opened = visit.context.waitForEvent('page')
  await hands.press('带我去')
  const map = await opened
  const { lng, lat } = place.place
  expect(new URL(map.url()).searchParams.get('to')).toBe(`${lng},${lat},${place.name}`)
  expect(map.url()).not.toContain(sharedOrigin())
  await map.close()
  await hands.sees(place.address)
  await visit.context.setOffline(true)
  await hands.press('带我去')
  await hands.sees('地图打不开。照地址走')
})

it('asks who reports to sign in first, and lays what was begun under 我的事', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  const hands = await mouseOn(visit.page, sharedOrigin())
  await chooseCity(hands)
  await openPlace()
  await hands.press('报错')
  await hands.sees('报错要先登录')
  await hands.press('登录')
  await hands.press('王丽')
  await hands.sees('请点上面的“换人”')
  await hands.press('换人')
  await hands.press('妈妈')
  await hands.sees('为 妈妈 办理')
  await openPlace()
  await hands.press('报错')
  await hands.choose('价格不对')
  await hands.type('应该是怎样的', '写到一半的话')
  await hands.open()
  await hands.press('我的事')
  await hands.sees('没有交的报错', '还没交')
  await hands.press('还没交')
  expect(await visit.page.getByRole('textbox', { name: '应该是怎样的' }).inputValue()).toBe('写到一半的话')
})
