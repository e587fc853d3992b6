import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { MONDAY } from '../support/booking-story'
import { liveTheBath, liveTheChanges, liveTheLunches } from '../support/booking-story-linfen'
import { browserWorld, type BrowserWorld } from './booking-world'

/** The story of booking in a browser: her daughter on a telephone, the canteen and the desks on wide screens. */
let browser: Browser
let world: BrowserWorld

// One town for all of it, as in life: the bath is the last, for it takes a night.
beforeAll(async () => {
  browser = await launchBrowser()
  world = await browserWorld(browser, MONDAY)
}, 240_000)
afterAll(async () => {
  await world.end()
  await browser.close()
})

it('lunch every week with one day skipped, a meal at the counter, and the paper for the refrigerator', async () => {
  await liveTheLunches(world)
  expect(world.problems()).toEqual([])
}, 240_000)

it('a price that changes and a place that is gone while the page stands open', async () => {
  await liveTheChanges(world)
  // Both were told with a refusal, which a browser writes down as an error.
  expect(world.problems().filter((line) => !/status of 409/.test(line))).toEqual([])
}, 240_000)

it('a bath refused for a fever and moved to the home, until she is bathed', async () => {
  await liveTheBath(world)
  expect(world.problems()).toEqual([])
}, 240_000)
