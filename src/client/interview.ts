import {
  answerFacts,
  findQuestion,
  mergeFacts,
  planQuestions,
  questionsFor,
  readFacts,
  type FactKey,
  type Facts,
  type FactsJson,
  type Pack,
  type Question,
} from '@/domain/entitlement'
import type { Answers } from './answers'
import type { ForWhom } from './for-whom'

/** Answers that every page offers, beside its own. */
export const NONE = 'none'
export const UNKNOWN = 'unknown'

/** Nobody is asked more than this before the first answer. */
const MOST_QUESTIONS = 6

export interface Situation {
  readonly pack: Pack
  readonly person: ForWhom
  readonly answers: Answers
  /** The day for which is judged, `YYYY-MM-DD`. */
  readonly on: string
}

/** What her record tells already; nobody is asked that again. */
function recordFacts({ birthDate, residence }: ForWhom): FactsJson {
  return { ...(birthDate && { birthDate }), ...(residence && { residence }) }
}

/** All facts known of her: her record, and what was answered, in the order in which it was told. */
export function factsOf({ person, answers }: Situation): Facts {
  const told = Object.entries(answers.chosen).reduce<FactsJson>((facts, [id, chosen]) => {
    const question = findQuestion(id)
    return question ? mergeFacts(facts, answerFacts(question, chosen)) : facts
  }, recordFacts(person))
  return readFacts(told)
}

/** Her county where the pack knows it; the city's own list otherwise. */
export function countyOf({ pack, person }: Situation): string | undefined {
  return pack.counties.find(({ code }) => code === person.residence)?.code
}

/** Questions of the first run that are still worth asking, the most telling first. */
export function openQuestions(situation: Situation): readonly Question[] {
  const { answers, pack, on } = situation
  const asked = Object.keys(answers.chosen).length
  const plan = planQuestions(pack, factsOf(situation), { on, county: countyOf(situation), most: MOST_QUESTIONS })
  return plan.filter(({ id }) => !(id in answers.chosen)).slice(0, Math.max(0, MOST_QUESTIONS - asked))
}

/** Questions that would settle these facts: not yet asked, or answered with 不知道. */
export function questionsToSettle(missing: readonly FactKey[], situation: Situation): readonly Question[] {
  const { chosen } = situation.answers
  return questionsFor(missing, factsOf(situation)).filter(({ id }) => !chosen[id] || chosen[id].includes(UNKNOWN))
}

/** The answers with one more, or one changed; changing one asks for «that is right» again. */
export function withAnswer(answers: Answers, question: Question, chosen: readonly string[]): Answers {
  return { chosen: { ...answers.chosen, [question.id]: chosen }, checked: false }
}
