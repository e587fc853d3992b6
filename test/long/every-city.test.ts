import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { HARBIN, HEFEI, LINFEN, TAIYUAN, XIAMEN } from '../support/cities'
import { DESK, faultsOn, PHONE } from '../e2e/page-faults'

/** What a city fills with words of its own; every other page is Linfen's too, and measured there. */
const OF_A_CITY = ['results', 'benefit', 'sheet', 'list', 'documents'].map((name) => `entitlement-${name}`)
const OF_A_DESK = ['operator-calculators', 'operator-calculator']
const WIDE = [...OF_A_CITY, 'entitlement-check', 'home', 'city', 'map']

const LOOKS = [
  { what: 'words', story: TAIYUAN, size: 'largest', device: PHONE, on: 'a phone', names: OF_A_CITY },
  { what: 'words', story: HEFEI, size: 'largest', device: PHONE, on: 'a phone', names: OF_A_CITY },
  { what: 'words', story: HARBIN, size: 'elder', device: PHONE, on: 'a phone', names: OF_A_CITY },
  { what: 'words', story: XIAMEN, size: 'largest', device: PHONE, on: 'a phone', names: OF_A_CITY },
  { what: 'calculators', story: TAIYUAN, size: 'standard', device: PHONE, on: 'a phone', names: OF_A_DESK },
  { what: 'calculators', story: TAIYUAN, size: 'largest', device: PHONE, on: 'a phone', names: OF_A_DESK },
  { what: 'calculators', story: TAIYUAN, size: 'standard', device: DESK, on: 'a desk', names: OF_A_DESK },
  { what: 'calculators', story: XIAMEN, size: 'elder', device: PHONE, on: 'a phone', names: OF_A_DESK },
  { what: 'wide pages', story: LINFEN, size: 'standard', device: DESK, on: 'a desk', names: WIDE },
]

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it.each(LOOKS)(
  '$what of $story.name are whole, in reach and told to a screen reader: $size on $on',
  async ({ names, ...look }) => {
    expect(await faultsOn(browser, names, { ...look, answered: true })).toEqual({})
  },
  120_000,
)
