import { workAtCounter } from '../support/counter'
import { sharedOrigin } from '../support/shared-server'
import { wechatPhone } from './phone'

it('registers an elder at the counter, gives her a card, and keeps nothing of her', async () => {
  const phone = wechatPhone(sharedOrigin())
  await workAtCounter(phone)
  expect(phone.problems()).toEqual([])
  phone.close()
})
