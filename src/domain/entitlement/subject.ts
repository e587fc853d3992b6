import { birthDateFault } from '../person/birth-date'
import { dayNumber, isRealDay } from '../person/date'
import { JudgeInputError } from './errors'
import type { FactKey, Facts } from './facts'
import { isVerified, type Subject } from './leaf'

/** A day of judging as a day number. Throws JudgeInputError for one that the calendar does not have. */
export function readDay(on: string): number {
  if (!isRealDay(on)) throw new JudgeInputError('on', '判断日期在日历上没有这一天,请写成2026-11-21这样')
  return dayNumber(on)
}

/** One person on one day. Throws JudgeInputError for a day or a birth date that cannot be. */
export function subjectOf(facts: Facts, on: string): Subject {
  const day = readDay(on)
  const birthDate = facts.birthDate?.value
  const fault = birthDate === undefined ? null : birthDateFault(birthDate, on)
  if (fault) throw new JudgeInputError('birthDate', fault)
  const birth = birthDate === undefined ? null : dayNumber(birthDate)
  return { facts, day, birth, assessed: assessedDays(facts) }
}

const NOT_ASSESSED: Subject['assessed'] = { from: null, to: null }

function assessedDays({ ability }: Facts): Subject['assessed'] {
  if (!ability) return NOT_ASSESSED
  const { on, validTo } = ability.value
  return { from: on === undefined ? null : dayNumber(on), to: validTo === undefined ? null : dayNumber(validTo) }
}

/**
 * The same person seen only through departments and documents; null when they say nothing. A condition that
 * already holds on this view rests on verified facts alone.
 */
export function verifiedView({ facts, day, birth, assessed }: Subject): Subject | null {
  const verified: Record<string, unknown> = {}
  let any = false
  for (const key of Object.keys(facts) as FactKey[]) {
    const known = facts[key]
    if (!known || !isVerified(known.source)) continue
    verified[key] = known
    any = true
  }
  return any ? { facts: verified as Facts, day, birth: 'birthDate' in verified ? birth : null, assessed } : null
}
