/**
 * The whole of an assessment, with nobody standing in for anybody: an elder applies on her phone, the county takes it on and sends two,
 * they fill in the form without a network and sign, the county lets it stand, she objects, another two come, and the second result is
 * in force. Her phone and the assessors' have one build, the desk may have another.
 */

import {
  allSign,
  comesBack,
  fillsAll,
  goesThrough,
  looksAtVisit,
  settles,
  takesDayAlong,
  type FormWorld,
} from './assessment-form-story'
import { appliesHerself, assessmentOffices, MUCH_HELP, OTHER_TEAM, TEAM, type Team } from './assessment-hers-story'
import { openDeskOf } from './coverage-story'
import type { Cast, Phone } from './people-story'
import { callWire } from './wire'

/** The day that the server's clock says, in China: `assessment-hers-story` has the same. */
const [YEAR, MONTH, DAY] = ['2026', '11', '23'] as const

export interface Devices {
  readonly elder: Phone
  readonly assessor: Phone
  readonly desk: Phone
}

/** From the queue to two who go today at half past ten. */
async function sendsToday(desk: Phone, org: string, { names }: Team): Promise<void> {
  await desk.press('安排评估员')
  await desk.sees('哪天几点去?')
  await desk.type('年', YEAR)
  await desk.type('月', MONTH)
  await desk.type('日', DAY)
  await desk.type('几点开始', '10:30')
  await desk.press('看看那时候谁有空')
  await desk.sees('10:30 看的')
  await desk.choose(org)
  for (const name of names) await desk.choose(name)
  await desk.press('就派这两位')
  await desk.sees('10:30–12:00')
}

async function takesOnAndSends(desk: Phone, { mother }: Cast): Promise<void> {
  await openDeskOf(desk, '高伟')
  await desk.press('能力评估')
  await desk.press(mother.name)
  await desk.choose('受理')
  await desk.press('受理')
  await desk.sees('已受理,正在安排评估员')
  await sendsToday(desk, '演示尧城能力评估中心', TEAM)
}

async function letsStand(desk: Phone, { mother }: Cast): Promise<void> {
  await desk.press('返回')
  await desk.press('等审核')
  await desk.press(mother.name)
  await desk.choose('审核通过,告诉老人')
  await desk.press('审核通过,告诉老人')
  await desk.sees('告诉老人了,等答复')
}

/** Whoever was there the first time is not asked for again. */
async function sendsOthers(desk: Phone, { mother }: Cast): Promise<void> {
  await desk.press('返回')
  await desk.press('等安排评估员')
  await desk.press(mother.name)
  await desk.sees('那天状态好,平常上厕所都要人帮。')
  await sendsToday(desk, '演示平阳能力评估中心', OTHER_TEAM)
}

async function readsAndObjects(elder: Phone): Promise<void> {
  await elder.press('刷新,看有没有新的')
  await elder.press('看评估结果')
  await elder.sees('轻度失能(1级)')
  await elder.sees('总分 88 分,满分 90 分')
  await elder.press('不同意结果,提异议')
  await elder.type('哪里不对?', '那天状态好,平常上厕所都要人帮。')
  await elder.press('提交异议')
  await elder.sees('提交这份异议?')
  await elder.press('提交异议')
  await elder.sees('提了异议,等另一组评估员')
}

async function agreesToSecond(elder: Phone): Promise<void> {
  await elder.press('刷新,看有没有新的')
  await elder.press('看评估结果')
  await elder.sees('中度失能(2级)')
  await elder.sees('以前那次的结果(1)')
  await elder.press('认可这个结果')
  await elder.press('认可')
  await elder.sees('有效到2027年11月22日')
}

async function visitOf({ origin }: FormWorld, number: string): Promise<string> {
  const { session } = await callWire(origin, 'account', 'signInDemo', { identity: TEAM.identities[0] })
  const { visits } = await callWire(origin, 'assessment', 'myVisits', {}, session)
  const found = visits.find((one) => one.number === number)
  if (!found) throw new Error(`No visit of ${number} is among those of ${TEAM.names[0]}.`)
  return found.visit.id
}

/** The first form is lived on the device; the second team's, which is filled in the same way, goes over the wire. */
export async function liveTheAssessment(
  { elder, assessor, desk }: Devices,
  world: FormWorld,
  cast: Cast,
): Promise<void> {
  const number = await appliesHerself(elder, cast)
  await elder.press('看办到哪一步')
  await takesOnAndSends(desk, cast)
  const visit = await visitOf(world, number)
  await takesDayAlong(assessor, cast)
  await assessor.setOnline(false)
  await looksAtVisit(assessor, cast)
  await fillsAll(assessor, visit)
  await goesThrough(assessor, visit)
  await settles(assessor)
  await allSign(assessor, world, visit)
  await comesBack(assessor, world, number)
  await letsStand(desk, cast)
  await readsAndObjects(elder)
  await sendsOthers(desk, cast)
  const offices = await assessmentOffices(world.origin, world.now)
  await offices.fillIn(number, OTHER_TEAM, MUCH_HELP)
  await letsStand(desk, cast)
  await agreesToSecond(elder)
}
