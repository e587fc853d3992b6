import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
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

/** The daughter who acts for her mother. */
const visitAs = (size: string): Promise<Visit> =>
  openVisit(browser, { origin: sharedOrigin(), kept: { ...kept, 'text-size': size } })

/** Words of a page, and which of its telephones are in sight; undefined where the city has nothing to show there. */
async function look({ page, quiet }: Visit, name: string): Promise<{ words: string; inSight: string } | undefined> {
  const [address] = await pageAddresses(name, sharedOrigin())
  if (address === undefined) return undefined
  await page.goto('about:blank')
  await page.goto(sharedOrigin() + address)
  await fontWorn(page)
  await quiet()
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
  return { words, inSight }
}

it.each(['standard', 'elder', 'larger', 'largest'])('keeps help in sight: %s', async (size) => {
  const visit = await visitAs(size)
  for (const name of ['home', 'map', 'entitlement-results', 'entitlement-question', 'facility']) {
    const seen = await look(visit, name)
    expect({ name, inSight: seen?.inSight }).toEqual({
      name,
      inSight: expect.stringMatching(/12349[^]*紧急呼叫/) as unknown,
    })
  }
  await visit.context.close()
})

/**
 * Here the person is still to be chosen, or what stands is nobody's affair: published papers, an operator's money, an
 * account, a desk. A case says itself whose it is, once there is one.
 */
const NOBODYS = [
  ...['sign-in', 'helpers-people', 'helpers-add-person', 'helpers-added', 'helpers-accept', 'inbox'],
  ...['account-devices', 'account-close', 'account-rename', 'account-messages'],
  ...[
    'case-thread',
    'case-act',
    'case-photo',
    'urgent',
    'urgent-answer',
    'grant-applied',
    'grant-grant',
    'grant-again',
  ],
  ...['done', 'order', 'cancel', 'change', 'pause', 'rate', 'waiting'].map((page) => `booking-${page}`),
  ...['applied', 'progress', 'act', 'result', 'certificate', 'verify'].map((page) => `assessment-${page}`),
  ...['entitlement-list', 'entitlement-documents', 'operator-calculators', 'operator-calculator'],
]

/** Who serves, decides or assesses: the desk of nobody's mother. */
const DESKS = /^(desk|outreach|elders|hotline|register|official|office|provider|duty|assessor)/

it('tells a helper on every page whose affair it is, and how to ask somebody', async () => {
  const visit = await visitAs('elder')
  const faulty: unknown[] = []
  for (const name of await pageNames()) {
    const seen = await look(visit, name)
    if (!seen) continue
    const { words } = seen
    const told = NOBODYS.includes(name) || DESKS.test(name) || /[为替帮]\s*妈妈/.test(words)
    const help = /12349|120/.test(words)
    if (!told || !help) faulty.push({ name, told, help })
  }
  expect(faulty).toEqual([])
  await visit.context.close()
}, 240_000)
