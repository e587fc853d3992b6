import type { BookingDetails } from '@/contract/booking/shapes'
import { fitnessFor, HEALTH_QUESTIONS, HEALTH_WORDS, type Fitness, type HealthQuestion } from '@/domain/booking/health'
import {
  ALLERGEN_WORDS,
  ALLERGENS,
  DIET_WORDS,
  DIETS,
  SERVICE_RULES,
  type Allergen,
  type Diet,
  type Service,
} from '@/domain/booking/services'

/** What a service needs to know of her, one question a page. */

export type QuestionId =
  | 'diets'
  | 'allergens'
  | 'address'
  | 'phone'
  | `health.${HealthQuestion}`
  | 'risk'
  | 'relative'
  | 'own-sex'
  | 'absent'
  | 'note'

/** What the server knows of her already, so that it is not asked again. */
export interface Known {
  readonly address: string | null
  readonly phone: string | null
}

const MEAL_QUESTIONS = ['diets', 'allergens'] as const satisfies readonly QuestionId[]

/** Every question of a service, in the order in which they are asked. */
export function questionsOf(service: Service): readonly QuestionId[] {
  const { kind, toHer, asksHealth } = SERVICE_RULES[service]
  const health = asksHealth ? HEALTH_QUESTIONS.map((one): QuestionId => `health.${one}`) : []
  return [
    // First of all: who may not be bathed today need not be asked anything else.
    ...health,
    ...(kind === 'meal' ? MEAL_QUESTIONS : []),
    ...(toHer ? (['address'] as const) : []),
    ...(toHer || asksHealth ? (['phone'] as const) : []),
    ...(asksHealth ? (['relative', 'own-sex', 'risk'] as const) : []),
    ...(service === 'meal-in' ? (['absent'] as const) : []),
    ...(kind === 'home' ? (['note'] as const) : []),
  ]
}

const healthOf = (id: QuestionId): HealthQuestion | undefined =>
  HEALTH_QUESTIONS.find((question) => id === `health.${question}`)

/** Whether the details, or the record, hold an answer. */
function isTold(id: QuestionId, details: BookingDetails, known: Known): boolean {
  const health = healthOf(id)
  if (health) return details.health?.[health] !== undefined
  switch (id) {
    case 'diets':
      return details.diets !== undefined
    case 'allergens':
      return details.allergens !== undefined
    case 'address':
      return details.address !== undefined || known.address !== null
    case 'phone':
      return details.phone !== undefined || known.phone !== null
    case 'risk':
      return details.riskRead === true
    case 'relative':
      return details.relative !== undefined
    case 'own-sex':
      return details.ownSex !== undefined
    case 'absent':
      return details.asksIfAbsent !== undefined
    default:
      return false
  }
}

/** What is still to be asked: neither told, nor known, nor passed over. */
export function openQuestions(
  service: Service,
  details: BookingDetails,
  known: Known,
  answered: readonly string[],
): readonly QuestionId[] {
  return questionsOf(service).filter((id) => !answered.includes(id) && !isTold(id, details, known))
}

/** What the answers so far say of a bath; null while nothing decides, and for every other service. */
export function fitnessOf(service: Service, details: BookingDetails): Fitness | null {
  if (!SERVICE_RULES[service].asksHealth) return null
  const found = fitnessFor(details.health ?? {}, service !== 'bath-point')
  if (found.outcome !== 'unknown') return found
  const isAsked = HEALTH_QUESTIONS.every((question) => details.health?.[question] !== undefined)
  return isAsked ? found : null
}

/** Details as they go out: what is known stands in for what nobody typed, and nothing that this service does not ask. */
export function detailsToSend(service: Service, details: BookingDetails, known: Known): BookingDetails {
  const asked = questionsOf(service)
  const has = (id: QuestionId): boolean => asked.includes(id)
  const address = details.address ?? known.address
  const phone = details.phone ?? known.phone
  const health = HEALTH_QUESTIONS.flatMap((one) => {
    const answer = details.health?.[one]
    return answer ? [[one, answer] as const] : []
  })
  return {
    ...(has('diets') && details.diets && { diets: details.diets }),
    ...(has('allergens') && details.allergens && { allergens: details.allergens }),
    ...(has('address') && address !== null && { address }),
    ...(has('phone') && phone !== null && { phone }),
    ...(has('risk') && details.riskRead && { riskRead: true }),
    ...(has('relative') && details.relative && { relative: details.relative }),
    ...(has('own-sex') && details.ownSex !== undefined && { ownSex: details.ownSex }),
    ...(has('absent') && details.asksIfAbsent !== undefined && { asksIfAbsent: details.asksIfAbsent }),
    ...(has('note') && details.note && { note: details.note }),
    ...(SERVICE_RULES[service].asksHealth && { health: Object.fromEntries(health) }),
  }
}

