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

/** Where the keyboard is. */
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')

it('brings the keyboard to what a press has changed, where the pressed control is gone', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin(), viewport: PHONE })
  const { page } = visit
  const hands = await keyboardOn(page, sharedOrigin())
  await countFromCommunity(hands, FINDING_LINFEN)
  await hands.press('按名字找')
  expect(await focused(page)).toBe('find')
  await hands.press('按名字找')
  expect(await page.getByRole('textbox', { name: '按名字找' }).count()).toBe(0)
  await hands.press('选条件')
  await hands.choose('走 15 分钟以内')
  await hands.press('看结果')
  await hands.press('走 15 分钟以内')
  await hands.sees('近的在前')
  expect(await focused(page)).toBe('found-count')
})

it('begins a search from the first page without the words and conditions of the last one', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  const hands = await mouseOn(visit.page, sharedOrigin())
  await countFromCommunity(hands, FINDING_LINFEN)
  await hands.press('选条件')
  await hands.choose('评级很好')
  await hands.press('看结果')
  await hands.press('按名字找')
  await hands.type('按名字找(打拼音也行)', '火箭发射场')
  await hands.sees('没有找到“火箭发射场”')
  await hands.press('首页')
  await hands.press('找附近的地方')
  await hands.sees('近的在前')
  expect(await hands.words()).not.toMatch(/火箭|评级很好/)
  expect(await visit.page.getByRole('textbox', { name: '按名字找' }).count()).toBe(0)
})

it('asks for a price once typing rests, and keeps another day while one looks at the next ones', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  const { page } = visit
  const hands = await mouseOn(page, sharedOrigin())
  await countFromCommunity(hands, FINDING_LINFEN)
  await hands.press('选条件')
  const prices: string[] = []
  page.on('request', (request) => {
    const sent = request.postData() ?? ''
    if (sent.includes('"near"')) prices.push(/"mostFen":(\d+)/.exec(sent)?.[1] ?? '')
  })
  await page.getByRole('textbox', { name: '价格不超过' }).focus()
  await page.keyboard.type('125', { delay: 120 })
  await page.waitForTimeout(1000)
  expect(prices).toEqual(['12500'])
  await hands.choose('某一天开着')
  await hands.choose('另外一天')
  const inAMonth = new Date(Date.now() + 30 * 86_400_000)
  const fields = page.getByRole('group', { name: '哪年哪月哪日' }).getByRole('textbox')
  await fields.nth(0).fill(String(inAMonth.getFullYear()))
  await fields.nth(1).fill(String(inAMonth.getMonth() + 1))
  await fields.nth(2).fill(String(inAMonth.getDate()))
  await hands.choose('明天')
  await hands.choose('另外一天')
  await hands.press('看结果')
  await hands.sees(`${inAMonth.getMonth() + 1}月${inAMonth.getDate()}日`)
  expect(await hands.words()).not.toContain('请选是哪一天')
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
