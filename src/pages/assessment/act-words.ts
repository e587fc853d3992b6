import type { AssessmentCard, AssessmentThread } from '@/contract/assessment/shapes'
import type { AssessmentState } from '@/domain/assessment/states'

/** Acts of her side that have a page of their own, with words. */
export const WRITTEN_ACTS = ['postpone', 'send-again', 'object', 'withdraw'] as const
export type WrittenAct = (typeof WRITTEN_ACTS)[number]

/** What an act is called, what comes of it, and what is asked for. */
export interface ActWords {
  /** The way here. */
  readonly way: string
  readonly title: string
  readonly about: string
  readonly label: string
  readonly hint?: string
  readonly needsWords: boolean
  /** Characters. */
  readonly most: number
  readonly photos: boolean
  readonly button: string
  readonly danger?: true
  /** Asked once more before it goes; undefined where it can be taken back as easily. */
  readonly confirm?: { readonly title: string; readonly about: string }
}

/** How an application stands, as far as the words of an act hang upon it. */
type Standing = Pick<AssessmentCard, 'round'> & Partial<Pick<AssessmentCard, 'state' | 'fromDay'>>

export const ACT_WORDS: Readonly<Record<WrittenAct, ActWords>> = {
  postpone: {
    way: '这个时间不行,改一天',
    title: '改评估的时间',
    about: '告诉评估员什么时候行。他们会打电话重新约,原来约的时间就不来了。',
    label: '哪天、什么时候行?',
    hint: '例如:这周住院,12 月 5 日以后都行。',
    needsWords: true,
    most: 200,
    photos: false,
    button: '告诉评估员改时间',
  },
  'send-again': {
    way: '补材料',
    title: '补材料',
    about: '补上缺的,写一句补了什么,民政接着看。',
    label: '补了什么?',
    hint: '写一句就行,例如:户口本的照片补上了。身份证号、银行卡号不要写在这里。',
    needsWords: true,
    most: 500,
    photos: true,
    button: '交材料',
  },
  object: {
    way: '不同意结果,提异议',
    title: '对结果提异议',
    about: '写一句哪里不对。会换另外两位评估员,重新评一次。新结果代替这一次的,这一次的也留着备查。只能提一次。',
    label: '哪里不对?',
    hint: '例如:那天状态特别好,平常穿衣、上厕所都要人帮。',
    needsWords: true,
    most: 500,
    photos: true,
    button: '提交异议',
    confirm: {
      title: '提交这份异议?',
      about: '提交以后,另外两位评估员会再来评一次,新结果出来以前,这一次的不生效;异议只能提这一次。',
    },
  },
  withdraw: {
    way: '不评了,撤回申请',
    title: '撤回申请',
    about: '撤回以后不再安排评估。约好的时间,评估员也不来了。以后要评,可以重新申请。',
    label: '为什么撤回?(不写也行)',
    needsWords: false,
    most: 300,
    photos: false,
    button: '撤回申请',
    danger: true,
    confirm: { title: '撤回评估申请?', about: '撤回以后不再安排评估,要评得重新申请。' },
  },
}

/** What is in force already stays so until another result takes its place. */
const OBJECT_IN_FORCE: ActWords = {
  ...ACT_WORDS.object,
  confirm: {
    title: '提交这份异议?',
    about: '提交以后,另外两位评估员会再来评一次,新结果生效以前,现在的结果和证明照样有效;异议只能提这一次。',
  },
}

/** Once she has objected, taking it back means something else. */
const WITHDRAW_OBJECTION: ActWords = {
  ...ACT_WORDS.withdraw,
  way: '不提异议了,撤回',
  title: '撤回异议',
  about: '撤回以后不再重评,第一次的结果就生效。以后不能再提异议。',
  button: '撤回异议',
  confirm: { title: '撤回异议?', about: '撤回以后第一次的结果就生效,以后不能再提异议。' },
}

/** The same of a result that was in force before she objected. */
const WITHDRAW_IN_FORCE: ActWords = {
  ...WITHDRAW_OBJECTION,
  about: '撤回以后不再重评,第一次的结果接着有效。以后不能再提异议。',
  confirm: { title: '撤回异议?', about: '撤回以后第一次的结果接着有效,以后不能再提异议。' },
}

/** The words of an act for an application as it stands. */
export function actWords(act: WrittenAct, { round, state, fromDay }: Standing): ActWords {
  if (act === 'object' && state === 'in-force') return OBJECT_IN_FORCE
  if (act !== 'withdraw' || round === 1) return ACT_WORDS[act]
  return fromDay ? WITHDRAW_IN_FORCE : WITHDRAW_OBJECTION
}

export const isWrittenAct = (act: string | undefined): act is WrittenAct =>
  (WRITTEN_ACTS as readonly (string | undefined)[]).includes(act)

/** Asked for in the place where it is thought of: what is missing, beside the day of the visit. */
const ELSEWHERE: readonly WrittenAct[] = ['send-again', 'postpone']

/** What is offered at the foot of the progress page; what was just told is objected to on the result's own page. */
export const actsShown = (may: AssessmentThread['may'], state?: AssessmentState): readonly WrittenAct[] =>
  WRITTEN_ACTS.filter((act) => !ELSEWHERE.includes(act) && may.includes(act) && !(act === 'object' && state === 'told'))

/** What is wrong with the words of an act; undefined where nothing is. */
export function wordsProblem({ needsWords, most }: ActWords, words: string): string | undefined {
  const told = words.trim()
  if (needsWords && told === '') return '请写一句,办事的人才知道怎么回事'
  return told.length > most ? `最多写${most}个字,请删短 ${told.length - most} 个字` : undefined
}
