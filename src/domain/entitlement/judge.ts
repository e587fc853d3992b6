import { amountFor } from './amount'
import { nextChange } from './changes'
import { compile, type CompiledBenefit, type CompiledConfirm, type CompiledPack } from './compile'
import { JudgeInputError } from './errors'
import type { FactKey, Facts } from './facts'
import type { JudgedBenefit, Judgement, Verdict } from './judgement'
import type { Subject, Truth } from './leaf'
import { monthlyOf } from './monthly'
import type { Pack } from './pack'
import { subjectOf, verifiedView } from './subject'
import { openEnds, reasonsOf, weighMissing, type Outcomes, type Tree } from './tree'

export interface JudgeOptions {
  /** The day for which to judge, `YYYY-MM-DD`, in China. */
  readonly on: string
  /** Six-digit code of the county whose list applies; absent or null for the city's own. */
  readonly county?: string | null
}

/** Lists without entries, shared: most benefits have some. */
const NO_FACTS: readonly FactKey[] = []
const NO_CONFIRMS: JudgedBenefit['confirm'] = []
const NO_CONFLICTS: JudgedBenefit['conflicts'] = []

const scratch: Outcomes = []
const outcomeOf = (tree: Tree, subject: Subject) => tree.root.evaluate(subject, scratch)

/** What a benefit came to for the person at hand: the root is the first node of its tree. */
const verdictOn = ({ outcomes }: CompiledBenefit): Truth => outcomes[0] ?? null

const WORDS = new Map<Truth, Verdict>([
  [true, 'yes'],
  [false, 'no'],
  [null, 'unknown'],
])

function isShown({ unless, when, whenSurely }: CompiledConfirm, subject: Subject): boolean {
  if (unless !== null && outcomeOf(unless, subject) === true) return false
  if (whenSurely !== null && outcomeOf(whenSurely, subject) !== true) return false
  return when === null || outcomeOf(when, subject) !== false
}

function confirmsFor({ confirms, when, outcomes }: CompiledBenefit, subject: Subject): JudgedBenefit['confirm'] {
  const shown = confirms.filter((confirm) => isShown(confirm, subject)).map((confirm) => confirm.shown)
  const open = openEnds(when.root, outcomes)
  return open.length === 0 ? shown : [...shown, ...open.map((text) => ({ text, essential: true }))]
}

/** Unknown facts that can still change the outcome, most settling first; ties in the document's order. */
function missingFor({ when, outcomes }: CompiledBenefit): readonly FactKey[] {
  const weights = weighMissing(when.root, outcomes)
  const keys = [...weights.keys()]
  return keys.length < 2 ? keys : keys.sort((a, b) => weights.get(b)! - weights.get(a)!)
}

/** A conflict is one only between benefits that may both come: neither verdict is «no». */
function conflictsFor({ conflicts }: CompiledBenefit): JudgedBenefit['conflicts'] {
  if (conflicts.length === 0) return NO_CONFLICTS
  return conflicts.filter(({ other }) => verdictOn(other) !== false).map(({ shown }) => shown)
}

interface Case {
  readonly pack: CompiledPack
  readonly subject: Subject
  /** The same person through departments and documents alone. */
  readonly verified: Subject | null
}

function describe(compiled: CompiledBenefit, { pack, subject, verified }: Case): JudgedBenefit {
  const { benefit, when, outcomes } = compiled
  const outcome = verdictOn(compiled)
  const isVerified = outcome === true && verified !== null && outcomeOf(when, verified) === true
  return {
    ref: benefit.ref,
    name: benefit.name,
    verdict: WORDS.get(outcome)!,
    standing: benefit.standing,
    certainty: isVerified ? 'verified' : 'declared',
    amount: amountFor(compiled, subject),
    missing: outcome === null ? missingFor(compiled) : NO_FACTS,
    // Undefined rather than absent: JSON drops it, and all judgements keep one shape, which is what makes them fast.
    changesOn: nextChange(compiled, subject, outcome, pack.leapBirthday),
    confirm: outcome === false ? NO_CONFIRMS : confirmsFor(compiled, subject),
    reasons: reasonsOf(when.root, outcomes),
    conflicts: outcome === false ? NO_CONFLICTS : conflictsFor(compiled),
    mode: benefit.mode,
    leadDepartment: benefit.leadDepartment,
  }
}

/**
 * Benefits that stood on the list on that day, each with its outcome. A day before the list has no answer, not the
 * first row's.
 */
function evaluated({ pack, benefits }: CompiledPack, subject: Subject, on: string): CompiledBenefit[] {
  const valid = benefits.filter(({ benefit, when, outcomes }) => {
    const isValid = benefit.validFrom <= on
    outcomes[0] = isValid && when.root.evaluate(subject, outcomes)
    return isValid
  })
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
  const person: Case = { pack: compiled, subject, verified: verifiedView(subject) }
  // All outcomes come first: whether two conflict hangs on both.
  const benefits = evaluated(compiled, subject, on).map((benefit) => describe(benefit, person))
  return { city: pack.city, county, on, pack: pack.version, benefits, monthly: monthlyOf(benefits) }
}
