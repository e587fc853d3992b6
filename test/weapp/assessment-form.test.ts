import { FORM_SECTIONS } from '@/client/assessor-form'
import { MORNING, OTHER_TEAM } from '../support/assessment-hers-story'
import {
  applies,
  atOffice,
  filledInOffline,
  isSent,
  looksAtVisit,
  SHEET,
  takesDayAlong,
  type FormWorld,
} from '../support/assessment-form-story'
import { inventCast } from '../support/people-story'
import type { TestServer } from '../support/server'
import { startTown } from '../support/town'
import { callWire } from '../support/wire'
import { wechatPhone } from './phone'

/** A form is signed at its appointment: the server's clock says a working morning. */
let server: TestServer
const ahead = Date.parse(MORNING) - Date.now()
const now = (): number => Date.now() + ahead
const world = (): FormWorld => ({ origin: server.origin, now })

beforeEach(async () => {
  server = await startTown(new Date(now()).toISOString())
}, 200_000)
afterEach(() => server.stop())

it('two fill in a form without a network, killed at every section, differ, settle, sign, and it goes out by itself', async () => {
  const [elder, phone] = [wechatPhone(server.origin, now), wechatPhone(server.origin, now)]
  await filledInOffline(elder, phone, world(), inventCast('linfen'))
  expect(phone.problems()).toEqual([])
  elder.close()
  phone.close()
}, 240_000)

it('asks about answers for a visit that was given to others meanwhile, and keeps them readable', async () => {
  const [elder, phone] = [wechatPhone(server.origin, now), wechatPhone(server.origin, now)]
  const cast = inventCast('linfen')
  const number = await applies(elder, world(), cast)
  const visit = await isSent(world(), number)
  await takesDayAlong(phone, cast)
  await phone.setOnline(false)
  await looksAtVisit(phone, cast)
  await phone.choose('近30天跌倒 1次')
  await phone.kill()
  await givesToOthers(number)
  await phone.setOnline(true)
  await phone.follow('/pages/assessor/index')
  await phone.sees('有 1 条没有传上')
  await phone.sees('改了时间,或换了人')
  await phone.follow(SHEET(visit))
  await phone.sees('第一位选的')
  await phone.press('不要这几条了')
  await phone.follow('/pages/assessor/index')
  await phone.sees('今天没有要去的', '今天')
  expect(await phone.kept()).not.toContain(cast.mother.name)
  expect(phone.problems()).toEqual([])
  elder.close()
  phone.close()
}, 120_000)

it('puts down what was typed and not pressed, and says what became of a visit that did not come to it', async () => {
  const [elder, phone] = [wechatPhone(server.origin, now), wechatPhone(server.origin, now)]
  const cast = inventCast('linfen')
  const visit = await isSent(world(), await applies(elder, world(), cast))
  await takesDayAlong(phone, cast)
  await looksAtVisit(phone, cast)
  const [background, next] = FORM_SECTIONS
  await phone.press('近30天跌倒:写备注')
  await phone.type('近30天跌倒的备注', '女儿说上周在门口滑了一下')
  await phone.press(`下一部分:${next!.name}`)
  await phone.press(`${background!.name} 0/8`)
  await phone.sees('近30天跌倒的备注(1 条)')
  await phone.follow(`/pages/assessor/visit?id=${visit}`)
  await phone.press('没评成')
  await phone.choose('家里没有人')
  await phone.press('记下没评成')
  await phone.sees('没评成:家里没有人?')
  await phone.press('没评成,记下')
  await phone.sees('没评成,已经交上去了')
  await phone.press('另约时间')
  await phone.press('定这个时间')
  await phone.sees('请选哪一天')
  expect(phone.problems()).toEqual([])
  elder.close()
  phone.close()
}, 120_000)

async function givesToOthers(number: string): Promise<void> {
  const card = await atOffice(world(), number, 'visit')
  const { session } = await callWire(server.origin, 'account', 'signInDemo', { identity: 'official' })
  const at = { case: card!.case, version: card!.version }
  const { orgs } = await callWire(server.origin, 'assessment', 'teams', { case: at.case }, session)
  const all = orgs.flatMap(({ assessors }) => assessors)
  const [first, second] = OTHER_TEAM.names.map((name) => all.find((one) => one.name === name)!.id)
  await callWire(server.origin, 'assessment', 'assignTeam', { ...at, first: first!, second: second! }, session)
}
