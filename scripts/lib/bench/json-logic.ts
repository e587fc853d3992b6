import jsonLogic, { type RulesLogic } from 'json-logic-js'
import type { Condition, Leaf } from '../../../src/domain/entitlement'
import type { Flat } from './flat'

/** A parameter's number, null while nobody has set it. */
export type Parameter = (key: string) => number | null

const own = (name: string) => ({ var: name })
const anyOf = (rules: readonly unknown[]) => (rules.length === 1 ? rules[0] : { or: rules })

function leafRule(leaf: Leaf, parameter: Parameter): unknown {
  if ('age' in leaf) {
    const { from, below } = leaf.age
    const rules = [
      ...(from === undefined ? [] : [{ '>=': [own('age'), from] }]),
      ...(below === undefined ? [] : [{ '<': [own('age'), below] }]),
    ]
    return rules.length === 1 ? rules[0] : { and: rules }
  }
  if ('within' in leaf) {
    return anyOf(leaf.within.map((digits) => ({ '==': [{ substr: [own(leaf.fact), 0, digits.length] }, digits] })))
  }
  if ('has' in leaf) return anyOf(leaf.has.map((value) => ({ in: [value, own(leaf.fact)] })))
  if ('is' in leaf) return anyOf(leaf.is.map((value) => ({ '===': [own(leaf.fact), value] })))
  if ('disability' in leaf) {
    const { grades, kinds } = leaf.disability
    const graded = grades ? [{ in: [own('disabilityGrade'), grades] }] : []
    const kinded = kinds ? [anyOf(kinds.map((kind) => ({ in: [kind, own('disabilityKinds')] })))] : []
    return { and: [own('disabled'), ...graded, ...kinded] }
  }
  if ('carer' in leaf) {
    const { training } = leaf.carer
    return { and: [own('carerOfDisabled'), ...(training ? [{ in: [own('carerTraining'), training] }] : [])] }
  }
  const { levelFrom } = leaf.ability
  const level = typeof levelFrom === 'string' ? parameter(levelFrom) : levelFrom
  // What cannot be told is never «yes»: the nearest that two values can come to a level nobody has set.
  return level === null ? false : { '>=': [own('level'), level] }
}

/** A condition of ours in the words of json-logic. */
export function logicRule(condition: Condition, parameter: Parameter): unknown {
  if ('all' in condition) return { and: condition.all.map((part) => logicRule(part, parameter)) }
  if ('any' in condition) return { or: condition.any.map((part) => logicRule(part, parameter)) }
  if ('not' in condition) return { '!': [logicRule(condition.not, parameter)] }
  return leafRule(condition, parameter)
}

/** Which of these rules hold for a person, in their order. */
export function applied(rules: readonly unknown[], person: Flat): boolean[] {
  return rules.map((rule) => Boolean(jsonLogic.apply(rule as RulesLogic, person)))
}
