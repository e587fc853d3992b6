import { saidOn } from './names'
import { signInAndChooseMother, type Hands } from './story'

/** Lunch for the mother, as it is lived in a browser and in the built WeChat package. */

const CHECK_PAGE = '看看对不对'
const MOST_QUESTIONS = 6

/** What is answered where a page says this. */
const ANSWERS: readonly (readonly [asked: string, answer: string])[] = [
  ['有什么要求', '软食'],
  ['会过敏', '都不过敏'],
  ['要不要有人问一声', '不用'],
]

/** Days that can be had as they stand on the page, the nearest first. */
export async function daysOffered(hands: Hands): Promise<readonly string[]> {
  const found = (await hands.words()).match(/\d+月\d+日\s*周.\s*午餐\s*\d+:\d\d–\d+:\d\d/g) ?? []
  return [...new Set(found)]
}

/** The first canteen of the list that cooks lunch. */
async function nearestCanteen(hands: Hands): Promise<string> {
  const [, name] = /老人午餐\s*(\S+食堂) · /.exec(await hands.words()) ?? []
  if (!name) throw new Error(`No canteen is listed on: ${await hands.words()}`)
  return name
}

/** From the first page to the days of a lunch in the canteen. */
export async function findLunch(hands: Hands): Promise<void> {
  await signInAndChooseMother(hands)
  await hands.press('订服务')
  await hands.sees('去食堂吃')
  await hands.press('吃饭')
  await hands.sees('元/份')
  await hands.press(`在食堂吃 老人午餐 ${await nearestCanteen(hands)}`, '可以订的')
  await hands.sees('哪几天')
}

/** Chooses three of the next four days: one is skipped. @returns those that were chosen */
export async function chooseThreeDays(hands: Hands): Promise<readonly string[]> {
  const days = await daysOffered(hands)
  const chosen = [days[1], days[2], days[4]]
  for (const day of chosen) {
    if (!day) throw new Error(`Too few days are offered: ${days.join(', ')}`)
    await hands.choose(day)
  }
  await hands.sees('选了 3 天')
  await hands.press('下一步')
  return chosen.map(String)
}

/** Answers question after question, up to the page on which all is looked over. */
export async function answerNeeds(hands: Hands): Promise<void> {
  for (let asked = 0; asked <= MOST_QUESTIONS; asked += 1) {
    const seen = await hands.sees(`第 ${asked + 1} 题`, CHECK_PAGE)
    if (seen === CHECK_PAGE) return
    const page = await hands.words()
    const [, answer] = ANSWERS.find(([question]) => saidOn(page, [question])) ?? []
    if (!answer) throw new Error(`Nobody knows what to answer on: ${page}`)
    await hands.choose(answer)
    await hands.press('下一题')
  }
  throw new Error(`More than ${MOST_QUESTIONS} questions were asked.`)
}

/** Looks every line over, and books. */
export async function bookThreeLunches(hands: Hands): Promise<void> {
  for (const words of ['哪几天', '软食', '3 份', '吃的时候付', '10 分钟内可以随便撤回']) await hands.sees(words)
  await hands.press('订 3 份午餐')
  await hands.sees('编号')
  await hands.sees('随便撤回')
}

/** Takes the days back one by one, so that she can be booked for again; each costs nothing yet. */
export async function takeBack(hands: Hands, days: readonly string[]): Promise<void> {
  for (const day of days) {
    await hands.sees('已接单', '等对方接单')
    await hands.press(`取消这一天:${day}`)
    await hands.sees('取消不收钱')
    await hands.press('取消这一天')
    await hands.sees('过去的和取消的')
  }
  await hands.sees('已取消')
}
