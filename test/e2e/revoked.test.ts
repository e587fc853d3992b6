import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { workerOn } from '../support/desk-wire'
import { inventCast } from '../support/people-story'
import { takeItBack } from '../support/revoked-story'
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

/** A browser says of itself that it has no signal, that a case has moved on (409), and that somebody may not (403, 404). */
const isForeseen = (problem: string): boolean => /ERR_INTERNET_DISCONNECTED|status of 40[349]/.test(problem)

it('takes a yes back on her own phone: what was sent stays once, and on his nothing of her stays', async () => {
  await takeItBack(newPhone, await workerOn(sharedOrigin(), 'taiyuan-worker'), inventCast('taiyuan'))
  expect(phones.flatMap(({ visit }) => visit.problems).filter((one) => !isForeseen(one))).toEqual([])
}, 180_000)
