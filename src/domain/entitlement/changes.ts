import { birthday, type LeapBirthday } from '../person/age'
import { dayAfter, dayNumber, dayText } from '../person/date'
import type { CompiledBenefit, CompiledPack } from './compiled'
import type { Subject, Truth } from './leaf'
import { findingsOn, type Findings } from './leaf-table'
import { settle } from './settle'

/** One person's findings on days to come, each worked out when the first benefit asks. */
export type Ahead = (day: number) => Findings

export function lookingAhead({ table }: CompiledPack, findings: Findings, subject: Subject): Ahead {
  const seen = new Map<number, Findings>()
  return (day) => {
    const known = seen.get(day)
    if (known) return known
    const then = findingsOn(table, findings, subject, day)
    seen.set(day, then)
    return then
  }
}

/** Days on which an assessment begins to count and ceases to, as day numbers. */
function assessmentDays({ assessed: { from, to } }: Subject): number[] {
  return [...(from === null ? [] : [from]), ...(to === null ? [] : [dayAfter(to)])]
}

/** Days on which this benefit's outcome may turn, soonest first. */
function daysOf({ when }: CompiledBenefit, subject: Subject, leap: LeapBirthday): readonly number[] {
  const { birth, facts } = subject
  const birthdays = birth === null ? [] : when.ages.map((age) => birthday(birth, age, leap))
  const others = facts.ability && when.facts.has('ability') ? assessmentDays(subject) : []
  return others.length === 0 ? birthdays : [...birthdays, ...others].sort((a, b) => a - b)
}

/**
 * The next day on which the verdict is another one, all told facts staying as they are; undefined if there is none. A
 * «yes» to what ends on a known day changes on the day after.
 */
export function nextChange(
  compiled: CompiledBenefit,
  subject: Subject,
  outcome: Truth,
  ahead: Ahead,
  leap: LeapBirthday,
): string | undefined {
  const { validTo } = compiled.benefit
  const last = validTo === undefined ? Infinity : dayNumber(validTo)
  for (const day of daysOf(compiled, subject, leap)) {
    if (day > subject.day && day <= last && settle(compiled, ahead(day)).outcome !== outcome) return dayText(day)
  }
  return validTo !== undefined && outcome === true ? dayText(dayAfter(last)) : undefined
}
