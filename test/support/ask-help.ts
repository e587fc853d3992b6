import { LINFEN } from './cities'
import { signInAndChooseMother, type Hands } from './story'

/** 请社区帮我办, as it is lived in a browser and in the built WeChat package. */

/** The daughter asks for her mother, from a benefit, up to the page on which she looks it over. */
export async function writeRequest(hands: Hands, words: string): Promise<void> {
  const story = LINFEN
  await signInAndChooseMother(hands, story)
  await hands.press('看全部清单')
  await hands.press(`第 ${story.benefit.ref.slice('LF-'.length)} 项`)
  await hands.sees(story.benefit.document)
  await hands.press('请社区帮我办')
  await hands.sees('哪里要帮忙')
  await hands.choose('不知道怎么申请')
  await hands.type('还想说的话', words)
  await hands.type('联系电话', '13900001234')
  await hands.press('下一步:看看对不对')
  await hands.sees('看看对不对')
  for (const told of [story.mother, story.benefit.name, '不知道怎么申请', words, '13900001234']) await hands.sees(told)
}

/** @returns the number of the case, eight digits */
export async function handItOver(hands: Hands): Promise<string> {
  await hands.press('请社区帮我办')
  await hands.sees('已经交给社区')
  return numberOn(hands)
}

/** The number that stands on the page. */
export async function numberOn(hands: Hands): Promise<string> {
  const [, first, second] = /编号\s*(\d{4}) (\d{4})/.exec(await hands.words()) ?? []
  if (!first || !second) throw new Error(`No number is to be read on: ${await hands.words()}`)
  return first + second
}
