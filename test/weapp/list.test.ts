import { lookFor, openList, WAYS_TO_FIND } from '../support/list'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

let host: Host

beforeEach(() => {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() } })
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it('finds an item on the list, and leads on where there is none', async () => {
  const hands = fingersOn(host)
  await openList(hands)
  for (const words of WAYS_TO_FIND) {
    const { found, all } = await lookFor(hands, words)
    expect({ words, found: found >= 1 && found < all }).toEqual({ words, found: true })
    expect(host.screen.has('城市公共交通优惠')).toBe(true)
  }
  await hands.type('找一项', '火箭')
  await hands.sees('没有找到“火箭”')
  await hands.press('看全部清单')
  await hands.sees('项,点开看每一项')
  await hands.press('这些写在哪些文件里')
  await hands.sees('发文:')
})
