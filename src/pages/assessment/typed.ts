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

function companionProblem({ chosen: which, text, phone, relation }: Typed): string | undefined {
  if (which === '') return '请选一个'
  if (which === ALONE) return undefined
  if (text.trim() === '') return '请写陪着的人的姓名'
  if (!NAME.test(text.trim()) || text.trim().length > 30) return '姓名里只能有文字和间隔点,最多30个字'
  if (relation.trim() === '') return '请写是老人的什么人,例如:女儿'
  if (relation.trim().length > MOST_RELATION) return `最多写${MOST_RELATION}个字,请删短一些`
  return phone.trim() === '' ? undefined : readContactPhone(phone).problem
}

/** What is wrong with an answer, and what to do; undefined where nothing is. */
export function problemOf(id: QuestionId, typed: Typed): string | undefined {
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
    case 'companion':
      return companionProblem(typed)
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
