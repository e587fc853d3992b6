/**
 * The form of an assessment, filled in by two on one device without a network, told once and lived in both builds: the day's visits
 * are taken along, the app is killed at every section, the two differ in one item and settle it, both sign, and everything goes out
 * when there is a network again.
 */

import { FORM_SECTIONS, type FormLine, type FormSection } from '@/client/assessor-form'
import type { AssessmentCard } from '@/contract/assessment/shapes'
import { assessmentOffices, TEAM } from './assessment-hers-story'
import type { Cast, Phone } from './people-story'
import { elderRegisters } from './urgent-story'
import { callWire } from './wire'

/** Where the story is lived: a server whose clock says a working morning, and devices that say the same. */
export interface FormWorld {
  readonly origin: string
  readonly now: () => number
}

const signedIn = async (origin: string, identity: string): Promise<string> =>
  (await callWire(origin, 'account', 'signInDemo', { identity })).session

/** The session that a phone keeps. */
async function sessionOn(phone: Phone): Promise<string> {
  const kept = new Map(JSON.parse(await phone.kept()) as [string, string][])
  const { session } = readJson(kept.get('session') ?? '{}') as { readonly session?: string }
  if (session === undefined) throw new Error('Nobody is signed in on this phone.')
  return session
}

/** A browser keeps what WeChat's store does under `data` of an object of its own. */
function readJson(text: string): unknown {
  const value = JSON.parse(text) as unknown
  if (typeof value === 'string') return readJson(value)
  const { data } = value as { readonly data?: unknown }
  return typeof data === 'string' ? readJson(data) : value
}

/** An elder registers, agrees that what is found may be kept, and applies. @returns the eight digits */
export async function applies(elder: Phone, { origin }: FormWorld, cast: Cast): Promise<string> {
  await elderRegisters(elder, cast)
  await elder.follow('/pages/record/consents?class=assessment')
  await elder.sees('同意保存您的评估结果')
  await elder.press('同意')
  await elder.sees('现在:同意')
  const session = await sessionOn(elder)
  const { people } = await callWire(origin, 'account', 'me', {}, session)
  const her = people.find(({ standing }) => standing === 'self')
  if (!her) throw new Error('She stands in no record of her own.')
  const wishes = {
    ...({ place: 'home', address: '解放路幸福小区3号楼501', dayPart: 'any', phone: cast.mother.phone } as const),
    companion: { name: '王丽', relation: '女儿' },
  }
  const input = { city: 'linfen', reason: 'first', ...wishes, times: '周三下午要透析', agreed: 1 } as const
  const { thread } = await callWire(origin, 'assessment', 'apply', input, session, her.id)
  return thread.assessment.number
}

/** It is taken on, and two are sent today at half past ten. @returns the visit */
export async function isSent({ origin, now }: FormWorld, number: string): Promise<string> {
  const offices = await assessmentOffices(origin, now)
  await offices.accept(number)
  await offices.send(number, TEAM)
  const session = await signedIn(origin, TEAM.identities[0])
  const { visits } = await callWire(origin, 'assessment', 'myVisits', {}, session)
  const found = visits.find((one) => one.number === number)
  if (!found) throw new Error(`No visit of ${number} is among those of ${TEAM.names[0]}.`)
  return found.visit.id
}

/** The application as the county's office has it. */
export async function atOffice(
  { origin }: FormWorld,
  number: string,
  show: 'visit' | 'review',
): Promise<AssessmentCard | undefined> {
  const session = await signedIn(origin, 'official')
  const { cards } = await callWire(origin, 'assessment', 'officeDesk', { show }, session)
  return cards.find((one) => one.number === number)
}

export const SHEET = (visit: string): string => `/pages/assessor/sheet?id=${visit}`
const SIGN = (visit: string): string => `/pages/assessor/sign?id=${visit}`

/** From a fresh phone to the list, with the day's forms on the phone. */
export async function takesDayAlong(phone: Phone, { mother }: Cast): Promise<void> {
  await phone.open()
  await phone.press('登录,替家里老人办理')
  await phone.sees('演示数据')
  await phone.press(TEAM.names[0])
  await phone.sees('没有网也能填一整天')
  await phone.sees(mother.name)
}

/** The visit, on the way there. */
export async function looksAtVisit(phone: Phone, { mother }: Cast): Promise<void> {
  await phone.press('10:30–12:00', '今天')
  await phone.sees(mother.name)
  await phone.sees('解放路幸福小区3号楼501')
  await phone.sees('周三下午要透析')
  await phone.sees(`第二位 ${TEAM.names[1]}`)
  await phone.press('带我去')
  await phone.press('打电话')
  const [rung] = await phone.rung()
  if (rung !== mother.phone) throw new Error(`${rung} was rung instead of ${mother.phone}.`)
  await phone.press('开始评估')
  await phone.sees(`现在由 第一位 ${TEAM.names[0]} 填`)
}

/** What is chosen for a line: nothing happened, and everything can be done; but eating needs a word. */
function bestOf(line: FormLine): string {
  if (line.kind !== 'choice') throw new Error(`${line.key} is not answered by a choice.`)
  const best = line.options[line.key === 'B.1.1' ? 1 : 0]!
  return line.scored ? `${line.name} ${best.value}分` : `${line.name} ${best.text}`
}

const needed = ({ lines }: FormSection): readonly FormLine[] => lines.filter((line) => line.needed)

