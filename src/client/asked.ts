import {
  answerFacts,
  findQuestion,
  narrowed,
  NONE,
  UNKNOWN,
  type FactsJson,
  type Pack,
  type Question,
} from '@/domain/entitlement'
import type { Answers, Stood } from './told'

/** What a page looked like, what was said to it, and what of that still speaks on another city's page. */

const NEVER: Stood = { lines: [], cities: [] }

const without = (lines: readonly string[], others: readonly string[]): readonly string[] =>
  lines.filter((line) => !others.includes(line))
const within = (lines: readonly string[], others: readonly string[]): readonly string[] =>
  lines.filter((line) => others.includes(line))
const joined = (lines: readonly string[], others: readonly string[]): readonly string[] => [
  ...new Set([...lines, ...others]),
]

/** The lines of a page as an answer remembers them; of a place, one line a city: «不在本市» is said of one city. */
export function linesOf({ kind, options }: Question, { code }: Pick<Pack, 'code'>): readonly string[] {
  return kind === 'county' ? [code] : options.map(({ id }) => id)
}

/**
 * Lines that another line of this page stands for, where the city does not tell them apart: «有别的困难证明» names
 * them in its hint. Leaving that one out leaves them out; ticking it leaves open which of them it was.
 */
export function foldedLines(id: string, lines: readonly string[]): readonly { id: string; under: string }[] {
  const options = findQuestion(id)?.options ?? []
  return options.flatMap(({ id: line, within: umbrella }) =>
    umbrella && lines.includes(umbrella.option) && !lines.includes(line) ? [{ id: line, under: umbrella.option }] : [],
  )
}

export const stoodOf = ({ stood }: Answers, { id }: Question): Stood => stood[id] ?? NEVER

const isUnknown = (chosen: readonly string[]): boolean => chosen.includes(UNKNOWN)

/** Lines to which something was said, 不知道 set aside. */
function toldLines(answers: Answers, question: Question): readonly string[] {
  const { lines, unsure = [] } = stoodOf(answers, question)
  return isUnknown(answers.chosen[question.id] ?? [UNKNOWN]) ? [] : without(lines, unsure)
}

/** An answer in full: a code or a day, which is true wherever one asks. */
const isPlace = (chosen: readonly string[]): boolean => chosen.some((one) => /^\d{6}$/.test(one))

/** Whether she has been asked this page as this city asks it; 不知道 is an answer too. */
export function isAnswered(question: Question, answers: Answers, pack: Pack): boolean {
  const chosen = answers.chosen[question.id]
  if (!chosen) return false
  const { lines, cities } = stoodOf(answers, question)
  const allStood = without(linesOf(question, pack), lines).length === 0
  switch (question.kind) {
    case 'many':
      return allStood
    case 'county':
      return allStood || isPlace(chosen)
    case 'one':
      return allStood || cities.includes(pack.city) || !isUnknown(chosen)
    case 'date':
      return true
  }
}

/** Whether something on this page has not been told: never asked, or answered with 不知道. */
export function isOpen(question: Question, answers: Answers, pack: Pack): boolean {
  const chosen = answers.chosen[question.id]
  if (!chosen || isUnknown(chosen)) return true
  if (question.kind === 'many') return openLines(question, answers).length > 0
  return question.kind === 'county' && !isPlace(chosen) && !toldLines(answers, question).includes(pack.code)
}

/** Lines of a page of several answers on which nothing was told yet. */
export function openLines(question: Question, answers: Answers): readonly string[] {
  return without(
    question.options.map(({ id }) => id),
    toldLines(answers, question),
  )
}

/** What was answered as this page can show it: empty where it was not asked so. */
export function answerOn(question: Question, answers: Answers, pack: Pack): readonly string[] {
  const chosen = answers.chosen[question.id]
  if (!chosen) return []
  if (question.kind === 'date' || question.kind === 'one') return chosen
  const lines = linesOf(question, pack)
  const told = toldLines(answers, question)
  if (question.kind === 'county') {
    if (isPlace(chosen) || within(lines, told).length > 0) return chosen
  } else {
    const picked = within(chosen, lines)
    if (picked.length > 0) return picked
    if (without(lines, told).length === 0) return [NONE]
  }
  return without(lines, stoodOf(answers, question).lines).length === 0 ? [UNKNOWN] : []
}

