import type { Browser } from 'playwright-core'
import { browserPhone } from '../e2e/phone'
import { MORNING } from '../support/assessment-hers-story'
import { liveTheAssessment } from '../support/assessment-story'
import { launchBrowser } from '../support/browser'
import { inventCast } from '../support/people-story'
import type { TestServer } from '../support/server'
import { startTown } from '../support/town'
import { wechatPhone } from './phone'

/** Phones with the built WeChat package, a desk with the browser build, one server. */
let server: TestServer
let browser: Browser
const ahead = Date.parse(MORNING) - Date.now()
const now = (): number => Date.now() + ahead

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startTown(new Date(now()).toISOString())
}, 200_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('an elder, the county and four assessors come to a result, an objection and another result', async () => {
  const [elder, assessor] = [wechatPhone(server.origin, now), wechatPhone(server.origin, now)]
  const desk = await browserPhone(browser, server.origin, { city: 'linfen' }, { onDesk: true, ahead })
  await liveTheAssessment({ elder, assessor, desk }, { origin: server.origin, now }, inventCast('linfen'))
  expect([...elder.problems(), ...assessor.problems(), ...desk.visit.problems]).toEqual([])
  elder.close()
  assessor.close()
  await desk.visit.context.close()
}, 300_000)
