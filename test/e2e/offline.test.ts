import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { sharedOrigin } from '../support/shared-server'
import { answerQuestions, readTheAnswer, signInAndChooseMother } from '../support/story'
import { mouseOn } from './hands'

const FIRST_PAGE_LIMIT = 250 * 1024

let browser: Browser
let visit: Visit

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

it('opens home, the last results and the phone numbers with the network cut, even after a reload', async () => {
  const { page, context } = visit
  const hands = await mouseOn(page, sharedOrigin())
  await signInAndChooseMother(hands)
  await answerQuestions(hands)
  await readTheAnswer(hands)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  await context.setOffline(true)
  expect(await page.evaluate(() => fetch('/healthz', { method: 'POST' }).then(String, () => 'cut'))).toBe('cut')
  await hands.open()
  await hands.sees('为 妈妈 办理')
  await hands.sees('12349')
  await hands.press('看上次的结果')
  await hands.sees('妈妈能领的')
  await hands.sees('可以享受')
  await hands.press('高龄津贴')
  await hands.sees('怎么判断的')
  await hands.open()
  await hands.press('紧急呼叫')
  await hands.sees('120')
})

it('loads at most 250 KB of script and style for the first page, compressed, all from its own host', async () => {
  const { page, problems } = visit
  const loaded: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (['script', 'stylesheet'].includes(request.resourceType()))
      loaded.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await page.goto(sharedOrigin(), { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(loaded)).reduce((sum, one) => sum + one, 0)
  expect(bytes).toBeGreaterThan(10 * 1024)
  expect(bytes).toBeLessThanOrEqual(FIRST_PAGE_LIMIT)
  expect(problems).toEqual([])
})
