import { numberOn } from './ask-help'
import type { Actor, World } from './booking-story'
import { openDeskOf } from './coverage-story'
import { callWire } from './wire'

/**
 * A morning of the worker of a street in Linfen, told once and lived in both builds: three doors on a route, one of them with a
 * problem; somebody who turns 80 today, told on the telephone and applied for at her table without a signal; and what the month's figures
 * make of it.
 */

/** A weekday at nine. */
export const MORNING = '2026-11-23T09:00:00+08:00'
const WORKER = '李敏'
const ALLOWANCE = '高龄津贴'
const PROBLEM = '煤气灶的软管老化了,有气味'

/** Names on the route in its order, as many as are asked for. */
async function routeOf(worker: Actor, many: number): Promise<readonly string[]> {
  await worker.sees('还要去的路线')
  // Each door says its name before the age.
  const names = [...(await worker.words()).matchAll(/(\S+)\s+\d{2,3}岁/g)].map(([, name = '']) => name)
  if (new Set(names).size < many) throw new Error(`Fewer than ${many} doors on: ${await worker.words()}`)
  return [...new Set(names)].slice(0, many)
}

/** Everything was looked at and was fine. */
async function recordGood(worker: Actor, name: string): Promise<void> {
  await worker.press(`记一次:${name}`)
  await worker.sees('看到的怎么样')
  await worker.look()
  await worker.press('六样都看了,都好')
  await worker.press('记下这次探访')
  await worker.sees('记好了')
  await worker.press('回名单,下一家')
}

/** @returns the number of the case that came of it */
async function recordProblem(worker: Actor, name: string): Promise<string> {
  await worker.press(`记一次:${name}`)
  await worker.press('六样都看了,都好')
  await worker.press('有问题', '安全')
  await worker.press('记下这次探访')
  await worker.sees('请写一句是什么问题')
  await worker.type('是什么问题', PROBLEM)
  await worker.look()
  await worker.press('记下这次探访')
  await worker.sees('已经立了一件事')
  await worker.look()
  return numberOn(worker)
}

/** «31» of «31/34 位» */
async function visitedOn(worker: Actor): Promise<number> {
  await worker.sees('还要去的路线')
  const [, visited] = /(\d+)\s*\/\s*\d+ 位/.exec(await worker.words()) ?? []
  if (visited === undefined) throw new Error(`No count of the month is to be read on: ${await worker.words()}`)
  return Number(visited)
}

/** Three doors, the last with something wrong. @returns the number of the case, and whose door it was */
async function goRound(worker: Actor): Promise<{ readonly number: string; readonly name: string }> {
  await worker.press('探访', '名单')
  const before = await visitedOn(worker)
  await worker.look()
  const [first = '', second = '', third = ''] = await routeOf(worker, 3)
  await recordGood(worker, first)
  await recordGood(worker, second)
  const number = await recordProblem(worker, third)
  await worker.press('回名单,下一家')
  await worker.sees(`${before + 3}/`)
  await worker.press('返回')
  return { number, name: third }
}

/** Whoever turns 80 today, as the list of the allowance has her. */
async function turnedEighty(world: World): Promise<{ readonly name: string; readonly benefit: string }> {
  const { session } = await callWire(world.origin(), 'account', 'signInDemo', { identity: 'worker' })
  const { benefits } = await callWire(world.origin(), 'care', 'foundBenefits', {}, session)
  const benefit = benefits.find(({ name }) => name.includes(ALLOWANCE))
  if (!benefit) throw new Error(`Nobody was found for ${ALLOWANCE}.`)
  const asked = { ref: benefit.ref, states: ['open'] as 'open'[] }
  const { people } = await callWire(world.origin(), 'care', 'foundPeople', asked, session)
  const her = people.find(({ why }) => why.includes('11月23日满80岁'))
  if (!her) throw new Error(`Nobody turns 80 today: ${JSON.stringify(people)}`)
  return { name: her.name, benefit: benefit.name }
}

