import type { CityStory } from './cities'
import { answerQuestions, readTheAnswer, readTheBenefit, readTheSheet, type Hands } from './story'

/** From home through every page that judges: questions, check, results, one benefit, the sheet, and back to the benefit. */
export async function walkTheJudging(hands: Hands, story: CityStory): Promise<void> {
  await answerQuestions(hands, story)
  await readTheAnswer(hands, story)
  await readTheBenefit(hands, story)
  await readTheSheet(hands, story)
}

/** What is told about the mother on these pages, as it would stand in a request: none of it may ever leave the phone. */
const TOLD = /birthDate|hukou|economic|minimum-living|empty-nest|selfCare|disability|chosen|"facts"|19[3-6]\d-\d\d/

/** A random identity has digits that may read as a year and a month. */
const RANDOM = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi

/** Whether a request, written out, says anything of what was told. */
export const tells = (request: string): boolean => TOLD.test(request.replace(RANDOM, ''))

/** A request of the product's functions, by its path. */
export const isCall = (path: string): boolean => path.includes('/api/')
