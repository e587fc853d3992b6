import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { countFromCommunity, findAPlace, FINDING_HARBIN, FINDING_LINFEN } from '../support/finding-story'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn, keyboardOn, mouseOn } from './hands'
import { faultsNow } from './page-faults'

let browser: Browser
let visit: Visit

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

const PHONE = { width: 375, height: 812 }
const LIVES = [
  { way: 'mouse', hands: mouseOn, touch: false, viewport: { width: 1280, height: 800 }, story: FINDING_HARBIN },
  { way: 'touch', hands: fingersOn, touch: true, viewport: PHONE, story: FINDING_HARBIN },
  { way: 'keyboard', hands: keyboardOn, touch: false, viewport: PHONE, story: FINDING_LINFEN },
]

it.each(LIVES)(
  'finds a place from a community, by conditions and by words: $way',
  async ({ hands, touch, viewport, story }) => {
    visit = await openVisit(browser, { origin: sharedOrigin(), touch, viewport })
    const person = await hands(visit.page, sharedOrigin())
    await findAPlace(person, story)
    expect(await person.rung()).toHaveLength(1)
    expect(visit.problems).toEqual([])
  },
  120_000,
)

/** How many lists were under way at once at most, when each takes its time. */
async function mostAtOnce(page: Page, act: () => Promise<void>): Promise<number> {
  let open = 0
  let most = 0
  await page.route('**/api/facility', async (route) => {
    if (!route.request().postData()?.includes('"near"')) return route.continue()
    open += 1
    most = Math.max(most, open)
    await new Promise((done) => setTimeout(done, 700))
    await route.continue()
    open -= 1
  })
  await act()
  return most
}

/** Pulls the map a third of its width to the left. */
async function dragMap(page: Page): Promise<void> {
  const box = await page.locator('.map').boundingBox()
  if (!box) throw new Error('There is no map to drag.')
  const [x, y] = [box.x + box.width * 0.7, box.y + box.height * 0.85]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - box.width / 3, y, { steps: 8 })
  await page.mouse.up()
}

it('has one list under way at most while one types, and shows the one for what stands in the field', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  const { page } = visit
  const hands = await mouseOn(page, sharedOrigin())
  await countFromCommunity(hands, FINDING_LINFEN)
  await hands.press('按名字找')
  const most = await mostAtOnce(page, async () => {
    await page.getByRole('textbox', { name: '按名字找' }).focus()
    await page.keyboard.type('shitang', { delay: 450 })
    await hands.sees('找到“shitang”')
  })
  expect(most).toBe(1)
  const status = page.getByRole('status').filter({ hasText: '找到' })
  expect(await status.innerText()).toContain('shitang')
})

it('counts from the middle of the map, and is whole with only the list', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  const hands = await mouseOn(visit.page, sharedOrigin())
  await countFromCommunity(hands, FINDING_LINFEN)
  // Where one counts from already is nothing to press for: the button comes with a map that was moved.
  expect(await visit.page.getByRole('button', { name: '从地图中间找' }).count()).toBe(0)
  await dragMap(visit.page)
  await hands.press('从地图中间找')
  await hands.sees('从 地图上选的地方 算')
  await hands.press('只看列表')
  expect(await visit.page.locator('.map').count()).toBe(0)
  await hands.sees('吃饭的地方有')
  expect(await faultsNow(visit)).toEqual([])
})

it('keeps the last list without a network, says so, and asks anew by itself once there is one', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  const hands = await mouseOn(visit.page, sharedOrigin())
  await countFromCommunity(hands, FINDING_LINFEN)
  await hands.press('洗澡')
  await hands.sees('能洗澡的地方有')
  await visit.context.setOffline(true)
  await hands.press('吃饭')
  await hands.sees('这是上次看到的')
  await hands.sees('吃饭的地方有')
  await hands.press('更多')
  await hands.press('住下来')
  await hands.sees('没有取到')
  await visit.context.setOffline(false)
  await hands.sees('能住的地方有')
  expect(await hands.words()).not.toContain('没有取到')
})

it('is whole with every condition chosen and with nothing found, on the largest text too', async () => {
  const kept = { 'text-size': 'largest' }
  visit = await openVisit(browser, { origin: sharedOrigin(), touch: true, viewport: PHONE, kept })
  const hands = await fingersOn(visit.page, sharedOrigin())
  await countFromCommunity(hands, FINDING_LINFEN)
  await hands.press('选条件')
  for (const answer of ['某一天开着', '另外一天', '走 15 分钟以内', '慢', '评级很好']) await hands.choose(answer)
  await hands.press('看结果')
  await hands.sees('请选是哪一天')
  expect(await faultsNow(visit)).toEqual([])
  await hands.choose('明天')
  await hands.type('价格不超过', '十元')
  await hands.press('看结果')
  await hands.sees('请写数字')
  await hands.type('价格不超过', '0.5')
  await hands.press('看结果')
  await hands.sees('去掉全部条件')
  expect(await faultsNow(visit)).toEqual([])
  await hands.press('去掉全部条件')
  await hands.sees('近的在前')
})
