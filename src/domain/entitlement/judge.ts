import { amountFor } from './amount'
import { nextChange } from './changes'
import { compile, type CompiledBenefit, type CompiledPack } from './compile'
import { JudgeInputError } from './errors'
import type { FactKey, Facts } from './facts'
import type { JudgedBenefit, Judgement, Verdict } from './judgement'
import type { Subject, Truth } from './leaf'
import { monthlyOf } from './monthly'
import type { Pack } from './pack'
import { subjectOf, verifiedView } from './subject'
import { openEnds, reasonsOf, weighMissing, type Tree } from './tree'

export interface JudgeOptions {
  /** The day for which to judge, `YYYY-MM-DD`, in China. */
  readonly on: string
  /** Six-digit code of the county whose list applies; absent or null for the city's own. */
  readonly county?: string | null
}

const scratch: Truth[] = []
const outcomeOf = (tree: Tree, subject: Subject) => tree.root.evaluate(subject, scratch)

const verdictOf = (outcome: Truth): Verdict => (outcome === null ? 'unknown' : outcome ? 'yes' : 'no')

function confirmsFor({ confirms, when, outcomes }: CompiledBenefit, subject: Subject): JudgedBenefit['confirm'] {
  const shown = confirms.filter(
    (confirm) =>
      !(confirm.unless && outcomeOf(confirm.unless, subject) === true) &&
      !(confirm.when && outcomeOf(confirm.when, subject) === false),
  )
  return [
    ...shown.map(({ confirm: { text, essential } }) => ({ text, essential })),
    ...openEnds(when.root, outcomes).map((text) => ({ text, essential: true })),
  ]
}

/** Unknown facts that can still change the outcome, most settling first; ties in the document's order. */
function missingOf(benefit: CompiledBenefit): FactKey[] {
  const weights = weighMissing(benefit.when.root, benefit.outcomes)
  return [...weights.keys()].sort((a, b) => weights.get(b)! - weights.get(a)!)
}

function judgeBenefit(pack: CompiledPack, compiled: CompiledBenefit, subject: Subject, verified: Subject | null) {
  const { benefit, when, outcomes } = compiled
  const outcome = when.root.evaluate(subject, outcomes)
  const rests = outcome === true && verified !== null && outcomeOf(when, verified) === true
  const changesOn = nextChange(compiled, subject, outcome, pack.leapBirthday)
  const judged: JudgedBenefit = {
    ref: benefit.ref,
    name: benefit.name,
    verdict: verdictOf(outcome),
    standing: benefit.standing,
    certainty: rests ? 'verified' : 'declared',
    amount: amountFor(pack, compiled, subject),
    missing: outcome === null ? missingOf(compiled) : [],
    ...(changesOn !== undefined && { changesOn }),
    confirm: outcome === false ? [] : confirmsFor(compiled, subject),
    reasons: reasonsOf(when.root, outcomes),
    conflicts: [],
    mode: benefit.mode,
    leadDepartment: benefit.leadDepartment,
  }
  return judged
}

/** A conflict is one only between benefits that may both come: neither verdict is «no». */
function withConflicts(judged: readonly JudgedBenefit[], { byRef }: CompiledPack): JudgedBenefit[] {
  const possible = new Set(judged.filter(({ verdict }) => verdict !== 'no').map(({ ref }) => ref))
  return judged.map((benefit) => {
    const { stacking } = byRef.get(benefit.ref)!.benefit
    if (stacking.length === 0 || !possible.has(benefit.ref)) return benefit
    const conflicts = stacking.filter((other) => possible.has(other.with))
    return { ...benefit, conflicts: conflicts.map(({ with: other, rule }) => ({ with: other, rule })) }
  })
}

/** Benefits that stood on the list on that day. A day before the list has no answer, not the first row's. */
function validOn({ pack, benefits }: CompiledPack, on: string): readonly CompiledBenefit[] {
  const valid = benefits.filter(({ benefit }) => benefit.validFrom <= on)
  if (valid.length === 0) throw new JudgeInputError('on', `${on}这一天,${pack.name}还没有可用的清单`)
  return valid
}

/**
 * Judges one person against one city's list, on one day, over the facts alone: no clock, no network, no memory.
 * A «yes» or «no» given with blanks holds however the blanks are filled.
 *
 * @throws JudgeInputError when the day, the county or the birth date cannot be; its `field` names which.
 */
export function judge(pack: Pack, facts: Facts, { on, county = null }: JudgeOptions): Judgement {
  const compiled = compile(pack)
  if (county !== null && !pack.counties.some(({ code }) => code === county)) {
    throw new JudgeInputError('county', `${pack.name}没有代码为${county}的县(市、区)`)
  }
  const subject = subjectOf(facts, on)
  const verified = verifiedView(subject)
  const judged = validOn(compiled, on).map((benefit) => judgeBenefit(compiled, benefit, subject, verified))
  const benefits = withConflicts(judged, compiled)
  return { city: pack.city, county, on, pack: pack.version, benefits, monthly: monthlyOf(benefits) }
}
