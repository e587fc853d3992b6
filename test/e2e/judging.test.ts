import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { HEFEI, LINFEN } from '../support/cities'
import { isCall, tells, walkTheJudging } from '../support/judging'
import { sharedOrigin } from '../support/shared-server'
import { signInAndChooseMother, type Hands } from '../support/story'
import { mouseOn } from './hands'

/** She is judged on the phone: once the policy is there, nobody is asked anything, and nothing about her leaves. */
let browser: Browser
let visit: Visit
let hands: Hands

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  hands = await mouseOn(visit.page, sharedOrigin())
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

const callsSince = (mark: number): readonly string[] =>
  visit.asked
    .slice(mark)
    .filter(({ path }) => isCall(path))
    .map(({ path, body }) => `${path} ${body}`)

/** Home has shown and has asked what it asks. */
async function atHome(): Promise<number> {
  await visit.quiet()
  return visit.asked.length
}

it('makes no call on any page that judges, and fetches nothing but the app’s own files', async () => {
  await signInAndChooseMother(hands, LINFEN)
  const mark = await atHome()
  await walkTheJudging(hands, LINFEN)
  await visit.quiet()
  expect(callsSince(mark)).toEqual([])
  const fetched = visit.asked.slice(mark).map(({ method, path, body }) => `${method} ${path} ${body}`.trim())
  expect(fetched.filter((line) => !/^GET \/[\w./-]+\.(js|css)$/.test(line))).toEqual([])
  expect(visit.problems).toEqual([])
})

it('is whole without a network after one visit, in a city whose list is the national one', async () => {
  await signInAndChooseMother(hands, HEFEI)
  await visit.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const mark = await atHome()
  await visit.context.setOffline(true)
  await walkTheJudging(hands, HEFEI)
  expect(callsSince(mark)).toEqual([])
})

it('sends nothing that was told of her, from the first page to the canteen', async () => {
  await signInAndChooseMother(hands, LINFEN)
  await walkTheJudging(hands, LINFEN)
  await hands.press('最近的食堂')
  await hands.sees('走 15 分钟以内')
  await visit.quiet()
  expect(visit.asked.length).toBeGreaterThan(5)
  expect(visit.asked.filter(({ path, body }) => tells(path) || tells(body))).toEqual([])
})
