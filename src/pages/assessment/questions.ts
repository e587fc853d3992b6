import type { AssessmentDraft, Companion } from '@/client/assessment-draft'
import {
  ASSESSMENT_PLACES,
  ASSESSMENT_PLACE_WORDS,
  ASSESSMENT_REASONS,
  ASSESSMENT_REASON_WORDS,
  DAY_PART_WORDS,
  type AssessmentPlace,
} from '@/domain/assessment/states'

/** What is asked when somebody applies for an assessment, a page each. */

export const QUESTIONS = [
  'reason',
  'place',
  'address',
  'when',
  'phone',
  'companion',
  'words',
  'papers',
  'notice',
] as const
export type QuestionId = (typeof QUESTIONS)[number]

/** What her record has already. */
export interface Known {
  readonly address: string | null
  readonly phone: string | null
}
export const NOTHING_KNOWN: Known = { address: null, phone: null }

export const MOST_ADDRESS = 120
export const MOST_TIMES = 200
export const MOST_WORDS = 500
export const MOST_RELATION = 20
export const MOST_PHOTOS = 9

/** The first page that nobody has gone through; past the last one where all are. */
export function firstOpen({ answered }: Pick<AssessmentDraft, 'answered'>): number {
  const open = QUESTIONS.findIndex((id) => !answered.includes(id))
  return open < 0 ? QUESTIONS.length : open
}

/** Whether all has been told that an application needs. */
export const isWhole = (draft: AssessmentDraft): boolean => firstOpen(draft) === QUESTIONS.length

const ADDRESS_WORDS: Readonly<Record<AssessmentPlace, { readonly ask: string; readonly hint: string }>> = {
  home: { ask: '家在哪里?', hint: '写到门牌号,例如:解放路幸福小区 3 号楼 2 单元 501。' },
  centre: { ask: '哪个服务站?', hint: '写名称和在哪条路,例如:五一社区日间照料中心,五一路 12 号。' },
  institution: { ask: '住在哪家养老院?', hint: '写名称、楼层和房间,例如:康宁养老院 2 楼 206。' },
  hospital: { ask: '住在哪家医院?', hint: '写医院、科室和床号,例如:市人民医院神经内科 23 床。' },
}

/** What is asked of a place, and how to write it. */
export const addressWords = (place: AssessmentPlace | undefined): { readonly ask: string; readonly hint: string } =>
  ADDRESS_WORDS[place ?? 'home']

/** What a page asks; `who` is how a sentence names her. */
export function askWords(id: QuestionId, who: string, place?: AssessmentPlace): string {
  switch (id) {
    case 'reason':
      return `${who}为什么要评估?`
    case 'place':
      return `在哪里给${who}评?`
    case 'address':
      return addressWords(place).ask
    case 'when':
      return '什么时候来合适?'
    case 'phone':
      return '约时间打谁的电话?'
    case 'companion':
      return '那天谁陪着?'
    case 'words':
      return '还有什么要先说的?'
    case 'papers':
      return '有材料要给评估员看吗?'
    case 'notice':
      return '评估要做什么,请先看完'
  }
}

const LABELS: Readonly<Record<QuestionId, string>> = {
  reason: '为什么评估',
  place: '在哪里评',
  address: '地址',
  when: '什么时候合适',
  phone: '联系电话',
  companion: '谁陪着',
  words: '还要说的',
  papers: '材料的照片',
  notice: '评估要做什么',
}

/** The same as a row of the check page calls it. */
export const labelWords = (id: QuestionId): string => LABELS[id]

/** An objection is made in the application itself and never applied for anew. */
export const REASON_OPTIONS = ASSESSMENT_REASONS.filter((reason) => reason !== 'doubt').map((id) => ({
  id,
  label: ASSESSMENT_REASON_WORDS[id],
  ...(id === 'change' && { hint: '比如生病、摔伤、住院以后,或者好转了' }),
}))

export const placeOptions = (who: string) =>
  ASSESSMENT_PLACES.map((id) => ({ id, label: placeWords(id, who), ...(id === 'home' && { hint: '评估员上门来' }) }))

/** «您住的养老院»: the shared words speak of her in the third person. */
export const placeWords = (place: AssessmentPlace, who: string): string =>
  place === 'institution' ? `${who}住的养老院` : ASSESSMENT_PLACE_WORDS[place]

export const ALONE = 'alone'
export const WITH = 'with'

export const companionTold = (companion: Companion | null | undefined): string =>
  companion === undefined
    ? '还没有填'
    : companion === null
      ? '没有人陪'
      : [companion.name, companion.relation, companion.phone].filter(Boolean).join(' · ')

interface Told {
  readonly draft: AssessmentDraft
  readonly known: Known
  readonly photos: number
  readonly who: string
}

/** What her record proposes where nobody has typed anything: the door of her home, and her number. */
export const addressOf = ({ address, place }: AssessmentDraft, known: Known): string =>
  address ?? (place === 'home' ? (known.address ?? '') : '')
export const phoneOf = ({ phone }: AssessmentDraft, known: Known): string => phone ?? known.phone ?? ''

/** An answer as the check page says it. */
export function answerTold(id: QuestionId, { draft, known, photos, who }: Told): string | readonly string[] {
  const { reason, place, dayPart, times, companion, words, agreed } = draft
  switch (id) {
    case 'reason':
      return reason ? ASSESSMENT_REASON_WORDS[reason] : '还没有选'
    case 'place':
      return place ? placeWords(place, who) : '还没有选'
    case 'address':
      return addressOf(draft, known) || '还没有填'
    case 'when':
      return [dayPart ? DAY_PART_WORDS[dayPart] : '还没有选', times ?? ''].filter(Boolean)
    case 'phone':
      return phoneOf(draft, known) || '还没有填'
    case 'companion':
      return companionTold(companion)
    case 'words':
      return words || '没有'
    case 'papers':
      return photos > 0 ? `${photos} 张` : '没有'
    case 'notice':
      return agreed ? '看完了,同意这样评' : '还没有看'
  }
}
