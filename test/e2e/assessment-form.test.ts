import type { Browser } from 'playwright-core'
import { MORNING } from '../support/assessment-hers-story'
import {
  allSign,
  applies,
  comesBack,
  fillsAll,
  goesThrough,
  isSent,
  looksAtVisit,
  settles,
  takesDayAlong,
  type FormWorld,
} from '../support/assessment-form-story'
import { launchBrowser } from '../support/browser'
import { inventCast } from '../support/people-story'
import type { TestServer } from '../support/server'
import { startTown } from '../support/town'
import { axeFaults } from './axe'
import { layoutFaults } from './layout'
import { browserPhone, type VisitedPhone } from './phone'

let browser: Browser
let server: TestServer
const ahead = Date.parse(MORNING) - Date.now()
const now = (): number => Date.now() + ahead

beforeEach(async () => {
  browser = await launchBrowser()
  server = await startTown(new Date(now()).toISOString())
}, 200_000)
afterEach(async () => {
  await browser.close()
  await server.stop()
})

async function isSound({ visit }: VisitedPhone): Promise<void> {
  await visit.quiet()
  expect(await axeFaults(visit.page)).toEqual([])
  expect(await layoutFaults(visit.page)).toEqual([])
}

it.each(['standard', 'largest'])(
  'two fill in a form without a network and sign, whole and told on every page, text %s',
  async (size) => {
    const world: FormWorld = { origin: server.origin, now }
    const elder = await browserPhone(browser, server.origin, {}, { ahead })
    const phone = await browserPhone(browser, server.origin, { 'text-size': size }, { ahead })
    const cast = inventCast('linfen')
    const number = await applies(elder, world, cast)
    const visit = await isSent(world, number)
    await takesDayAlong(phone, cast)
    await isSound(phone)
    await phone.setOnline(false)
    await looksAtVisit(phone, cast)
    await isSound(phone)
    await fillsAll(phone, visit)
    await goesThrough(phone, visit)
    await isSound(phone)
    await settles(phone)
    await isSound(phone)
    await allSign(phone, world, visit)
    await isSound(phone)
    await comesBack(phone, world, number)
  },
  240_000,
)
