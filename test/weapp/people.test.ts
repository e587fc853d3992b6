import { actForOneElder, inventCast } from '../support/people-story'
import { sharedOrigin } from '../support/shared-server'
import { wechatPhone, type HostedPhone } from './phone'

const phones: HostedPhone[] = []

async function newPhone(): Promise<HostedPhone> {
  const phone = wechatPhone(sharedOrigin())
  phones.push(phone)
  return phone
}

afterAll(() => phones.forEach((phone) => phone.close()))

it('lets daughter, brother and worker act for one elder, each as she agreed, and shows her who did', async () => {
  await actForOneElder(newPhone, inventCast('taiyuan'))
  expect(phones.flatMap((phone) => phone.problems())).toEqual([])
}, 180_000)
