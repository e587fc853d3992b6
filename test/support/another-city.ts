import { LINFEN, XIAMEN } from './cities'
import { answerQuestions, readTheAnswer, signInAndChooseMother, type Hands } from './story'

const ENOUGH_PAGES = 12

/**
 * Answers for Linfen, goes over to Xiamen, and answers what is left to ask there.
 * @returns words of the pages that Xiamen still asked
 */
export async function moveToXiamen(hands: Hands): Promise<readonly string[]> {
  await signInAndChooseMother(hands, LINFEN)
  await answerQuestions(hands, LINFEN)
  await readTheAnswer(hands, LINFEN)
  await hands.press('换城市')
  await hands.sees('妈妈在哪座城市')
  await hands.press(XIAMEN.name)
  await hands.sees(`按 ${XIAMEN.name} 的政策`)
  return answerTheRest(hands)
}

/** Goes on from wherever the change of city led, 不知道 to everything, until the results stand. */
async function answerTheRest(hands: Hands): Promise<readonly string[]> {
  const asked: string[] = []
  while (asked.length < ENOUGH_PAGES) {
    const seen = await hands.sees('下一题', '都对,看能领什么', '再答', '妈妈能领的')
    if (seen === '妈妈能领的') return asked
    if (seen === '都对,看能领什么' || seen === '再答') {
      await hands.press(seen)
      continue
    }
    asked.push(await hands.words())
    await hands.choose('不知道')
    await hands.press('下一题')
  }
  throw new Error(`Xiamen asks without end: ${asked.join(' | ')}`)
}

/** What Linfen's pages asked of the mother and was answered: nobody may be asked that again. */
export const ANSWERED = ['低保 领最低生活保障金', '只有老两口住', '没有残疾证', '有些事要人帮'] as const

/** From Xiamen's results back to Linfen's: there nothing is left to ask. */
export async function backToLinfen(hands: Hands): Promise<void> {
  await hands.press('换城市')
  await hands.press(LINFEN.name)
  await hands.sees(`按 ${LINFEN.name} 的政策`)
  const asked = await answerTheRest(hands)
  if (asked.length > 0) throw new Error(`Linfen asks anew: ${asked.join(' | ')}`)
  await hands.sees('高龄津贴')
}
