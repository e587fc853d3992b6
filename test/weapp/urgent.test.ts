import { inventCast } from '../support/people-story'
import { sharedOrigin } from '../support/shared-server'
import { callAndBeHelped, elderRegisters, openCall, tellAll, urgentDeskOn } from '../support/urgent-story'
import { wechatPhone } from './phone'

const told = (cast: ReturnType<typeof inventCast>) => ({
  address: `解放路 ${cast.mother.identityNumber.slice(-4)} 号`,
  words: `摔倒了,起不来 ${cast.mother.identityNumber.slice(-4)}`,
})

it('an elder calls for help, is told when it did not leave, and sees who comes', async () => {
  const cast = inventCast('linfen')
  const phone = wechatPhone(sharedOrigin())
  await callAndBeHelped(phone, await urgentDeskOn(sharedOrigin()), cast, told(cast))
  expect(phone.problems()).toEqual([])
  phone.close()
})

it('120 stands before everything, and rings', async () => {
  const phone = wechatPhone(sharedOrigin())
  await phone.open()
  await phone.press('紧急呼叫')
  await phone.sees('有生命危险,先打 120')
  await phone.press('120')
  expect(await phone.rung()).toEqual(['120'])
  phone.close()
})

it('a call pressed by mistake is taken back, and the desk is told so', async () => {
  const cast = inventCast('linfen')
  const desk = await urgentDeskOn(sharedOrigin())
  const phone = wechatPhone(sharedOrigin())
  await elderRegisters(phone, cast)
  await openCall(phone)
  await tellAll(phone, told(cast))
  await phone.sees('已告诉')
  expect((await desk.call(told(cast).words))?.state).toBe('ringing')
  await phone.press('不用了,是误按')
  await phone.press('不用来了')
  await phone.sees('求助已经撤回')
  // What it said is nobody's any more.
  expect(await desk.call(told(cast).words)).toBeUndefined()
  phone.close()
})
