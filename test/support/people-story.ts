/**
 * The story of those who act for one elder, told once and lived in both builds: her daughter, her son, the worker of her
 * street, and she herself, at the counter.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { handItOver } from './ask-help'
import { inventMobile, inventName, inventWoman, type Invented } from './identity-number'
import type { Hands } from './story'

/** A phone in somebody's hand: it can be lost from the network, switched off, and opened by a link. */
export interface Phone extends Hands {
  /** Opens a page by its address, as a link in a chat does. */
  follow(link: string): Promise<void>
  /** Signs with a finger in the field of this name. */
  sign(field: string): Promise<void>
  /** What the page on top hands on to somebody else: a path with its query. */
  handedOn(): Promise<string>
  setOnline(online: boolean): Promise<void>
  /** Ends the app as a phone does that wants its memory back: nothing is told to it. */
  kill(): Promise<void>
  /** All that the app keeps on this phone, as text. */
  kept(): Promise<string>
}

/** Who plays, and where: everybody but the worker and the son is made anew each time. */
export interface Cast {
  readonly city: string
  readonly county: string
  readonly street: string
  readonly worker: string
  /** An identity of the demonstration that acts for nobody yet. */
  readonly son: string
  readonly daughter: { readonly name: string; readonly phone: string }
  readonly mother: Invented & { readonly name: string; readonly phone: string }
}

const PLACES = {
  linfen: { city: '临汾市', county: '尧都区', code: '141002', street: '解放路街道', worker: '李敏' },
  taiyuan: { city: '太原市', county: '小店区', code: '140105', street: '坞城街道', worker: '梁静' },
  hefei: { city: '合肥市', county: '蜀山区', code: '340104', street: '三里庵街道', worker: '周敏' },
} as const

/** A cast of its own for every telling. */
export function inventCast(place: keyof typeof PLACES): Cast {
  const { code, ...where } = PLACES[place]
  return {
    ...where,
    son: '王军',
    daughter: { name: inventName('王'), phone: inventMobile() },
    mother: { ...inventWoman(code), name: inventName('秦'), phone: inventMobile() },
  }
}

/** A message leaves a moment after it was asked for. */
const MOST_LOOKS = 40
const LOOK_MS = 200

const found = (words: string, pattern: RegExp, what: string): string => {
  const [, text] = pattern.exec(words) ?? []
  if (text === undefined) throw new Error(`${what} is not to be read on: ${words}`)
  return text.replace(/\s/g, '')
}

/** The six digits that came last to a phone: the demonstration shows them instead of sending them. */
async function codeSentTo(phone: Phone, mobile: string): Promise<string> {
  await phone.press('演示短信')
  await phone.sees('要发的都写在这里')
  const sent = new RegExp(`${mobile.slice(-4)}[^发]*?(\\d{6})`)
  for (let looks = 0; looks < MOST_LOOKS && !sent.test(await phone.words()); looks += 1) {
    await sleep(LOOK_MS)
    await phone.press('再看看有没有新的')
  }
  const code = found(await phone.words(), sent, 'A code')
  await phone.press('返回')
  return code
}

/** From the sign-in page to a session, by number and code; whom an account without a name is, is asked at once. */
export async function signInByPhone(phone: Phone, mobile: string, name: string): Promise<void> {
  await enterByPhone(phone, mobile)
  await phone.sees('您怎么称呼')
  await phone.type('您的姓名', name)
  await phone.press('下一步')
}

/** An elder who opens what she was asked needs no other name than the one in it. */
export async function enterByPhone(phone: Phone, mobile: string): Promise<void> {
  await phone.sees('用手机号登录')
  await phone.type('手机号', mobile)
  await phone.press('发验证码')
  await phone.sees('验证码发到')
  const code = await codeSentTo(phone, mobile)
  await phone.type('短信里的验证码', code)
  await phone.press('登录')
}

/** The name under which her helpers see her, and she them. */
export async function nameOneself(phone: Phone, name: string): Promise<void> {
  await phone.press('返回')
  await phone.press('我的')
  await phone.press('我的姓名')
  await phone.type('您的姓名', name)
  await phone.press('保存姓名')
  await phone.sees('改好了')
  await phone.press('返回')
}

/** A fresh phone in the daughter's hand. */
export async function daughterSignsIn(phone: Phone, { daughter }: Cast): Promise<void> {
  await phone.open()
  await phone.press('登录,替家里老人办理')
  await signInByPhone(phone, daughter.phone, daughter.name)
  await phone.sees('添加一位老人')
  await nameOneself(phone, daughter.name)
}

export async function daughterAddsMother(phone: Phone, { city, county, street, mother }: Cast): Promise<void> {
  await phone.press('为谁办理')
  await phone.press('添加一位老人')
  await phone.choose('妈妈')
  await phone.type('老人姓名', mother.name)
  await phone.choose(city)
  await phone.sees('住在哪个县')
  await phone.choose(county)
  await phone.sees(street)
  await phone.choose(street)
  await phone.type('身份证号', mother.identityNumber)
  await phone.type('老人的电话', mother.phone)
  await phone.press('添加这位老人')
  await phone.sees('要替妈妈办事,先请妈妈同意')
}

