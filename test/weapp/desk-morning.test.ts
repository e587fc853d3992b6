import { liveTheMorning, MORNING } from '../support/desk-morning'
import { hostedWorld, type HostedWorld } from './booking-world'

let world: HostedWorld

beforeAll(async () => {
  world = await hostedWorld(MORNING)
}, 120_000)
afterAll(() => world.end())

it('a worker visits three, calls one who turns 80, applies at her table without a signal, and the month moves', async () => {
  await liveTheMorning(world)
  expect(world.problems()).toEqual([])
}, 240_000)
