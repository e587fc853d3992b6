import { MONDAY } from '../support/booking-story'
import { liveTheBath, liveTheChanges, liveTheLunches } from '../support/booking-story-linfen'
import { hostedWorld, type HostedWorld } from './booking-world'

/** The story of booking by taps in the built WeChat package: on the telephone of her daughter, and on those of who serves. */
let world: HostedWorld

// One town for all of it, as in life: the bath is the last, for it takes a night.
beforeAll(async () => {
  world = await hostedWorld(MONDAY)
}, 240_000)
afterAll(() => world.end())

it.each([
  { what: 'lunch every week with one day skipped, and a meal at the counter', live: liveTheLunches },
  { what: 'a price that changes and a place that is gone while the page stands open', live: liveTheChanges },
  { what: 'a bath refused for a fever and moved to the home, until she is bathed', live: liveTheBath },
])(
  '$what',
  async ({ live }) => {
    await live(world)
    expect(world.problems()).toEqual([])
  },
  240_000,
)
