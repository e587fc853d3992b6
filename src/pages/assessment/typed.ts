import type { AssessmentDraft, Companion } from '@/client/assessment-draft'
import { ASSESSMENT_PLACES, ASSESSMENT_REASONS, DAY_PARTS } from '@/domain/assessment/states'
import { readContactPhone } from '@/domain/person/phone'
import {
  ALONE,
  addressOf,
  MOST_ADDRESS,
  MOST_RELATION,
  MOST_TIMES,
  MOST_WORDS,
  phoneOf,
  WITH,
  type Known,
  type QuestionId,
} from './questions'

/** What stands on a question's page before it is answered. */
export interface Typed {
  readonly chosen: string
  readonly text: string
  /** Of a companion. */
  readonly phone: string
  readonly relation: string
}

const NOTHING: Typed = { chosen: '', text: '', phone: '', relation: '' }
const chosen = (id: string | undefined): Typed => ({ ...NOTHING, chosen: id ?? '' })

function companionTyped(companion: Companion | null | undefined): Typed {
  if (companion === undefined) return NOTHING
  if (companion === null) return chosen(ALONE)
  const { name, phone, relation } = companion
  return { chosen: WITH, text: name, phone, relation }
}

/** The page as it was left, or with what is known. */
export function typedOf(id: QuestionId, draft: AssessmentDraft, known: Known): Typed {
  switch (id) {
    case 'reason':
      return chosen(draft.reason)
    case 'place':
      return chosen(draft.place)
    case 'address':
      return { ...NOTHING, text: addressOf(draft, known) }
    case 'when':
      return { ...chosen(draft.dayPart), text: draft.times ?? '' }
    case 'phone':
      return { ...NOTHING, text: phoneOf(draft, known) }
    case 'companion':
      return companionTyped(draft.companion)
    case 'words':
      return { ...NOTHING, text: draft.words ?? '' }
    case 'notice':
      return chosen(draft.agreed ? 'agreed' : '')
    case 'papers':
      return NOTHING
  }
}

const tooLong = (text: string, most: number): string | undefined =>
  text.length > most ? `最多写${most}个字,请删短 ${text.length - most} 个字` : undefined

/** As the wire takes a name. */
const NAME = /^[\p{L}\p{M}·.’' -]*\p{L}[\p{L}\p{M}·.’' -]*$/u

/** Of a page with several fields: what is wrong, by the part that it is about. */
export type Problems = Readonly<Partial<Record<keyof Typed, string>>>

const only = (found: { readonly [part in keyof Typed]?: string | undefined }): Problems =>
  Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined))

function nameProblem(name: string): string | undefined {
  if (name === '') return '请写陪着的人的姓名'
  return NAME.test(name) && name.length <= 30 ? undefined : '姓名里只能有文字和间隔点,最多30个字'
}

function relationProblem(relation: string): string | undefined {
  if (relation === '') return '请写是老人的什么人,例如:女儿'
  return relation.length > MOST_RELATION ? `最多写${MOST_RELATION}个字,请删短一些` : undefined
}

function companionProblems({ chosen: which, text, phone, relation }: Typed): Problems {
  if (which === '') return { chosen: '请选一个' }
  if (which === ALONE) return {}
  return only({
    text: nameProblem(text.trim()),
    relation: relationProblem(relation.trim()),
    phone: phone.trim() === '' ? undefined : readContactPhone(phone).problem,
  })
}

/** What is wrong with an answer, by the field at which it stands; empty where nothing is. */
export function problemsOf(id: QuestionId, typed: Typed): Problems {
  if (id === 'companion') return companionProblems(typed)
  const problem = problemIn(id, typed)
  return problem === undefined ? {} : { [isWritten(id, typed) ? 'text' : 'chosen']: problem }
}

const isWritten = (id: QuestionId, typed: Typed): boolean =>
  id === 'address' || id === 'phone' || id === 'words' || (id === 'when' && typed.chosen !== '')

function problemIn(id: Exclude<QuestionId, 'companion'>, typed: Typed): string | undefined {
  const text = typed.text.trim()
  switch (id) {
    case 'reason':
    case 'place':
      return typed.chosen === '' ? '请选一个' : undefined
    case 'when':
      return typed.chosen === '' ? '请选一个' : tooLong(text, MOST_TIMES)
    case 'address':
      return text === '' ? '请写评估员到哪里去' : tooLong(text, MOST_ADDRESS)
    case 'phone':
      return readContactPhone(typed.text).problem
    case 'words':
      return tooLong(text, MOST_WORDS)
    case 'notice':
      return typed.chosen === '' ? '请先看完,再点“看完了,同意这样评”' : undefined
    case 'papers':
      return undefined
  }
}

const companionOf = ({ chosen: which, text, phone, relation }: Typed): Companion | null =>
  which === ALONE
    ? null
    : { name: text.trim(), relation: relation.trim(), phone: readContactPhone(phone).phone ?? phone.trim() }

const oneOf = <T extends string>(known: readonly T[], id: string): T | undefined => known.find((one) => one === id)

/** Another place has another address: what was told of the first is no answer any more. */
function withPlace(draft: AssessmentDraft, id: string): AssessmentDraft {
  const place = oneOf(ASSESSMENT_PLACES, id)
  if (place === undefined || place === draft.place) return draft
  const { address: _other, ...rest } = draft
  return { ...rest, place, answered: draft.answered.filter((one) => one !== 'address') }
}

function withValue(id: QuestionId, typed: Typed, draft: AssessmentDraft): AssessmentDraft {
  const text = typed.text.trim()
  switch (id) {
    case 'reason':
      return { ...draft, reason: oneOf(ASSESSMENT_REASONS, typed.chosen) }
    case 'place':
      return withPlace(draft, typed.chosen)
    case 'address':
      return { ...draft, address: text }
    case 'when':
      return { ...draft, dayPart: oneOf(DAY_PARTS, typed.chosen), times: text }
    case 'phone':
      return { ...draft, phone: readContactPhone(typed.text).phone ?? text }
    case 'companion':
      return { ...draft, companion: companionOf(typed) }
    case 'words':
      return { ...draft, words: text }
    case 'notice':
      return { ...draft, agreed: typed.chosen !== '' }
    case 'papers':
      return draft
  }
}

/** The draft with this answer; it was looked over before. */
export function withAnswer(id: QuestionId, typed: Typed, draft: AssessmentDraft): AssessmentDraft {
  const next = withValue(id, typed, draft)
  return { ...next, answered: [...next.answered.filter((one) => one !== id), id] }
}
