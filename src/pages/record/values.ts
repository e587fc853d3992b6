import { placeName } from '@/client/city'
import { recordedAnswer } from '@/client/recorded'
import { ELSEWHERE, isListFact, NONE, type FactKey } from '@/domain/entitlement'
import type { RecordKey } from '@/domain/person/record'
import { spokenPhone } from '@/ui'
import { day } from '../words'
import { questionsOf } from './lines'

/** Values for which no page has a line of their own. */
const OTHER_WORDS: Readonly<Partial<Record<RecordKey, Readonly<Record<string, string>>>>> = {
  economic: { 'extreme-poverty-dispersed': '特困,在家供养', 'extreme-poverty-centralised': '特困,住供养机构' },
  living: { 'with-family': '和家里人一起住', institution: '住养老机构' },
  housing: { 'bed-feasible': '家里能装养老床位' },
  wishes: { institution: '想住养老机构', home: '想在家养老', training: '想参加培训' },
}

const PLACES: readonly RecordKey[] = ['residence', 'hukou', 'insuredIn']
const DAYS: readonly RecordKey[] = ['birthDate', 'residentSince']

function hasOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value as string[]
  const { has = [] } = (value ?? {}) as { readonly has?: readonly string[] }
  return has
}

/** The lines of its pages that a value stands for, in words. */
function optionWords(key: RecordKey, value: unknown): readonly string[] {
  return questionsOf(key).flatMap((question) => {
    const chosen = recordedAnswer(question, key as FactKey, value)
    if (chosen.includes(NONE)) return ['都没有']
    return question.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label)
  })
}

function otherWords(key: RecordKey, value: unknown): readonly string[] {
  const words = OTHER_WORDS[key] ?? {}
  return hasOf(value).flatMap((one) => words[one] ?? [])
}

/** A place whose city's list is not on this phone yet has no name here; its code is nobody's word. */
const placeWords = (code: string): string => (code === ELSEWHERE ? '不在本市' : placeName(code) || '已经记下')

/** A value of her record as one reads it. */
export function valueWords(key: RecordKey, value: unknown): string {
  if (PLACES.includes(key) && typeof value === 'string') return placeWords(value)
  if (DAYS.includes(key) && typeof value === 'string') return day(value)
  if (key === 'phone' && typeof value === 'string') return spokenPhone(value)
  if (key === 'holds') return hasOf(value).join('、') || '都没有'
  const words = [...optionWords(key, value), ...(isListFact(key) ? otherWords(key, value) : [])]
  const told = words.length > 1 ? words.filter((one) => one !== '都没有') : words
  if (told.length > 0) return told.join('、')
  if (value === null || value === false) return '没有'
  return typeof value === 'string' ? value : '已经记下'
}
