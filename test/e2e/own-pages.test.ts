import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit } from '../support/browser'
import { LINFEN } from '../support/cities'
import { fontWorn } from '../support/font'
import { pageAddresses, pageNames } from '../support/pages'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn } from './hands'
import { faultsNow, PHONE } from './page-faults'

/** Pages that show something only to the elder herself, on her own phone: her record, her rights, her helpers, her account. */
const HERS = /^(record|helpers|account|inbox)/

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it.each(['standard', 'elder'])(
  'are whole, in reach and told to a screen reader for the elder herself, text %s',
  async (size) => {
    const origin = sharedOrigin()
    const visit = await openVisit(browser, { ...PHONE, origin, kept: { 'text-size': size } })
    const hands = await fingersOn(visit.page, origin)
    await hands.open()
    await hands.press('登录,替家里老人办理')
    await hands.sees('演示数据')
    await hands.press('张建国')
    await hands.sees('为谁办理')
    await hands.press('本人')
    await hands.sees('为自己办理')

    const faults: Record<string, readonly string[]> = {}
    const names = (await pageNames()).filter((name) => HERS.test(name))
    expect(names.length).toBeGreaterThan(15)
    for (const name of names)
      for (const address of await pageAddresses(name, origin, LINFEN)) {
        const before = visit.problems.length
        await visit.page.goto('about:blank')
        await visit.page.goto(origin + address)
        await fontWorn(visit.page)
        await visit.quiet()
        const found = [...visit.problems.slice(before), ...(await faultsNow(visit))]
        if (found.length > 0) faults[address] = found
      }
    expect(faults).toEqual({})
    await visit.context.close()
  },
  180_000,
)