/** What stands of an answer beside the lines that are answered now. */
function elsewhereSaid(answers: Answers, question: Question, lines: readonly string[]) {
  const chosen = answers.chosen[question.id] ?? []
  // A place that is taken back said nothing of any other city.
  const told = isPlace(chosen) ? [] : without(toldLines(answers, question), lines)
  const asked = without(stoodOf(answers, question).lines, lines)
  const said = question.kind === 'many' ? within(chosen, told) : told.length > 0 ? chosen : []
  return { told, unsure: without(asked, told), said }
}

/** A page's new answer laid over what was told on another city's page of the same name. */
function laidOver(answers: Answers, question: Question, lines: readonly string[], chosen: readonly string[]) {
  const before = elsewhereSaid(answers, question, lines)
  const told = isUnknown(chosen) ? before.told : joined(before.told, lines)
  const unsure = isUnknown(chosen) ? joined(before.unsure, lines) : before.unsure
  // A place that was named is true of every city; «not here» is joined to the «not there» of before.
  if (question.kind === 'county')
    return { unsure, chosen: told.length === 0 || !isUnknown(chosen) ? chosen : before.said }
  const said = joined(before.said, isUnknown(chosen) ? [] : without(chosen, [NONE]))
  return { unsure, chosen: said.length > 0 ? said : told.length > 0 ? [NONE] : [UNKNOWN] }
}

const forgetting = ({ lines, unsure, cities }: Stood, ids: readonly string[]): Stood => ({
  lines: without(lines, ids),
  ...(unsure && { unsure: without(unsure, ids) }),
  cities,
})

/** The answers with one more, or one changed; changing one asks for «that is right» again. */
export function withAnswer(answers: Answers, question: Question, chosen: readonly string[], pack: Pack): Answers {
  const { id, kind } = question
  const own = linesOf(question, pack)
  // What she named on another city's page stays named.
  const folded = foldedLines(id, own).filter((line) => !answers.chosen[id]?.includes(line.id))
  const ids = folded.map((line) => line.id)
  const before = forgetting(stoodOf(answers, question), ids)
  const lines = [...own, ...folded.filter(({ under }) => !chosen.includes(under)).map((line) => line.id)]
  const cities = joined(before.cities, [pack.city])
  const isWhole = kind === 'date' || kind === 'one'
  const { unsure, chosen: kept } = isWhole
    ? { unsure: [], chosen }
    : laidOver({ ...answers, stood: { ...answers.stood, [id]: before } }, question, lines, chosen)
  // Told to no line at all: the 不知道 itself says it.
  const partly = unsure.length > 0 && !isUnknown(kept)
  const stood: Stood = { lines: joined(before.lines, lines), ...(partly && { unsure }), cities }
  return { chosen: { ...answers.chosen, [id]: kept }, stood: { ...answers.stood, [id]: stood }, checked: false }
}

/** A page with only those of its lines on which nothing was told; whole where that are all, or it has one answer. */
export function openPart(question: Question, answers: Answers): Question {
  if (question.kind !== 'many' || toldLines(answers, question).length === 0) return question
  return narrowed(question, openLines(question, answers))
}

/**
 * What an answered page tells about her for a city: only the lines that stood there, and of a place that is not in a
 * city nothing about another.
 * @param question the page with all lines that there are
 */
export function factsTold(question: Question, answers: Answers, pack: Pack): FactsJson {
  const chosen = answers.chosen[question.id]
  if (!chosen || isUnknown(chosen)) return {}
  if (question.kind === 'many') return answerFacts(narrowed(question, toldLines(answers, question)), chosen)
  if (question.kind === 'county' && !isPlace(chosen) && !toldLines(answers, question).includes(pack.code)) return {}
  return answerFacts(question, chosen)
}
