import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit } from '../support/browser'
import { openDeskOf } from '../support/coverage-story'
import { applyForCredit, creditGranted, officesOn } from '../support/grant-story'
import { inventCast } from '../support/people-story'
import { sharedOrigin } from '../support/shared-server'
import { elderRegisters } from '../support/urgent-story'
import { axeFaults } from './axe'
import { mouseOn } from './hands'
import { layoutFaults } from './layout'
import { browserPhone, type VisitedPhone } from './phone'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const WHY = '一个人住,腿不好,想请人打扫。'

async function isSound({ visit }: Pick<VisitedPhone, 'visit'>): Promise<void> {
  await visit.quiet()
  expect(await axeFaults(visit.page)).toEqual([])
  expect(await layoutFaults(visit.page)).toEqual([])
}

it.each(['standard', 'elder'])('from applying to 100 yuan in the account, whole and told, text %s', async (size) => {
  const phone = await browserPhone(browser, sharedOrigin(), { 'text-size': size })
  await elderRegisters(phone, inventCast('taiyuan'))
  await creditGranted(phone, await officesOn(sharedOrigin()), WHY)
  await isSound(phone)
  await phone.follow('/pages/grant/programmes?city=taiyuan')
  await phone.sees('看申请到哪一步')
  await isSound(phone)
  await phone.visit.context.close()
})

it.each([
  ['1280', { width: 1280, height: 800 }],
  ['375', { width: 375, height: 812 }],
])('the official decides, and the month’s books agree, %s wide', async (_wide, viewport) => {
  const phone = await browserPhone(browser, sharedOrigin())
  await elderRegisters(phone, inventCast('taiyuan'))
  const number = await applyForCredit(phone, WHY)
  await isSound(phone)
  await (await officesOn(sharedOrigin())).check(number)
  const visit = await openVisit(browser, { origin: sharedOrigin(), viewport, kept: { city: 'taiyuan' } })
  const desk = await mouseOn(visit.page, sharedOrigin())
  await openDeskOf(desk, '卫东')
  await desk.sees('等审批')
  const row = visit.page.getByText(`${number.slice(0, 4)} ${number.slice(4)}`).first()
  await row.waitFor()
  await isSound({ visit })
  await desk.press('补贴台账')
  await desk.sees('对得上')
  await isSound({ visit })
  await desk.press('返回')
  await desk.press('服务单位')
  await desk.sees('停止接单')
  await isSound({ visit })
  await visit.context.close()
  await phone.visit.context.close()
})
