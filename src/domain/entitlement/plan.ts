import { compile } from './compile'
import type { FactKey, Facts, KnownList } from './facts'
import { isListFact } from './facts'
import { judge, type JudgeOptions } from './judge'
import type { Pack } from './pack'
import type { Question } from './question'
import { QUESTIONS } from './questionnaire'

export interface PlanOptions extends JudgeOptions {
  /** How many questions at most. */
  readonly most: number
  /** Ids of pages that were answered, also with 不知道: they are not asked again. */
  readonly answered?: ReadonlySet<string>
}

function listSays({ has, not }: KnownList<string>, told: unknown): boolean {
  const { has: more = [], not: less = [] } = Array.isArray(told) ? { has: told } : (told as { has?: []; not?: [] })
  const known = (value: string) => has.includes(value) || not === 'rest' || not.includes(value)
  return [...more, ...less].some((value) => !known(value))
}

/** True when an answer could tell something about this fact that is not known yet. */
function isNews(facts: Facts, key: FactKey, told: unknown): boolean {
  const known = facts[key]
  if (!known) return true
  if (isListFact(key)) return listSays(known as KnownList<string>, told)
  if (key !== 'disability' || !facts.disability?.value || typeof told !== 'object' || told === null) return false
  const { grade, kinds } = facts.disability.value
  return ('grade' in told && grade === undefined) || ('kind' in told && kinds === undefined)
}

function canTell(question: Question, facts: Facts, key: FactKey): boolean {
  if (question.kind === 'date' || question.kind === 'county') return facts[key] === undefined
  return question.options.some(({ tells }) => key in tells && isNews(facts, key, tells[key]))
}

/** The facts among these that this page may still tell; none where it does not fit this person. */
function newsOf(question: Question, facts: Facts, wanted: ReadonlySet<FactKey>): readonly FactKey[] {
  if (question.onlyIf && !question.onlyIf(facts)) return []
  return question.facts.filter((key) => wanted.has(key) && canTell(question, facts, key))
}

/** How many benefits each unknown fact would settle: every undecided benefit hands out one point in equal shares. */
function pointsByFact(pack: Pack, facts: Facts, options: JudgeOptions): Map<FactKey, number> {
  const points = new Map<FactKey, number>()
  const { byRef } = compile(pack, options)
  for (const { ref, missing } of judge(pack, facts, options).benefits) {
    // What is for a carer is asked when a carer asks.
    if (byRef.get(ref)?.benefit.audience === 'carer') continue
    for (const key of missing) points.set(key, (points.get(key) ?? 0) + 1 / missing.length)
  }
  return points
}

const NOTHING: ReadonlySet<string> = new Set()

/** A page that follows from an answer comes before those that everybody is asked; else the questionnaire's order. */
const followUpsFirst = (a: Question, b: Question): number => Number(!a.onlyIf) - Number(!b.onlyIf)

/**
 * The questions still worth asking this person, the one that settles most benefits first, at most `most`. Only
 * pages of the short run: which of them are kept where there are too many is the questionnaire's order.
 */
export function planQuestions(pack: Pack, facts: Facts, plan: PlanOptions): readonly Question[] {
  const { most, answered = NOTHING, ...options } = plan
  const points = pointsByFact(pack, facts, options)
  const wanted = new Set(points.keys())
  const worth = QUESTIONS.filter(({ core, id }) => core && !answered.has(id))
    .sort(followUpsFirst)
    .map((question) => ({ question, news: newsOf(question, facts, wanted) }))
    .filter(({ news }) => news.length > 0)
    .slice(0, most)
    .map(({ question, news }) => ({ question, points: news.reduce((sum, key) => sum + (points.get(key) ?? 0), 0) }))
  return worth.sort((a, b) => b.points - a.points).map(({ question }) => question)
}

/** The pages that tell these facts of this person, most wanted first: what 去补 opens. */
export function questionsFor(missing: readonly FactKey[], facts: Facts): readonly Question[] {
  const pages = missing.flatMap((key) =>
    QUESTIONS.filter((question) => newsOf(question, facts, new Set([key])).length > 0),
  )
  return [...new Set(pages)]
}
