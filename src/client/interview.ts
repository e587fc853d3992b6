import {
  answerFacts,
  findQuestion,
  mergeFacts,
  planQuestions,
  questionsFor,
  readFacts,
  UNKNOWN,
  type FactKey,
  type Facts,
  type FactsJson,
  type Pack,
  type Question,
} from '@/domain/entitlement'
import type { Answers } from './answers'
import type { ForWhom } from './for-whom'

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
  const pages = Object.entries(answers.chosen).flatMap(([id, chosen]) => {
    const question = findQuestion(id)
    return question ? [{ question, chosen }] : []
  })
  // A page that followed from another's answer counts only while that answer stands: no certificate, no kind of it.
  const inOrder = [
    ...pages.filter(({ question }) => !question.onlyIf),
    ...pages.filter(({ question }) => question.onlyIf),
  ]
  const told = inOrder.reduce<FactsJson>((facts, { question, chosen }) => {
    const stands = !question.onlyIf || question.onlyIf(readFacts(facts))
    return stands ? mergeFacts(facts, answerFacts(question, chosen)) : facts
  }, recordFacts(person))
  return readFacts(told)
}

/** Whether an answered page still counts: changing one answer can take another's ground away. */
export function stillStands(question: Question, situation: Situation): boolean {
  return !question.onlyIf || question.onlyIf(factsOf(situation))
}

/** Her county where the pack knows it; the city's own list otherwise. */
export function countyOf({ pack, person }: Situation): string | undefined {
  return pack.counties.find(({ code }) => code === person.residence)?.code
}

/** Questions of the first run that are still worth asking, the most telling first. */
export function openQuestions(situation: Situation): readonly Question[] {
  const { answers, pack, on } = situation
  const answered = new Set(Object.keys(answers.chosen))
  const most = Math.max(0, MOST_QUESTIONS - answered.size)
  return planQuestions(pack, factsOf(situation), { on, county: countyOf(situation), most, answered })
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
