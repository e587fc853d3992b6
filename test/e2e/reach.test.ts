import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit } from '../support/browser'
import { fontWorn } from '../support/font'
import { pageAddresses, pageNames } from '../support/pages'
import { sharedOrigin } from '../support/shared-server'
import { answersKept } from './answers'

/** What must be on every page, or in sight without a single scroll. */
let browser: Browser
let kept: Record<string, unknown>

beforeAll(async () => {
  browser = await launchBrowser()
  kept = await answersKept(browser, sharedOrigin())
})
afterAll(() => browser.close())

/** Words of a page, and which of its telephones are in sight, for the daughter who acts for her mother. */
async function look(name: string, size: string): Promise<{ words: string; inSight: string }> {
  const { page, context } = await openVisit(browser, { origin: sharedOrigin(), kept: { ...kept, 'text-size': size } })
  const [address = ''] = await pageAddresses(name, sharedOrigin())
  await page.goto(sharedOrigin() + address)
  await fontWorn(page)
  await page.waitForLoadState('networkidle')
  const words = await page.locator('body').innerText()
  const inSight = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.page__foot a[href^="tel:"], .page__foot button')]
      .filter((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return element.checkVisibility() && top >= 0 && bottom <= innerHeight
      })
      .map(({ innerText }) => innerText)
      .join(' '),
  )
  await context.close()
  return { words, inSight }
}

it.each(['standard', 'elder', 'larger', 'largest'])('keeps help in sight: %s', async (size) => {
  for (const name of ['home', 'map', 'entitlement-results', 'entitlement-question', 'facility']) {
    const { inSight } = await look(name, size)
    expect({ name, inSight }).toEqual({ name, inSight: expect.stringMatching(/12349[^]*紧急呼叫/) as unknown })
  }
})

/** Here the person is still to be chosen. */
const BEFORE_ANYBODY = ['sign-in', 'helpers-people', 'helpers-add-person']

it('tells a helper on every page whose affair it is, and how to ask somebody', async () => {
  for (const name of await pageNames()) {
    const { words } = await look(name, 'elder')
    const told = BEFORE_ANYBODY.includes(name) || /[为替帮]\s*妈妈/.test(words)
    expect({ name, told, help: /12349|120/.test(words) }).toEqual({ name, told: true, help: true })
  }
})
