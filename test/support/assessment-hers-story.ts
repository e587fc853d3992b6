/**
 * Her side of an assessment, told once and lived in both builds: she tries the self-check, applies with the app killed half-way, brings
 * what was missing, puts the day off, reads her result, objects, agrees, and shows a certificate that a stranger checks. What the office
 * and the assessors do meanwhile goes over the wire.
 */

import { randomUUID } from 'node:crypto'
import { BACKGROUND } from '@/domain/assessment/background'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { itemsOf } from '@/domain/assessment/instrument'
import type { ActionInput } from '@/contract'
import type { AssessmentCard } from '@/contract/assessment/shapes'
import { daughterAddsMother, daughterSignsIn, enterByPhone, type Cast, type Phone } from './people-story'
import { elderRegisters } from './urgent-story'
import { callWire } from './wire'

/** A morning on which people work; a form is signed at the appointment, so that the server's clock must say so. */
export const MORNING = '2026-11-23T02:00:00.000Z'
const DAY = '2026-11-23'
/** Half past ten in China. */
const HALF_PAST_TEN = 630

/** Two of one organisation of the demonstration, by their identities; the first is a nurse. */
export interface Team {
  readonly identities: readonly [string, string]
  readonly names: readonly [string, string]
}
export const TEAM: Team = { identities: ['assessor', 'assessor-2'], names: ['马晓红', '郝志远'] }
export const OTHER_TEAM: Team = { identities: ['assessor-3', 'assessor-4'], names: ['侯建英', '柴文辉'] }

/** Points that a form lacks, by item; what is not named is at its best. */
export type Below = Readonly<Record<string, number>>
/** 24 points below 90: one level. */
export const SOME_HELP: Below = {
  'B.1.1': 3,
  'B.1.2': 3,
  'B.1.3': 3,
  'B.1.4': 3,
  'B.1.5': 3,
  'B.1.6': 3,
  'B.1.7': 3,
  'B.1.8': 3,
}
/** 32 more: another one. */
export const MUCH_HELP: Below = {
  ...{ 'B.1.1': 4, 'B.1.2': 4, 'B.1.3': 4, 'B.1.4': 4, 'B.1.5': 4, 'B.1.6': 4, 'B.1.7': 4, 'B.1.8': 4 },
  ...{ 'B.2.1': 2, 'B.2.2': 2, 'B.2.3': 2, 'B.2.4': 2 },
}

/** What the office and the assessors do, over the wire. */
export interface Offices {
  giveBack(number: string, words: string): Promise<void>
  accept(number: string): Promise<void>
  /** With a day: today, half past ten. */
  send(number: string, team: Team): Promise<void>
  /** Both fill in and sign. */
  fillIn(number: string, team: Team, below: Below): Promise<void>
  /** The same, and the office lets it stand. */
  assess(number: string, team: Team, below: Below): Promise<void>
}

const signedIn = async (origin: string, identity: string): Promise<string> =>
  (await callWire(origin, 'account', 'signInDemo', { identity })).session

/** @param now by the server's clock, milliseconds since 1970 */
export async function assessmentOffices(origin: string, now: () => number): Promise<Offices> {
  const official = await signedIn(origin, 'official')
  const found = async (number: string): Promise<AssessmentCard> => {
    for (const show of ['check', 'assign', 'appoint', 'visit', 'review'] as const) {
      const { cards } = await callWire(origin, 'assessment', 'officeDesk', { show }, official)
      const card = cards.find((one) => one.number === number)
      if (card) return card
    }
    throw new Error(`No application ${number} lies on the county's desk.`)
  }
  const seen = async (number: string) => {
    const { case: id, version } = await found(number)
    return { case: id, version }
  }
  const check = async (number: string, finding: 'accept' | 'return', words: string): Promise<void> => {
    const input = { ...(await seen(number)), finding, words }
    await callWire(origin, 'assessment', 'check', input, official)
  }
  const send = async (number: string, team: Team): Promise<void> => {
    const at = await seen(number)
    const { orgs } = await callWire(origin, 'assessment', 'teams', { case: at.case }, official)
    const all = orgs.flatMap(({ assessors }) => assessors)
    const [first, second] = team.names.map((name) => all.find((one) => one.name === name)?.id)
    if (!first || !second) throw new Error(`Not all of ${team.names.join(', ')} assess here.`)
    const input = { ...at, first, second, when: { day: DAY, from: HALF_PAST_TEN } }
    await callWire(origin, 'assessment', 'assignTeam', input, official)
  }
  return {
    giveBack: (number, words) => check(number, 'return', words),
    accept: (number) => check(number, 'accept', '材料齐了,受理。'),
    send,
    fillIn: (number, team, below) => fillIn(origin, number, { team, below, now }),
    async assess(number, team, below) {
      await fillIn(origin, number, { team, below, now })
      const input = { ...(await seen(number)), fine: true }
      await callWire(origin, 'assessment', 'review', input, official)
    },
  }
}

