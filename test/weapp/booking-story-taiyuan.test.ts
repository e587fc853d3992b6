import { MONDAY } from '../support/booking-story'
import { liveTheCredit } from '../support/booking-story-taiyuan'
import { hostedWorld, type HostedWorld } from './booking-world'

/** Taiyuan's credit in the built WeChat package, from the application to the books of the month. */
let world: HostedWorld

beforeAll(async () => {
  world = await hostedWorld(MONDAY)
}, 240_000)
afterAll(() => world.end())

it('a cleaning is paid from it, complained of and answered, and both books have it', async () => {
  const { desk, official } = await liveTheCredit(world)
  for (const book of [desk, official]) for (const words of ['市里出', '县(市、区)出']) await book.sees(words)
  expect(world.problems()).toEqual([])
}, 360_000)
