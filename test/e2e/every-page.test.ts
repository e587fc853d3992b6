import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { LINFEN } from '../support/cities'
import { pageNames } from '../support/pages'
import { faultsOn, PHONE } from './page-faults'

/** The two scales and the largest that a person can choose, once she has answered; and a phone that knows nobody. */
const STATES = [
  { state: 'answered, standard', size: 'standard', answered: true },
  { state: 'answered, elder', size: 'elder', answered: true },
  { state: 'answered, largest', size: 'largest', answered: true },
  { state: 'fresh, largest', size: 'largest', answered: false },
]

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it.each(STATES)(
  'every page is whole, in reach and told to a screen reader: $state',
  async ({ size, answered }) => {
    const look = { story: LINFEN, size, answered, device: PHONE }
    expect(await faultsOn(browser, await pageNames(), look)).toEqual({})
  },
  400_000,
)
