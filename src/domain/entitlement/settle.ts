import { amountFor } from './amount'
import type { CompiledBenefit, CompiledConfirm, Memory, Settled } from './compiled'
import type { FactKey } from './facts'
import type { JudgedBenefit, Verdict } from './judgement'
import type { Truth } from './leaf'
import { FINDING_VALUES, type Findings } from './leaf-table'
import { openEnds, reasonsOf, weighMissing, type Outcomes, type Tree } from './tree'

/** Patterns are written as one number, which is exact up to 3^33. */
const MOST_READS = 33
/** Up to here an item has a place for each pattern (3^8 = 6,561): a list is found in several times faster than a map. */
const MOST_LISTED = 8
/** Enough for every pattern that people in fact have; a bound all the same, for a server that runs for months. */
const MOST_PATTERNS = 20_000

export function memoryOf(reads: readonly number[]): Memory {
  const isShort = reads.length <= MOST_LISTED
  return {
    reads,
    listed: isShort ? new Array<Settled | undefined>(FINDING_VALUES ** reads.length) : null,
    known: !isShort && reads.length <= MOST_READS ? new Map() : null,
  }
}

const WORDS = new Map<Truth, Verdict>([
  [true, 'yes'],
  [false, 'no'],
  [null, 'unknown'],
])

/** Lists without entries, shared: most benefits have some. */
const NO_FACTS: readonly FactKey[] = Object.freeze([])
const NO_CONFIRMS: JudgedBenefit['confirm'] = Object.freeze([])

const scratch: Outcomes = []
const outcomeOf = (tree: Tree, findings: Findings): Truth => tree.root.evaluate(findings, scratch)

function isShown({ unless, when, whenSurely }: CompiledConfirm, findings: Findings): boolean {
  if (unless !== null && outcomeOf(unless, findings) === true) return false
  if (whenSurely !== null && outcomeOf(whenSurely, findings) !== true) return false
  return when === null || outcomeOf(when, findings) !== false
}

function confirmsFor({ confirms, when }: CompiledBenefit, findings: Findings, outcomes: Outcomes) {
  const shown = confirms.filter((confirm) => isShown(confirm, findings)).map((confirm) => confirm.shown)
  const open = openEnds(when.root, outcomes)
  return open.length === 0 ? shown : [...shown, ...open.map((text) => ({ text, essential: true }))]
}

/** Unknown facts that can still change the outcome, most settling first; ties in the document's order. */
function missingFor({ when }: CompiledBenefit, outcomes: Outcomes): readonly FactKey[] {
  const weights = weighMissing(when.root, outcomes)
  const keys = [...weights.keys()]
  return keys.length < 2 ? keys : keys.sort((a, b) => weights.get(b)! - weights.get(a)!)
}

function workOut(compiled: CompiledBenefit, findings: Findings): Settled {
  const outcomes: Outcomes = []
  const outcome = compiled.when.root.evaluate(findings, outcomes)
  return {
    outcome,
    verdict: WORDS.get(outcome)!,
    missing: outcome === null ? Object.freeze(missingFor(compiled, outcomes)) : NO_FACTS,
    reasons: Object.freeze(reasonsOf(compiled.when.root, outcomes)),
    confirm: outcome === false ? NO_CONFIRMS : Object.freeze(confirmsFor(compiled, findings, outcomes)),
    amount: amountFor(compiled, findings),
    told: [],
  }
}

function patternOf(reads: readonly number[], findings: Findings): number {
  let pattern = 0
  for (let at = 0; at < reads.length; at++) pattern = pattern * FINDING_VALUES + findings[reads[at]!]!
  return pattern
}

function remember({ listed, known }: Memory, pattern: number, settled: Settled): void {
  if (listed) listed[pattern] = settled
  if (known && known.size >= MOST_PATTERNS) known.clear()
  known?.set(pattern, settled)
}

/** What a benefit comes to for these findings; lists in it are shared between judgements, and frozen. */
export function settle(compiled: CompiledBenefit, findings: Findings): Settled {
  const { memory } = compiled
  const pattern = patternOf(memory.reads, findings)
  const remembered = memory.listed ? memory.listed[pattern] : memory.known?.get(pattern)
  if (remembered) return remembered
  const settled = workOut(compiled, findings)
  remember(memory, pattern, settled)
  return settled
}
