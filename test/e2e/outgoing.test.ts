import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { handItOver, writeRequest } from '../support/ask-help'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { workerOn, type Worker } from '../support/desk-wire'
import { sharedOrigin } from '../support/shared-server'
import type { Hands } from '../support/story'
import { mouseOn } from './hands'

/** What is done without a signal: on the phone first, sent once, and a question where the case has moved on. */
let browser: Browser
let visit: Visit
let hands: Hands
let worker: Worker

beforeAll(async () => {
  browser = await launchBrowser()
  worker = await workerOn(sharedOrigin())
})
beforeEach(async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  hands = await mouseOn(visit.page, sharedOrigin())
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

/** Ends the page, as a phone ends an app, and opens the app anew. */
async function killAndOpen(): Promise<void> {
  await visit.page.goto('about:blank')
  await hands.open()
}
const sw = () => visit.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
const sayings = async (number: string): Promise<string[]> =>
  (await worker.find(number)).events.filter(({ kind }) => kind === 'said').map(({ words }) => words)

it('sends a request once that was made offline, after the app was killed', async () => {
  const words = `没有网的时候写的 ${randomUUID()}`
  await writeRequest(hands, words)
  await sw()
  await visit.context.setOffline(true)
  await hands.press('请社区帮我办')
  await hands.sees('还没有发出去')
  await killAndOpen()
  await hands.press('我的事')
  await hands.sees('等有网时发出')

  await visit.context.setOffline(false)
  await visit.page.getByText('还没发出去').waitFor({ state: 'detached' })
  expect(await worker.asked(words)).toHaveLength(1)
  const asked = visit.asked.flatMap(({ body }) => (body.includes('"askHelp"') ? [JSON.parse(body) as object] : []))
  expect(new Set(asked.map((one) => (one as { requestId: string }).requestId)).size).toBe(1)
})

it('asks what becomes of words written offline on a case that has moved on, and loses none of them', async () => {
  await writeRequest(hands, '先说一句')
  const number = await handItOver(hands)
  await sw()
  await hands.press('看这件事')
  await hands.sees('经过')
  await visit.context.setOffline(true)
  await hands.type('留言', '离线时写的')
  await hands.press('发出留言')
  await hands.sees('等有网时发出')
  await worker.take(number)

  await visit.context.setOffline(false)
  await hands.sees('还要发吗')
  await hands.sees('李敏')
  await hands.sees('离线时写的')
  expect(await sayings(number)).toEqual([])
  await killAndOpen()
  await hands.press('我的事')
  await hands.sees('还要发吗')
  await hands.press('还要发')
  await visit.quiet()
  expect(await sayings(number)).toEqual(['离线时写的'])
  expect(await hands.words()).not.toContain('还要发吗')
})
