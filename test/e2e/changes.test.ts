import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { sharedOrigin } from '../support/shared-server'
import { answerQuestions, readTheAnswer, signInAndChooseMother, type Hands } from '../support/story'
import { fingersOn } from './hands'

/** Pages stay open underneath each other: what is changed on one must be so on all. */
let browser: Browser
let visit: Visit
let daughter: Hands

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  const origin = sharedOrigin()
  visit = await openVisit(browser, { origin, touch: true, viewport: { width: 375, height: 812 } })
  daughter = await fingersOn(visit.page, origin)
  await signInAndChooseMother(daughter)
})
afterEach(async () => {
  expect(visit.problems).toEqual([])
  await visit.context.close()
})
afterAll(() => browser.close())

it('judges anew on the page underneath when an answer was changed, and never writes the old one back', async () => {
  await answerQuestions(daughter)
  await readTheAnswer(daughter)
  await daughter.sees('70 元')
  await daughter.press('看看、改改回答')
  await daughter.press('妈妈家里有下面的证明吗?')
  await daughter.choose('都没有')
  await daughter.press('改好了')
  await daughter.sees('都对,看能领什么')
  expect(await daughter.words()).not.toMatch(/低保/)
  await daughter.press('返回')
  await daughter.sees('妈妈能领的')
  expect(await daughter.words()).not.toMatch(/70 元/)
  await daughter.press('返回')
  await daughter.sees('为 妈妈 办理')
  expect(await daughter.words()).not.toMatch(/70 元/)
})

it('finds what was begun under 我的事, although that page was open before', async () => {
  await daughter.press('我的事')
  // What other tests had done for her may stand here; nothing is begun yet.
  await daughter.sees('查查能领什么')
  await daughter.press('首页')
  await daughter.press('我能领什么')
  await daughter.sees('第 1 题')
  await daughter.choose('不知道')
  await daughter.press('下一题')
  await daughter.sees('第 2 题')
  await visit.page.goBack()
  await daughter.press('我的事')
  await daughter.sees('没有答完')
  await daughter.press('接着答')
  await daughter.sees('第 2 题')
})

it('goes on after a reload where it was left, and back to what was answered', async () => {
  await daughter.press('我能领什么')
  await daughter.sees('第 1 题')
  await daughter.choose('低保')
  await daughter.press('下一题')
  await daughter.sees('第 2 题')
  await visit.page.reload()
  await daughter.sees('第 2 题')
  await daughter.press('返回')
  await daughter.sees('第 1 题')
  expect(await visit.page.getByRole('checkbox', { name: '低保 领最低生活保障金' }).isChecked()).toBe(true)
})

it('says an empty answer where one looks, and takes it back once there is one', async () => {
  await daughter.press('我能领什么')
  await daughter.sees('第 1 题')
  await daughter.press('下一题')
  await daughter.sees('不清楚就选「不知道」')
  const alert = visit.page.getByRole('alert')
  await expect(alert.evaluate((element) => element.getBoundingClientRect().top >= 0)).resolves.toBe(true)
  await daughter.choose('不知道')
  expect(await alert.count()).toBe(0)
})
