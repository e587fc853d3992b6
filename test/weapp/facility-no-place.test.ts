import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** Cards that lead to the pages of a place and lost the place on their way, in the built WeChat package. */
let host: Host

beforeEach(() => {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() } })
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it.each(['index', 'report', 'report-check'])('says that an address names no place, on %s', async (page) => {
  await host.launch(`/pages/facility/${page}`)
  const hands = fingersOn(host)
  await hands.sees('这个链接里没有写是哪个地方')
  await hands.press('看地图')
  expect(host.navigator.top().instance.route).toBe('pages/map/index')
})
