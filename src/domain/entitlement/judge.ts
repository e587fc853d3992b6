import { lookingAhead, nextChange, type Ahead } from './changes'
import { editionFor, type Standpoint } from './compile'
import type { CompiledBenefit, CompiledPack, Settled } from './compiled'
import { JudgeInputError } from './errors'
import type { Facts } from './facts'
import type { JudgedBenefit, Judgement } from './judgement'
import type { Subject } from './leaf'
import { findingsOf, type Findings } from './leaf-table'
import { monthlyOf } from './monthly'
import type { Pack } from './pack'
import { settle } from './settle'
import { subjectOf, verifiedView } from './subject'
import { explanationOf, type Explanation } from './tree'

export interface JudgeOptions extends Standpoint {
  /** Whether to look for the day on which each verdict changes; absent for yes. */
  readonly changes?: boolean
}

const NO_CONFLICTS: JudgedBenefit['conflicts'] = []

/** One person before one edition of a pack. */
interface Case {
  readonly pack: CompiledPack
  readonly subject: Subject
  /** By the benefits' places. All come first: whether two conflict hangs on both. */
  readonly settled: readonly Settled[]
  /** The same person through departments and documents alone; null where they say nothing. */
  readonly verified: Findings | null
  /** Null where nobody asked for changes. */
  readonly ahead: Ahead | null
}

/** A conflict is one only between benefits that may both come: neither verdict is «no». */
function conflictsFor({ conflicts }: CompiledBenefit, settled: readonly Settled[]): JudgedBenefit['conflicts'] {
  if (conflicts.length === 0) return NO_CONFLICTS
  const open = conflicts.filter(({ other }) => settled[other.place]!.outcome !== false)
  return open.length === 0 ? NO_CONFLICTS : open.map(({ shown }) => shown)
}

function describe(compiled: CompiledBenefit, { pack, subject, settled, verified, ahead }: Case): JudgedBenefit {
  const { benefit } = compiled
  const { outcome, verdict, missing, reasons, confirm, amount } = settled[compiled.place]!
  const isVerified = outcome === true && verified !== null && settle(compiled, verified).outcome === true
  return {
    ref: benefit.ref,
    name: benefit.name,
    verdict,
    standing: benefit.standing,
    certainty: isVerified ? 'verified' : 'declared',
    amount,
    missing,
    // Undefined rather than absent: JSON drops it, and all judgements keep one shape, which is what makes them fast.
    changesOn: ahead === null ? undefined : nextChange(compiled, subject, outcome, ahead, pack.leapBirthday),
    confirm,
    reasons,
    conflicts: outcome === false ? NO_CONFLICTS : conflictsFor(compiled, settled),
    mode: benefit.mode,
    leadDepartment: benefit.leadDepartment,
  }
}

function refuseStranger({ counties, name }: Pack, county: string | null): void {
  if (county !== null && !counties.some(({ code }) => code === county)) {
    throw new JudgeInputError('county', `${name}没有代码为${county}的县(市、区)`)
  }
}

/**
 * Judges one person against one city's list, on one day, over the facts alone: no clock, no network, no memory.
 * A «yes» or «no» given with blanks holds however the blanks are filled.
 *
 * @throws JudgeInputError when the day, the county or the birth date cannot be; its `field` names which.
 */
export function judge(pack: Pack, facts: Facts, { on, county = null, changes = true }: JudgeOptions): Judgement {
  refuseStranger(pack, county)
  const subject = subjectOf(facts, on)
  const compiled = editionFor(pack, subject.day, county)
  // A day before the list has no answer, not the first row's.
  if (compiled.benefits.length === 0) throw new JudgeInputError('on', `${on}这一天,${pack.name}还没有可用的清单`)
  const findings = findingsOf(compiled.table, subject)
  const view = verifiedView(subject)
  const person: Case = {
    pack: compiled,
    subject,
    settled: compiled.benefits.map((benefit) => settle(benefit, findings)),
    verified: view && findingsOf(compiled.table, view),
    ahead: changes ? lookingAhead(compiled, findings, subject) : null,
  }
  const benefits = compiled.benefits.map((benefit) => describe(benefit, person))
  return { city: pack.city, county, on, pack: pack.version, benefits, monthly: monthlyOf(benefits) }
}

/**
 * The whole tree of reasons of one benefit, joined as the document joins them; undefined where it is not on the list.
 * @throws JudgeInputError as `judge` does
 */
export function explain(pack: Pack, facts: Facts, ref: string, standpoint: Standpoint): Explanation | undefined {
  refuseStranger(pack, standpoint.county ?? null)
  const subject = subjectOf(facts, standpoint.on)
  const { byRef, table } = editionFor(pack, subject.day, standpoint.county ?? null)
  const found = byRef.get(ref)
  if (!found) return undefined
  const { root } = found.when
  const outcomes: (boolean | null)[] = []
  root.evaluate(findingsOf(table, subject), outcomes)
  return explanationOf(root, outcomes)
}
