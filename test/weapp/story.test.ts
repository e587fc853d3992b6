import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { liveTheStory } from '../support/story'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

let host: Host

beforeEach(() => {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() } })
})
afterEach(() => host.close())

it('lives the whole story in the built WeChat package', async () => {
  const hands = fingersOn(host)
  await liveTheStory(hands)
  expect(await hands.rung()).toEqual([expect.stringMatching(/^0357/)])
  expect(host.problems).toEqual([])
})
