import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { liveTheMorning, MORNING } from '../support/desk-morning'
import { browserWorld, type BrowserWorld } from './booking-world'

/** The worker's morning in a browser, on her telephone and at a wide screen. */
let browser: Browser
let world: BrowserWorld

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  // A street for each: who was visited this morning is not due again.
  world = await browserWorld(browser, MORNING, 390)
}, 240_000)
afterEach(() => world.end())
afterAll(() => browser.close())

it.each([
  ['390', 'phone'],
  ['1280', 'desk'],
] as const)(
  'a worker visits three, calls one who turns 80, applies at her table without a signal, and the month moves, %s wide',
  async (_width, device) => {
    await liveTheMorning(world, device)
    // At her table there is no signal, and the browser says so.
    expect(world.problems().filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  },
  240_000,
)
