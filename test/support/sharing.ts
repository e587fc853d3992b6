import { TAIYUAN } from './cities'
import type { Hands } from './story'

/** What may be in a link: the city and the item. */
export const SHARED_PATH = `/pages/entitlement/benefit?city=${TAIYUAN.city}&ref=${TAIYUAN.benefit.ref}`

const OF_HERS = /妈妈|郝玉兰|按您说的情况|符合 ·|低保边缘.*符合/

/** The page as a stranger's phone shows it when the link is the first thing that it ever opens. */
export async function readAsStranger(hands: Hands): Promise<void> {
  await hands.sees(TAIYUAN.benefit.name)
  await hands.sees('要符合什么')
  const { clause, decider, amount } = TAIYUAN.benefit
  for (const words of [clause, decider, amount]) await hands.sees(words)
  const words = await hands.words()
  if (OF_HERS.test(words)) throw new Error(`Something of somebody else is told: ${words}`)
}

/** From the link into the questions. */
export async function askForOneself(hands: Hands): Promise<void> {
  await hands.press(`按${TAIYUAN.name}的政策看看我能不能领`)
  await hands.sees('下一题')
}
