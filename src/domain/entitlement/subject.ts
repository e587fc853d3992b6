import { fullYears } from '../person/age'
import { dayNumber, isRealDay } from '../person/date'
import { JudgeInputError } from './errors'
import type { FactKey, Facts } from './facts'
import { isVerified, type Subject } from './leaf'

/** Nobody on record has lived this long: a birth date so far back is a slip of the pen. */
export const AGE_LIMIT = 130

/** What is wrong with a birth date on a day (`YYYY-MM-DD`), in words for a person; null when nothing is. */
export function birthDateFault(birthDate: string, on: string): string | null {
  if (!isRealDay(birthDate)) return '出生日期在日历上没有这一天,请看看年月日'
  if (birthDate > on) return '出生日期还没到,请看看年份'
  if (fullYears(birthDate, on) >= AGE_LIMIT) return `出生日期早于${AGE_LIMIT}年前,请看看年份`
  return null
}

/** One person on one day. Throws JudgeInputError for a day or a birth date that cannot be. */
export function subjectOf(facts: Facts, on: string): Subject {
  if (!isRealDay(on)) throw new JudgeInputError('on', '判断日期在日历上没有这一天,请写成2026-11-21这样')
  const birthDate = facts.birthDate?.value
  const fault = birthDate === undefined ? null : birthDateFault(birthDate, on)
  if (fault) throw new JudgeInputError('birthDate', fault)
  return { facts, day: dayNumber(on), birth: birthDate === undefined ? null : dayNumber(birthDate) }
}

/**
 * The same person seen only through departments and documents; null when they say nothing. A condition that
 * already holds on this view rests on verified facts alone.
 */
export function verifiedView({ facts, day, birth }: Subject): Subject | null {
  const verified: Record<string, unknown> = {}
  let any = false
  for (const key of Object.keys(facts) as FactKey[]) {
    const known = facts[key]
    if (!known || !isVerified(known.source)) continue
    verified[key] = known
    any = true
  }
  return any ? { facts: verified as Facts, day, birth: 'birthDate' in verified ? birth : null } : null
}
