import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { HARBIN, LINFEN, type CityStory } from '../support/cities'
import { HARBINS_OPERATOR, openDeskOf } from '../support/coverage-story'
import { fontWorn } from '../support/font'
import { pageAddresses, pageNames } from '../support/pages'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn, mouseOn } from './hands'
import { DESK, faultsNow, PHONE } from './page-faults'

/** Pages that show something only to the elder herself, on her own phone: her record, her rights, her helpers, her account. */
const HERS = /^(record|helpers|account|inbox)/

/** What only a community worker is shown of those whom nobody sits with. */
const WORKERS = /^(elders|desk-requests|outreach-visit$|outreach-found-people$)/

/** What only a city's operator is shown. */
const OPERATORS = /^register/

const LINFENS_WORKER = '李敏'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

interface Own {
  readonly names: RegExp
  /** As many of them as there are at least: a name that is nobody's would find nothing wrong. */
  readonly least: number
  readonly story: CityStory
}

/** All that is wrong on pages that somebody opens as who she is, by address. */
async function faultsOnOwn(visit: Visit, { names, least, story }: Own): Promise<Record<string, readonly string[]>> {
  const faults: Record<string, readonly string[]> = {}
  const own = (await pageNames()).filter((name) => names.test(name))
  expect(own.length).toBeGreaterThanOrEqual(least)
  for (const name of own)
    for (const address of await pageAddresses(name, sharedOrigin(), story)) {
      const before = visit.problems.length
      await visit.page.goto('about:blank')
      await visit.page.goto(sharedOrigin() + address)
      await fontWorn(visit.page)
      await visit.quiet()
      const found = [...visit.problems.slice(before), ...(await faultsNow(visit))]
      if (found.length > 0) faults[address] = found
    }
  return faults
}

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

    expect(await faultsOnOwn(visit, { names: HERS, least: 16, story: LINFEN })).toEqual({})
    await visit.context.close()
  },
  180_000,
)

it.each([
  { size: 'standard', on: 'a desk', device: DESK },
  { size: 'elder', on: 'a phone', device: PHONE },
])(
  'are whole, in reach and told to a screen reader for a city’s operator, text $size on $on',
  async ({ size, device }) => {
    const origin = sharedOrigin()
    const visit = await openVisit(browser, { ...device, origin, kept: { 'text-size': size, city: HARBIN.city } })
    await openDeskOf(await (device.touch ? fingersOn : mouseOn)(visit.page, origin), HARBINS_OPERATOR)
    expect(await faultsOnOwn(visit, { names: OPERATORS, least: 4, story: HARBIN })).toEqual({})
    await visit.context.close()
  },
  120_000,
)

it.each([
  { size: 'standard', on: 'a desk', device: DESK },
  { size: 'elder', on: 'a phone', device: PHONE },
])(
  'are whole, in reach and told to a screen reader for a community worker, text $size on $on',
  async ({ size, device }) => {
    const origin = sharedOrigin()
    const visit = await openVisit(browser, { ...device, origin, kept: { 'text-size': size } })
    const hands = await (device.touch ? fingersOn : mouseOn)(visit.page, origin)
    await openDeskOf(hands, LINFENS_WORKER)
    await hands.sees('我的老人')
    const desk = await faultsNow(visit)
    expect(desk).toEqual([])
    expect(await faultsOnOwn(visit, { names: WORKERS, least: 7, story: LINFEN })).toEqual({})
    await visit.context.close()
  },
  180_000,
)
