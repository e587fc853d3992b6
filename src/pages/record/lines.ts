import type { RecordLineCard } from '@/contract/account'
import { factLabel, findQuestion, type FactKey, type Question } from '@/domain/entitlement'
import { NEEDS_CONSENT, type RecordKey } from '@/domain/person/record'
import type { ConsentClass } from '@/domain/consent/consent'

/** The lines of a record as pages show and change them. */

const OWN_LABELS: Readonly<Partial<Record<RecordKey, string>>> = {
  name: '姓名',
  identityNumber: '身份证号',
  phone: '电话',
  residence: '住在哪个县(市、区)',
  street: '街道(乡、镇)',
  community: '社区(村)',
  address: '详细地址',
  hukou: '户口在哪里',
  economic: '困难证明',
  disability: '残疾证',
  familyPlanningSpecial: '计生特殊家庭扶助证',
  service: '军人、烈军属',
  insurance: '社会保险',
}

export const lineLabel = (key: RecordKey): string => OWN_LABELS[key] ?? factLabel(key as FactKey)

export const GROUPS: readonly { readonly title: string; readonly keys: readonly RecordKey[] }[] = [
  { title: '本人', keys: ['name', 'birthDate', 'sex', 'phone', 'identityNumber'] },
  { title: '住处和户口', keys: ['residence', 'street', 'community', 'address', 'residentSince', 'hukou', 'hukouArea'] },
  { title: '家里的情况', keys: ['economic', 'living', 'supporters', 'housing', 'situation', 'familyPlanningSpecial'] },
  {
    title: '身体和评估',
    keys: ['selfCare', 'careNeed', 'ability', 'extremePovertyGrade', 'disability', 'careSetting', 'carer'],
  },
  { title: '保险、优待和打算', keys: ['insurance', 'insuredIn', 'pensionAge', 'service', 'wishes', 'holds'] },
]

/** How a line is written anew. */
export type LineInput =
  | { readonly kind: 'text' | 'long' | 'phone' | 'identity'; readonly most: number; readonly hint?: string }
  | { readonly kind: 'date'; readonly hint: string }
  | { readonly kind: 'street' }
  /** A question's page, cut to what it says of this line. */
  | { readonly kind: 'question'; readonly question: Question }

const choice = (
  key: FactKey,
  ask: string,
  options: readonly (readonly [id: string, label: string, tells: unknown])[],
) => ({
  kind: 'question' as const,
  question: {
    id: key,
    kind: 'one',
    facts: [key],
    ask,
    why: '',
    options: options.map(([id, label, value]) => ({ id, label, tells: { [key]: value } })),
    core: false,
  } satisfies Question,
})

const OWN_INPUTS: Readonly<Partial<Record<RecordKey, LineInput>>> = {
  name: { kind: 'text', most: 30, hint: '和身份证上一样。' },
  identityNumber: { kind: 'identity', most: 40, hint: '18位,最后一位可能是X。' },
  phone: { kind: 'phone', most: 20, hint: '手机号,或者区号加固定电话。' },
  street: { kind: 'street' },
  community: { kind: 'text', most: 40, hint: '例如 五一社区。' },
  address: { kind: 'long', most: 100, hint: '写到门牌号。' },
  birthDate: { kind: 'date', hint: '按身份证写,例如 1944 年 3 月 5 日。' },
  residentSince: { kind: 'date', hint: '记不清哪天,就写那个月的 1 日。' },
  sex: choice('sex', '{who}的性别是?', [
    ['female', '女', 'female'],
    ['male', '男', 'male'],
  ]),
  familyPlanningSpecial: choice('familyPlanningSpecial', '{who}有计生特殊家庭扶助证吗?', [
    ['yes', '有', true],
    ['no', '没有', false],
  ]),
}

/** By which question's pages a line is asked; of two the second follows where the first leaves it open. */
const QUESTION_IDS: Readonly<Partial<Record<RecordKey, readonly string[]>>> = {
  residence: ['residence'],
  hukou: ['hukou'],
  hukouArea: ['hukouArea'],
  economic: ['economic'],
  living: ['home'],
  supporters: ['supporters'],
  housing: ['housing'],
  situation: ['situation'],
  selfCare: ['selfCare'],
  careNeed: ['careNeed'],
  ability: ['ability'],
  extremePovertyGrade: ['extremePovertyGrade'],
  disability: ['disability', 'disabilityKind'],
  careSetting: ['careSetting'],
  carer: ['carer', 'carerTraining'],
  insurance: ['insurance'],
  insuredIn: ['insuredIn'],
  pensionAge: ['pensionAge'],
  service: ['service'],
  wishes: ['adaptation'],
}

/** Nobody moves out of the cities by a line of the record: who lives elsewhere is asked by phone. */
const NOT_ELSEWHERE: readonly RecordKey[] = ['residence']

/** A page with only the lines that tell this fact, so that no other line of the record changes by it. */
function cutTo(question: Question, key: RecordKey): Question {
  const options = NOT_ELSEWHERE.includes(key)
    ? []
    : question.options.filter(({ tells }) => key in tells || question.id === 'carerTraining')
  return { ...question, facts: [key as FactKey], options }
}

/**
 * How a line is written; undefined for one that others write, as what she receives already.
 * @param part which of its pages, 0 for the first
 */
export function inputOf(key: RecordKey, part = 0): LineInput | undefined {
  const own = OWN_INPUTS[key]
  if (own) return part === 0 ? own : undefined
  const question = findQuestion(QUESTION_IDS[key]?.[part] ?? '')
  return question && { kind: 'question', question: cutTo(question, key) }
}

/** The pages of a line that stand for a value. */
export const questionsOf = (key: RecordKey): readonly Question[] =>
  [0, 1].flatMap((part) => {
    const input = inputOf(key, part)
    return input?.kind === 'question' ? [input.question] : []
  })

/** Whether another page follows once this value stands: the kind on a certificate, the training of who cares. */
export const hasMore = (key: RecordKey, part: number, value: unknown): boolean =>
  typeof value === 'object' && value !== null && inputOf(key, part + 1) !== undefined

export const consentFor = (key: RecordKey): ConsentClass | undefined => NEEDS_CONSENT[key]

/** Who says so: «本人说的», «社区核对过 · 看过证件». */
export function sourceWords({ source, by, as }: Pick<RecordLineCard, 'source' | 'by' | 'as'>): string {
  switch (source) {
    case 'self':
      return as === 'self' ? '本人说的' : `${by} 写的`
    case 'worker':
      return `社区核对过 · ${by}`
    case 'document':
      return '社区核对过 · 看过证件'
    case 'department':
      return '部门核实的'
  }
}
