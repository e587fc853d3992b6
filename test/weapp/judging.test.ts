import { LINFEN, TAIYUAN } from '../support/cities'
import { tells, walkTheJudging } from '../support/judging'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { signInAndChooseMother } from '../support/story'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** She is judged on the phone: once the policy is there, nobody is asked anything, and nothing about her leaves. */
let host: Host

beforeEach(() => {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() } })
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it('asks nobody anything on any page that judges', async () => {
  const hands = fingersOn(host)
  await signInAndChooseMother(hands, LINFEN)
  const mark = host.asked.length
  expect(mark).toBeGreaterThan(0)
  await walkTheJudging(hands, LINFEN)
  expect(host.asked.slice(mark)).toEqual([])
})

it('is whole without a network after one visit', async () => {
  const hands = fingersOn(host)
  await signInAndChooseMother(hands, TAIYUAN)
  host.setOnline(false)
  const mark = host.asked.length
  await walkTheJudging(hands, TAIYUAN)
  expect(host.asked.slice(mark)).toEqual([])
})

it('sends nothing that was told of her, from the first page to the canteen', async () => {
  const hands = fingersOn(host)
  await signInAndChooseMother(hands, LINFEN)
  await walkTheJudging(hands, LINFEN)
  await hands.press('最近的食堂')
  await hands.sees('走 15 分钟以内')
  expect(host.asked.filter((asked) => tells(JSON.stringify(asked)))).toEqual([])
})
