import type { Browser } from 'playwright-core'
import {
  appliesHerself,
  assessmentOffices,
  isSentATeam,
  MORNING,
  objectsAndAgrees,
  strangerVerifies,
} from '../support/assessment-hers-story'
import { launchBrowser } from '../support/browser'
import { fontWorn } from '../support/font'
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

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startTown(new Date(now()).toISOString())
}, 200_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function isSound({ visit }: VisitedPhone): Promise<void> {
  await visit.quiet()
  expect(await axeFaults(visit.page)).toEqual([])
  expect(await layoutFaults(visit.page)).toEqual([])
}

/** Opens the page anew in a text size, as the phone keeps it. */
async function reopenIn({ visit }: VisitedPhone, size: string): Promise<void> {
  const kept = JSON.stringify({ data: JSON.stringify(size) })
  await visit.page.evaluate((value) => localStorage.setItem('text-size', value), kept)
  await visit.page.reload()
  await fontWorn(visit.page)
}

/** It survives a reload, and is whole in the largest text too. */
async function isSoundInEvery(phone: VisitedPhone, stands: string): Promise<void> {
  await isSound(phone)
  for (const size of ['largest', 'standard']) {
    await reopenIn(phone, size)
    await phone.sees(stands)
    if (size === 'largest') await isSound(phone)
  }
}

it('from the self-check to a certificate that a stranger checks, whole and told in the smallest and the largest text', async () => {
  const phone = await browserPhone(browser, server.origin, { 'text-size': 'standard' }, { ahead })
  const cast = inventCast('linfen')
  const offices = await assessmentOffices(server.origin, now)
  const number = await appliesHerself(phone, cast)
  await isSoundInEvery(phone, '申请交好了')
  await isSentATeam(phone, offices, number)
  await isSoundInEvery(phone, '约时间')
  const code = await objectsAndAgrees(phone, offices, number)
  await isSoundInEvery(phone, '能查真假')
  await phone.press('返回')
  await phone.sees('看我能领什么')
  await isSoundInEvery(phone, '四个方面')
  expect(phone.visit.problems).toEqual([])
  const stranger = await browserPhone(browser, server.origin, { 'text-size': 'largest' }, { ahead })
  await strangerVerifies(stranger, code, cast)
  await isSound(stranger)
  // A code that is nobody's is answered so, and the browser says it beside.
  expect(stranger.visit.problems.filter((problem) => !problem.includes('404'))).toEqual([])
  await phone.visit.context.close()
  await stranger.visit.context.close()
}, 240_000)
