import type { Facility } from '@/domain/facility/facility'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { answerQuestions, readTheAnswer, signInAndChooseMother } from '../support/story'
import { callWire } from '../support/wire'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'
import { readPackage } from './host/package'

const KB = 1024
const TOTAL_LIMIT = 64 * KB
const ONCE_LIMIT = 32 * KB
const LINFEN = 'linfen'
const YAODU = '141002'
/** Those with the most to say; the others send less. */
const MOST_BENEFITS = 10

let host: Host
/** A phone on which the daughter has signed in, answered for her mother and read the result. */
const storage = new Map<string, string>()
/** Addresses that show the longest real content of the pages that need one. */
const longest: Record<string, readonly string[]> = {}

const newHost = (): Host => createHost({ folder: weappDist, storage, origins: { [WEAPP_SERVER]: sharedOrigin() } })

const lengthOf = (value: unknown): number => JSON.stringify(value).length

async function longestFacility(): Promise<string> {
  const origin = sharedOrigin()
  const { pack } = await callWire(origin, 'entitlement', 'pack', { city: LINFEN })
  const all: Facility[] = []
  for (const { seat, code } of pack?.counties ?? []) {
    const near = await callWire(origin, 'facility', 'near', { city: LINFEN, county: code, at: seat, limit: 5 })
    for (const { card } of near.facilities) {
      all.push((await callWire(origin, 'facility', 'get', { id: card.id })).facility)
    }
  }
  return all.reduce((most, one) => (lengthOf(one) > lengthOf(most) ? one : most)).id
}

beforeAll(async () => {
  host = newHost()
  const hands = fingersOn(host)
  await signInAndChooseMother(hands)
  await answerQuestions(hands)
  await readTheAnswer(hands)
  host.close()
  const { pack } = await callWire(sharedOrigin(), 'entitlement', 'pack', { city: LINFEN })
  const byLength = [...(pack?.benefits ?? [])].sort((one, other) => lengthOf(other) - lengthOf(one))
  const refs = byLength.slice(0, MOST_BENEFITS).map(({ ref }) => `ref=${ref}`)
  longest['pages/entitlement/benefit'] = [...refs, ...refs.slice(0, 2).map((ref) => `city=${LINFEN}&${ref}`)]
  longest['pages/entitlement/sheet'] = ['', ...refs.slice(0, 3)]
  longest['pages/operator/calculator'] = ['city=taiyuan&ref=TY-T4', 'city=xiamen&ref=XM-L57']
  longest['pages/entitlement/question'] = ['hukou', 'economic', 'insurance', 'disability'].map((id) => `id=${id}`)
  const { streets } = await callWire(sharedOrigin(), 'facility', 'streets', { city: LINFEN, county: YAODU })
  longest['pages/where/streets'] = [`county=${YAODU}`]
  longest['pages/where/communities'] = streets.slice(0, 3).map(({ code }) => `county=${YAODU}&street=${code}`)
  longest['pages/facility/index'] = [`id=${encodeURIComponent(await longestFacility())}&metres=1234`]
})
afterEach(() => host.close())

/** What the page on top has sent since it was loaded. */
function weight(): { total: number; once: number } {
  const bytes = host.navigator.top().sent.map((sent) => sent.bytes)
  return { total: bytes.reduce((sum, one) => sum + one, 0), once: Math.max(0, ...bytes) }
}

it.each(readPackage(weappDist).pages)(
  '%s sends at most 64 KB from onLoad to idle, and 32 KB at once',
  async (route) => {
    for (const query of longest[route] ?? ['']) {
      host = newHost()
      await host.launch(`/${route}?${query}`)
      const { total, once } = weight()
      expect({ query, total: total <= TOTAL_LIMIT, once: once <= ONCE_LIMIT }).toEqual({
        query,
        total: true,
        once: true,
      })
      expect(total).toBeGreaterThan(0)
      expect(host.problems).toEqual([])
      host.close()
    }
  },
)

/** Enough to see that a step does not cost more the longer the list is. */
const STEPS = 8

it('sends only what is new while the list of places grows', async () => {
  host = newHost()
  await host.launch('/pages/map/index')
  const steps: number[] = []
  for (let step = 0; step < STEPS; step += 1) {
    const before = weight().total
    await host.screen.tap('再看 10 个')
    steps.push(weight().total - before)
  }
  expect(host.screen.text()).toContain(`已列出 ${(STEPS + 1) * 10} 家`)
  expect(weight().once).toBeLessThanOrEqual(ONCE_LIMIT)
  expect(Math.max(...steps)).toBeLessThanOrEqual(1.5 * Math.min(...steps))
})
