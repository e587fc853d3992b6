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

/** One person before one edition of a pack. */
interface Case {
  readonly pack: CompiledPack
  readonly subject: Subject
  /** By the benefits' places. All come first: whether two conflict hangs on both. */
  readonly settled: readonly Settled[]
  readonly findings: Findings
  /** The same person through departments and documents alone; null where they say nothing. */
  readonly verified: Findings | null
  /** Null where nobody asked for changes. */
  readonly ahead: Ahead | null
}

/** The conflicts that stand, as bits: one is only between benefits that may both come, neither verdict being «no». */
function openConflicts({ conflicts }: CompiledBenefit, settled: readonly Settled[]): number {
  let open = 0
  for (let at = 0; at < conflicts.length; at++) {
    if (settled[conflicts[at]!.other.place]!.outcome !== false) open |= 1 << at
  }
  return open
}

/** Whether a «yes» stands on what departments and documents say alone. */
function restsOnPapers(compiled: CompiledBenefit, { findings, verified, settled }: Case): boolean {
  if (verified === null || settled[compiled.place]!.outcome !== true) return false
  return verified === findings || settle(compiled, verified).outcome === true
}

/** What is told of an item where no change lies ahead, which is mostly so: one object serves everybody. */
function plainly(
  { benefit, conflicts }: CompiledBenefit,
  settled: Settled,
  open: number,
  isVerified: boolean,
): JudgedBenefit {
  const key = open * 2 + Number(isVerified)
  const known = settled.told[key]
  if (known) return known
  const { verdict, missing, reasons, confirm, amount } = settled
  const told: JudgedBenefit = {
    ref: benefit.ref,
    name: benefit.name,
    verdict,
    standing: benefit.standing,
    certainty: isVerified ? 'verified' : 'declared',
    amount,
    missing,
    // Undefined rather than absent: JSON drops it, and all judgements keep one shape, which is what makes them fast.
    changesOn: undefined,
    confirm,
    reasons,
    conflicts: Object.freeze(conflicts.filter((_, at) => open & (1 << at)).map(({ shown }) => shown)),
    mode: benefit.mode,
    leadDepartment: benefit.leadDepartment,
  }
  settled.told[key] = Object.freeze(told)
  return told
}

function describe(compiled: CompiledBenefit, person: Case): JudgedBenefit {
  const { pack, subject, settled, ahead } = person
  const own = settled[compiled.place]!
  const { outcome } = own
  const open = outcome === false ? 0 : openConflicts(compiled, settled)
  const told = plainly(compiled, own, open, restsOnPapers(compiled, person))
  const changesOn = ahead === null ? undefined : nextChange(compiled, subject, outcome, ahead, pack.leapBirthday)
  return changesOn === undefined ? told : { ...told, changesOn }
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
    findings,
    verified: view === subject ? findings : view && findingsOf(compiled.table, view),
    ahead: changes ? lookingAhead({ pack: compiled, findings }, subject, county) : null,
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
