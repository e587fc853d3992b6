/** What the office writes when it acts, before it is sent. */

export type Choice3 = 'accept' | 'return' | 'refuse'
export type Fine = 'yes' | 'no'

/** Characters that fit the words of an act. */
export const MOST_WORDS = 500

/** What she is told where nothing more is to be said. */
export const ACCEPTED = '申请和材料看过了,已经受理。接下来安排评估员。'

export interface ActProblems {
  readonly choice?: string
  readonly words?: string
}

const tooLong = (words: string): string | undefined =>
  words.trim().length > MOST_WORDS ? `最多写${MOST_WORDS}个字,请删短一些` : undefined

const only = (found: { readonly [key in keyof ActProblems]: string | undefined }): ActProblems =>
  Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined))

/** What is wrong with how an application is taken: whoever is sent back or refused has to know why. */
export function findingProblems(choice: Choice3 | '', words: string): ActProblems {
  const empty = words.trim() === ''
  const needed =
    choice === 'return' ? '请写缺什么、怎么补' : choice === 'refuse' ? '请写为什么不受理、不服怎么办' : undefined
  return only({
    choice: choice === '' ? '请选受理、退回还是不受理' : undefined,
    words: (empty ? needed : undefined) ?? tooLong(words),
  })
}

/** What is wrong with a review or a second reading: a doubt has to be written down. */
export function readingProblems(choice: Fine | '', words: string, needed: 'always' | 'doubt'): ActProblems {
  const wanted = needed === 'always' || choice === 'no'
  return only({
    choice: choice === '' ? '请先选一样' : undefined,
    words: (wanted && words.trim() === '' ? '请写看了什么、哪里不对' : undefined) ?? tooLong(words),
  })
}
