import { birthday, type LeapBirthday } from '../person/age'
import { PackError } from './errors'
import type { Disability, FactKey, FactSource, Facts, Known } from './facts'
import { isListFact } from './facts'
import type { Leaf } from './pack'

/** Kleene's three values: true, false, and null for «nobody told». */
export type Truth = boolean | null

/** One person on one day, prepared once for all benefits. Days are day numbers (see person/date). */
export interface Subject {
  readonly facts: Facts
  readonly day: number
  readonly birth: number | null
  /** First and last day on which the assessed level counts; null for «since ever» and «without end». */
  readonly assessed: { readonly from: number | null; readonly to: number | null }
}

/** A condition over one value: lists are read otherwise (leaf-table.ts). */
export type SingleLeaf = Exclude<Leaf, { readonly has: unknown }>

export type Test = (subject: Subject) => Truth

/** What a pack settles for all its conditions. */
export interface Settings {
  readonly leapBirthday: LeapBirthday
  /** The value of a county parameter; null while nobody has set it. Throws PackError for an unknown key. */
  readonly parameter: (key: string) => number | null
}

export function isVerified(source: FactSource): boolean {
  return source === 'department' || source === 'document'
}

export function factOf(leaf: Leaf): FactKey {
  if ('age' in leaf) return 'birthDate'
  if ('disability' in leaf) return 'disability'
  if ('ability' in leaf) return 'ability'
  if ('carer' in leaf) return 'carer'
  return leaf.fact
}

function ageTest({ from = 0, below = Infinity }: { from?: number; below?: number }, leap: LeapBirthday): Test {
  return ({ birth, day }) => {
    if (birth === null) return null
    return day >= birthday(birth, from, leap) && (below === Infinity || day < birthday(birth, below, leap))
  }
}

function placeTest(fact: 'hukou' | 'residence' | 'insuredIn', prefixes: readonly string[]): Test {
  return ({ facts }) => {
    const known = facts[fact]
    if (!known) return null
    const code = known.value
    return code !== null && prefixes.some((prefix) => code.startsWith(prefix))
  }
}

function valueTest(fact: FactKey, wanted: readonly unknown[]): Test {
  if (isListFact(fact)) throw new PackError(`«is» needs a single fact, ${fact} is a list`)
  return ({ facts }) => {
    const known = facts[fact] as Known<unknown> | undefined
    return known ? wanted.includes(known.value) : null
  }
}

/** 多重残疾 alone does not say which kinds it joins, so a kind that is not named stays unknown. */
function kindAmong(disability: Disability, kinds: readonly string[]): Truth {
  if (!disability.kinds) return null
  if (disability.kinds.some((kind) => kinds.includes(kind))) return true
  return disability.kinds.includes('multiple') ? null : false
}

export const both = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === null || b === null ? null : true

function disabilityTest({ grades, kinds }: { grades?: readonly number[]; kinds?: readonly string[] }): Test {
  return ({ facts: { disability } }) => {
    if (!disability) return null
    if (disability.value === null) return false
    const { grade } = disability.value
    const graded = !grades ? true : grade === undefined ? null : grades.includes(grade)
    return both(graded, kinds ? kindAmong(disability.value, kinds) : true)
  }
}

/** Other scales than GB/T 42195 and assessments outside their dates say nothing about the level. */
function abilityTest(levelFrom: number | null): Test {
  return ({ facts: { ability }, day, assessed: { from, to } }) => {
    if (!ability || levelFrom === null || ability.value.scale !== 'GB/T 42195') return null
    if ((from !== null && day < from) || (to !== null && day > to)) return null
    return ability.value.level >= levelFrom
  }
}

/** A carer who has not been trained yet may still be: unknown, never «no». */
function carerTest(training: readonly string[] | undefined): Test {
  return ({ facts: { carer } }) => {
    if (!carer) return null
    if (carer.value === null) return false
    const { family = null, ofDisabled = null, training: attended = null } = carer.value
    return both(both(family, ofDisabled), training ? (attended === null ? null : training.includes(attended)) : true)
  }
}

function bareTest(leaf: SingleLeaf, settings: Settings): Test {
  if ('age' in leaf) return ageTest(leaf.age, settings.leapBirthday)
  if ('within' in leaf) return placeTest(leaf.fact, leaf.within)
  if ('is' in leaf) return valueTest(leaf.fact, leaf.is)
  if ('disability' in leaf) return disabilityTest(leaf.disability)
  if ('carer' in leaf) return carerTest(leaf.carer.training)
  const { levelFrom } = leaf.ability
  return abilityTest(typeof levelFrom === 'string' ? settings.parameter(levelFrom) : levelFrom)
}

/** A leaf as a function, made once per pack. Throws PackError for a leaf that makes no sense. */
export function leafTest(leaf: SingleLeaf, settings: Settings): Test {
  const test = bareTest(leaf, settings)
  if (!leaf.verified) return test
  const fact = factOf(leaf)
  return (subject) => {
    const known = subject.facts[fact]
    return known && isVerified(known.source) ? test(subject) : null
  }
}
