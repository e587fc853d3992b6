import { factOf } from '../leaf'
import type { Benefit, Condition, Leaf, Pack, Patch } from '../pack'
import { isBranch } from '../tree'

/** What a pack's conditions tell apart. */
export interface Reading {
  /** Of each list fact, the values that stand together in one condition. */
  readonly lists: ReadonlyMap<string, readonly (readonly string[])[]>
  /** Facts that it reads at all. */
  readonly facts: ReadonlySet<string>
}

type Ruled = Patch & Partial<Pick<Benefit, 'standing'>>

/** What nobody can have any more, or not yet by any decision, is no reason to ask. */
const isAlive = ({ standing }: Ruled): boolean => standing !== 'historic' && standing !== 'draft'

function conditionsOf({ when, values = [], confirm = [] }: Ruled): (Condition | undefined)[] {
  const tiers = values.flatMap(({ amount }) => amount)
  const doubts = confirm.flatMap((one) => [one.unless, one.when, one.whenSurely])
  return [when, ...tiers.map((tier) => tier.when), ...doubts]
}

function leavesOf(condition: Condition): readonly Leaf[] {
  if (!isBranch(condition)) return [condition]
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition.not]
  return parts.flatMap(leavesOf)
}

function readingAfresh({ benefits, layers }: Pack): Reading {
  const patches = layers.flatMap((layer): Ruled[] => [...layer.patches.map(({ set }) => set), ...layer.benefits])
  const conditions = [...benefits, ...patches].filter(isAlive).flatMap(conditionsOf)
  const lists = new Map<string, (readonly string[])[]>()
  const facts = new Set<string>()
  for (const leaf of conditions.flatMap((condition) => (condition ? leavesOf(condition) : []))) {
    const fact = factOf(leaf)
    facts.add(fact)
    if ('has' in leaf) lists.set(fact, [...(lists.get(fact) ?? []), leaf.has])
  }
  return { lists, facts }
}

const made = new WeakMap<Pack, Reading>()

/** What a pack and the lists of its counties read of a person, apart from drafts and what has ended. Kept with the pack. */
export function readingOf(pack: Pack): Reading {
  const kept = made.get(pack)
  if (kept) return kept
  const reading = readingAfresh(pack)
  made.set(pack, reading)
  return reading
}
