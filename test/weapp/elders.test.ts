import { keepTheRegister } from '../support/elders-story'
import { sharedOrigin } from '../support/shared-server'
import { wechatPhone } from './phone'

it('a worker brings a paper list in, finds an elder, and takes back what was written by mistake', async () => {
  const phone = wechatPhone(sharedOrigin())
  await keepTheRegister(phone)
  expect(phone.problems()).toEqual([])
  phone.close()
})
