import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit } from '../support/browser'
import { fontWorn } from '../support/font'
import { pageAddresses, pageNames } from '../support/pages'
import { sharedOrigin } from '../support/shared-server'
import { answersKept } from './answers'
import { axeFaults } from './axe'
import { layoutFaults } from './layout'

/** The two scales and the largest that a person can choose, once she has answered; and a phone that knows nobody. */
const STATES = [
  { state: 'answered, standard', size: 'standard', answered: true },
  { state: 'answered, elder', size: 'elder', answered: true },
  { state: 'answered, largest', size: 'largest', answered: true },
  { state: 'fresh, largest', size: 'largest', answered: false },
]

let browser: Browser
let kept: Record<string, unknown>

beforeAll(async () => {
  browser = await launchBrowser()
  kept = await answersKept(browser, sharedOrigin())
})
afterAll(() => browser.close())

/** Opens an address on a phone, and gives back all that is wrong there. */
async function faultsAt(address: string, storage: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { page, context, problems } = await openVisit(browser, { origin: sharedOrigin(), touch: true, kept: storage })
  await page.goto(sharedOrigin() + address)
  await fontWorn(page)
  await page.waitForLoadState('networkidle')
  const faults = [...problems, ...(await layoutFaults(page)), ...(await axeFaults(page))]
  await context.close()
  return faults
}

it.each(STATES)(
  'every page is whole, in reach and told to a screen reader: $state',
  async ({ size, answered }) => {
    const faults: Record<string, string[]> = {}
    for (const name of await pageNames()) {
      for (const address of await pageAddresses(name, sharedOrigin())) {
        const found = await faultsAt(address, { ...(answered ? kept : {}), 'text-size': size })
        if (found.length > 0) faults[address] = found
      }
    }
    expect(faults).toEqual({})
  },
  180_000,
)
