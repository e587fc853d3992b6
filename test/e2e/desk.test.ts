import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { TAIYUAN } from '../support/cities'
import { openRule, WORKED, workOut } from '../support/desk'
import { sharedOrigin } from '../support/shared-server'
import { mouseOn } from './hands'
import { faultsNow } from './page-faults'

/** At a desk, where somebody reckons what a canteen or a district is paid. */
let browser: Browser
let visit: Visit

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  visit = await openVisit(browser, { origin: sharedOrigin(), viewport: { width: 1280, height: 800 } })
})
afterEach(async () => {
  expect(visit.problems).toEqual([])
  await visit.context.close()
})
afterAll(() => browser.close())

it.each(WORKED)('works out $what', async (example) => {
  await workOut(await mouseOn(visit.page, sharedOrigin()), example)
  expect(await faultsNow(visit)).toEqual([])
})

it('says what is missing on top and at each field in the same words, and keeps what was typed', async () => {
  const { page } = visit
  const hands = await mouseOn(page, sharedOrigin())
  await openRule(hands, { story: TAIYUAN, rule: '正文第14条第(2)项' })
  await hands.type('建筑面积', '一百')
  await hands.press('算一算')
  const summary = await page.getByRole('alert').innerText()
  const atFields = await page.locator('.field__error').allInnerTexts()
  expect(atFields.length).toBeGreaterThanOrEqual(3)
  expect(atFields.filter((words) => !summary.includes(words))).toEqual([])
  expect(summary).toContain('建筑面积要写数字')
  expect(await faultsNow(visit)).toEqual([])
  expect(await page.getByRole('textbox', { name: '建筑面积' }).inputValue()).toBe('一百')
})

it('takes a sum away as soon as a figure that it rests on changes', async () => {
  const hands = await mouseOn(visit.page, sharedOrigin())
  await workOut(hands, WORKED[0]!)
  await hands.type('介护(要人照料)老人的人数', '11')
  expect(await hands.words()).not.toContain('4,500 元')
  await hands.press('算一算')
  await hands.sees('4,950 元')
})
