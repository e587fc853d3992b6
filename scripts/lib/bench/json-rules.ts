import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import type { Condition, Leaf } from '../../../src/domain/entitlement'
import type { Flat } from './flat'
import type { Parameter } from './json-logic'

const test = (fact: string, operator: string, value: unknown): NestedCondition => ({ fact, operator, value })

function leafRule(leaf: Leaf, parameter: Parameter): NestedCondition {
  if ('age' in leaf) {
    const { from, below } = leaf.age
    const since = from === undefined ? [] : [test('age', 'greaterThanInclusive', from)]
    return { all: [...since, ...(below === undefined ? [] : [test('age', 'lessThan', below)])] }
  }
  if ('within' in leaf) return test(leaf.fact, 'beginsWithOneOf', leaf.within)
  if ('has' in leaf) return { any: leaf.has.map((value) => test(leaf.fact, 'contains', value)) }
  if ('is' in leaf) return test(leaf.fact, 'in', leaf.is)
  if ('disability' in leaf) {
    const { grades, kinds } = leaf.disability
    const graded = grades ? [test('disabilityGrade', 'in', grades)] : []
    const kinded = kinds ? [{ any: kinds.map((kind) => test('disabilityKinds', 'contains', kind)) }] : []
    return { all: [test('disabled', 'equal', true), ...graded, ...kinded] }
  }
  if ('carer' in leaf) {
    const { training } = leaf.carer
    const trained = training ? [test('carerTraining', 'in', training)] : []
    return { all: [test('carerOfDisabled', 'equal', true), ...trained] }
  }
  const { levelFrom } = leaf.ability
  const level = typeof levelFrom === 'string' ? parameter(levelFrom) : levelFrom
  // What cannot be told is never «yes»: the nearest that two values can come to a level nobody has set.
  return level === null ? test('level', 'lessThan', -1) : test('level', 'greaterThanInclusive', level)
}

function nested(condition: Condition, parameter: Parameter): NestedCondition {
  if ('all' in condition) return { all: condition.all.map((part) => nested(part, parameter)) }
  if ('any' in condition) return { any: condition.any.map((part) => nested(part, parameter)) }
  if ('not' in condition) return { not: nested(condition.not, parameter) }
  return leafRule(condition, parameter)
}

const topLevel = (condition: NestedCondition): TopLevelCondition =>
  'all' in condition || 'any' in condition || 'not' in condition
    ? (condition as TopLevelCondition)
    : { all: [condition] }

/** An engine of theirs with one rule for each of our items; its event is the item's reference. */
export function rulesEngine(items: readonly { ref: string; when: Condition }[], parameter: Parameter): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator<string, readonly string[]>('beginsWithOneOf', (code, digits) =>
    digits.some((each) => code.startsWith(each)),
  )
  for (const { ref, when } of items) {
    engine.addRule({ conditions: topLevel(nested(when, parameter)), event: { type: ref } })
  }
  return engine
}

/** References of the items that hold for a person. */
export async function held(engine: Engine, person: Flat): Promise<ReadonlySet<string>> {
  const { events } = await engine.run(person as Record<string, unknown>)
  return new Set(events.map(({ type }) => type))
}
