import { CITIES } from '../support/cities'
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

it.each(CITIES)('lives the whole story of $name in the built WeChat package', async (story) => {
  const hands = fingersOn(host)
  await liveTheStory(hands, story)
  expect(await hands.rung()).toEqual([expect.stringMatching(new RegExp(`^${story.areaCode}`))])
  expect(host.problems).toEqual([])
})
