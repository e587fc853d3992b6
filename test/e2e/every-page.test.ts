import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit } from '../support/browser'
import { fontWorn } from '../support/font'
import { pageAddress, pageNames } from '../support/pages'
import { sharedOrigin } from '../support/shared-server'
import { answersKept } from './answers'
import { axeFaults } from './axe'
import { layoutFaults } from './layout'

/** The two scales, and the largest that a person can choose. */
const SIZES = ['standard', 'elder', 'largest'] as const

let browser: Browser
let kept: Record<string, unknown>

beforeAll(async () => {
  browser = await launchBrowser()
  kept = await answersKept(browser, sharedOrigin())
})
afterAll(() => browser.close())

/** Opens every page, one after the other, in one text size on a phone. */
describe.each(SIZES)('in size %s', (size) => {
  it('every page is whole, reachable and told to a screen reader', async () => {
    const origin = sharedOrigin()
    const faults: Record<string, string[]> = {}
    for (const name of await pageNames()) {
      const visit = await openVisit(browser, { origin, touch: true, kept: { ...kept, 'text-size': size } })
      await visit.page.goto(origin + (await pageAddress(name, origin)))
      await fontWorn(visit.page)
      await visit.page.waitForLoadState('networkidle')
      const found = [...visit.problems, ...(await layoutFaults(visit.page)), ...(await axeFaults(visit.page))]
      if (found.length > 0) faults[name] = found
      await visit.context.close()
    }
    expect(faults).toEqual({})
  }, 180_000)
})
