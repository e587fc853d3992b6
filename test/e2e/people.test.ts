import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { actForOneElder, inventCast } from '../support/people-story'
import { sharedOrigin } from '../support/shared-server'
import { browserPhone, type VisitedPhone } from './phone'

let browser: Browser
const phones: VisitedPhone[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function newPhone(): Promise<VisitedPhone> {
  const phone = await browserPhone(browser, sharedOrigin())
  phones.push(phone)
  return phone
}

it('lets daughter, brother and worker act for one elder, each as she agreed, and shows her who did', async () => {
  await actForOneElder(newPhone, inventCast('taiyuan'))
  expect(phones.flatMap(({ visit }) => visit.problems)).toEqual([])
}, 180_000)
