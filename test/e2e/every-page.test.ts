import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type VisitOptions } from '../support/browser'
import { HARBIN, HEFEI, LINFEN, TAIYUAN, XIAMEN, type CityStory } from '../support/cities'
import { fontWorn } from '../support/font'
import { pageAddresses, pageNames } from '../support/pages'
import { sharedOrigin } from '../support/shared-server'
import { answersKept } from './answers'
import { axeFaults } from './axe'
import { layoutFaults } from './layout'

const PHONE = { touch: true, viewport: { width: 375, height: 812 } }
const DESK = { touch: false, viewport: { width: 1280, height: 800 } }

interface State {
  readonly state: string
  readonly size: string
  readonly answered: boolean
  readonly device: Pick<VisitOptions, 'touch' | 'viewport'>
}

/** The two scales and the largest that a person can choose, once she has answered; and a phone that knows nobody. */
const STATES: readonly State[] = [
  { state: 'answered, standard', size: 'standard', answered: true, device: PHONE },
  { state: 'answered, elder', size: 'elder', answered: true, device: PHONE },
  { state: 'answered, largest', size: 'largest', answered: true, device: PHONE },
  { state: 'fresh, largest', size: 'largest', answered: false, device: PHONE },
]

/** What another city fills with other words; every other page is Linfen's too. */
const OF_A_CITY = ['results', 'benefit', 'sheet', 'list', 'documents'].map((name) => `entitlement-${name}`)
const DESKS = ['operator-calculators', 'operator-calculator']

let browser: Browser
const known = new Map<string, Record<string, unknown>>()

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function keptIn(story: CityStory): Promise<Record<string, unknown>> {
  const kept = known.get(story.city) ?? (await answersKept(browser, sharedOrigin(), story))
  known.set(story.city, kept)
  return kept
}

/** Opens an address, and gives back all that is wrong there. */
async function faultsAt(address: string, options: Partial<VisitOptions>): Promise<string[]> {
  const { page, context, problems } = await openVisit(browser, { origin: sharedOrigin(), ...options })
  await page.goto(sharedOrigin() + address)
  await fontWorn(page)
  await page.waitForLoadState('networkidle')
  const faults = [...problems, ...(await layoutFaults(page)), ...(await axeFaults(page))]
  await context.close()
  return faults
}

/** All that is wrong on some pages of a city, by address. */
async function faultsOn(
  names: readonly string[],
  story: CityStory,
  { size, answered, device }: Omit<State, 'state'>,
): Promise<Record<string, string[]>> {
  const kept = { ...(answered ? await keptIn(story) : {}), 'text-size': size }
  const faults: Record<string, string[]> = {}
  for (const name of names) {
    for (const address of await pageAddresses(name, sharedOrigin(), story)) {
      const found = await faultsAt(address, { ...device, kept })
      if (found.length > 0) faults[address] = found
    }
  }
  return faults
}

it.each(STATES)(
  'every page is whole, in reach and told to a screen reader: $state',
  async (state) => {
    expect(await faultsOn(await pageNames(), LINFEN, state)).toEqual({})
  },
  180_000,
)

it.each([
  { story: TAIYUAN, size: 'largest' },
  { story: HEFEI, size: 'largest' },
  { story: HARBIN, size: 'elder' },
  { story: XIAMEN, size: 'largest' },
])(
  'so is what $story.name fills with other words: $size',
  async ({ story, size }) => {
    expect(await faultsOn(OF_A_CITY, story, { size, answered: true, device: PHONE })).toEqual({})
  },
  120_000,
)

it.each([
  { story: TAIYUAN, size: 'standard', device: PHONE, on: 'a phone' },
  { story: TAIYUAN, size: 'largest', device: PHONE, on: 'a phone' },
  { story: TAIYUAN, size: 'standard', device: DESK, on: 'a desk' },
  { story: XIAMEN, size: 'elder', device: PHONE, on: 'a phone' },
])(
  'so are the calculators of $story.name on $on: $size',
  async ({ story, size, device }) => {
    expect(await faultsOn(DESKS, story, { size, answered: true, device })).toEqual({})
  },
  120_000,
)

it('so is what lies wide on a desk', async () => {
  const names = [...OF_A_CITY, 'entitlement-check', 'home', 'city', 'map']
  expect(await faultsOn(names, LINFEN, { size: 'standard', answered: true, device: DESK })).toEqual({})
}, 120_000)
