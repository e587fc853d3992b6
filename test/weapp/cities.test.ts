import { ANSWERED, backToLinfen, moveToXiamen } from '../support/another-city'
import { HARBIN } from '../support/cities'
import { saidOn } from '../support/names'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { chooseCity } from '../support/story'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** Five cities are data: one chooses one of them, and what one has told stays told. */
let host: Host
let storage: Map<string, string>

const newHost = (): Host => createHost({ folder: weappDist, storage, origins: { [WEAPP_SERVER]: sharedOrigin() } })

beforeEach(() => {
  storage = new Map()
  host = newHost()
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it('asks a fresh phone for the city once', async () => {
  await chooseCity(fingersOn(host), HARBIN)
  host.close()
  host = newHost()
  await host.launch()
  expect(host.screen.has(`按 ${HARBIN.name} 的政策`)).toBe(true)
  expect(host.screen.has('在哪座城市')).toBe(false)
})

it('never asks again what was told when the city changes, there and back', async () => {
  const hands = fingersOn(host)
  const asked = await moveToXiamen(hands)
  expect(asked.length).toBeGreaterThan(0)
  for (const words of ANSWERED) expect(asked.filter((page) => saidOn(page, [words]))).toEqual([])
  await backToLinfen(hands)
})
