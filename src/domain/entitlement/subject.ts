import { birthDateFault } from '../person/birth-date'
import { dayNumber, isRealDay } from '../person/date'
import { JudgeInputError } from './errors'
import type { FactKey, Facts } from './facts'
import { isVerified, type Subject } from './leaf'

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