interface Form {
  readonly team: Team
  readonly below: Below
  readonly now: () => number
}

/** Each item as both hold it, one tap after the other. */
function tapsOf(below: Below, from: number): ActionInput<'assessment', 'putTaps'>['taps'] {
  const needed = BACKGROUND.filter((line) => line.needed).map(({ key }) => ({ item: key, value: 0 }))
  const scores = itemsOf(GBT_42195).map(({ key, options }) => ({
    ...{ item: key, value: Math.max(...options.map(({ score }) => score)) - (below[key] ?? 0) },
  }))
  const answers = [...needed, ...scores]
  return (['first', 'second'] as const).flatMap((by, turn) =>
    answers.map((answer, index) => ({
      ...{ id: randomUUID(), kind: 'answer' as const, by, ...answer },
      at: new Date(from + turn * answers.length + index).toISOString(),
    })),
  )
}

const STROKES: [number, number][][] = [[[100, 100], [500, 300], [800, 120]]] // prettier-ignore

async function fillIn(origin: string, number: string, { team, below, now }: Form): Promise<void> {
  const session = await signedIn(origin, team.identities[0])
  const { visits } = await callWire(origin, 'assessment', 'myVisits', {}, session)
  const mine = visits.find((one) => one.number === number)
  if (!mine) throw new Error(`No visit of ${number} is among those of ${team.names[0]}.`)
  const { id: visit, version } = mine.visit
  const taps = tapsOf(below, now() - 1_000)
  await callWire(origin, 'assessment', 'putTaps', { visit, taps }, session)
  const { codes } = await callWire(origin, 'account', 'demoMessages', {})
  const at = new Date(now()).toISOString()
  const other = mine.seat === 'first' ? team.names[1] : team.names[0]
  const code = codes.find(({ name }) => name === other)?.code
  const [own, others] = [
    { strokes: STROKES, at },
    { strokes: STROKES, at, ...(code && { code }) },
  ]
  const hands = mine.seat === 'first' ? { first: own, second: others } : { first: others, second: own }
  const informant = { strokes: STROKES, at, name: '王丽', relation: '女儿' }
  const input = { visit, version, taps: taps.length, ...hands, informant }
  await callWire(origin, 'assessment', 'sign', input, session)
}

/** Seven plain questions; what comes of them is no level. */
export async function selfChecks(phone: Phone): Promise<void> {
  await phone.press('先自己测一测')
  for (const answer of ['自己能做', '要人帮一点', '要人帮一点', '要扶着或拄拐', '说得清', '要人提醒、陪着']) {
    await phone.sees('自测,不作为评估结论')
    await phone.choose(answer)
    await phone.press('下一题')
  }
  await phone.choose('没有')
  await phone.press('看看要不要申请')
  await phone.sees('建议申请评估')
  await phone.sees('刚才的回答没有保存')
}

/** She is asked once, by itself, whether what is found may be kept. */
async function agreesToKeep(phone: Phone): Promise<void> {
  await phone.sees('要您先单独同意')
  await phone.press('看看要同意什么')
  await phone.sees('同意保存您的评估结果')
  await phone.press('同意')
  await phone.press('回到刚才那一项')
}

