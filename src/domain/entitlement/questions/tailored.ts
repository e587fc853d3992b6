import { isListFact, type ListFact } from '../facts'
import type { OpenListJson } from '../facts-json'
import type { Pack } from '../pack'
import type { Option, Question } from '../question'
import { readingOf, type Reading } from './reading'

/** The values of a list that are told to hold, or not to. */
function valuesIn(told: unknown): readonly string[] {
  if (Array.isArray(told)) return told as string[]
  const { has = [], not = [] } = told as OpenListJson
  return [...has, ...not]
}

/** The values of one list fact that an option tells. */
const toldOf = ({ tells }: Option, fact: ListFact): readonly string[] => (tells[fact] ? valuesIn(tells[fact]) : [])

/** Whether some condition reads this value, and reads it without all of those others. */
function isReadApart({ lists }: Reading, fact: string, value: string, others: readonly string[]): boolean {
  const among = (lists.get(fact) ?? []).filter((list) => list.includes(value))
  return among.some((list) => !others.some((other) => list.includes(other)))
}

/**
 * Whether a line of a page makes a difference in a city. The grade or kind on a certificate always stands: people look
 * for what is printed on theirs.
 */
function isNeeded(option: Option, page: Question, reading: Reading): boolean {
  const other = page.options.find(({ id }) => id === option.within?.option)
  return Object.keys(option.tells).some((fact) => {
    if (!isListFact(fact)) return reading.facts.has(fact)
    const others = other ? toldOf(other, fact) : []
    return toldOf(option, fact).some((value) => isReadApart(reading, fact, value, others))
  })
}

/** An option with the lines that it stands for: they are named in its hint, and leaving it out leaves them out too. */
function standingFor(option: Option, lines: readonly Option[]): Option {
  if (lines.length === 0) return option
  const names = [...lines.map(({ within }) => within?.as), option.hint].filter((name) => name !== undefined)
  const [fact] = Object.keys(option.tells).filter(isListFact)
  const left = fact && { [fact]: { not: lines.flatMap((line) => toldOf(line, fact)) } }
  return { ...option, hint: names.join('、'), ...(left && { otherwise: left }) }
}

/**
 * A page as it stood with these options, in its own order. What had no line of its own is folded into the option that
 * stood for it. Only pages of several answers are narrowed: of a single choice everybody needs a line that is true.
 */
export function narrowed(question: Question, optionIds: readonly string[]): Question {
  if (question.kind !== 'many') return question
  const stays = ({ id }: Option): boolean => optionIds.includes(id)
  const folded = question.options.filter((option) => option.within && !stays(option))
  const options = question.options.filter(stays).map((option) =>
    standingFor(
      option,
      folded.filter(({ within }) => within?.option === option.id),
    ),
  )
  return { ...question, options }
}

/** A page with the lines that this city's rules tell apart, and no others; without any where they read none of it. */
export function tailored(question: Question, pack: Pack): Question {
  const reading = readingOf(pack)
  const needed = question.options.filter((option) => isNeeded(option, question, reading))
  if (needed.length === 0) return { ...question, options: [] }
  return narrowed(
    question,
    needed.map(({ id }) => id),
  )
}