/** What a page asks; `who` is how a sentence names her. */
export function askWords(id: QuestionId, who: string): string {
  const health = healthOf(id)
  if (health) return `${who}${HEALTH_WORDS[health]}`
  const words: Readonly<Partial<Record<QuestionId, string>>> = {
    diets: `${who}吃饭有什么要求?`,
    allergens: `${who}吃了什么会过敏?`,
    address: `上门到哪里?`,
    phone: `到了打谁的电话?`,
    risk: '洗澡前,请看完这几句',
    relative: '有急事通知哪位家人?',
    'own-sex': `给${who}洗澡的人,要不要同性别?`,
    absent: `${who}没来吃饭,要不要有人问一声?`,
    note: '还有什么要先说的?',
  }
  return words[id] ?? ''
}

/** The same as a line of the check page calls it. */
export function labelWords(id: QuestionId): string {
  const words: Readonly<Partial<Record<QuestionId, string>>> = {
    diets: '吃饭的要求',
    allergens: '过敏',
    address: '上门地址',
    phone: '联系电话',
    risk: '洗澡前要知道的',
    relative: '有急事通知',
    'own-sex': '洗澡的人',
    absent: '没来吃饭有人问',
    note: '还要说的',
  }
  const health = healthOf(id)
  return health ? HEALTH_WORDS[health] : (words[id] ?? '')
}

const HEALTH_ANSWERS = { yes: '是', no: '不是', unknown: '不知道' } as const

const listWords = (words: readonly string[] | undefined, none: string): string =>
  words === undefined ? '没有说' : words.join('、') || none

/** The answer as the check page says it. */
export function answerTold(id: QuestionId, details: BookingDetails, known: Known): string {
  const health = healthOf(id)
  if (health) {
    const answer = details.health?.[health]
    return answer ? HEALTH_ANSWERS[answer] : '没有说'
  }
  switch (id) {
    case 'diets':
      return listWords(
        details.diets?.map((diet) => DIET_WORDS[diet]),
        '没有要求',
      )
    case 'allergens':
      return listWords(
        details.allergens?.map((allergen) => ALLERGEN_WORDS[allergen]),
        '都不过敏',
      )
    case 'address':
      return details.address ?? known.address ?? '还没有填'
    case 'phone':
      return details.phone ?? known.phone ?? '还没有填'
    case 'risk':
      return details.riskRead ? '看过了' : '还没有看'
    case 'relative':
      return details.relative ? `${details.relative.name} ${details.relative.phone}` : '还没有填'
    case 'own-sex':
      return details.ownSex ? '要同性别的' : '都可以'
    case 'absent':
      return details.asksIfAbsent ? '要' : '不用'
    default:
      return details.note || '没有'
  }
}

export const DIET_OPTIONS = DIETS.map((id: Diet) => ({ id, label: DIET_WORDS[id], narrow: true }))
export const ALLERGEN_OPTIONS = ALLERGENS.map((id: Allergen) => ({ id, label: ALLERGEN_WORDS[id], narrow: true }))

/** What may go wrong in a bath, each to be read before one is booked. */
export const RISKS = [
  '热水里血压会变,可能头晕、心慌。一觉得不舒服,马上说,随时可以停。',
  '地面湿滑。全程有两个人扶着,不会让老人一个人留在水里。',
  '到了先量体温、血压、脉搏。量出来不合适,当天就不洗,不收钱。',
  '洗到一半停下来,只收一部分钱;收多少,下一页写明。',
  '饭后一小时内不要洗。平时吃的药照常吃,带在身边。',
] as const
