import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit, type VisitOptions } from '../support/browser'
import { HARBIN, LINFEN } from '../support/cities'
import {
  HALF_PAST_ELEVEN,
  liveItWithoutNetwork,
  liveTheMapStory,
  NOW,
  seekOpenCanteen,
  type Led,
  type Walker,
} from '../support/map-story'
import { startingAt, startServer, type TestServer } from '../support/server'
import type { Hands } from '../support/story'
import { fingersOn, keyboardOn, mouseOn } from './hands'
import { DESK, faultsNow, PHONE } from './page-faults'

/** The story of the map, lived in a browser: by mouse, by touch alone, by keyboard alone, without the map, without a network. */
let browser: Browser
let server: TestServer
let visit: Visit

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startServer(undefined, startingAt(HALF_PAST_ELEVEN))
}, 240_000)
afterEach(() => visit.context.close())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The public map that leads the way; nobody is there to answer for it. */
const LEADS = /^https:\/\/uri\.amap\.com\//

/** A device whose clock stands at the story's time. */
async function begin(options: Omit<VisitOptions, 'origin'>): Promise<void> {
  visit = await openVisit(browser, { origin: server.origin, ...options })
  const { context } = visit
  await context.clock.setFixedTime(NOW)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await context.route(LEADS, (route) => route.fulfill({ body: 'a map' }))
}

/** Notes where the way is led to, and comes back from there at once. */
function noteLed({ page, context }: Visit): () => Promise<readonly Led[]> {
  const led: Promise<Led>[] = []
  context.on('page', (opened) => {
    const told = opened.waitForURL(LEADS).then(async () => {
      const [lng, lat, name = ''] = new URL(opened.url()).searchParams.get('to')?.split(',') ?? []
      await opened.close()
      await page.bringToFront()
      return { lng: Number(lng), lat: Number(lat), name }
    })
    led.push(told)
  })
  return () => Promise.all(led)
}

async function walkerOn(visit: Visit, handsOn: typeof mouseOn): Promise<Walker> {
  const hands: Hands = await handsOn(visit.page, server.origin)
  return {
    ...hands,
    led: noteLed(visit),
    async handedOn() {
      await hands.sees('链接复制好了')
      const address = await visit.page.evaluate(() => navigator.clipboard.readText())
      return new URL(address).hash.slice(1)
    },
    async marks() {
      const map = visit.page.getByRole('region', { name: '地图' })
      if (!(await map.isVisible())) return undefined
      return map
        .locator('.pin[aria-label]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
    },
    async look(page) {
      await visit.quiet()
      const faults = await faultsNow(visit)
      if (faults.length > 0) throw new Error(`On «${page}»: ${faults.join(' · ')}`)
    },
  }
}

/** What went wrong; that a map outside was asked to lead the way is no fault. */
const problems = (): string[] =>
  visit.problems.filter((one) => !one.startsWith('foreign request: https://uri.amap.com/'))

const KEYS = { touch: false, viewport: { width: 800, height: 900 } }
const ELDER = { ...PHONE, kept: { 'text-size': 'elder' } }

it.each([
  { story: HARBIN, name: HARBIN.name, way: 'mouse on a wide screen', handsOn: mouseOn, device: DESK },
  { story: LINFEN, name: LINFEN.name, way: 'mouse on a wide screen', handsOn: mouseOn, device: DESK },
  { story: HARBIN, name: HARBIN.name, way: 'touch alone, elder size', handsOn: fingersOn, device: ELDER },
  { story: LINFEN, name: LINFEN.name, way: 'touch alone, standard size', handsOn: fingersOn, device: PHONE },
  { story: HARBIN, name: HARBIN.name, way: 'keyboard alone', handsOn: keyboardOn, device: KEYS },
  { story: LINFEN, name: LINFEN.name, way: 'keyboard alone', handsOn: keyboardOn, device: KEYS },
])(
  'finds an open canteen of $name on foot, rings it, goes there and tells others, by $way',
  async ({ story, handsOn, device }) => {
    await begin(device)
    const sought = await seekOpenCanteen(server.origin, story)
    const hands = await walkerOn(visit, handsOn)
    await liveTheMapStory(hands, sought)
    const { name, phone, place } = sought.places[0]!
    expect(await hands.rung()).toEqual([phone])
    expect(await hands.led()).toEqual([{ ...place, name }])
    expect(problems()).toEqual([])
  },
  120_000,
)

it('is lived whole from the list where the script of the map is refused', async () => {
  await begin(PHONE)
  const sought = await seekOpenCanteen(server.origin, LINFEN)
  const hands = await walkerOn(visit, fingersOn)
  const refused: string[] = []
  await visit.page.route(/\.js$/, async (route) => {
    const answer = await route.fetch()
    if (!(await answer.text()).includes('leaflet-container')) return route.fulfill({ response: answer })
    refused.push(route.request().url())
    return route.abort()
  })
  await liveTheMapStory(hands, sought)
  expect(refused).not.toEqual([])
  expect(await hands.rung()).toEqual([sought.places[0]!.phone])
}, 120_000)

it('shows without a network what was found before, and rings it', async () => {
  await begin(PHONE)
  const sought = await seekOpenCanteen(server.origin, LINFEN)
  const hands = await walkerOn(visit, fingersOn)
  await liveTheMapStory(hands, sought)
  await visit.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await visit.context.setOffline(true)
  await liveItWithoutNetwork(hands, sought)
  expect(await hands.rung()).toEqual([sought.places[0]!.phone])
}, 120_000)
