/**
 * The story of a daughter to whom her mother gave a yes on her own phone, and took it back: what was written without a
 * signal arrives once, what meets news is asked about, and after the revocation nothing of the mother stays.
 */

import { handItOver } from './ask-help'
import type { Worker } from './desk-wire'
import { daughterAddsMother, daughterSignsIn, enterByPhone, type Cast, type Phone } from './people-story'

/** What the daughter reads of her mother, and must not find anywhere once it was taken back. */
const secretsOf = ({ mother }: Cast, more: readonly string[]): readonly string[] => [
  mother.name,
  mother.phone,
  mother.phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3'),
  mother.identityNumber,
  ...more,
]

const AROUND = 300

/** @throws Error with what stands around each of them */
function refuseAny(text: string, secrets: readonly string[], where: string): void {
  const found = secrets.flatMap((secret) => {
    const at = text.indexOf(secret)
    return at < 0 ? [] : [`«${secret}» in …${text.slice(Math.max(0, at - AROUND), at + AROUND)}…`]
  })
  if (found.length > 0) throw new Error(`${where} there still is ${found.join('\n')}`)
}

/** Who is to agree is asked on her own phone. @returns the link that goes there */
async function askMother(phone: Phone): Promise<string> {
  await phone.press('发到妈妈的手机上')
  await phone.sees('您想替妈妈做什么')
  await phone.press('做好了,发给妈妈')
  await phone.sees('只能用一次')
  return phone.handedOn()
}

async function motherAgrees(phone: Phone, { daughter, mother }: Cast, link: string): Promise<void> {
  await phone.follow(link)
  await phone.sees('先登录,再看是什么事')
  await phone.press('登录')
  await enterByPhone(phone, mother.phone)
  await phone.sees(`${daughter.name}想帮您办事`)
  await phone.press('我是本人,同意')
  await phone.sees('能做:查看、办理')
  await phone.sees(daughter.name)
}

async function askHelp(phone: Phone, title: string): Promise<string> {
  await phone.open()
  await phone.press('我的事')
  await phone.press('请社区帮忙')
  await phone.type('要办什么事', title)
  await phone.choose('不知道怎么申请')
  await phone.press('下一步:看看对不对')
  const number = await handItOver(phone)
  await phone.press('看这件事')
  await phone.sees('经过')
  return number
}

async function say(phone: Phone, words: string): Promise<void> {
  await phone.type('留言', words)
  await phone.press('发出留言')
}

async function openThread(phone: Phone, { mother }: Cast): Promise<void> {
  await phone.open()
  await phone.press('我的事')
  await phone.press(mother.name, '正在办的')
  await phone.sees('经过')
}

/** Said without a signal, the app killed, and opened again with one. */
async function sayOffline(phone: Phone, cast: Cast, words: string): Promise<void> {
  await phone.setOnline(false)
  await say(phone, words)
  await phone.sees('等有网时发出')
  await phone.kill()
  await phone.setOnline(true)
  await openThread(phone, cast)
  await phone.sees(words)
  const [, ...times] = (await phone.words()).split(words)
  if (times.length !== 1) throw new Error(`«${words}» stands ${times.length} times on: ${await phone.words()}`)
}

/** While the daughter has no signal the mother writes in the same thread: the daughter is asked, and says yes. */
async function sayOnStale(daughter: Phone, mother: Phone, cast: Cast, words: string): Promise<void> {
  const news = '不急,慢慢办'
  await daughter.setOnline(false)
  await say(daughter, words)
  await daughter.sees('等有网时发出')
  await openThread(mother, cast)
  await say(mother, news)
  await mother.sees(news)
  await daughter.setOnline(true)
  await daughter.sees('还要发吗')
  await daughter.sees(news)
  await daughter.sees(words)
  await daughter.press('还要发')
  await daughter.sees('您写的')
}

/** One press and one yes, on the mother's own phone. */
async function revoke(phone: Phone, { daughter }: Cast): Promise<void> {
  await phone.open()
  await phone.press('我的')
  await phone.press('谁能替我办')
  await phone.sees(daughter.name)
  await phone.press(`停止:${daughter.name}`)
  await phone.press('停止授权')
  await phone.sees('现在没有别人能替您办')
}

const OVER = '您现在不能看这位老人的资料了'

/** What the events of a case say, by who may see it: the worker. */
const saidIn = async (worker: Worker, number: string): Promise<readonly string[]> =>
  (await worker.find(number)).events.filter(({ kind }) => kind === 'said').map(({ words }) => words)

function mustEqual(found: readonly string[], wanted: readonly string[]): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`The case says ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}.`)
}

/** Both find it among their messages, each in words of their own. */
async function isTold(phone: Phone, words: string): Promise<void> {
  await phone.open()
  await phone.press('我的')
  await phone.press('消息')
  await phone.sees(words)
}

/** The whole of it. @param newPhone another one for everybody, fresh from the shop */
export async function takeItBack(newPhone: () => Promise<Phone>, worker: Worker, cast: Cast): Promise<void> {
  const daughter = await newPhone()
  await daughterSignsIn(daughter, cast)
  await daughterAddsMother(daughter, cast)
  const mother = await newPhone()
  await motherAgrees(mother, cast, await askMother(daughter))

  const title = `轮椅 ${cast.mother.identityNumber.slice(-4)}`
  const number = await askHelp(daughter, title)
  await sayOffline(daughter, cast, '户口本找到了')
  mustEqual(await saidIn(worker, number), ['户口本找到了'])
  await sayOnStale(daughter, mother, cast, '下午也可以来')
  mustEqual(await saidIn(worker, number), ['户口本找到了', '不急,慢慢办', '下午也可以来'])

  // Her thread stands open, with words that wait, while the mother takes it back; nobody touches it again.
  await daughter.setOnline(false)
  await say(daughter, '还有一句')
  await daughter.sees('等有网时发出')
  await revoke(mother, cast)
  await daughter.setOnline(true)
  await daughter.sees(OVER)
  const secrets = secretsOf(cast, ['户口本找到了', '慢慢办', number])
  refuseAny(await daughter.words(), [...secrets, title], 'On the open page')
  // Her name stands until he leaves the page: it must say whose affair has ended.
  refuseAny(
    await daughter.kept(),
    secrets.filter((one) => one !== cast.mother.name),
    'On the phone at once',
  )
  await daughter.open()
  await daughter.press('我的')
  await daughter.sees('登记我自己')
  refuseAny(await daughter.words(), [...secrets, '妈妈的资料'], 'On 我的')
  await daughter.press('我的事')
  // Her own words, which did not arrive, are hers: they stay until she drops them.
  await daughter.sees('还有一句')
  refuseAny(await daughter.words(), secrets, 'On 我的事')
  refuseAny(await daughter.kept(), secrets, 'On the phone')
  await daughter.press('不发了')
  refuseAny(await daughter.kept(), [...secrets, title], 'On the phone, with nothing left to send,')
  mustEqual(await saidIn(worker, number), ['户口本找到了', '不急,慢慢办', '下午也可以来'])
  await isTold(daughter, `您 从现在起不能再替 ${cast.mother.name} 办事`)
  await isTold(mother, `${cast.daughter.name} 从现在起不能再替 ${cast.mother.name} 办事`)
}
