import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { sharedOrigin } from '../support/shared-server'
import { mouseOn } from './hands'
import { faultsNow, PHONE } from './page-faults'

/** Links to the pages of a place that lost the place on their way. */
let browser: Browser
let visit: Visit

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

it.each(['index', 'report', 'report-check'])(
  'says that a link names no place, asks the cloud for none and leads to the map, on %s',
  async (page) => {
    visit = await openVisit(browser, { origin: sharedOrigin(), ...PHONE })
    const hands = await mouseOn(visit.page, sharedOrigin())
    await visit.page.goto(`${sharedOrigin()}/#/pages/facility/${page}`)
    await hands.sees('这个链接里没有写是哪个地方')
    await visit.quiet()
    expect(await faultsNow(visit)).toEqual([])
    expect(visit.asked.filter(({ path, body }) => path.includes('/facility') && body.includes('"get"'))).toEqual([])
    await hands.press('看地图')
    await visit.page.waitForURL(/#\/pages\/map\/index/)
    expect(visit.problems).toEqual([])
  },
)
