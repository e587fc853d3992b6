/**
 * The story that must work, told once and lived in several ways: by mouse, touch and keyboard in a browser, and by taps
 * in the built WeChat package.
 */

import { saidOn } from './names'

/** One way of using the product. A name is the words on a control, or how they begin. */
export interface Hands {
  /** Opens the product anew. */
  open(): Promise<void>
  /** Presses a button or a link, inside the list called `within` when it is given. */
  press(name: string, within?: string): Promise<void>
  /** Chooses one of the answers on a page. */
  choose(answer: string): Promise<void>
  /** Waits until one of these can be read on the page, and tells which. @throws Error with what can be read instead */
  sees(...alternatives: string[]): Promise<string>
  /** All that can be read on the page. */
  words(): Promise<string>
  /** The numbers rung so far. */
  rung(): Promise<readonly string[]>
}

/** What the daughter knows of her mother, by words of the question; of the rest she says 不知道. */
const KNOWN: readonly (readonly [question: string, answer: string])[] = [
  ['户口在哪里', '尧都区'],
  ['有下面的证明吗', '低保'],
  ['自己行吗', '有些事要人帮'],
  ['有残疾证吗', '没有残疾证'],
  ['有下面的情况吗', '只有老两口住'],
]

const CHECK_PAGE = '看看对不对'
const FEWEST_QUESTIONS = 4
const MOST_QUESTIONS = 6

const answerTo = (page: string): string => KNOWN.find(([question]) => saidOn(page, [question]))?.[1] ?? '不知道'

export async function signInAndChooseMother(hands: Hands): Promise<void> {
  await hands.open()
  await hands.press('登录,替家里老人办理')
  await hands.sees('演示数据')
  await hands.press('王丽')
  await hands.sees('王秀英')
  await hands.press('妈妈')
  await hands.sees('为 妈妈 办理')
}

/** Answers question after question, and gives back how many there were. */
export async function answerQuestions(hands: Hands): Promise<number> {
  await hands.press('我能领什么')
  for (let asked = 0; asked <= MOST_QUESTIONS; asked += 1) {
    const seen = await hands.sees(`第 ${asked + 1} 题`, CHECK_PAGE)
    if (seen === CHECK_PAGE) return asked
    await hands.choose(answerTo(await hands.words()))
    await hands.press('下一题')
  }
  throw new Error(`More than ${MOST_QUESTIONS} questions were asked.`)
}

export async function readTheAnswer(hands: Hands): Promise<void> {
  await hands.sees(CHECK_PAGE)
  await hands.sees('有些事要人帮')
  await hands.press('都对,看能领什么')
  await hands.sees('妈妈能领的')
  await hands.sees('可以享受')
}

export async function readOldAgeAllowance(hands: Hands): Promise<void> {
  await hands.press('高龄津贴')
  await hands.sees('怎么判断的')
  await hands.sees('临政办发〔2023〕43号 附件第11项')
  await hands.sees('市民政局')
}

/** @returns the number that was rung */
export async function findAndRingCanteen(hands: Hands): Promise<string> {
  await hands.press('最近的食堂')
  await hands.sees('走 15 分钟以内')
  await hands.press('1', '找到的地方')
  await hands.sees('什么时候开')
  await hands.sees('有什么,多少钱')
  await hands.sees('演示数据')
  await hands.press('打电话')
  const [number] = await hands.rung()
  if (!number) throw new Error('No number was rung.')
  return number
}

/** The whole of it. */
export async function liveTheStory(hands: Hands): Promise<void> {
  await signInAndChooseMother(hands)
  const asked = await answerQuestions(hands)
  if (asked < FEWEST_QUESTIONS) throw new Error(`Only ${asked} questions were asked.`)
  await readTheAnswer(hands)
  await readOldAgeAllowance(hands)
  await findAndRingCanteen(hands)
}