/** The worker's own phone, at the desk of her street. */
export async function workerOpensDesk(phone: Phone, { worker }: Cast): Promise<void> {
  await phone.open()
  await phone.press('登录,替家里老人办理')
  await phone.sees('演示数据')
  await phone.press(worker)
  await phone.sees('我的老人')
  await phone.press('返回')
  await lookAtDesk(phone)
  // A telling that broke off has left somebody sitting here.
  if ((await phone.sees('正在当面办', '老人就在身边')) === '正在当面办') await phone.press('全部办完')
  await phone.sees('老人就在身边')
}

async function lookAtDesk(phone: Phone): Promise<void> {
  await phone.press('我的')
  await phone.press('工作台')
  await phone.sees('我的老人')
}

/** From the desk to the list of cases that lie on it. */
export async function lookAtRequests(phone: Pick<Phone, 'press' | 'sees'>): Promise<void> {
  await phone.press('求助')
  await phone.sees('待办')
}

/** At the counter, by her identity card and her own hand. */
export async function meetBySignature(phone: Phone, { mother }: Cast): Promise<void> {
  await phone.press('当面代办')
  await phone.choose('记下同意或不同意')
  await phone.choose('身份证和本人签名')
  await phone.type('老人姓名', mother.name)
  await phone.type('身份证号', mother.identityNumber)
  await phone.sees(`我是${mother.name}`)
  await phone.sign('老人签名')
  await phone.sees('已经签了 1 笔')
  await phone.press('下一步,核对')
  await phone.sees('身份证和本人签名')
  await phone.press('打开老人的资料')
  await phone.sees('在您身边的是')
  await phone.sees(mother.name)
}

/** At the counter again, by the code on her card. */
export async function meetByCard(phone: Phone, { mother }: Cast, code: string): Promise<void> {
  await phone.press('当面代办')
  await phone.choose('查看、收回或抹掉资料')
  await phone.choose('服务卡上的服务码')
  await phone.type('服务码', code)
  await phone.press('下一步,核对')
  await phone.press('打开老人的资料')
  await phone.sees('在您身边的是')
  await phone.sees(mother.name)
}

/** She hears the text, agrees and signs; the worker writes it down. */
export async function recordConsent(phone: Phone): Promise<void> {
  await phone.press('记下同意或不同意')
  await phone.press('同意保存您的身份证号')
  await phone.sees('用来认准是您本人')
  await phone.choose('老人自己签名')
  await phone.sign('老人签名')
  await phone.sees('已经签了 1 笔')
  await phone.press('老人同意')
  await phone.sees('再问')
  await phone.press('返回')
  await phone.sees('在您身边的是')
}

/** What she agrees to for one who asked, and how the list says it. @param asked stands chosen already */
export async function confirmHelper(
  phone: Phone,
  name: string,
  scopes: readonly string[],
  asked: readonly string[] = [],
): Promise<void> {
  await phone.press('谁能替老人办')
  await phone.sees('等您决定')
  await phone.press(`同意:${name}`)
  await phone.sees(name)
  for (const scope of scopes) if (!asked.includes(scope)) await phone.choose(scope)
  await phone.choose('念给老人听,老人自己说一遍')
  await phone.press('同意')
  await phone.sees(`能做:${scopes.join('、')}`)
  await phone.sees('念给老人听,老人说了同意,社工')
  await phone.press('返回')
}

/** @returns the code on her new card */
export async function giveCard(phone: Phone): Promise<string> {
  await phone.press('办服务卡')
  await phone.press('办一张新卡')
  await phone.sees('新卡办好了')
  const code = found(await phone.words(), /服务码\s*(\d{4} \d{4})/, 'A service code')
  await phone.press('返回')
  await phone.press('交给老人了')
  return code
}

export async function leaveElder(phone: Phone): Promise<void> {
  await phone.press('全部办完')
  await phone.sees('离开工作台')
}

/** What she asks of one who is to help, and how it goes to him. */
export interface Invitation {
  readonly link: string
  readonly code: string
}

/** The daughter asks her brother to look only. */
export async function inviteBrother(phone: Phone): Promise<Invitation> {
  await phone.open()
  await phone.press('我的')
  await phone.press('谁能替妈妈办')
  await phone.sees('现在能办的')
  await phone.press('邀请一位帮手')
  await phone.sees('让对方能做什么')
  await phone.press('做好了,发给对方')
  await phone.sees('只能用一次')
  const link = await phone.handedOn()
  const code = found(await phone.words(), /六位数\s*(\d{3} \d{3})/, 'Six digits')
  await phone.press('发好了')
  await phone.sees('还没人接受的邀请')
  return { link, code }
}

