import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { inventCast, workerOpensDesk, type Cast } from '../support/people-story'
import { startServer, type TestServer } from '../support/server'
import { callAndBeHelped, elderRegisters, openCall, tellAll, urgentDeskOn } from '../support/urgent-story'
import { axeFaults } from './axe'
import { layoutFaults } from './layout'
import { browserPhone, type VisitedPhone } from './phone'

let browser: Browser
// Of its own: four elders sign in by code here, and a sender gets ten codes in ten minutes.
let server: TestServer

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startServer()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const told = ({ mother }: Cast) => ({
  address: `解放路 ${mother.identityNumber.slice(-4)} 号`,
  words: `摔倒了,起不来 ${mother.identityNumber.slice(-4)}`,
})

async function isSound({ visit }: VisitedPhone): Promise<void> {
  await visit.quiet()
  expect(await axeFaults(visit.page)).toEqual([])
  expect(await layoutFaults(visit.page)).toEqual([])
}

it('an elder calls for help, is told when it did not leave, and sees who comes', async () => {
  const cast = inventCast('linfen')
  const phone = await browserPhone(browser, server.origin)
  await callAndBeHelped(phone, await urgentDeskOn(server.origin), cast, told(cast))
  await phone.visit.context.close()
})

it.each(['standard', 'elder'])('her pages are whole, in reach and told to a screen reader, text %s', async (size) => {
  const cast = inventCast('linfen')
  const phone = await browserPhone(browser, server.origin, { 'text-size': size })
  await elderRegisters(phone, cast)
  await phone.press('紧急呼叫')
  await phone.sees('有生命危险,先打 120')
  await isSound(phone)
  await phone.press('返回')
  await openCall(phone)
  await isSound(phone)
  await tellAll(phone, told(cast))
  await phone.sees('已告诉')
  await isSound(phone)
  await phone.press('不用了,是误按')
  await isSound(phone)
  await phone.press('不用来了')
  await phone.sees('求助已经撤回')
  await isSound(phone)
  expect(phone.visit.problems).toEqual([])
  await phone.visit.context.close()
})

it('the worker’s desk rings by itself, she answers, and ends it with words', async () => {
  const cast = inventCast('linfen')
  const [elder, worker] = [await browserPhone(browser, server.origin), await browserPhone(browser, server.origin)]
  await workerOpensDesk(worker, cast)
  await elderRegisters(elder, cast)
  await openCall(elder)
  await tellAll(elder, told(cast))
  await elder.sees('已告诉')
  const own = worker.visit.page.getByRole('group', { name: `紧急求助:${cast.mother.name}`, exact: true })
  // Nobody touches it: the desk looks by itself, at its beat.
  await own.waitFor({ timeout: 30_000 })
  expect(await own.innerText()).toContain(told(cast).address)
  await isSound(worker)
  await own.getByRole('link').click()
  await worker.sees('我来处理')
  await isSound(worker)
  await worker.press('我来处理')
  await worker.sees('处理完了,写一句')
  await worker.press('处理完了')
  await worker.sees('请写一句')
  await isSound(worker)
  await worker.type('处理完了,写一句', '到家看过了,老人没事。')
  await worker.press('处理完了')
  await worker.sees('这个求助处理完了')
  await elder.press('看看有没有人应')
  await elder.sees('这次求助处理完了')
  await Promise.all([elder, worker].map(({ visit }) => visit.context.close()))
})