/** She is told on the telephone, and wants it. */
async function tellHer(
  worker: Actor,
  { name, benefit }: { readonly name: string; readonly benefit: string },
): Promise<void> {
  await worker.press('政策找人', '名单')
  await worker.sees('把全部老人都对过一遍')
  await worker.look()
  await worker.press(benefit)
  await worker.sees(name)
  await worker.look()
  await worker.press(`记联系结果:${name}`)
  await worker.press('想要办', `${name},怎么样了`)
  await worker.press('记下:想要办')
  await worker.sees('记下了')
  await worker.press(`看这位老人的卡片:${name}`)
  await worker.sees('会记在老人的“谁看过”里')
  await worker.look()
  // From her card to her own line of that benefit, and back.
  await worker.press(benefit, '能领的')
  await worker.sees('看全部名单')
  await worker.sees(name)
  await worker.look()
  await worker.press('返回')
  await worker.sees('会记在老人的“谁看过”里')
}

/** What was written at a door, as whoever goes there next reads it. */
async function readVisit(worker: Actor, name: string): Promise<void> {
  await worker.press('我的老人', '名单')
  await worker.type('找一位老人', name)
  await worker.press('搜索')
  // The whole list stands until what was found is there: a finger would land on whoever moves up.
  await worker.sees('符合条件的')
  await worker.press(name)
  await worker.sees('会记在老人的“谁看过”里')
  await worker.press('11月23日', '探访')
  await worker.sees(PROBLEM)
  await worker.sees('有问题')
  await worker.look()
  await worker.press('返回')
  await worker.press('返回')
  await worker.press('返回')
}

/** At her table, without a signal; it goes when there is one. */
async function applyAtTable(worker: Actor, benefit: string): Promise<void> {
  await worker.press('没网时当面代办')
  await worker.sees('没有网也能办')
  await worker.look()
  await worker.setOnline(false)
  await worker.press('老人在身边,开始')
  await worker.choose('本人签名')
  await worker.sign('老人签名')
  await worker.press('老人在身边,开始')
  await worker.press('给老人看,大字')
  await worker.sees('您可能能领这些')
  await worker.look()
  await worker.press('看完了,接着办')
  await worker.press('要办', `${benefit},老人怎么说`)
  await worker.press('下一步,核对')
  await worker.sees('念给老人听,对不对')
  await worker.press('记下,办完了')
  await worker.sees('有网时自己发出去')
  await worker.kill()
  await worker.setOnline(true)
}

/** «12» behind a word of the figures page. */
async function figure(worker: Actor, pattern: RegExp): Promise<number> {
  const [, number] = pattern.exec((await worker.words()).replaceAll(',', '')) ?? []
  if (number === undefined) throw new Error(`${pattern} is not to be read on: ${await worker.words()}`)
  return Number(number)
}

async function figuresNow(worker: Actor) {
  await worker.press('本月数据')
  await worker.sees('该去')
  await worker.look()
  const now = {
    visited: await figure(worker, /去到 (\d+) 位/),
    requests: await figure(worker, /(\d+) 件答复|(?:^|\D)(\d+) 件,答复/),
    applied: await figure(worker, /交上去 (\d+) 位/),
  }
  await worker.press('返回')
  return now
}

/** @param device what she works on */
export async function liveTheMorning(world: World, device: 'phone' | 'desk' = 'phone'): Promise<void> {
  const worker = await world[device]()
  const her = await turnedEighty(world)
  await openDeskOf(worker, WORKER)
  await worker.sees('今天,')
  await worker.look()
  const before = await figuresNow(worker)
  const { number, name } = await goRound(worker)
  await readVisit(worker, name)
  await tellHer(worker, her)
  await applyAtTable(worker, her.benefit)

  // Taken up again, the phone sends what waited.
  await worker.follow('/pages/desk/index')
  await worker.sees('今天,')
  await worker.press('求助', '名单')
  await worker.sees(`${number.slice(0, 4)} ${number.slice(4)}`)
  await worker.sees(her.benefit)
  await worker.look()
  await worker.press('返回')
  const after = await figuresNow(worker)
  const moved = [after.visited - before.visited, after.requests - before.requests, after.applied - before.applied]
  if (String(moved) !== '3,2,1') throw new Error(`Visits, requests and applications moved by ${String(moved)}.`)
}
