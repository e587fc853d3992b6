import { applyForCredit, creditGranted, officesOn } from '../support/grant-story'
import { inventCast } from '../support/people-story'
import { sharedOrigin } from '../support/shared-server'
import { elderRegisters } from '../support/urgent-story'
import { wechatPhone } from './phone'

it('an elder applies for the credit, the community checks, the county approves, and the account shows 100 yuan', async () => {
  const phone = wechatPhone(sharedOrigin())
  await elderRegisters(phone, inventCast('taiyuan'))
  await creditGranted(phone, await officesOn(sharedOrigin()), '一个人住,腿不好,想请人打扫。')
  expect(phone.problems()).toEqual([])
  phone.close()
})

it('an application is taken back, and can be made again', async () => {
  const phone = wechatPhone(sharedOrigin())
  await elderRegisters(phone, inventCast('taiyuan'))
  const first = await applyForCredit(phone, '先问问看。')
  await phone.press('看申请到哪一步')
  await phone.press('撤回这次申请')
  await phone.press('撤回申请')
  await phone.sees('已撤回')
  expect(await applyForCredit(phone, '再申请一次。')).not.toBe(first)
  phone.close()
})