/** One of the two goes through all sections; the app is killed after each, and opened again without a network. */
export async function fillsAll(phone: Phone, visit: string): Promise<void> {
  for (const section of FORM_SECTIONS) {
    await phone.sees(section.name)
    for (const line of needed(section)) await phone.choose(bestOf(line))
    await phone.sees(`第一位:这 ${needed(section).length} 项都填了`)
    await phone.kill()
    await phone.follow(SHEET(visit))
    await phone.sees(`第一位:这 ${needed(section).length} 项都填了`)
    const next = FORM_SECTIONS[FORM_SECTIONS.indexOf(section) + 1]
    if (next) await phone.press(`下一部分:${next.name}`)
  }
  await phone.sees(`第二位 ${TEAM.names[1]} 还差 34 项`)
}

const WALK = '平地走路'

/** The other one sees what was chosen, agrees section by section, and holds one item to be otherwise. */
export async function goesThrough(phone: Phone, visit: string): Promise<void> {
  await phone.press(`换 第二位 ${TEAM.names[1]}`)
  await phone.sees(`现在由 第二位 ${TEAM.names[1]} 填`)
  for (const section of FORM_SECTIONS) {
    const { length } = needed(section)
    await phone.press(`${section.name} 0/${length}`)
    await phone.sees('第一位选的')
    const differs = section.lines.some(({ name }) => name === WALK)
    if (differs) await phone.choose(`${WALK} 3分`)
    await phone.press(`这一部分都同意第一位选的(${differs ? length - 1 : length} 项)`)
    await phone.sees(`第二位:这 ${length} 项都填了`)
    await phone.kill()
    await phone.follow(SHEET(visit))
    await phone.sees(`现在由 第二位 ${TEAM.names[1]} 填`)
  }
  await phone.sees('两人不一样的还有 1 项')
}

/** They talk it over, and what they come to is noted. */
export async function settles(phone: Phone): Promise<void> {
  await phone.press('商定不一样的 1 项')
  await phone.sees(WALK)
  await phone.press('两个人都同意,记下')
  await phone.sees('请选商定成哪一个')
  await phone.choose(`${WALK} 3分`)
  await phone.type('为什么这样定?', '又走了一遍,转身时晃。')
  await phone.press('两个人都同意,记下')
  await phone.sees('没有不一样的了')
  await phone.press('看结果,去签名')
}

/** The six digits that the second one reads from his own telephone. */
async function digitsOf({ origin }: FormWorld, name: string): Promise<string> {
  const { codes } = await callWire(origin, 'account', 'demoMessages', {})
  const found = codes.find((one) => one.name === name)
  if (!found) throw new Error(`${name} has no authenticator here.`)
  return found.code
}

/** Both and the daughter sign, with the app killed between two hands. */
export async function allSign(phone: Phone, world: FormWorld, visit: string): Promise<void> {
  const [first, second] = TEAM.names
  await phone.sees('轻度失能')
  await phone.sees('总分 88 / 90 分')
  await phone.press('对,去签名')
  await phone.press(`${first}签好了`)
  await phone.sees('请在框里签名')
  await phone.sign(`${first}签名`)
  await phone.sees('已经签了 1 笔')
  await phone.press(`${first}签好了`)
  await phone.sign(`${second}签名`)
  await phone.sees('已经签了 1 笔')
  await phone.kill()
  await phone.follow(SIGN(visit))
  await phone.press('对,去签名')
  await phone.sees('已经签了 1 笔')
  await phone.press(`${first}签好了`)
  await phone.sees('已经签了 1 笔')
  await phone.press(`${second}签好了`)
  await phone.sees('动态码是6位数字')
  await phone.type(`${second}的动态码`, await digitsOf(world, second))
  await phone.press(`${second}签好了`)
  await phone.sees('是谁介绍的情况?')
  await phone.choose('子女')
  await phone.type('他的姓名', '王丽')
  await phone.sign('介绍情况的人签名')
  await phone.sees('已经签了 1 笔')
  await phone.press('下一步:看一遍,交上去')
  await phone.sees('王丽(子女)')
  await phone.press('交上这份评估')
  await phone.sees('签好了,等有网交上去')
}

/** Back where there is a network: it goes by itself, once, and leaves nothing of her answers behind. */
export async function comesBack(phone: Phone, world: FormWorld, number: string): Promise<void> {
  await phone.kill()
  if (!(await atOffice(world, number, 'visit'))) throw new Error('Something left the phone without a network.')
  await phone.setOnline(true)
  await phone.follow('/pages/assessor/index')
  await phone.sees('签好了,已交')
  const card = await atOffice(world, number, 'review')
  if (!card) throw new Error(`What was signed of ${number} does not lie on the desk for review.`)
  const session = await signedIn(world.origin, 'official')
  const { office } = await callWire(world.origin, 'assessment', 'officeCase', { case: card.case }, session)
  const { draft, sheet } = office
  if (draft?.total !== 88 || draft.level !== 1) throw new Error(`It came to ${JSON.stringify(draft)}.`)
  if (!sheet?.changes.some(({ words }) => words.includes('转身时晃')))
    throw new Error('What was settled is not on record.')
  if ((await phone.kept()).includes('B.3.4')) throw new Error('Her answers lie on the phone still.')
}

/** The whole of it. @returns the eight digits */
export async function filledInOffline(elder: Phone, phone: Phone, world: FormWorld, cast: Cast): Promise<string> {
  const number = await applies(elder, world, cast)
  const visit = await isSent(world, number)
  await takesDayAlong(phone, cast)
  await phone.setOnline(false)
  await looksAtVisit(phone, cast)
  await fillsAll(phone, visit)
  await goesThrough(phone, visit)
  await settles(phone)
  await allSign(phone, world, visit)
  await comesBack(phone, world, number)
  return number
}
