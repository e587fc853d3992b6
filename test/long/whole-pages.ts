import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { LINFEN } from '../support/cities'
import { pageNames } from '../support/pages'
import { faultsOn, PHONE } from '../e2e/page-faults'

interface State {
  readonly state: string
  /** One of the two scales, or the largest that a person can choose. */
  readonly size: string
  /** She has answered; else the phone knows nobody. */
  readonly answered: boolean
  readonly layoutOnly?: boolean
}

/** Opens every page in each of some states. In two files, so that two browsers share the many pages between them. */
export function everyPageIsWhole(states: readonly State[]): void {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it.each(states)(
    'every page is whole and in reach, and told to a screen reader: $state',
    async ({ size, answered, layoutOnly }) => {
      const look = { story: LINFEN, size, answered, device: PHONE, ...(layoutOnly && { layoutOnly }) }
      expect(await faultsOn(browser, await pageNames(), look)).toEqual({})
    },
    600_000,
  )
}
