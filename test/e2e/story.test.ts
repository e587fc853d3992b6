import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { sharedOrigin } from '../support/shared-server'
import { liveTheStory } from '../support/story'
import { fingersOn, keyboardOn, mouseOn } from './hands'

let browser: Browser
let visit: Visit

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

const WAYS = [
  { way: 'mouse on a wide screen', hands: mouseOn, touch: false, viewport: { width: 1280, height: 800 } },
  { way: 'touch on a phone', hands: fingersOn, touch: true, viewport: { width: 375, height: 812 } },
  { way: 'keyboard alone', hands: keyboardOn, touch: false, viewport: { width: 800, height: 900 } },
]

it.each(WAYS)('lives the whole story by $way', async ({ hands, touch, viewport }) => {
  const origin = sharedOrigin()
  visit = await openVisit(browser, { origin, touch, viewport })
  const person = await hands(visit.page, origin)
  await liveTheStory(person)
  expect(await person.rung()).toEqual([expect.stringMatching(/^0357/)])
  expect(visit.problems).toEqual([])
})
