import { turnsAfter } from '../entitlement/compile'
import type { CompiledBenefit, CompiledPack } from '../entitlement/compiled'
import { NOTHING_TOLD, type Ability, type FactKey } from '../entitlement/facts'
import { isNone } from '../entitlement/facts-json'
import type { Verdict } from '../entitlement/judgement'
import { factLabel } from '../entitlement/labels'
import { fullYears, type LeapBirthday } from '../person/age'
import { dayNumber } from '../person/date'

/** What a judgement that was kept said of one benefit. */
export interface KeptVerdict {
  readonly ref: string
  readonly name: string
  readonly verdict: Verdict
  /** As it was shown: «每月至少 100 元»; empty where there was none. */
  readonly amountWords: string
}

/** A judgement as it was kept: what was known, by which list and on which day, and what came of it. */
export interface KeptJudgement {
  /** `YYYY-MM-DD` */
  readonly on: string
  readonly city: string
  readonly county: string | null
  /** Version of the list. */
  readonly pack: string
  /** By fact key, as `judge` takes them; `source` as in `FactSource`. */
  readonly facts: Readonly<Record<string, { readonly value: unknown; readonly source: string }>>
  readonly verdicts: readonly KeptVerdict[]
}

/** `age`: a birthday or a term has come. `facts`: something told is another. `list`: another list, version or edition holds. */
export type Cause = 'age' | 'facts' | 'list'

type Outcome = Pick<KeptVerdict, 'verdict' | 'amountWords'>

export interface Change {
  readonly ref: string
  readonly name: string
  /** Null: it was not on the list then. */
  readonly from: Outcome | null
  /** Null: it is on the list no longer. */
  readonly to: Outcome | null
  /** All that changed and can have done it; which of several did is not known. Empty where nothing can be found. */
  readonly because: readonly Cause[]
  /** Facts that are others now, where they are a cause. */
  readonly facts: readonly FactKey[]
  /** Full years reached in between, where that is a cause. */
  readonly turned: number | null
}

/** What an outcome may hang on. */
interface Reads {
  readonly ages: readonly number[]
  readonly facts: ReadonlySet<FactKey>
}

/** All that changed between two judgements, of whatever item. */
interface Differences {
  readonly facts: readonly FactKey[]
  /** Another day, in whichever direction. */
  readonly day: boolean
  readonly list: boolean
  /** Full years before and after, by the birth date as it is known now; null where no birthday lies between. */
  readonly years: { readonly from: number; readonly to: number } | null
  /** An assessment that is the same began to count, or ceased to. */
  readonly term: boolean
}

/** The same text for the same value: keys and entries of lists stand in no order. */
function canonical(value: unknown): string {
  if (isNone(value)) return 'none'
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value as object).map(([key, part]) => `${key}:${canonical(part)}`)
  return `{${entries.sort().join()}}`
}

const isVerified = (source: string): boolean => source === 'document' || source === 'department'

function isSameFact(key: FactKey, before: KeptJudgement, after: KeptJudgement): boolean {
  const [was, is] = [before.facts[key], after.facts[key]]
  if (!was || !is) return was === is
  return isVerified(was.source) === isVerified(is.source) && canonical(was.value) === canonical(is.value)
}

function yearsBetween(before: KeptJudgement, after: KeptJudgement, leap?: LeapBirthday): Differences['years'] {
  const born = after.facts['birthDate']?.value
  if (typeof born !== 'string') return null
  const [from, to] = [fullYears(born, before.on, leap), fullYears(born, after.on, leap)]
  return from < to ? { from, to } : null
}

/** Whether an assessment of which nobody told anything new began or ran out in between. */
function termBetween(before: KeptJudgement, after: KeptJudgement): boolean {
  const ability = after.facts['ability']?.value as Partial<Ability> | null | undefined
  if (!ability || !isSameFact('ability', before, after)) return false
  const { on = '', validTo = '' } = ability
  return (before.on < on && on <= after.on) || (before.on <= validTo && validTo < after.on)
}

/** Whether the list itself came to a day on which it is another. */
function turnBetween(before: KeptJudgement, after: KeptJudgement, list: CompiledPack | undefined): boolean {
  const turns = list ? turnsAfter(list.pack, dayNumber(before.on), after.county) : []
  return turns.some((turn) => turn <= dayNumber(after.on))
}

function differencesOf(before: KeptJudgement, after: KeptJudgement, list: CompiledPack | undefined): Differences {
  const keys = Object.keys(NOTHING_TOLD) as FactKey[]
  const isOther = before.pack !== after.pack || before.city !== after.city || before.county !== after.county
  return {
    facts: keys.filter((key) => !isSameFact(key, before, after)),
    day: before.on !== after.on,
    list: isOther || turnBetween(before, after, list),
    years: yearsBetween(before, after, list?.leapBirthday),
    term: termBetween(before, after),
  }
}

