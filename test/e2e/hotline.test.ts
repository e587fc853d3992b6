import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { MONDAY } from '../support/booking-story'
import { liveTheCall } from '../support/hotline-story'
import { browserWorld, type BrowserWorld } from './booking-world'

/** The desk of 12349 in a browser, on a telephone and on a wide screen. */
let browser: Browser
let world: BrowserWorld

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  // A town for each: whoever is booked for lunch once is not booked for it again.
  world = await browserWorld(browser, MONDAY, 390)
}, 240_000)
afterEach(() => world.end())
afterAll(() => browser.close())

it.each([
  ['390', 'phone'],
  ['1280', 'desk'],
] as const)(
  'books a week of lunches in a call, %s wide, and keeps nothing of her',
  async (_width, device) => {
    await liveTheCall(await world[device]())
    // A wrong name is told with a refusal, which a browser writes down as an error.
    expect(world.problems().filter((line) => !/status of 400/.test(line))).toEqual([])
  },
  240_000,
)
