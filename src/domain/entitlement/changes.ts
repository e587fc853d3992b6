import { birthday, type LeapBirthday } from '../person/age'
import { dayAfter, dayNumber, dayText } from '../person/date'
import type { CompiledBenefit } from './compile'
import type { Subject, Truth } from './leaf'
import type { Tree } from './tree'

const scratch: Truth[] = []

/** The first of these days, all after the day of judging, on which the outcome is another one. */
function firstTurn(tree: Tree, { facts, birth, day }: Subject, outcome: Truth, days: readonly number[]) {
  return days.find(
    (turning) => turning > day && tree.root.evaluate({ facts, birth, day: turning }, scratch) !== outcome,
  )
}

/** Days on which an assessment begins to count and ceases to, as day numbers. */
function assessmentDays({ facts: { ability } }: Subject): number[] {
  const { on, validTo } = ability?.value ?? {}
  return [
    ...(on === undefined ? [] : [dayNumber(on)]),
    ...(validTo === undefined ? [] : [dayAfter(dayNumber(validTo))]),
  ]
}

/** The next day on which the verdict is another one, all told facts staying as they are; undefined if there is none. */
export function nextChange(
  { when }: CompiledBenefit,
  subject: Subject,
  outcome: Truth,
  leap: LeapBirthday,
): string | undefined {
  const { birth, facts } = subject
  const birthdays = birth === null ? [] : when.ages.map((age) => birthday(birth, age, leap))
  const others = facts.ability && when.facts.has('ability') ? assessmentDays(subject) : []
  const days = others.length === 0 ? birthdays : [...birthdays, ...others].sort((a, b) => a - b)
  const day = firstTurn(when, subject, outcome, days)
  return day === undefined ? undefined : dayText(day)
}
