import type { Browser } from 'playwright-core'
import { answerNeeds, bookThreeLunches, chooseThreeDays, findLunch, takeBack } from '../support/book-meal'
import { pressNearest } from '../support/booking-story'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { sharedOrigin } from '../support/shared-server'
import { signInAndChooseMother } from '../support/story'
import { fingersOn, keyboardOn, mouseOn } from './hands'
import { DESK, faultsNow, PHONE } from './page-faults'

/** 订服务 in a browser: by mouse, touch and keyboard, on a telephone and on a desk. */
let browser: Browser
let visit: Visit

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

it.each([
  { way: 'touch on a telephone', handsOn: fingersOn, device: PHONE },
  { way: 'mouse on a desk', handsOn: mouseOn, device: DESK },
  { way: 'keyboard alone', handsOn: keyboardOn, device: DESK },
])('books three lunches, takes one back and leaves no page at fault, by $way', async ({ handsOn, device }) => {
  const origin = sharedOrigin()
  visit = await openVisit(browser, { origin, ...device })
  const hands = await handsOn(visit.page, origin)
  const whole = async (): Promise<void> => {
    await visit.quiet()
    expect(await faultsNow(visit)).toEqual([])
  }
  await findLunch(hands)
  await whole()
  const days = await chooseThreeDays(hands)
  await hands.sees('第 1 题', '看看对不对')
  await whole()
  await answerNeeds(hands)
  await hands.sees('吃的时候付')
  await whole()
  await bookThreeLunches(hands)
  await visit.page.reload()
  await hands.sees('编号')
  await whole()
  await hands.press('看这次预约')
  await hands.sees('已接单', '等对方接单')
  await whole()
  await hands.press(`取消这一天:${String(days[0])}`)
  await hands.sees('取消不收钱')
  await whole()
  await hands.press('返回')
  await takeBack(hands, days)
  expect(visit.problems).toEqual([])
})

it('refuses a bath for a fever with whom to ask, and moves one to the home with the answers kept', async () => {
  const origin = sharedOrigin()
  visit = await openVisit(browser, { origin, ...PHONE })
  const hands = await fingersOn(visit.page, origin)
  await signInAndChooseMother(hands)
  await hands.press('订服务')
  await hands.press('洗澡')
  await hands.sees('元/次')
  await pressNearest(hands, '到助浴点洗澡 到点助浴')
  await hands.sees('哪一天')
  const [first] = (await hands.words()).match(/\d+月\d+日\s*周.\s*\d+:\d\d–\d+:\d\d/g) ?? []
  if (!first) throw new Error(`No day is offered on: ${await hands.words()}`)
  await hands.choose(first)
  await hands.press('下一步')
  await hands.sees('这两天发烧吗')
  await hands.choose('是')
  await hands.press('下一题')
  await hands.sees('这几天先不要洗澡')
  expect(await faultsNow(visit)).toEqual([])
  await hands.press('过几天提醒我')
  await hands.sees('打开首页就会提醒您')

  await hands.press('刚才答错了,重新答')
  for (const question of ['发烧', '量血压', '伤口', '一个月', '卧床']) {
    await hands.sees(question)
    await hands.choose(question === '卧床' ? '是' : '不是')
    await hands.press('下一题')
  }
  for (const question of ['晕倒', '要人扶']) {
    if ((await hands.sees(question, '可以请人上门')) === '可以请人上门') break
    await hands.choose('不是')
    await hands.press('下一题')
  }
  await hands.sees('可以请人上门')
  await hands.press('看谁能上门洗')
  await pressNearest(hands, '上门助浴 上门助浴')
  await hands.sees('哪一天')
  expect(visit.problems).toEqual([])
})
