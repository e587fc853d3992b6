import { useState } from 'react'
import { toldOf } from '@/client/answers'
import type { ForWhom } from '@/client/for-whom'
import { answerOn, withAnswer } from '@/client/asked'
import {
  answeredPages,
  countyOf,
  factsOf,
  openQuestions,
  pageOf,
  questionsToSettle,
  type Situation,
} from '@/client/interview'
import { countyOfItem } from '@/client/pack'
import { judge, type Pack, type Question } from '@/domain/entitlement'
import { today } from '@/client/today'

/** Where a run of questions comes from and where it ends. Neither: the first run, which ends at the check. */
export interface RunKind {
  /** Fill in what one benefit lacks, then go back to it. */
  readonly ref?: string
  /** Change one answer, then go back to the check. */
  readonly id?: string
}

export interface Run {
  /** What was answered on a page before, as it can show it. */
  readonly answered: (question: Question) => readonly string[] | undefined
  /** The page that stands open; none when nothing is left to ask. */
  readonly question?: Question
  /** 1 for the first page. */
  readonly position: number
  /** About how many pages there are in all; it never grows while one goes on. */
  readonly about: number
  /** Keeps the answer and opens the next page. @returns false when that was the last */
  readonly answer: (chosen: readonly string[]) => boolean
  /** Opens the page before. @returns false on the first */
  readonly previous: () => boolean
}

const known = (question: Question | undefined): readonly Question[] => (question ? [question] : [])

function openOf(kind: RunKind, situation: Situation): readonly Question[] {
  if (kind.id) return known(pageOf(kind.id, situation))
  if (!kind.ref) return openQuestions(situation)
  const judged = judge(situation.pack, factsOf(situation), {
    on: situation.on,
    county: countyOfItem(situation.pack, kind.ref) ?? countyOf(situation),
    changes: false,
  })
  const missing = judged.benefits.find(({ ref }) => ref === kind.ref)?.missing ?? []
  return questionsToSettle(missing, situation)
}

/** Pages answered already, in their order. The first run goes on where it was left, after a reload too. */
function answeredOf(kind: RunKind, situation: Situation, trail: readonly Question[]): readonly Question[] {
  return kind.ref || kind.id ? trail : answeredPages(situation)
}

/** What is left to ask after an answer; after a changed one only what follows from it. */
function restOf(kind: RunKind, situation: Situation, seen: readonly Question[]): readonly Question[] {
  const open = kind.id ? openQuestions(situation).filter(({ onlyIf }) => onlyIf) : openOf(kind, situation)
  // A page of this run is not asked again: 不知道 is an answer too.
  return open.filter(({ id }) => !seen.some((question) => question.id === id))
}

/** One person's way through the questions. */
export function useRun(pack: Pack, person: ForWhom, kind: RunKind): Run {
  const on = today()
  const store = toldOf(person.id).answers
  const answers = store.use()
  const [trail, setTrail] = useState<readonly Question[]>([])
  const [chosenPage, setChosenPage] = useState<Question>()
  const situation = { pack, person, answers, on }
  const open = openOf(kind, situation)
  const done = answeredOf(kind, situation, trail)
  const question = chosenPage ?? open.find(({ id }) => !trail.some((page) => page.id === id))
  const at = done.findIndex(({ id }) => id === question?.id)
  const position = at >= 0 ? at + 1 : done.length + 1
  const ahead = open.filter(({ id }) => !done.some((page) => page.id === id)).length

  const answer = (chosen: readonly string[]): boolean => {
    if (!question) return false
    const told = withAnswer(answers, question, chosen, pack)
    store.set(told)
    const seen = [...trail.filter(({ id }) => id !== question.id), question]
    setTrail(seen)
    const next = (at >= 0 ? done[at + 1] : undefined) ?? restOf(kind, { ...situation, answers: told }, seen)[0]
    setChosenPage(next)
    return next !== undefined
  }
  const previous = (): boolean => {
    const page = done[position - 2]
    if (page) setChosenPage(page)
    return page !== undefined
  }
  const answered = (page: Question): readonly string[] | undefined =>
    answers.chosen[page.id] && answerOn(page, answers, pack)
  return { answered, question, position, about: Math.max(position, done.length + ahead), answer, previous }
}
