import type { BookingDetails } from '@/contract/booking/shapes'
import { HEALTH_QUESTIONS } from '@/domain/booking/health'
import { ALLERGENS, DIETS } from '@/domain/booking/services'
import { readContactPhone } from '@/domain/person/phone'
import type { Known, QuestionId } from './questions'

/** What stands on a question's page before it is answered. */
export interface Typed {
  readonly chosen: readonly string[]
  readonly text: string
  /** A relative's telephone, beside the name. */
  readonly phone: string
}

/** 都没有: an answer like any other. */
export const NONE = 'none'

export const MOST_ADDRESS = 120
export const MOST_NOTE = 300

const NOTHING: Typed = { chosen: [], text: '', phone: '' }
const chosen = (...ids: readonly string[]): Typed => ({ ...NOTHING, chosen: ids })
const yesOrNo = (answer: boolean | undefined): Typed => (answer === undefined ? NOTHING : chosen(answer ? 'yes' : 'no'))
const someOrNone = (list: readonly string[] | undefined): Typed =>
  list === undefined ? NOTHING : chosen(...(list.length > 0 ? list : [NONE]))

const healthOf = (id: QuestionId) => HEALTH_QUESTIONS.find((question) => id === `health.${question}`)

/** The page as it was left, or with what is known. */
export function typedOf(id: QuestionId, details: BookingDetails, known: Known): Typed {
  const health = healthOf(id)
  if (health) {
    const answer = details.health?.[health]
    return answer ? chosen(answer) : NOTHING
  }
  switch (id) {
    case 'diets':
      return someOrNone(details.diets)
    case 'allergens':
      return someOrNone(details.allergens)
    case 'address':
      return { ...NOTHING, text: details.address ?? known.address ?? '' }
    case 'phone':
      return { ...NOTHING, text: details.phone ?? known.phone ?? '' }
    case 'relative':
      return { ...NOTHING, text: details.relative?.name ?? '', phone: details.relative?.phone ?? '' }
    case 'own-sex':
      return yesOrNo(details.ownSex)
    case 'absent':
      return yesOrNo(details.asksIfAbsent)
    case 'risk':
      return details.riskRead ? chosen('read') : NOTHING
    default:
      return { ...NOTHING, text: details.note ?? '' }
  }
}

/** One more answer pressed: 都没有 stands alone. */
export function toggled(list: readonly string[], id: string): readonly string[] {
  if (list.includes(id)) return list.filter((one) => one !== id)
  return id === NONE ? [NONE] : [...list.filter((one) => one !== NONE), id]
}

/** What is wrong with an answer, and what to do; undefined where nothing is. */
export function problemOf(id: QuestionId, { chosen: list, text, phone }: Typed): string | undefined {
  const told = text.trim()
  switch (id) {
    case 'address':
      if (told === '') return '请写上门的地址,写到门牌号'
      return told.length > MOST_ADDRESS ? `地址最多写${MOST_ADDRESS}个字,请删短一些` : undefined
    case 'phone':
      return readContactPhone(text).problem
    case 'relative':
      if (told === '') return '请写家人的姓名'
      return readContactPhone(phone).problem
    case 'note':
      return told.length > MOST_NOTE ? `最多写${MOST_NOTE}个字,请删短一些` : undefined
    case 'risk':
      return list.length === 0 ? '请先看完,再点“看完了”' : undefined
    default:
      return list.length === 0 ? '请选一个' : undefined
  }
}

/** The details with this answer; it was looked over before. */
export function withAnswer(
  id: QuestionId,
  { chosen: list, text, phone }: Typed,
  details: BookingDetails,
): BookingDetails {
  const health = healthOf(id)
  const [first] = list
  if (health) {
    const answer = first === 'yes' || first === 'no' ? first : 'unknown'
    return { ...details, health: { ...details.health, [health]: answer } }
  }
  switch (id) {
    case 'diets':
      return { ...details, diets: DIETS.filter((diet) => list.includes(diet)) }
    case 'allergens':
      return { ...details, allergens: ALLERGENS.filter((allergen) => list.includes(allergen)) }
    case 'address':
      return { ...details, address: text.trim() }
    case 'phone':
      return { ...details, phone: readContactPhone(text).phone ?? text.trim() }
    case 'relative':
      return { ...details, relative: { name: text.trim(), phone: readContactPhone(phone).phone ?? phone.trim() } }
    case 'own-sex':
      return { ...details, ownSex: first === 'yes' }
    case 'absent':
      return { ...details, asksIfAbsent: first === 'yes' }
    case 'risk':
      return { ...details, riskRead: true }
    default:
      return { ...details, note: text.trim() }
  }
}