/** The pages up to her telephone, with the app killed and opened again in between. */
async function answersFirstHalf(phone: Phone, address: string): Promise<void> {
  await phone.sees('您为什么要评估?')
  await phone.press('下一题')
  await phone.sees('请选一个')
  await phone.choose('身体情况变了')
  await phone.press('下一题')
  await phone.sees('在哪里给您评?')
  await phone.choose('家里')
  await phone.press('下一题')
  await phone.type('家在哪里?', address)
  await phone.kill()
  await phone.open()
  await phone.press('我的事')
  await phone.sees('答了 2 题')
  await phone.press('还没交')
  await phone.sees('家在哪里?')
  await phone.press('下一题')
  await phone.sees('什么时候来合适?')
  await phone.choose('上午下午都行')
  await phone.type('哪几天不行?(不写也行)', '周三下午要透析')
  await phone.press('下一题')
}

async function answersRest(phone: Phone, mobile: string): Promise<void> {
  await phone.type('约时间打谁的电话?', mobile)
  await phone.press('下一题')
  await phone.sees('那天谁陪着?')
  await phone.choose('有人陪着')
  await phone.type('姓名', '王丽')
  await phone.type('是老人的什么人', '女儿')
  await phone.press('下一题')
  await phone.type('还有什么要先说的?', '耳朵背,要大声说。')
  await phone.press('下一题')
  await phone.sees('拍照或选照片')
  await phone.press('下一题')
  await phone.sees('随时可以说停')
  await phone.press('下一题')
  await phone.sees('请先看完')
  await phone.choose('看完了,同意这样评')
  await phone.press('下一题')
}

const numberOn = async (phone: Phone): Promise<string> => {
  const [, first, last] = /编号\s*(\d{4})\s?(\d{4})/.exec(await phone.words()) ?? []
  if (!first || !last) throw new Error(`No number is to be read on: ${await phone.words()}`)
  return first + last
}

/** From a fresh phone to the page with the number. @returns the eight digits */
export async function appliesHerself(phone: Phone, cast: Cast): Promise<string> {
  await elderRegisters(phone, cast)
  await phone.press('申请评估')
  await phone.sees('满 65 周岁,评估免费')
  await selfChecks(phone)
  await phone.press('申请评估')
  await agreesToKeep(phone)
  await answersFirstHalf(phone, '解放路幸福小区3号楼501')
  await answersRest(phone, cast.mother.phone)
  await phone.sees('提交评估申请')
  await phone.sees('耳朵背,要大声说。')
  await phone.sees('周三下午要透析')
  await phone.press('提交评估申请')
  await phone.sees('申请交好了')
  await phone.sees('下一步:民政看申请')
  return numberOn(phone)
}

/** What was missing is brought, two come on a day, and the day is put off once. */
export async function isSentATeam(phone: Phone, offices: Offices, number: string): Promise<void> {
  await phone.press('看办到哪一步')
  await phone.sees('已提交,等民政受理')
  await offices.giveBack(number, '请补一张户口本的照片。')
  await phone.press('刷新,看有没有新的')
  await phone.sees('请补一张户口本的照片。')
  await phone.press('补材料')
  await phone.type('补了什么?', '户口本那天拿给评估员看。')
  await phone.press('交材料')
  await phone.sees('已提交,等民政受理')
  await offices.accept(number)
  await offices.send(number, TEAM)
  await phone.press('刷新,看有没有新的')
  await phone.sees('11月23日 周一 10:30 到 12:00')
  for (const name of TEAM.names) await phone.sees(name)
  await phone.sees('开门前先问姓名、单位')
  await phone.press('这个时间不行,改一天')
  await phone.type('哪天、什么时候行?', '今天上午晚一点也行。')
  await phone.press('告诉评估员改时间')
  await phone.sees('评估员定了,等约时间')
  await offices.send(number, TEAM)
}

/** The first result is objected to, the second one stands. @returns the certificate's code */
export async function objectsAndAgrees(phone: Phone, offices: Offices, number: string): Promise<string> {
  await offices.assess(number, TEAM, SOME_HELP)
  await phone.press('刷新,看有没有新的')
  await phone.press('看评估结果')
  await phone.sees('轻度失能(1级)')
  await phone.sees('总分 66 分,满分 90 分')
  await phone.press('不同意结果,提异议')
  await phone.type('哪里不对?', '那天状态好,平常上厕所都要人帮。')
  await phone.press('提交异议')
  await phone.sees('提交这份异议?')
  await phone.press('提交异议')
  await phone.sees('提了异议,等另一组评估员')
  await offices.send(number, OTHER_TEAM)
  await offices.assess(number, OTHER_TEAM, MUCH_HELP)
  await phone.press('刷新,看有没有新的')
  await phone.press('看评估结果')
  await phone.sees('中度失能(2级)')
  await phone.sees('以前那次的结果(1)')
  await phone.press('认可这个结果')
  await phone.press('认可')
  await phone.sees('有效到2027年11月22日')
  await phone.press('看评估证明')
  await phone.sees('能力评估证明')
  await phone.sees('扫码或输入,能查真假')
  const [, code] = /([0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4})/.exec(await phone.words()) ?? []
  if (!code) throw new Error(`No code is to be read on: ${await phone.words()}`)
  return code
}

