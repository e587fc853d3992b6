import { birthday, type LeapBirthday } from '../person/age'
import { dayAfter, dayText } from '../person/date'
import { editionFor, turnsAfter } from './compile'
import type { CompiledBenefit, CompiledPack } from './compiled'
import type { Subject, Truth } from './leaf'
import { findingsOf, findingsOn, type Findings } from './leaf-table'
import { settle } from './settle'

/** One person before the list of a day to come. */
interface Then {
  readonly pack: CompiledPack
  readonly findings: Findings
}

/** One person's days to come, each worked out when the first benefit asks. */
export interface Ahead {
  /** Days on which the list itself turns, soonest first. */
  readonly turns: readonly number[]
  readonly on: (day: number) => Then
}

export function lookingAhead(now: Then, subject: Subject, county: string | null): Ahead {
  const { pack } = now.pack
  const turns = turnsAfter(pack, subject.day, county)
  const seen = new Map<number, Then>()
  const reach = (day: number): Then => {
    const edition = turns.length === 0 ? now.pack : editionFor(pack, day, county)
    const findings =
      edition === now.pack
        ? findingsOn(edition.table, now.findings, subject, day)
        : findingsOf(edition.table, { ...subject, day })
    return { pack: edition, findings }
  }
  const on = (day: number): Then => {
    const known = seen.get(day)
    if (known) return known
    const then = reach(day)
    seen.set(day, then)
    return then
  }
  return { turns, on }
}

/** Days on which an assessment begins to count and ceases to, as day numbers. */
function assessmentDays({ assessed: { from, to } }: Subject): number[] {
  return [...(from === null ? [] : [from]), ...(to === null ? [] : [dayAfter(to)])]
}

/** Days on which this benefit's outcome may turn, soonest first. */
function daysOf({ when }: CompiledBenefit, subject: Subject, leap: LeapBirthday, turns: readonly number[]) {
  const { birth, facts } = subject
  const birthdays = birth === null ? [] : when.ages.map((age) => birthday(birth, age, leap))
  const others = facts.ability && when.facts.has('ability') ? assessmentDays(subject) : []
  if (others.length === 0 && turns.length === 0) return birthdays
  return [...birthdays, ...others, ...turns].sort((a, b) => a - b)
}

/**
 * The next day on which the verdict is another one, all told facts staying as they are; undefined if there is none. A
 * «yes» to what ends changes on the day after; what is not «yes» and ends simply leaves the list.
 */
export function nextChange(
  compiled: CompiledBenefit,
  subject: Subject,
  outcome: Truth,
  ahead: Ahead,
  leap: LeapBirthday,
): string | undefined {
  for (const day of daysOf(compiled, subject, leap, ahead.turns)) {
    if (day <= subject.day) continue
    const { pack, findings } = ahead.on(day)
    const then = ahead.turns.length === 0 ? compiled : pack.byRef.get(compiled.benefit.ref)
    if (!then) return outcome === true ? dayText(day) : undefined
    if (settle(then, findings).outcome !== outcome) return dayText(day)
  }
  return undefined
}
