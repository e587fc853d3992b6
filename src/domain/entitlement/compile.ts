import type { LeapBirthday } from '../person/age'
import { PackError } from './errors'
import type { Settings } from './leaf'
import type { Amount, Benefit, Condition, Confirm, Pack, Source } from './pack'
import { compileTree, type Outcomes, type Tree, type TreeSettings } from './tree'

export interface CompiledAmount {
  readonly amount: Amount
  readonly when: Tree | null
}

export interface CompiledConfirm {
  readonly confirm: Confirm
  readonly unless: Tree | null
  readonly when: Tree | null
}

export interface CompiledBenefit {
  readonly benefit: Benefit
  readonly when: Tree
  readonly amounts: readonly CompiledAmount[]
  readonly confirms: readonly CompiledConfirm[]
  /** Working space for `when`, reused from person to person: judging is synchronous. */
  readonly outcomes: Outcomes
}

/** A pack with its conditions turned into closures. Made once, used for any number of people. */
export interface CompiledPack {
  readonly pack: Pack
  readonly benefits: readonly CompiledBenefit[]
  readonly byRef: ReadonlyMap<string, CompiledBenefit>
  readonly parameter: (key: string) => number | null
  readonly leapBirthday: LeapBirthday
}

function parametersOf(pack: Pack): (key: string) => number | null {
  const values = new Map(pack.parameters.map(({ key, value }) => [key, value]))
  return (key) => {
    const value = values.get(key)
    if (value === undefined) throw new PackError(`the pack of ${pack.city} has no parameter «${key}»`)
    return value
  }
}

/** «临政办发〔2023〕43号 清单第11项» */
export function citation(pack: Pack, source: Source): string {
  const document = pack.documents.find(({ id }) => id === source.document)
  if (!document) throw new PackError(`the pack of ${pack.city} has no document «${source.document}»`)
  return `${document.number} ${source.clause}`
}

function compileBenefit(pack: Pack, benefit: Benefit, settings: Settings): CompiledBenefit {
  const first = benefit.sources[0]
  if (!first) throw new PackError(`${benefit.ref} names no source`)
  const treeSettings: TreeSettings = { ...settings, cite: (source) => citation(pack, source ?? first) }
  const tree = (condition: Condition | undefined) => (condition ? compileTree(condition, treeSettings) : null)
  return {
    benefit,
    when: compileTree(benefit.when, treeSettings),
    amounts: benefit.amount.map((amount) => ({ amount, when: tree(amount.when) })),
    confirms: benefit.confirm.map((confirm) => ({ confirm, unless: tree(confirm.unless), when: tree(confirm.when) })),
    outcomes: [],
  }
}

function checkReferences({ byRef, benefits, parameter }: CompiledPack) {
  for (const { benefit } of benefits) {
    for (const { with: other } of benefit.stacking) {
      if (!byRef.has(other)) throw new PackError(`${benefit.ref} stacks with ${other}, which is not on the list`)
    }
    for (const { times } of benefit.amount) {
      const base = times && byRef.get(times.of)
      if (times && !base) parameter(times.of)
      if (base?.benefit.amount.some((amount) => amount.times && byRef.has(amount.times.of))) {
        throw new PackError(`${benefit.ref} is a multiple of ${times!.of}, which is a multiple itself`)
      }
    }
  }
}

const made = new WeakMap<Pack, CompiledPack>()

/** The compiled form of a pack, kept with it. Throws PackError where the pack contradicts itself. */
export function compile(pack: Pack): CompiledPack {
  const kept = made.get(pack)
  if (kept) return kept
  const parameter = parametersOf(pack)
  const settings: Settings = { leapBirthday: pack.leapBirthday ?? 'february-28', parameter }
  const benefits = pack.benefits.map((benefit) => compileBenefit(pack, benefit, settings))
  const byRef = new Map(benefits.map((compiled) => [compiled.benefit.ref, compiled]))
  if (byRef.size !== benefits.length) throw new PackError(`two benefits of ${pack.city} share a reference`)
  const compiled = { pack, benefits, byRef, ...settings }
  checkReferences(compiled)
  made.set(pack, compiled)
  return compiled
}