/** Ages and facts of a benefit's condition and of its amounts' tiers, those that it is a multiple of included. */
function readsOf({ when, amounts }: CompiledBenefit): Reads {
  const trees = [when, ...amounts.flatMap((amount) => (amount.when ? [amount.when] : []))]
  const others = amounts.flatMap(({ times }) => (times ? [readsOf(times.of)] : []))
  const all: readonly Reads[] = [...trees, ...others]
  return { ages: all.flatMap(({ ages }) => ages), facts: new Set(all.flatMap(({ facts }) => [...facts])) }
}

/** The age that was reached, and that the item looks at where it is known what it looks at. */
function ageReached({ years }: Differences, reads: Reads | undefined): number | null {
  if (!years) return null
  if (!reads) return years.to
  const seen = reads.ages.filter((age) => age > years.from && age <= years.to)
  return seen.length > 0 ? Math.max(...seen) : null
}

type Why = Pick<Change, 'because' | 'facts' | 'turned'>

/** An item comes and goes with the list, or on a day that it names. */
function whyListed({ list, day }: Differences): Why {
  return { because: list ? ['list'] : day ? ['age'] : [], facts: [], turned: null }
}

function whyChanged(differences: Differences, reads: Reads | undefined): Why {
  const facts = differences.facts.filter((key) => !reads || reads.facts.has(key))
  const turned = ageReached(differences, reads)
  const because: Cause[] = []
  const term = differences.term && (!reads || reads.facts.has('ability'))
  if (turned !== null || term) because.push('age')
  if (facts.length > 0) because.push('facts')
  if (differences.list) because.push('list')
  // Nothing that this item looks at is another but the day.
  if (because.length === 0 && differences.day) because.push('age')
  return { because, facts, turned }
}

/** An amount matters only where something may be had. */
function isSameOutcome(from: Outcome, to: Outcome): boolean {
  return from.verdict === to.verdict && (to.verdict === 'no' || from.amountWords === to.amountWords)
}

const outcomeOf = ({ verdict, amountWords }: KeptVerdict): Outcome => ({ verdict, amountWords })

/**
 * What is another since an earlier judgement of the same person, and what can have made it so; in the later one's order, what
 * is gone last. A cause is named only where something of its kind did change.
 * @param list the later judgement's list as compiled for its day and county: with it, facts and ages are named only where the
 * item looks at them
 */
export function compareJudgements(before: KeptJudgement, after: KeptJudgement, list?: CompiledPack): readonly Change[] {
  const differences = differencesOf(before, after, list)
  const then = new Map(before.verdicts.map((kept) => [kept.ref, kept]))
  const now = new Set(after.verdicts.map(({ ref }) => ref))

  const changed = after.verdicts.flatMap((kept): Change[] => {
    const [from, to] = [then.get(kept.ref), outcomeOf(kept)]
    const named = { ref: kept.ref, name: kept.name }
    if (!from) return [{ ...named, from: null, to, ...whyListed(differences) }]
    if (isSameOutcome(from, to)) return []
    const compiled = list?.byRef.get(kept.ref)
    return [{ ...named, from: outcomeOf(from), to, ...whyChanged(differences, compiled && readsOf(compiled)) }]
  })
  const gone = before.verdicts
    .filter(({ ref }) => !now.has(ref))
    .map((kept) => ({ ref: kept.ref, name: kept.name, from: outcomeOf(kept), to: null, ...whyListed(differences) }))
  return [...changed, ...gone]
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  yes: '条件对得上',
  no: '条件还对不上',
  unknown: '还说不准',
}

function outcomeWords({ verdict, amountWords }: Outcome): string {
  const amount = verdict === 'yes' && amountWords ? `,审核通过后,预计${amountWords}` : ''
  return VERDICT_WORDS[verdict] + amount
}

function whatChanged({ from, to }: Change): string {
  if (!to) return '现在的清单里没有这一项了'
  if (!from) return `清单里新有这一项,${outcomeWords(to)}`
  if (from.verdict !== to.verdict) return `上次${VERDICT_WORDS[from.verdict]},这次${outcomeWords(to)}`
  const [was, is] = [from.amountWords, to.amountWords].map((words) => (words ? `预计${words}` : '没有写明多少'))
  return `上次${was},这次${is},都要审核通过后才算`
}

function causeWords(cause: Cause, { facts, turned }: Change): string {
  if (cause === 'list') return '用的清单变了'
  if (cause === 'facts') return `情况变了(${facts.map(factLabel).join('、')})`
  return turned === null ? '到了规定的日子' : `满了${turned}周岁`
}

/** «高龄津贴:上次条件还对不上,这次条件对得上,审核通过后,预计每月至少 100 元。因为满了80周岁。» */
export function changeSentence(change: Change): string {
  const causes = change.because.map((cause) => causeWords(cause, change))
  const what = `${change.name}:${whatChanged(change)}。`
  if (causes.length === 0) return `${what}没有找出原因,可以打电话问社区。`
  return causes.length === 1 ? `${what}因为${causes[0]}。` : `${what}可能因为:${causes.join(';')}。`
}
