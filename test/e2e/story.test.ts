import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { CITIES, LINFEN, TAIYUAN } from '../support/cities'
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

const MOUSE = { way: 'mouse on a wide screen', hands: mouseOn, touch: false, viewport: { width: 1280, height: 800 } }
const TOUCH = { way: 'touch on a phone', hands: fingersOn, touch: true, viewport: { width: 375, height: 812 } }
const KEYS = { way: 'keyboard alone', hands: keyboardOn, touch: false, viewport: { width: 800, height: 900 } }

/** Every city by mouse, one more each by fingers and by keys: what differs between cities is data. */
const LIVES = [
  ...CITIES.map((story) => ({ ...MOUSE, story, name: story.name })),
  { ...TOUCH, story: LINFEN, name: LINFEN.name },
  { ...KEYS, story: TAIYUAN, name: TAIYUAN.name },
]

it.each(LIVES)('lives the whole story in $name by $way', async ({ story, hands, touch, viewport }) => {
  const origin = sharedOrigin()
  visit = await openVisit(browser, { origin, touch, viewport })
  const person = await hands(visit.page, origin)
  await liveTheStory(person, story)
  expect(await person.rung()).toEqual([expect.stringMatching(new RegExp(`^${story.areaCode}`))])
  expect(visit.problems).toEqual([])
})
