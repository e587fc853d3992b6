import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { keepsNothing, workAtCounter } from '../support/counter'
import { inventCast, meetBySignature, workerOpensDesk } from '../support/people-story'
import { sharedOrigin } from '../support/shared-server'
import { callWire } from '../support/wire'
import { axeFaults } from './axe'
import { layoutFaults } from './layout'
import { browserPhone, type VisitedPhone } from './phone'

let browser: Browser
let phone: VisitedPhone

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  phone = await browserPhone(browser, sharedOrigin())
})
afterEach(() => phone.visit.context.close())
afterAll(() => browser.close())

async function isSound(): Promise<void> {
  await phone.visit.quiet()
  expect(await axeFaults(phone.visit.page)).toEqual([])
  expect(await layoutFaults(phone.visit.page)).toEqual([])
}

it('registers an elder at the counter, gives her a card, and keeps nothing of her', async () => {
  await workAtCounter(phone)
  expect(phone.visit.problems).toEqual([])
})

it('says at its field what is wrong, and loses nothing that was typed', async () => {
  const { page, quiet } = phone.visit
  await workerOpensDesk(phone, inventCast('linfen'))
  await isSound()
  await phone.press('当面代办')
  await phone.press('下一步,核对')
  await phone.sees('请选今天为什么当面代办')
  await isSound()
  await phone.choose('办事')
  await phone.choose('身份证和本人签名')
  await phone.type('老人姓名', '李桂花')
  await phone.type('身份证号', '141002194403050021')
  await phone.press('下一步,核对')
  for (const words of ['身份证号对不上', '请老人自己签名']) {
    await phone.sees(words)
    expect(await page.getByText(words).count()).toBeGreaterThanOrEqual(2)
  }
  await isSound()
  await page.reload()
  await quiet()
  expect(await page.getByRole('textbox', { name: '老人姓名' }).inputValue()).toBe('李桂花')
})

it('says plainly that it is over, and shows nothing of her', async () => {
  const cast = inventCast('linfen')
  const { name } = cast.mother
  await workerOpensDesk(phone, cast)
  await meetBySignature(phone, cast)
  await phone.press('全部资料')
  await phone.sees(name)
  // Another device of the worker's closes it: the cloud refuses from now on.
  const { session } = await callWire(sharedOrigin(), 'account', 'signInDemo', { identity: 'worker' })
  await callWire(sharedOrigin(), 'care', 'leave', {}, session)
  // The page may notice first, by its own slow beat; then nothing is left to press.
  await Promise.any([phone.press('谁看过、改过'), phone.sees('已经结束')])
  await phone.sees('已经结束')
  expect(await phone.words()).not.toContain(name)
  await keepsNothing(phone, [name])
})
