import { birthday, type LeapBirthday } from '../person/age'
import { dayAfter, dayNumber, dayText } from '../person/date'
import type { CompiledBenefit } from './compile'
import type { Subject, Truth } from './leaf'

const scratch: Truth[] = []

/** Days after the day of judging on which age or an assessment's dates could turn a leaf, as day numbers. */
function turningDays({ when }: CompiledBenefit, { facts, birth, day }: Subject, leap: LeapBirthday): number[] {
  const days = birth === null ? [] : when.ages.map((age) => birthday(birth, age, leap))
  if (facts.ability && when.facts.has('ability')) {
    const { on, validTo } = facts.ability.value
    if (on !== undefined) days.push(dayNumber(on))
    if (validTo !== undefined) days.push(dayAfter(dayNumber(validTo)))
  }
  return days.filter((turning) => turning > day).sort((a, b) => a - b)
}

/** The next day on which the verdict is another one, all told facts staying as they are; undefined if there is none. */
export function nextChange(
  benefit: CompiledBenefit,
  subject: Subject,
  outcome: Truth,
  leap: LeapBirthday,
): string | undefined {
  const day = turningDays(benefit, subject, leap).find(
    (turning) => benefit.when.root.evaluate({ ...subject, day: turning }, scratch) !== outcome,
  )
  return day === undefined ? undefined : dayText(day)
}
