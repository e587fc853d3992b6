import type { Browser } from 'playwright-core'
import { ANSWERED, backToLinfen, moveToXiamen } from '../support/another-city'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { CITIES, HARBIN } from '../support/cities'
import { saidOn } from '../support/names'
import { sharedOrigin } from '../support/shared-server'
import { chooseCity, type Hands } from '../support/story'
import { mouseOn } from './hands'

/** Five cities are data: one chooses one of them, and what one has told stays told. */
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
afterEach(async () => {
  expect(visit.problems).toEqual([])
  await visit.context.close()
})
afterAll(() => browser.close())

it('asks a fresh phone for the city once, with help in reach meanwhile', async () => {
  await hands.open()
  await hands.sees('您在哪座城市')
  const words = await hands.words()
  for (const name of [...CITIES.map((story) => story.name), '12349', '紧急呼叫', '订服务'])
    expect(words).toContain(name)
  await chooseCity(hands, HARBIN)
  await hands.open()
  await hands.sees(`按 ${HARBIN.name} 的政策`)
  expect(await hands.words()).not.toContain('在哪座城市')
})

it('finds the map in the city that was chosen', async () => {
  await chooseCity(hands, HARBIN)
  await hands.press('找附近的地方')
  await hands.press('选县(市、区)')
  await hands.press('道里区')
  await hands.press('道里区中心')
  await hands.press('1', '找到的地方')
  await hands.sees('什么时候开')
  await hands.press('打电话')
  expect(await hands.rung()).toEqual([expect.stringMatching(new RegExp(`^${HARBIN.areaCode}`))])
})

it('never asks again what was told when the city changes, there and back', async () => {
  const asked = await moveToXiamen(hands)
  expect(asked.length).toBeGreaterThan(0)
  for (const words of ANSWERED) expect(asked.filter((page) => saidOn(page, [words]))).toEqual([])
  await hands.press('看看、改改回答')
  for (const words of ['低保', '只有老两口住', '没有残疾证']) await hands.sees(words)
  await hands.press('返回')
  await backToLinfen(hands)
})
