import {
  findQuestion,
  mergeFacts,
  narrowed,
  planQuestions,
  questionsFor,
  readFacts,
  tailored,
  type FactKey,
  type Facts,
  type FactsJson,
  type Pack,
  type Question,
} from '@/domain/entitlement'
import type { Answers } from './answers'
import { factsTold, isAnswered, isOpen, openPart, stoodOf } from './asked'
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

/** What a department has written down of her outweighs what was answered here; once it is over, an answer counts again. */
const verifiedFacts = ({ person: { ability }, on }: Pick<Situation, 'person' | 'on'>): FactsJson =>
  ability && on <= ability.validTo ? { ability: { value: ability, source: 'department' } } : {}

/** All facts known of her: her record, and what was answered, in the order in which it was told. */
export function factsOf({ pack, person, answers, on }: Situation): Facts {
  const pages = Object.keys(answers.chosen).flatMap((id) => findQuestion(id) ?? [])
  // A page that followed from another's answer counts only while that answer stands: no certificate, no kind of it.
  const inOrder = [...pages.filter(({ onlyIf }) => !onlyIf), ...pages.filter(({ onlyIf }) => onlyIf)]
  const told = inOrder.reduce<FactsJson>((facts, question) => {
    const stands = !question.onlyIf || question.onlyIf(readFacts(facts))
    return stands ? mergeFacts(facts, factsTold(question, answers, pack)) : facts
  }, recordFacts(person))
  return readFacts({ ...told, ...verifiedFacts({ person, on }) })
}

/** Whether an answered page still counts: changing one answer can take another's ground away. */
export function stillStands(question: Question, situation: Situation): boolean {
  return !question.onlyIf || question.onlyIf(factsOf(situation))
}

/** Her county where the pack knows it; the city's own list otherwise. */
export function countyOf({ pack, person }: Situation): string | undefined {
  return pack.counties.find(({ code }) => code === person.residence)?.code
}

/** The page as this city asks it; as it stood before, where this city has no use for it. */
export function pageOf(id: string, { pack, answers }: Situation): Question | undefined {
  const question = findQuestion(id)
  if (!question) return undefined
  const asked = tailored(question, pack)
  return asked.kind === 'many' && asked.options.length === 0
    ? narrowed(question, stoodOf(answers, question).lines)
    : asked
}

/** Pages of the short run that were answered for this city, in their order. */
export function answeredPages(situation: Situation): readonly Question[] {
  const { answers, pack } = situation
  return Object.keys(answers.chosen)
    .flatMap((id) => pageOf(id, situation) ?? [])
    .filter((question) => question.core && stoodOf(answers, question).cities.includes(pack.city))
    .filter((question) => stillStands(question, situation))
}

/**
 * Questions of the first run that are still worth asking, the most telling first. In another city only pages, or lines
 * of them, that did not stand there before.
 */
export function openQuestions(situation: Situation): readonly Question[] {
  const { answers, pack, on } = situation
  const pages = Object.keys(answers.chosen).flatMap((id) => pageOf(id, situation) ?? [])
  const answered = new Set(pages.filter((page) => isAnswered(page, answers, pack)).map(({ id }) => id))
  const asked = pages.filter((page) => page.core && stoodOf(answers, page).cities.includes(pack.city))
  const most = Math.max(0, MOST_QUESTIONS - asked.length)
  const planned = planQuestions(pack, factsOf(situation), { on, county: countyOf(situation), most, answered })
  return planned.map((question) => unasked(question, answers))
}

/** A page without the lines that stood before, whatever was said to them. */
function unasked(question: Question, answers: Answers): Question {
  const { lines } = stoodOf(answers, question)
  const isNew = question.options.filter(({ id }) => !lines.includes(id)).map(({ id }) => id)
  return question.kind === 'many' && lines.length > 0 ? narrowed(question, isNew) : question
}

/** Questions that would settle these facts: not yet asked, or answered with 不知道. */
export function questionsToSettle(missing: readonly FactKey[], situation: Situation): readonly Question[] {
  const { answers, pack } = situation
  return questionsFor(missing, factsOf(situation), pack)
    .filter((question) => isOpen(question, answers, pack))
    .map((question) => openPart(question, answers))
}
