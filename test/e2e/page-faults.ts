import type { Browser } from 'playwright-core'
import { openVisit, type Visit, type VisitOptions } from '../support/browser'
import type { CityStory } from '../support/cities'
import { fontWorn } from '../support/font'
import { pageAddresses } from '../support/pages'
import { sharedOrigin } from '../support/shared-server'
import { answersKept } from './answers'
import { axeFaults } from './axe'
import { layoutFaults } from './layout'

export const PHONE = { touch: true, viewport: { width: 375, height: 812 } }
export const DESK = { touch: false, viewport: { width: 1280, height: 800 } }

/** How pages are looked at. */
export interface Look {
  readonly story: CityStory
  /** Of the text, as a person chooses it. */
  readonly size: string
  /** The daughter has signed in and answered; else the phone knows nobody. */
  readonly answered: boolean
  readonly device: Pick<VisitOptions, 'touch' | 'viewport'>
  /** Only whether it is whole and in reach: what a screen reader is told does not change with the size of the text. */
  readonly layoutOnly?: boolean
}

/** All that is wrong on the page as it stands. */
export const faultsNow = async ({ page }: Visit): Promise<string[]> => [
  ...(await layoutFaults(page)),
  ...(await axeFaults(page)),
]

/** Opens an address anew, and gives back all that is wrong there. */
async function faultsAt(visit: Visit, address: string, layoutOnly: boolean): Promise<string[]> {
  const before = visit.problems.length
  await visit.page.goto('about:blank')
  await visit.page.goto(sharedOrigin() + address)
  await fontWorn(visit.page)
  await visit.quiet()
  const now = layoutOnly ? await layoutFaults(visit.page) : await faultsNow(visit)
  return [...visit.problems.slice(before), ...now]
}

/** All that is wrong on some pages of a city, by address. A phone that knows nobody is a new one for each page. */
export async function faultsOn(
  browser: Browser,
  names: readonly string[],
  { story, size, answered, device, layoutOnly = false }: Look,
): Promise<Record<string, string[]>> {
  const known = answered ? await answersKept(browser, sharedOrigin(), story) : {}
  const options = { ...device, origin: sharedOrigin(), kept: { ...known, 'text-size': size } }
  const faults: Record<string, string[]> = {}
  let visit = await openVisit(browser, options)
  for (const name of names) {
    for (const address of await pageAddresses(name, sharedOrigin(), story)) {
      const found = await faultsAt(visit, address, layoutOnly)
      if (found.length > 0) faults[address] = found
      if (answered) continue
      await visit.context.close()
      visit = await openVisit(browser, options)
    }
  }
  await visit.context.close()
  return faults
}
