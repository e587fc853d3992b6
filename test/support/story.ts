/**
 * The story that must work, told once and lived in five cities and in several ways: by mouse, touch and keyboard in a
 * browser, and by taps in the built WeChat package.
 */

import { LINFEN, type CityStory } from './cities'
import { saidOn } from './names'

/** One way of using the product. A name is the words on a control, or how they begin. */
export interface Hands {
  /** Opens the product anew. */
  open(): Promise<void>
  /** Presses a button or a link, inside the list called `within` when it is given. */
  press(name: string, within?: string): Promise<void>
  /** Chooses one of the answers on a page. */
  choose(answer: string): Promise<void>
  /** Writes into a field, in place of what stands there. */
  type(field: string, words: string): Promise<void>
  /** Waits until one of these can be read on the page, and tells which. @throws Error with what can be read instead */
  sees(...alternatives: string[]): Promise<string>
  /** All that can be read on the page. */
  words(): Promise<string>
  /** The numbers rung so far. */
  rung(): Promise<readonly string[]>
}

const CHECK_PAGE = '看看对不对'
const FEWEST_QUESTIONS = 2
const MOST_QUESTIONS = 6

/** The first minute on a fresh phone: which city? */
export async function chooseCity(hands: Hands, { name }: CityStory = LINFEN): Promise<void> {
  await hands.open()
  await hands.sees('您在哪座城市')
  await hands.press(name)
  await hands.sees(`按 ${name} 的政策`)
}

export async function signInAndChooseMother(hands: Hands, { daughter, mother }: CityStory = LINFEN): Promise<void> {
  await hands.open()
  await hands.press('登录,替家里老人办理')
  await hands.sees('演示数据')
  await hands.press(daughter)
  await hands.sees(mother)
  await hands.press('妈妈')
  await hands.sees('为 妈妈 办理')
}

/** Answers question after question, and gives back what was answered. */
export async function answerQuestions(hands: Hands, { known }: CityStory = LINFEN): Promise<readonly string[]> {
  const answerTo = (page: string): string => known.find(([question]) => saidOn(page, [question]))?.[1] ?? '不知道'
  const answers: string[] = []
  await hands.press('我能领什么')
  for (let asked = 0; asked <= MOST_QUESTIONS; asked += 1) {
    const seen = await hands.sees(`第 ${asked + 1} 题`, CHECK_PAGE)
    if (seen === CHECK_PAGE) return answers
    const answer = answerTo(await hands.words())
    await hands.choose(answer)
    await hands.press('下一题')
    answers.push(answer)
  }
  throw new Error(`More than ${MOST_QUESTIONS} questions were asked.`)
}

export async function readTheAnswer(hands: Hands, { group }: CityStory = LINFEN, called = '妈妈'): Promise<void> {
  await hands.sees(CHECK_PAGE)
  await hands.sees('低保')
  await hands.press('都对,看能领什么')
  await hands.sees(`${called}能领的`)
  await hands.sees(group)
}

/** One benefit with all that one would name at a counter. */
export async function readTheBenefit(hands: Hands, { group, benefit }: CityStory = LINFEN): Promise<void> {
  await hands.press(benefit.name, group)
  await hands.sees('怎么判断的')
  await hands.sees(`${benefit.document} ${benefit.clause}`)
  await hands.sees(benefit.decider)
  await hands.sees(benefit.amount)
}

/** The sheet for the counter, and back. */
export async function readTheSheet(hands: Hands, { benefit }: CityStory = LINFEN): Promise<void> {
  await hands.press('带去窗口的一张纸')
  await hands.sees('为 妈妈 办')
  const { name, document, clause, decider } = benefit
  for (const words of [name, document, clause, decider, '身份证号', '12349']) await hands.sees(words)
  await hands.press('返回')
  await hands.sees('怎么判断的')
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
export async function liveTheStory(hands: Hands, story: CityStory = LINFEN): Promise<void> {
  await signInAndChooseMother(hands, story)
  const asked = (await answerQuestions(hands, story)).length
  if (asked < FEWEST_QUESTIONS) throw new Error(`Only ${asked} questions were asked.`)
  await readTheAnswer(hands, story)
  await readTheBenefit(hands, story)
  await readTheSheet(hands, story)
  await findAndRingCanteen(hands)
}
