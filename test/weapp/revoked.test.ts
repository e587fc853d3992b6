import { workerOn } from '../support/desk-wire'
import { inventCast } from '../support/people-story'
import { takeItBack } from '../support/revoked-story'
import { sharedOrigin } from '../support/shared-server'
import { wechatPhone, type HostedPhone } from './phone'

const phones: HostedPhone[] = []

async function newPhone(): Promise<HostedPhone> {
  const phone = wechatPhone(sharedOrigin())
  phones.push(phone)
  return phone
}

afterAll(() => phones.forEach((phone) => phone.close()))

it('takes a yes back on her own phone: what was sent stays once, and on his nothing of her stays', async () => {
  await takeItBack(newPhone, await workerOn(sharedOrigin(), 'taiyuan-worker'), inventCast('taiyuan'))
  expect(phones.flatMap((phone) => phone.problems())).toEqual([])
}, 180_000)
