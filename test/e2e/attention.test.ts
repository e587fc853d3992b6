import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { sharedOrigin } from '../support/shared-server'
import { mouseOn } from './hands'

/** Where eyes, keyboard and screen reader are brought when the page changes under somebody's hands. */
const QUESTIONS = '/#/pages/entitlement/question'

let browser: Browser
let visit: Visit

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  visit = await openVisit(browser, { origin: sharedOrigin(), kept: { 'text-size': 'largest', city: 'linfen' } })
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

/** Tells gestures by what was pressed: to the browser, the test's own questions are gestures too. */
function countGestures(): void {
  let active = false
  const note = (): void => void (active = true)
  for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, note, true)
  const told = Object.defineProperty({}, 'hasBeenActive', { get: () => active })
  Object.defineProperty(navigator, 'userActivation', { value: told })
}

async function open(address: string): Promise<Page> {
  await visit.page.addInitScript(countGestures)
  await visit.page.goto(sharedOrigin() + address)
  await visit.page.getByRole('heading', { level: 1 }).waitFor()
  return visit.page
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const { top, bottom } = element.getBoundingClientRect()
    const bar = document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0
    return {
      tag: element.localName,
      role: element.role,
      words: element.innerText,
      seen: top >= bar && bottom <= innerHeight,
    }
  })

it('brings whoever answered nothing to what is missing, in the words that stand at the answers', async () => {
  const page = await open(`${QUESTIONS}?id=hukou`)
  const hands = await mouseOn(page, sharedOrigin())
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    await hands.press('改好了')
    await page.getByRole('alert').waitFor()
    const { role, words, seen } = await focused(page)
    const described = await page.locator('fieldset').getAttribute('aria-describedby')
    const atAnswers = await page.locator(`[id="${described}"]`).innerText()
    expect({ role, seen, same: words.includes(atAnswers), said: atAnswers }).toEqual({
      role: 'alert',
      seen: true,
      same: true,
      said: expect.stringContaining('不清楚就选「不知道」') as unknown,
    })
  }
  await hands.choose('不知道')
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await page.locator('fieldset').getAttribute('aria-describedby')).toBeNull()
})

it('goes on at the next question, and leaves a page alone that was just opened', async () => {
  const page = await open(QUESTIONS)
  const hands = await mouseOn(page, sharedOrigin())
  expect((await focused(page)).tag).toBe('body')
  await hands.choose('不知道')
  await hands.press('下一题')
  await hands.sees('第 2 题')
  const words = await page.getByRole('heading', { level: 1 }).innerText()
  expect(await focused(page)).toEqual({ tag: 'h1', role: null, words, seen: true })
})

/** Presses twice, the second time as soon as the next question's button is there. */
async function pressTwice(name: string): Promise<void> {
  const button = (): HTMLElement | undefined =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
  const first = button()
  first?.click()
  while (!button() || button() === first) await new Promise(requestAnimationFrame)
  button()?.click()
}

it('takes a double tap for one', async () => {
  const page = await open(QUESTIONS)
  const hands = await mouseOn(page, sharedOrigin())
  await hands.choose('不知道')
  await page.locator('.button--main:not([aria-disabled=true])').waitFor()
  await page.evaluate(pressTwice, '下一题')
  await hands.sees('第 2 题')
  expect(await page.getByRole('alert').count()).toBe(0)
  await hands.press('下一题')
  await page.getByRole('alert').waitFor()
})

it('does not blame somebody for the network', async () => {
  const page = await open('/#/pages/sign-in/index')
  const hands = await mouseOn(page, sharedOrigin())
  await hands.sees('王丽')
  await visit.context.setOffline(true)
  await hands.press('王丽')
  await page.getByRole('alert').waitFor()
  expect(await focused(page)).toMatchObject({ role: 'alert', words: expect.stringContaining('连不上网') as unknown })
  expect(await hands.words()).not.toContain('还差一点')
  await visit.context.setOffline(false)
  await hands.press('再试一次')
  await hands.sees('王秀英')
})
