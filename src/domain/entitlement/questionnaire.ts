import type { Question } from './question'
import { CARE } from './questions/care'
import { CORE } from './questions/core'
import { FURTHER } from './questions/further'

/** Every page there is, in the order in which they are read where nothing tells them apart. */
export const QUESTIONS: readonly Question[] = [...CORE, ...CARE, ...FURTHER]

/** The page with this id; undefined for one that an older build knew. */
export function findQuestion(id: string): Question | undefined {
  return QUESTIONS.find((question) => question.id === id)
}
