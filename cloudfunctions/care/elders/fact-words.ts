import { ELSEWHERE, findQuestion, isListFact, type Ability, type FactKey } from '@/domain/entitlement'
import { rangeOf } from '@/domain/assessment/instrument'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import type { RecordKey } from '@/domain/person/record'
import type { Places } from '../../runtime/places'

/** Values of a record as a worker's card shows them. Where a question of the check has a label for a value, it is the same. */

type Words = Readonly<Record<string, string>>

/** Where the pages ask otherwise than a card answers. */
const WORDS: Readonly<Partial<Record<RecordKey, Words>>> = {
  sex: { male: '男', female: '女' },
  hukouArea: { urban: '城市', rural: '农村' },
  economic: {
    'extreme-poverty-dispersed': '特困,在家供养',
    'extreme-poverty-centralised': '特困,住供养机构',
    'extreme-poverty': '特困',
    'minimum-living': '低保',
    'minimum-living-margin': '低保边缘',
    'low-income': '低收入家庭',
    'rigid-expense': '支出困难家庭',
    'out-of-poverty': '脱贫户',
    'poverty-monitored': '监测对象',
    hardship: '有别的困难证明',
  },
  selfCare: { able: '都能自己来', partial: '有些事要人帮', unable: '自己照顾不了自己' },
  extremePovertyGrade: { able: '能自理', partial: '半自理', unable: '不能自理' },
  living: {
    alone: '一个人住',
    'empty-nest': '空巢',
    'left-behind': '留守',
    'no-kin': '没有亲人照应',
    'with-family': '和家里人一起住',
    institution: '住养老机构',
  },
  supporters: { able: '有人赡养', unable: '赡养的人没有能力', none: '没有人赡养' },
  careSetting: { home: '家里', 'home-bed': '家庭养老床位', 'day-care': '日间照料', institution: '养老机构' },
  housing: { 'bed-feasible': '家里能装养老床位' },
  wishes: { institution: '想住养老机构', home: '想在家养老', training: '想参加培训' },
}

/** The label that a question has for one value of a list. */
function labelOf(key: FactKey, value: string): string | null {
  const options = findQuestion(key)?.options ?? []
  const option = options.find(({ tells }) => {
    const told: unknown = tells[key]
    return told === value || (Array.isArray(told) && told.length === 1 && told[0] === value)
  })
  return option?.label ?? null
}

const wordOf = (key: RecordKey, value: string): string | null =>
  WORDS[key]?.[value] ?? labelOf(key as FactKey, value) ?? null

function listWords(key: RecordKey, value: unknown): string {
  const { has = [] } = (Array.isArray(value) ? { has: value as string[] } : (value ?? {})) as { has?: string[] }
  // What she holds already is named as she said it.
  const told = has.map((one) => (key === 'holds' ? one : wordOf(key, one))).filter((one) => one !== null)
  if (has.length === 0) return '都没有'
  return told.length > 0 ? told.join('、') : '已经记下'
}

function abilityWords({ scale, level, validTo }: Ability): string {
  const name = scale === 'GB/T 42195' ? rangeOf(GBT_42195, level).name : `${level}级`
  return validTo === undefined ? name : `${name},到${validTo}为止`
}

/** A value as one reads it. @param places names of counties */
export function factWords(places: Places, key: RecordKey, value: unknown): string {
  if (value === null || value === false) return '没有'
  if (value === true) return '有'
  if (isListFact(key)) return listWords(key, value)
  if (key === 'ability') return abilityWords(value as Ability)
  if (typeof value !== 'string') return '已经记下'
  if (key === 'residence' || key === 'hukou' || key === 'insuredIn')
    return value === ELSEWHERE ? '不在本市' : (places.get(value)?.name ?? '已经记下')
  return wordOf(key, value) ?? value
}
