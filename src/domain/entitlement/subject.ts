import { birthDateFault } from '../person/birth-date'
import { dayNumber, isRealDay } from '../person/date'
import { JudgeInputError } from './errors'
import { NOTHING_TOLD, type FactKey, type Facts } from './facts'
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

/** A fact of which a department or a document speaks, or undefined. */
const vouched = (known: Facts[FactKey]) => (known && isVerified(known.source) ? known : undefined)

/**
 * The same person seen only through departments and documents: a condition that already holds on this view rests on
 * verified facts alone. The person herself where they said all of it; null where they said nothing.
 */
export function verifiedView(person: Subject): Subject | null {
  const { facts, day, birth, assessed } = person
  let told = 0
  let sure = 0
  for (const key in facts) {
    const known = facts[key as FactKey]
    if (known === undefined) continue
    told++
    if (isVerified(known.source)) sure++
  }
  if (sure === 0) return null
  if (sure === told) return person
  const verified: Partial<Record<FactKey, unknown>> = { ...NOTHING_TOLD }
  for (const key in facts) verified[key as FactKey] = vouched(facts[key as FactKey])
  return { facts: verified as Facts, day, birth: verified.birthDate === undefined ? null : birth, assessed }
}
