import { compile } from './compile'
import type { CompiledBenefit } from './compiled'
import type { FactKey, Facts, KnownList } from './facts'
import { isListFact } from './facts'
import { judge, type JudgeOptions } from './judge'
import type { JudgedBenefit } from './judgement'
import { findingsOf, type Findings } from './leaf-table'
import type { Pack } from './pack'
import type { Question } from './question'
import { QUESTIONS } from './questionnaire'
import { tailored } from './questions/tailored'
import { subjectOf } from './subject'
import { weighMissing, type Outcomes } from './tree'

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

/** Whether a part of a certificate, or of what a carer learned, is told that stood open. */
function isPartNews({ disability, carer }: Facts, key: FactKey, told: object): boolean {
  if (key === 'carer') return 'training' in told && Boolean(carer?.value) && !carer?.value?.training
  if (key !== 'disability' || !disability?.value) return false
  const { grade, kinds } = disability.value
  return ('grade' in told && grade === undefined) || ('kind' in told && kinds === undefined)
}

/** True when an answer could tell something about this fact that is not known yet. */
function isNews(facts: Facts, key: FactKey, told: unknown): boolean {
  const known = facts[key]
  if (!known) return true
  if (isListFact(key)) return listSays(known as KnownList<string>, told)
  return typeof told === 'object' && told !== null && isPartNews(facts, key, told)
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

/** Facts with what each would settle; the shares of one benefit add up to one point. */
type Points = Map<FactKey, number>

function share(points: Points, keys: readonly FactKey[]): void {
  for (const key of keys) points.set(key, (points.get(key) ?? 0) + 1 / keys.length)
}

/**
 * Facts that would turn 可能符合 into 可以享受: those on which every essential doubt of a «yes» hangs. None where a
 * doubt stays whatever is told.
 */
function factsOfDoubts({ confirms }: CompiledBenefit, { confirm }: JudgedBenefit, findings: Findings): FactKey[] {
  const facts = new Set<FactKey>()
  for (const shown of confirm) {
    if (!shown.essential) continue
    const outcomes: Outcomes = []
    const unless = confirms.find((one) => one.shown === shown)?.unless
    if (!unless || unless.root.evaluate(findings, outcomes) !== null) return []
    for (const key of weighMissing(unless.root, outcomes).keys()) facts.add(key)
  }
  return [...facts]
}

/**
 * How many benefits each unknown fact would settle: one that is undecided, or certain but for a doubt, hands out one
 * point in equal shares. What is not in force is nobody's right, and what is for a carer is asked when a carer asks.
 */
function pointsByFact(pack: Pack, facts: Facts, options: JudgeOptions): Points {
  const points: Points = new Map()
  const { byRef, table } = compile(pack, options)
  const findings = findingsOf(table, subjectOf(facts, options.on))
  for (const judged of judge(pack, facts, { ...options, changes: false }).benefits) {
    const compiled = byRef.get(judged.ref)
    if (!compiled || judged.standing !== 'in-force' || compiled.benefit.audience === 'carer') continue
    share(points, judged.verdict === 'yes' ? factsOfDoubts(compiled, judged, findings) : judged.missing)
  }
  return points
}

const pages = new WeakMap<Pack, readonly Question[]>()

/** Every page as this city's people see it. */
function pagesOf(pack: Pack): readonly Question[] {
  const kept = pages.get(pack)
  if (kept) return kept
  const made = QUESTIONS.map((question) => tailored(question, pack))
  pages.set(pack, made)
  return made
}

const NOTHING: ReadonlySet<string> = new Set()

/**
 * The questions still worth asking this person, at most `most`, the one that settles most first; of two that settle
 * the same the one that comes first in the questionnaire. Only pages of the short run, each as this city has it.
 */
export function planQuestions(pack: Pack, facts: Facts, plan: PlanOptions): readonly Question[] {
  const { most, answered = NOTHING, ...options } = plan
  const points = pointsByFact(pack, facts, options)
  const wanted = new Set(points.keys())
  return pagesOf(pack)
    .filter(({ core, id }) => core && !answered.has(id))
    .map((question) => ({ question, news: newsOf(question, facts, wanted) }))
    .filter(({ news }) => news.length > 0)
    .map(({ question, news }) => {
      const settled = news.reduce((sum, key) => sum + (points.get(key) ?? 0), 0)
      return { question, points: settled * (question.weight ?? 1) }
    })
    .sort((a, b) => b.points - a.points)
    .slice(0, most)
    .map(({ question }) => question)
}

/**
 * The pages that tell these facts of this person, most wanted first: what 去补 opens. With a pack each page is as its
 * city has it.
 */
export function questionsFor(missing: readonly FactKey[], facts: Facts, pack?: Pack): readonly Question[] {
  const all = pack ? pagesOf(pack) : QUESTIONS
  const found = missing.flatMap((key) => all.filter((question) => newsOf(question, facts, new Set([key])).length > 0))
  return [...new Set(found)]
}
