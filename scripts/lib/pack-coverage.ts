import { parseFacts } from '../../src/contract/facts'
import { compile, type Amount, type Leaf, type Pack, type Scenario } from '../../src/domain/entitlement'
import { findingsOf, TRUTHS } from '../../src/domain/entitlement/leaf-table'
import { subjectOf } from '../../src/domain/entitlement/subject'
import { birthday } from '../../src/domain/person/age'
import { dayAfter, dayNumber } from '../../src/domain/person/date'
import type { Spec } from './packs'
import { leavesOf, tiersOf, type Found } from './pack-walk'
import type { Fault } from './yaml-file'

const LEAP_DAY = 229
const YEAR = 10_000

/** Where a scenario stands to an age: the day before, the day itself, the day after. */
const DAYS = ['the day before', 'the day itself', 'the day after'] as const

interface Told {
  readonly birth: number
  readonly day: number
}

/** Scenarios that tell a birth date, with the day on which they play. */
function toldBirths(scenarios: readonly Scenario[]): Told[] {
  return scenarios.flatMap(({ facts, on }) => {
    const parsed = parseFacts(facts, on)
    const birth = parsed.ok ? parsed.facts.birthDate?.value : undefined
    return birth === undefined ? [] : [{ birth: dayNumber(birth), day: dayNumber(on) }]
  })
}

/** 0, 1 or 2: the day before somebody turns an age, the day, the day after; null for all other days. */
function sideOf({ birth, day }: Told, age: number, leap: Pack['leapBirthday']): number | null {
  const turning = birthday(birth, age, leap)
  if (day === turning) return 1
  if (dayAfter(day) === turning) return 0
  return day === dayAfter(turning) ? 2 : null
}

function ageFaults(age: number, pack: Pack, { scenarios, located }: Spec): Fault[] {
  const births = toldBirths(scenarios)
  const sides = births.map((told) => sideOf(told, age, pack.leapBirthday))
  const without = DAYS.filter((_, side) => !sides.includes(side))
  const leap = births.some(({ birth }, index) => birth % YEAR === LEAP_DAY && sides[index] !== null)
  const advice = 'Add one: a birthday is where a verdict goes wrong first.'
  return [
    ...without.map((side) => located.fault(['scenarios'], `no scenario plays on ${side} of turning ${age}`, advice)),
    ...(leap
      ? []
      : [located.fault(['scenarios'], `nobody born on 29 February turns ${age} in a scenario, or nearly`, advice)]),
  ]
}

const OUTCOMES = [
  [true, 'true'],
  [false, 'false'],
  [null, 'unknown'],
] as const

/** What a leaf came to in one scenario; undefined where the scenario is no good. */
function outcomeIn(pack: Pack, leaf: Leaf, { facts, on, county }: Scenario): boolean | null | undefined {
  const parsed = parseFacts(facts, on)
  if (!parsed.ok) return undefined
  const { table } = compile(pack, { on, county })
  return TRUTHS[findingsOf(table, subjectOf(parsed.facts, on))[table.indexOf(leaf)]!]
}

/** A level that no county has set yet leaves its leaf unknown for everybody. */
function isUnset(pack: Pack, leaf: Leaf): boolean {
  if (!('ability' in leaf) || typeof leaf.ability.levelFrom === 'number') return false
  const parameter = pack.parameters.find(({ key }) => key === leaf.ability.levelFrom)
  return parameter !== undefined && parameter.values.length === 0 && parameter.assumed === undefined
}

function leafFaults({ at, value: leaf }: Found<Leaf>, pack: Pack, { scenarios, located }: Spec): Fault[] {
  const seen = scenarios.map((scenario) => outcomeIn(pack, leaf, scenario))
  const wanted = isUnset(pack, leaf) ? OUTCOMES.slice(2) : OUTCOMES
  return wanted
    .filter(([outcome]) => !seen.includes(outcome))
    .map(([, word]) =>
      located.fault(
        ['when', ...at],
        `no scenario finds «${leaf.say}» ${word}`,
        'Add one that does, and say why it matters.',
      ),
    )
}

/** Which tier of an item's own amounts a scenario comes to, by its path; undefined where it comes to none of them. */
function tierTaken(pack: Pack, { item, county: own }: Spec['located'], scenario: Scenario): string | undefined {
  const { facts, on, county } = scenario
  const parsed = parseFacts(facts, on)
  const layer = pack.layers.find((each) => each.county === county)
  // What a county sets instead is no longer the item's own.
  if (!parsed.ok || (own === null && layer?.patches.some(({ ref, set }) => ref === item.ref && set.values))) {
    return undefined
  }
  const { byRef, table } = compile(pack, { on, county })
  const compiled = byRef.get(item.ref)
  const findings = findingsOf(table, subjectOf(parsed.facts, on))
  if (!compiled || compiled.when.root.evaluate(findings, []) === false) return undefined
  const index = compiled.amounts.findIndex(({ when }) => when === null || when.root.evaluate(findings, []) === true)
  const period = item.values?.findIndex(({ from, to }) => from <= on && (to === undefined || on <= to))
  return (period === undefined ? ['amount', index] : ['values', period, 'amount', index]).join('.')
}

/** What a scenario must expect of a tier to notice a slip in it. */
function askedOf({ fen, per, as, times }: Amount): (keyof Scenario['expect'])[] {
  return [
    'kind',
    ...(fen || times ? ['fen' as const] : []),
    ...(per ? ['per' as const] : []),
    ...(as ? ['as' as const] : []),
  ]
}

/** Tiers of an amount that no scenario comes to, or of which none says what it is. */
function tierFaults(pack: Pack, { scenarios, located }: Spec): Fault[] {
  const taken = scenarios.map((scenario) => ({ expect: scenario.expect, tier: tierTaken(pack, located, scenario) }))
  return tiersOf(located.item).flatMap(({ at, value }) => {
    const here = taken.filter(({ tier }) => tier === at.join('.'))
    const asked = askedOf(value)
    const figure = `${value.kind}${value.fen ? ` ${value.fen}` : ''}`
    const advice = `Let one say what it comes to: ${asked.join(', ')} under «expect».`
    if (here.length === 0) return [located.fault(at, `no scenario comes to this amount (${figure})`, advice)]
    const isSaid = here.some(({ expect }) => asked.every((key) => key in expect))
    return isSaid ? [] : [located.fault(at, `no scenario says what this amount is (${figure})`, advice)]
  })
}

/** What the scenarios of an item leave untried: sides of its ages, outcomes of its conditions, tiers of its amounts. */
export function coverageFaults(pack: Pack, spec: Spec): Fault[] {
  const leaves = leavesOf(spec.located.item.when)
  const ages = leaves.flatMap(({ value }) => ('age' in value ? [value.age.from, value.age.below] : []))
  const distinct = [...new Set(ages)].filter((age): age is number => age !== undefined && age > 0)
  return [
    ...distinct.flatMap((age) => ageFaults(age, pack, spec)),
    ...leaves.flatMap((leaf) => leafFaults(leaf, pack, spec)),
    ...tierFaults(pack, spec),
  ]
}
