import { answerNeeds, daysOffered } from './book-meal'
import { bookIt, type Actor } from './booking-story'

/** A call to 12349 as it is lived at the desk: who rings, her yes, a week of lunches, and nothing of her afterwards. */

const AGENT = '王芳'
const MOTHER = '王秀英'
/** The telephone in the demonstration's record of her: no number that exists. */
const RINGS = '0357-0009001'

export async function agentOpensDesk(agent: Actor): Promise<void> {
  await agent.open()
  await agent.press('登录,替家里老人办理')
  await agent.sees('演示数据')
  await agent.press(AGENT)
  await agent.sees('来电号码或服务码')
}

/** A number that nobody has, another name than hers, and then her own. */
async function takesCall(agent: Actor): Promise<void> {
  await agent.type('来电号码或服务码', '13911110000')
  await agent.press('查是谁')
  await agent.sees('没有找到')
  await agent.look()
  await agent.type('来电号码或服务码', RINGS)
  await agent.press('查是谁')
  await agent.sees('可能是哪一位')
  if ((await agent.words()).includes(MOTHER)) throw new Error('Her whole name is to be read before she has said it.')
  await agent.look()
  await agent.press(`${MOTHER.charAt(0)}**`, '可能是哪一位')
  await agent.sees('念给老人听')
  await agent.press('老人同意了,打开')
  await agent.sees('请问老人的全名')
  await agent.look()
  await agent.type('老人的全名', '王秀兰')
  await agent.choose('老人自己')
  await agent.press('老人同意了,打开')
  await agent.sees('姓名和登记的对不上')
  await agent.look()
  await agent.type('老人的全名', MOTHER)
  await agent.press('老人同意了,打开')
  await agent.sees(`正在通话 · ${MOTHER}`)
  await agent.look()
}

/** Opens the first canteen's lunch that is on the list. */
async function opensLunch(agent: Actor): Promise<void> {
  const [, canteen] = /老人午餐\s*(\S+食堂) · /.exec(await agent.words()) ?? []
  if (!canteen) throw new Error(`No canteen is listed on: ${await agent.words()}`)
  await agent.press(`在食堂吃 老人午餐 ${canteen}`, '可以订的')
  await agent.sees('哪几天')
}

/** Lunch for the days of a week. @returns the number of the order */
async function booksLunches(agent: Actor): Promise<string> {
  await agent.press('订服务')
  await agent.sees(`在电话里替 ${MOTHER}`)
  await agent.sees('去食堂吃')
  await agent.press('吃饭')
  await agent.sees('元/份')
  await opensLunch(agent)
  const days = (await daysOffered(agent)).slice(1, 6)
  for (const day of days) await agent.choose(day)
  await agent.sees(`选了 ${days.length} 天`)
  await agent.look()
  await agent.press('下一步')
  await answerNeeds(agent)
  await agent.look()
  return bookIt(agent, `订 ${days.length} 份午餐`)
}

/** From the number that shows to hanging up; what was booked stands in her own affairs, in the words of who did it. */
export async function liveTheCall(agent: Actor): Promise<string> {
  await agentOpensDesk(agent)
  await takesCall(agent)
  const number = await booksLunches(agent)
  await agent.press('回到通话')
  await agent.sees(`正在通话 · ${MOTHER}`)
  await agent.press('老人的事')
  await agent.sees(`编号 ${number.slice(0, 4)} ${number.slice(4)}`)
  await agent.look()
  await agent.press('回到通话')
  await agent.press('挂断了,关上资料')
  await agent.sees('来电号码或服务码')
  await agent.look()
  const kept = await agent.kept()
  for (const words of [MOTHER, RINGS, '2单元301室']) {
    if (kept.includes(words)) throw new Error(`«${words}» stays on the device after the call.`)
  }
  return number
}
