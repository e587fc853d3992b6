import { numberOn } from '../support/ask-help'
import { answerNeeds, bookThreeLunches, chooseThreeDays, findLunch, takeBack } from '../support/book-meal'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** 订服务 in the built WeChat package. */
let host: Host

beforeEach(() => {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() } })
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it('books lunch for the mother on three days with one skipped, and takes one back within ten minutes', async () => {
  const hands = fingersOn(host)
  await findLunch(hands)
  const days = await chooseThreeDays(hands)
  await answerNeeds(hands)
  await bookThreeLunches(hands)
  const number = await numberOn(hands)
  const { title, path } = host.share()
  expect(title).toContain(number.slice(0, 4))
  expect(decodeURIComponent(title + path)).not.toMatch(/王秀英|妈妈|食堂|午餐/)
  for (const day of days) await hands.sees(day)

  await hands.open()
  await hands.sees('接下来')
  await hands.press('我的事')
  await hands.sees(`编号 ${number.slice(0, 4)} ${number.slice(4)}`)
  await hands.press(`王秀英 · 编号 ${number.slice(0, 4)} ${number.slice(4)}`)
  await takeBack(hands, days)
})

it('keeps what was chosen and answered while the app is closed, and finds it again under 我的事', async () => {
  const hands = fingersOn(host)
  await findLunch(hands)
  await chooseThreeDays(hands)
  await hands.sees('第 1 题', '看看对不对')
  await hands.open()
  await hands.press('我的事')
  await hands.sees('还没订 · 给妈妈')
  await hands.press('还没订')
  await answerNeeds(hands)
  for (const words of ['给谁订', '软食', '3 份']) await hands.sees(words)
})
