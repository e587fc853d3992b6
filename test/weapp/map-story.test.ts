import {
  HALF_PAST_ELEVEN,
  liveItWithoutNetwork,
  liveTheMapStory,
  MAP_CITIES,
  NOW,
  seekOpenCanteen,
  type Walker,
} from '../support/map-story'
import { LINFEN } from '../support/cities'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { startingAt, startServer, type TestServer } from '../support/server'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** The story of the map, lived by taps in the built WeChat package. */
let server: TestServer
const storage = new Map<string, string>()
let host: Host

const phone = (): Host =>
  createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: server.origin }, storage, now: () => NOW })

beforeAll(async () => {
  server = await startServer(undefined, startingAt(HALF_PAST_ELEVEN))
})
beforeEach(() => {
  storage.clear()
  host = phone()
})
afterEach(() => host.close())
afterAll(() => server.stop())

/** Taps; what a screen reader meets is looked at on each page. */
function walkerOn(host: Host): Walker {
  return {
    ...fingersOn(host),
    led: async () =>
      host.done.flatMap(({ api, options }) =>
        api === 'openLocation'
          ? [{ lng: Number(options.longitude), lat: Number(options.latitude), name: String(options.name) }]
          : [],
      ),
    async handedOn() {
      const sent = host.done.filter(({ api }) => api === 'share')
      return String(sent[sent.length - 1]?.options.path)
    },
    marks: async () => host.map.markers().map(({ ariaLabel = '' }) => ariaLabel),
    async look(page) {
      const { screen, problems } = host
      const unnamed = screen.controls().filter(({ name }) => name === '')
      const wrong = [...screen.untoldTargets(), ...unnamed.map(({ role }) => `a ${role} without a name`), ...problems]
      if (wrong.length > 0) throw new Error(`On «${page}»: ${wrong.join(' · ')}`)
    },
  }
}

it.each(MAP_CITIES)('finds an open canteen of $name on foot, rings it, goes there and tells others', async (story) => {
  const sought = await seekOpenCanteen(server.origin, story)
  const hands = walkerOn(host)
  await liveTheMapStory(hands, sought)
  const { name, phone, place } = sought.places[0]!
  expect(await hands.rung()).toEqual([phone])
  expect(await hands.led()).toEqual([{ ...place, name }])
  expect(host.problems).toEqual([])
})

it('shows without a network what was found before, and rings it', async () => {
  const sought = await seekOpenCanteen(server.origin, LINFEN)
  await liveTheMapStory(walkerOn(host), sought)
  host.close()
  host = phone()
  host.setOnline(false)
  const hands = walkerOn(host)
  await liveItWithoutNetwork(hands, sought)
  expect(await hands.rung()).toEqual([sought.places[0]!.phone])
  expect(host.problems).toEqual([])
})