/** A counter that has never heard of her learns whether it holds, and little else. */
export async function strangerVerifies(phone: Phone, code: string, { mother }: Cast): Promise<void> {
  await phone.follow('/pages/assessment/verify')
  await phone.type('证明上的核对码', 'AAAA BBBB CCC')
  await phone.press('核对')
  await phone.sees('填了 11 位')
  await phone.type('证明上的核对码', '2222 3333 4444')
  await phone.press('核对')
  await phone.sees('没有查到')
  await phone.type('证明上的核对码', code.toLowerCase())
  await phone.press('核对')
  await phone.sees('这份证明有效')
  await phone.sees('中度失能(2级)')
  const words = await phone.words()
  if (words.includes(mother.name)) throw new Error('Whoever checks a code reads her whole name.')
}

/** Her mother agrees on her own phone that she may apply, and that what is found may be kept. */
async function motherAgrees(phone: Phone, { daughter, mother }: Cast, link: string): Promise<void> {
  await phone.follow(link)
  await phone.sees('先登录,再看是什么事')
  await phone.press('登录')
  await enterByPhone(phone, mother.phone)
  await phone.sees(`${daughter.name}想帮您办事`)
  await phone.press('我是本人,同意')
  await phone.sees(daughter.name)
  await phone.follow('/pages/record/consents?class=assessment')
  await phone.sees('同意保存您的评估结果')
  await phone.press('同意')
  await phone.sees('现在:同意')
}

/** A daughter far away applies for her mother: whose affair it is stands on every page. @returns the eight digits */
export async function daughterApplies(phone: Phone, motherPhone: Phone, cast: Cast): Promise<string> {
  await daughterSignsIn(phone, cast)
  await daughterAddsMother(phone, cast)
  await phone.press('发到妈妈的手机上')
  await phone.sees('您想替妈妈做什么')
  await phone.choose('评估')
  await phone.press('做好了,发给妈妈')
  await phone.sees('只能用一次')
  await motherAgrees(motherPhone, cast, await phone.handedOn())
  await phone.open()
  await phone.press('申请评估')
  await phone.sees('为 妈妈 办理')
  await phone.press('申请评估')
  const answers: readonly (readonly [ask: string, answer: () => Promise<void>])[] = [
    ['妈妈为什么要评估?', () => phone.choose('第一次评估')],
    ['在哪里给妈妈评?', () => phone.choose('家里')],
    ['家在哪里?', () => phone.type('家在哪里?', '解放路幸福小区3号楼501')],
    ['什么时候来合适?', () => phone.choose('上午下午都行')],
    // Told once, when she was written down.
    ['约时间打谁的电话?', async () => undefined],
    ['那天谁陪着?', () => phone.press('就是我陪')],
    ['还有什么要先说的?', async () => undefined],
    ['拍照或选照片', async () => undefined],
    ['随时可以说停', () => phone.choose('念给妈妈听了,妈妈同意这样评')],
  ]
  for (const [ask, answer] of answers) {
    await phone.sees(ask)
    await phone.sees('替 妈妈')
    await answer()
    await phone.press('下一题')
  }
  await phone.sees(cast.mother.phone)
  await phone.sees(`${cast.daughter.name} · 子女`)
  await phone.press('提交评估申请')
  await phone.sees('申请交好了')
  return numberOn(phone)
}

/** The whole of it. */
export async function assessedAfterAll(phone: Phone, stranger: Phone, offices: Offices, cast: Cast): Promise<void> {
  const number = await appliesHerself(phone, cast)
  await isSentATeam(phone, offices, number)
  const code = await objectsAndAgrees(phone, offices, number)
  await strangerVerifies(stranger, code, cast)
}
