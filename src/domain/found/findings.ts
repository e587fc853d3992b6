import type { JudgedBenefit, Judgement } from '../entitlement'
import { dayAfter } from '../facility/hours'
import { FOUND_PENDING, SOON_DAYS, type FoundCause, type FoundKind, type FoundState } from './found'
import { isPerhaps, noteOf, readNote } from './note'

/** How somebody was judged the last time. */
export interface Before {
  readonly on: string
  /** Edition of the list. */
  readonly pack: string
  /** As `noteOf` writes them. */
  readonly verdicts: readonly string[]
}

export interface Looked {
  /** Of today, with the days on which verdicts change. */
  readonly judgement: Judgement
  readonly sought: ReadonlySet<string>
  /** Null for whoever was never judged. */
  readonly before: Before | null
  /** The same person by the same list on another day; asked for only where it matters. Null where the list knows no such day. */
  readonly judgedOn: (day: string) => Judgement | null
}

/** What the register says today. */
export interface Finding {
  readonly ref: string
  readonly kind: FoundKind
  readonly cause: FoundCause
  readonly perhaps: boolean
  /** First day on which it is so, as far as that is known; else the day of judging. */
  readonly from: string
  /** False where it was so the last time already. */
  readonly isNew: boolean
}

const MOST_DAYS_KEPT = 100
const lastDays = new Map<string, string>()

/** The last day that is looked ahead to; of the one day on which a million are judged, reckoned once. */
function lastDayAhead(on: string): string {
  const known = lastDays.get(on)
  if (known !== undefined) return known
  const day = dayAfter(on, SOON_DAYS)
  if (lastDays.size >= MOST_DAYS_KEPT) lastDays.clear()
  lastDays.set(on, day)
  return day
}
const find = (judgement: Judgement | null, ref: string) => judgement?.benefits.find((one) => one.ref === ref)

/** What somebody may have, will have soon, or may have otherwise than the last time. */
export function findingsOf(looked: Looked): Finding[] {
  const { judgement, sought, before } = looked
  const last = new Map(before?.verdicts.map((note) => [readNote(note).ref, readNote(note)]))
  return judgement.benefits.flatMap((judged) => {
    if (!sought.has(judged.ref)) return []
    if (judged.verdict !== 'yes') return soonFinding(looked, judged)
    const known = last.get(judged.ref)
    const common = { ref: judged.ref, perhaps: isPerhaps(judged), from: judgement.on }
    if (!before) return [{ ...common, kind: 'entitled', cause: 'first', isNew: true }]
    if (!known) return [{ ...common, ...causeOf(looked, before, judged), isNew: true }]
    const isOther = before.pack !== judgement.pack && known.fen !== (judged.amount.fen ?? null)
    if (isOther) return [{ ...common, kind: 'changed', cause: 'list', isNew: true }]
    return [{ ...common, kind: 'entitled', cause: 'first', isNew: false }]
  })
}

function soonFinding({ judgement, judgedOn }: Looked, { ref, changesOn }: JudgedBenefit): Finding[] {
  if (changesOn === undefined || changesOn > lastDayAhead(judgement.on)) return []
  const then = find(judgedOn(changesOn), ref)
  if (then?.verdict !== 'yes') return []
  return [{ ref, kind: 'soon', cause: 'age', perhaps: isPerhaps(then), from: changesOn, isNew: false }]
}

/**
 * Why somebody may have it who could not before: by the list and facts of today she could not on the day of then, so a day did it;
 * or she could have by the new list; or what is known of her is another.
 */
function causeOf({ judgement, judgedOn }: Looked, before: Before, { ref }: JudgedBenefit) {
  const then = before.on < judgement.on ? find(judgedOn(before.on), ref) : undefined
  if (then && then.verdict !== 'yes') {
    const { changesOn } = then
    const from = changesOn !== undefined && changesOn <= judgement.on ? changesOn : judgement.on
    return { kind: 'entitled', cause: 'age', from } as const
  }
  if (before.pack !== judgement.pack) return { kind: 'changed', cause: 'list' } as const
  return { kind: 'entitled', cause: 'facts' } as const
}

/** What is kept of a judgement for the next one. */
export const notesOf = ({ benefits }: Judgement, sought: ReadonlySet<string>): string[] =>
  benefits.filter(({ ref, verdict }) => verdict === 'yes' && sought.has(ref)).map(noteOf)

/** A finding as it stands on the desk. */
export interface Standing {
  readonly ref: string
  readonly kind: FoundKind
  readonly cause: FoundCause
  readonly state: FoundState
  readonly perhaps: boolean
  readonly from: string
}

/**
 * What has to be written where a finding meets what stands; null where nothing has. What somebody did about it is kept; a new rule asks
 * again who declined, and what was over begins anew.
 * @param has she gets it already, as far as the register knows
 */
export function metBy(standing: Standing | undefined, finding: Finding, has: boolean): Standing | null {
  const { ref, kind, cause, perhaps, from } = finding
  const anew = { ref, kind, cause, perhaps, from }
  if (!standing || standing.state === 'over') return { ...anew, state: has ? 'has' : 'open' }
  const state = has && isPending(standing.state) ? 'has' : standing.state
  const wasSoon = standing.kind === 'soon'
  if (kind === 'soon' ? !wasSoon || standing.from !== from : finding.isNew || wasSoon)
    return { ...anew, state: kind === 'changed' && state === 'declined' ? 'open' : state }
  if (standing.perhaps === perhaps && standing.state === state) return null
  return { ...standing, perhaps, state }
}

const isPending = (state: FoundState): boolean => FOUND_PENDING.includes(state)

/** What stands and is found no longer; by another edition of the list, the rule took it. */
export function nowOver(standing: Standing, byRule: boolean): Standing | null {
  if (standing.state === 'over') return null
  return { ...standing, state: 'over', ...(byRule && { kind: 'changed', cause: 'list' }) }
}

/** True where it waits for somebody, and is hers today. */
export const isUnclaimed = ({ kind, state }: Pick<Standing, 'kind' | 'state'>): boolean =>
  kind !== 'soon' && isPending(state)