/** The brother opens the link, looks at it, and takes the invitation up by the digits that he was told on the phone. */
export async function brotherAccepts(phone: Phone, { son, daughter, mother }: Cast, asked: Invitation): Promise<void> {
  const asks = `${daughter.name}请您帮忙照看${mother.name}`
  await phone.follow(asked.link)
  await phone.sees('家里人想请您帮忙')
  await phone.press('登录')
  await phone.sees('演示数据')
  await phone.press(son)
  await phone.sees(asks)
  await phone.sees('您可以做:查看')
  await phone.press('不是找我的,换一个邀请')
  await phone.type('六位数', asked.code)
  await phone.type('老人的姓名', mother.name)
  await phone.press('看看是什么事')
  await phone.sees(asks)
  await phone.choose('妈妈')
  await phone.press('接受邀请')
  await phone.sees('您能:查看。')
  await phone.sees('还要等')
}

/** Before she agreed he sees nothing; after, her record, and what he may not do is said in words. */
export async function brotherMayNothing(phone: Phone, { mother }: Cast): Promise<void> {
  await phone.open()
  await phone.press('我的')
  await phone.sees('妈妈的资料')
  await phone.press('请妈妈同意')
  await phone.press('返回')
  const words = await phone.words()
  for (const hers of [mother.phone, spoken(mother.phone)])
    if (words.includes(hers)) throw new Error(`He reads ${hers} before she agreed.`)
}

const spoken = (mobile: string): string => mobile.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')

export async function brotherMayLook(phone: Phone, { mother }: Cast): Promise<void> {
  await phone.open()
  await phone.press('我的')
  await phone.press('资料')
  await phone.sees('您可以看,不能改')
  await phone.sees(mother.name)
  await phone.press('返回')
  await phone.press('我的事')
  await phone.press('请社区帮忙')
  await phone.sees('妈妈同意您看,没有同意您替她办')
  if ((await phone.words()).includes('看看对不对')) throw new Error('He is led on to what he may not do.')
}

/** What the elder is read out at the counter: all who may act for her, who sat with her, and who looked. */
export async function elderSeesAll(phone: Phone, { son, daughter, worker }: Cast): Promise<void> {
  await phone.press('谁能替老人办')
  await phone.sees('当面帮过忙的工作人员')
  for (const name of [daughter.name, son, worker]) await phone.sees(name)
  await phone.sees('能做:查看、办理、预约')
  await phone.press('返回')
  await phone.press('谁看过、改过')
  await phone.sees('老人同意的帮手')
  for (const looked of [`${son} 看了资料`, `${worker} 记录了同意或不同意`]) await phone.sees(looked)
  await phone.press('返回')
}

/** The daughter asks the community for something. @returns the number of the case, eight digits */
export async function daughterAsksHelp(phone: Phone, title: string, words: string): Promise<string> {
  await phone.open()
  await phone.press('我的事')
  await phone.press('请社区帮忙')
  await phone.type('要办什么事', title)
  await phone.choose('不知道怎么申请')
  await phone.type('还想说的话', words)
  await phone.press('下一步:看看对不对')
  await phone.sees('看看对不对')
  return handItOver(phone)
}

/** The worker finds a case on the desk, reads who asks for whom, takes it and answers it. */
export async function workerAnswers(phone: Phone, { daughter, mother, worker }: Cast, title: string): Promise<void> {
  await phone.open()
  await lookAtDesk(phone)
  await lookAtRequests(phone)
  await phone.sees(mother.name)
  await phone.press(`请社区帮我办:${title}`)
  await phone.sees(`${daughter.name} 替 ${mother.name}`)
  await phone.press('我来接手')
  await phone.sees(`${worker}正在办`)
  await phone.press('答复')
  await phone.type('答复', ANSWER)
  await phone.press('发出答复')
  await phone.sees('已经答复')
}

const ANSWER = '已经替老人报上去了,下个月到账。'

/** Her side reads the answer where it asked, with who wrote it. */
export async function readAnswer(phone: Phone, { worker, mother }: Cast): Promise<void> {
  await phone.open()
  await phone.press('我的事')
  await phone.press(mother.name, '正在办的')
  await phone.sees(ANSWER)
  await phone.sees(`社工 ${worker}`)
  await phone.sees('这样行吗')
}

/** The whole of it. @param newPhone another one for everybody, fresh from the shop */
export async function actForOneElder(newPhone: () => Promise<Phone>, cast: Cast): Promise<void> {
  const daughter = await newPhone()
  await daughterSignsIn(daughter, cast)
  await daughterAddsMother(daughter, cast)

  const worker = await newPhone()
  await workerOpensDesk(worker, cast)
  await meetBySignature(worker, cast)
  await recordConsent(worker)
  await confirmHelper(worker, cast.daughter.name, ['查看', '办理', '预约'])
  const code = await giveCard(worker)
  await leaveElder(worker)

  const invitation = await inviteBrother(daughter)
  const brother = await newPhone()
  await brotherAccepts(brother, cast, invitation)
  await brotherMayNothing(brother, cast)
  await meetByCard(worker, cast, code)
  await confirmHelper(worker, cast.son, ['查看'], ['查看'])
  await brotherMayLook(brother, cast)
  await elderSeesAll(worker, cast)
  await leaveElder(worker)

  const title = `优待证 ${cast.mother.identityNumber.slice(-4)}`
  await daughterAsksHelp(daughter, title, '妈妈一个人不会弄')
  await workerAnswers(worker, cast, title)
  await readAnswer(daughter, cast)
}
