import type { Browser } from 'playwright-core'
import {
  invitesAssessor,
  looksAtAll,
  readsAgain,
  readsAndTells,
  sendsTwo,
  takesOn,
} from '../support/assessment-office-story'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { openDeskOf } from '../support/coverage-story'
import { startServer, type TestServer } from '../support/server'
import { axeFaults } from './axe'
import { mouseOn } from './hands'
import { layoutFaults } from './layout'

let browser: Browser
let server: TestServer

beforeAll(async () => {
  browser = await launchBrowser()
}, 60_000)
afterAll(() => browser.close())
beforeEach(async () => {
  server = await startServer()
}, 200_000)
afterEach(() => server.stop())

/** The page is whole, and told to whoever does not see it. */
async function isSound(visit: Visit): Promise<void> {
  await visit.quiet()
  expect(await axeFaults(visit.page)).toEqual([])
  expect(await layoutFaults(visit.page)).toEqual([])
}

const STEPS = [takesOn, sendsTwo, readsAndTells, readsAgain, looksAtAll] as const

it.each([
  ['1280', { width: 1280, height: 800 }],
  ['375', { width: 375, height: 812 }],
])(
  'takes on, sends two, reads, tells, reads again and counts, each page whole and told, %s wide',
  async (_wide, viewport) => {
    const visit = await openVisit(browser, { origin: server.origin, viewport, kept: { city: 'linfen' } })
    const desk = await mouseOn(visit.page, server.origin)
    await openDeskOf(desk, '高伟')
    for (const step of STEPS) {
      await step(desk)
      await isSound(visit)
    }
    expect(visit.problems).toEqual([])
    await visit.context.close()
    const other = await openVisit(browser, { origin: server.origin, viewport, kept: { city: 'linfen' } })
    const operator = await mouseOn(other.page, server.origin)
    await openDeskOf(operator, '赵强')
    await invitesAssessor(operator)
    await isSound(other)
    await other.context.close()
  },
  180_000,
)
