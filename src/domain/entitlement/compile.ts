import type { LeapBirthday } from '../person/age'
import { PackError } from './errors'
import type { JudgedAmount, JudgedBenefit } from './judgement'
import type { Settings } from './leaf'
import type { Amount, Benefit, Condition, Confirm, Pack, Source } from './pack'
import { compileTree, type Outcomes, type Tree, type TreeSettings } from './tree'

/** One tier of an amount; what does not depend on the person is made once and shared by all judgements. */
export interface CompiledAmount {
  readonly amount: JudgedAmount
  readonly when: Tree | null
  /** Set where the figure is a multiple of another benefit's. */
  readonly times: { readonly of: CompiledBenefit; readonly by: number } | null
}

export interface CompiledConfirm {
  readonly shown: JudgedBenefit['confirm'][number]
  readonly unless: Tree | null
  readonly when: Tree | null
  readonly whenSurely: Tree | null
}

export interface CompiledConflict {
  readonly other: CompiledBenefit
  readonly shown: JudgedBenefit['conflicts'][number]
}

export interface CompiledBenefit {
  readonly benefit: Benefit
  readonly when: Tree
  readonly amounts: readonly CompiledAmount[]
  readonly confirms: readonly CompiledConfirm[]
  readonly conflicts: readonly CompiledConflict[]
  /** Working space for `when`, reused from person to person: judging is synchronous. */
  readonly outcomes: Outcomes
}

/** A pack with its conditions turned into closures. Made once, used for any number of people. */
export interface CompiledPack {
  readonly pack: Pack
  readonly benefits: readonly CompiledBenefit[]
  readonly byRef: ReadonlyMap<string, CompiledBenefit>
  readonly leapBirthday: LeapBirthday
}

/** While its parts are still being put together. */
type Unfinished<T> = { -readonly [K in keyof T]: T[K] }

function parametersOf(pack: Pack): Settings['parameter'] {
  const values = new Map(pack.parameters.map(({ key, value }) => [key, value]))
  return (key) => {
    const value = values.get(key)
    if (value === undefined) throw new PackError(`the pack of ${pack.city} has no parameter «${key}»`)
    return value
  }
}

/** «临政办发〔2023〕43号 附件第11项» */
function citation(pack: Pack, source: Source): string {
  const document = pack.documents.find(({ id }) => id === source.document)
  if (!document) throw new PackError(`the pack of ${pack.city} has no document «${source.document}»`)
  return `${document.number} ${source.clause}`
}

const treeOf = (condition: Condition | undefined, settings: TreeSettings) =>
  condition ? compileTree(condition, settings) : null

function compileConfirm(confirm: Confirm, settings: TreeSettings): CompiledConfirm {
  const { text, essential, unless, when, whenSurely } = confirm
  return {
    shown: { text, essential },
    unless: treeOf(unless, settings),
    when: treeOf(when, settings),
    whenSurely: treeOf(whenSurely, settings),
  }
}

/** Fen of a multiple, rounded to whole fen. */
export const multiplied = (fen: number, by: number): number => Math.round(fen * by)

type Finder = (ref: string) => CompiledBenefit | undefined

function compileAmount(amount: Amount, settings: TreeSettings, find: Finder): CompiledAmount {
  const { kind, fen: stated, per, setBy, text, times } = amount
  const of = times && find(times.of)
  if (of?.benefit.amount.some((tier) => tier.times && find(tier.times.of))) {
    throw new PackError(`an amount is a multiple of ${of.benefit.ref}, which is a multiple itself`)
  }
  const parameter = times && !of ? settings.parameter(times.of) : null
  const fen = stated ?? (times && parameter !== null ? multiplied(parameter, times.by) : undefined)
  const judged: JudgedAmount = {
    kind,
    ...(fen !== undefined && { fen }),
    ...(per && { per }),
    ...(setBy && { setBy }),
    ...(text && { text }),
  }
  return { amount: judged, when: treeOf(amount.when, settings), times: times && of ? { of, by: times.by } : null }
}

function compileConflicts({ ref, stacking }: Benefit, find: Finder): CompiledConflict[] {
  return stacking.map(({ with: otherRef, rule }) => {
    const other = find(otherRef)
    if (!other) throw new PackError(`${ref} stacks with ${otherRef}, which is not on the list`)
    return { other, shown: { with: otherRef, rule } }
  })
}

function compileBenefit(benefit: Benefit, settings: TreeSettings): Unfinished<CompiledBenefit> {
  return {
    benefit,
    when: compileTree(benefit.when, settings),
    amounts: [],
    confirms: benefit.confirm.map((confirm) => compileConfirm(confirm, settings)),
    conflicts: [],
    outcomes: [],
  }
}

function settingsOf(pack: Pack, { ref, sources: [first] }: Benefit, settings: Settings): TreeSettings {
  if (!first) throw new PackError(`${ref} names no source`)
  return { ...settings, cite: (source) => citation(pack, source ?? first) }
}

function compileAfresh(pack: Pack): CompiledPack {
  const settings: Settings = { leapBirthday: pack.leapBirthday ?? 'february-28', parameter: parametersOf(pack) }
  const benefits = pack.benefits.map((benefit) => compileBenefit(benefit, settingsOf(pack, benefit, settings)))
  const byRef = new Map<string, CompiledBenefit>(benefits.map((compiled) => [compiled.benefit.ref, compiled]))
  if (byRef.size !== benefits.length) throw new PackError(`two benefits of ${pack.city} share a reference`)
  // Benefits point at each other, so these two come when all are there.
  for (const compiled of benefits) {
    const { benefit } = compiled
    const find: Finder = (ref) => byRef.get(ref)
    compiled.amounts = benefit.amount.map((amount) => compileAmount(amount, settingsOf(pack, benefit, settings), find))
    compiled.conflicts = compileConflicts(benefit, find)
  }
  return { pack, benefits, byRef, leapBirthday: settings.leapBirthday }
}

const made = new WeakMap<Pack, CompiledPack>()

/** The compiled form of a pack, kept with it. Throws PackError where the pack contradicts itself. */
export function compile(pack: Pack): CompiledPack {
  const kept = made.get(pack)
  if (kept) return kept
  const compiled = compileAfresh(pack)
  made.set(pack, compiled)
  return compiled
}
