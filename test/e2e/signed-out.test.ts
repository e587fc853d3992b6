import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit } from '../support/browser'
import { sharedOrigin } from '../support/shared-server'
import { mouseOn } from './hands'

/** Pages of a case on a phone where nobody is signed in: they say so, and lead to the way in. */
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const CASE = '5f0c2a52-1f5b-4b57-9f7d-0b1d5a0a0001'

it.each([
  ['the thread', `case/thread?id=${CASE}`],
  ['an act in it', `case/act?id=${CASE}&kind=objected`],
  ['a photograph of it', `case/photo?case=${CASE}&file=${CASE}`],
  ['what came of a request', `case/asked?act=${CASE}`],
])('%s asks to sign in', async (_what, page) => {
  const visit = await openVisit(browser, { origin: sharedOrigin() })
  await visit.page.goto(`${sharedOrigin()}/#/pages/${page}`)
  const hands = await mouseOn(visit.page, sharedOrigin())
  await hands.sees('登录以后才能看这件事')
  expect(await hands.words()).not.toContain('格式不对')
  await hands.press('登录')
  await hands.sees('用手机号登录')
  await visit.context.close()
})
