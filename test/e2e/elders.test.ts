import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { keepTheRegister } from '../support/elders-story'
import { sharedOrigin } from '../support/shared-server'
import { faultsNow } from './page-faults'
import { browserPhone } from './phone'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it('a worker brings a paper list in, finds an elder, and takes back what was written by mistake', async () => {
  const phone = await browserPhone(browser, sharedOrigin())
  await keepTheRegister(phone, async () => {
    await phone.visit.quiet()
    expect(await faultsNow(phone.visit)).toEqual([])
  })
  expect(phone.visit.problems).toEqual([])
  await phone.visit.context.close()
})
