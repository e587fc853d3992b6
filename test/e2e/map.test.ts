import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { sharedOrigin } from '../support/shared-server'
import { signInAndChooseMother } from '../support/story'
import { fingersOn, mouseOn } from './hands'
import { DESK, faultsNow, PHONE } from './page-faults'

/** The browser's own map: clusters, a keyboard, fingers, and a list that stands without it. */

let browser: Browser
let visit: Visit
beforeAll(async () => void (browser = await launchBrowser()))
afterEach(() => visit.context.close())
afterAll(() => browser.close())

interface Question {
  readonly action: string
  readonly data: { readonly z: number; readonly tiles: readonly { readonly x: number; readonly y: number }[] }
}

const questions = (): readonly Question[] =>
  visit.asked
    .filter(({ path }) => path.includes('/facility'))
    .map(({ body }) => JSON.parse(body || '{}') as Question)
    .filter(({ action }) => action === 'tiles')

const tilesAsked = (): string[] =>
  questions().flatMap(({ data: { z, tiles } }) => tiles.map(({ x, y }) => `${z}/${x}/${y}`))

const ground = (page: Page) => page.locator('.leaflet-container')
/** Several places in one, of which the list numbers some: no two are called the same. */
const crowds = (page: Page) => page.getByRole('button', { name: /里面有列表的.*按一下放大$/ })

/** Opens the map of a city around somebody's mother. */
async function openMap(device: typeof DESK = DESK, blocked?: RegExp): Promise<Page> {
  visit = await openVisit(browser, { origin: sharedOrigin(), ...device })
  const { page } = visit
  page.setDefaultTimeout(15_000)
  if (blocked) await page.route(blocked, (route) => route.abort())
  const hands = await (device.touch ? fingersOn : mouseOn)(page, sharedOrigin())
  await signInAndChooseMother(hands)
  await hands.press('地图')
  await hands.sees('走 15 分钟以内')
  await visit.quiet()
  return page
}

it('comes nearer by keyboard alone, keeps the focus on the map, and asks for new tiles only', async () => {
  const page = await openMap()
  await ground(page).focus()
  for (let steps = 0; steps < 3; steps++) {
    await page.keyboard.press('-')
    await page.waitForTimeout(400)
  }
  await visit.quiet()
  const several = await crowds(page).first().getAttribute('aria-label')
  await crowds(page).first().focus()
  await page.keyboard.press('Enter')
  await visit.quiet()
  await page.getByRole('button', { name: several!, exact: true }).waitFor({ state: 'detached' })
  await visit.quiet()
  expect(await page.evaluate(() => document.activeElement?.closest('.leaflet-container') !== null)).toBe(true)
  const tiles = tilesAsked()
  expect(new Set(tiles).size).toBe(tiles.length)
  expect(visit.problems).toEqual([])
})

it('keeps its middle where a keyboard makes the window smaller while another page lies above', async () => {
  const page = await openMap(PHONE)
  const { width, height } = PHONE.viewport
  const hands = await fingersOn(page, sharedOrigin())
  const here = page.locator('.pin__face--here')
  const inMap = async (): Promise<number[]> => {
    const [dot, map] = [await here.boundingBox(), await ground(page).boundingBox()]
    return [dot!.x - map!.x, dot!.y - map!.y].map(Math.round)
  }
  const before = await inMap()
  await hands.press('选条件')
  await hands.sees('什么时候开')
  await page.setViewportSize({ width, height: height / 2 })
  await visit.quiet()
  await page.setViewportSize({ width, height })
  await hands.press('看结果')
  await hands.sees('走 15 分钟以内')
  await visit.quiet()
  expect(await inMap()).toEqual(before)
})

it('asks nothing when one pans back, and has no faults that axe or a ruler finds', async () => {
  const page = await openMap()
  await ground(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(600)
  await visit.quiet()
  const asked = questions().length
  await page.keyboard.press('ArrowLeft')
  await page.waitForTimeout(600)
  await visit.quiet()
  expect(questions()).toHaveLength(asked)
  expect(await faultsNow(visit)).toEqual([])
})

it('opens a place by a tap on its number, by touch alone', async () => {
  const page = await openMap(PHONE)
  const numbered = page.locator('.leaflet-marker-icon:has(.pin__face--number):not([aria-hidden=true])')
  await ground(page).scrollIntoViewIfNeeded()
  // One that nothing lies over: not under the map's own buttons.
  const free = async () => {
    for (const one of await numbered.all())
      if (
        await one.tap({ trial: true, timeout: 500 }).then(
          () => true,
          () => false,
        )
      )
        return one
    return undefined
  }
  let one = await free()
  for (let steps = 0; steps < 4 && !one; steps++) {
    await page.getByRole('button', { name: '放大', exact: true }).tap()
    await page.waitForTimeout(400)
    await visit.quiet()
    one = await free()
  }
  await one!.tap()
  await page.getByText('什么时候开').first().waitFor()
  expect(visit.problems).toEqual([])
})

it('keeps the list, and says what is missing, where the script of the map is refused', async () => {
  const scripts: string[] = []
  const first = await openMap()
  scripts.push(...visit.asked.map(({ path }) => path).filter((path) => path.endsWith('.js')))
  const map = await first.evaluate(async (paths) => {
    for (const path of paths) if ((await (await fetch(path)).text()).includes('leaflet-container')) return path
    return undefined
  }, scripts)
  await visit.context.close()
  expect(map).toBeDefined()
  const page = await openMap(DESK, new RegExp(map!.split('/').pop()!.replace(/\./g, '\\.')))
  await page.getByText('地图没有打开').waitFor()
  expect(
    await page.getByRole('list', { name: '找到的地方' }).getByRole('button').or(page.getByRole('link')).count(),
  ).toBeGreaterThan(3)
  await page.unroute(/.*/)
  await page.getByRole('list', { name: '找到的地方' }).getByText('1', { exact: true }).first().click()
  await page.getByText('什么时候开').first().waitFor()
})
