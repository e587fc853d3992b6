import { assessedAfterAll, assessmentOffices, daughterApplies, MORNING } from '../support/assessment-hers-story'
import { inventCast } from '../support/people-story'
import type { TestServer } from '../support/server'
import { startTown } from '../support/town'
import { wechatPhone } from './phone'

/** A form is signed at its appointment: the server's clock says a working morning. */
let server: TestServer
const ahead = Date.parse(MORNING) - Date.now()
const now = (): number => Date.now() + ahead

beforeAll(async () => {
  server = await startTown(new Date(now()).toISOString())
}, 200_000)
afterAll(() => server.stop())

it('an elder applies, brings what is missing, puts the day off, objects, agrees, and shows her certificate', async () => {
  const phone = wechatPhone(server.origin, now)
  const stranger = wechatPhone(server.origin, now)
  await assessedAfterAll(phone, stranger, await assessmentOffices(server.origin, now), inventCast('linfen'))
  expect(phone.problems()).toEqual([])
  expect(stranger.problems()).toEqual([])
  phone.close()
  stranger.close()
}, 120_000)

it('a daughter applies for her mother, who has agreed on her own phone', async () => {
  const [daughter, mother] = [wechatPhone(server.origin, now), wechatPhone(server.origin, now)]
  const number = await daughterApplies(daughter, mother, inventCast('linfen'))
  await mother.follow('/pages/affairs/index')
  await mother.sees(`${number.slice(0, 4)} ${number.slice(4)}`)
  expect([...daughter.problems(), ...mother.problems()]).toEqual([])
  daughter.close()
  mother.close()
}, 120_000)
