import { judge, type Facts, type Judgement, JudgeInputError, type Pack } from '@/domain/entitlement'
import { findingsOf, isUnclaimed, metBy, notesOf, nowOver, type Standing } from '@/domain/found/findings'
import { soughtIn } from '@/domain/found/sought'
import { factsOfRecord } from '@/domain/judgement/record-facts'
import type { PersonRecord } from '@/domain/person/record'
import { isOfRegister } from '@/domain/register/entry'
import type { found, registerEntry } from '../../database/schema'
import { entryOf, type DerivedEntry } from '../../runtime/entries'
import type { Keyring } from '../../runtime/keyring'
import { recordIn, type PersonRow } from '../../runtime/records'

export type EntryRow = typeof registerEntry.$inferSelect
export type FoundRow = typeof found.$inferSelect

/** One person as a batch reads her. */
export interface Read {
  readonly row: PersonRow
  /** Null where the register has none yet: a database of before. */
  readonly entry: EntryRow | null
  /** The version of that line as the database has it; null where there is none. */
  readonly mark: string | null
  readonly standing: readonly FoundRow[]
  /** References of what she gets already, by grants in force. */
  readonly granted: ReadonlySet<string>
}

/** What a batch writes of one person. */
export interface Outcome {
  readonly entry: EntryRow
  readonly changes: readonly FoundRow[]
  /** How many of the changes say that she may have something, or will. */
  readonly news: number
  /** The record could not be judged: its entry is as it was. */
  readonly failed: boolean
}

/** How a batch judges. */
export interface Ground {
  readonly keyring: Keyring
  readonly pack: Pack
  /** Day for which everybody is judged. */
  readonly on: string
  readonly now: Date
}

/** Looks at one person; null for a record that cannot be opened. */
export function lookAt(ground: Ground, read: Read): Outcome | null {
  const { keyring, now } = ground
  const opened = openedOf(keyring, read.row)
  const derived = opened && entryOf(keyring, { row: read.row, record: opened }, now)
  if (!opened || !derived) return null
  const entry: EntryRow = { ...(read.entry ?? NEVER_JUDGED), ...derived }
  const moved = read.standing.filter((row) => livesElsewhere(row, entry)).map((row) => placed(row, entry, row, now))
  if (!isOfRegister(entry.whereabouts) || entry.uncalled)
    return { entry: { ...entry, unclaimed: 0 }, changes: moved, news: 0, failed: false }
  try {
    return { ...judged(ground, read, opened, entry), failed: false }
  } catch (error) {
    // A birth date that cannot be, or a rule that contradicts itself for her alone: the others are gone on with.
    if (!(error instanceof Error)) throw error
    return { entry, changes: moved, news: 0, failed: true }
  }
}

/** What the columns of a new entry hold that do not follow from her record. */
type OfActs = Omit<EntryRow, keyof DerivedEntry>
const NEVER_JUDGED: OfActs = {
  whereabouts: 'home',
  uncalled: false,
  lastVisitOn: null,
  raisedFor: null,
  unclaimed: 0,
  judgedOn: null,
  judgedBy: null,
  verdicts: null,
}

function openedOf(keyring: Keyring, row: PersonRow): PersonRecord | null {
  try {
    return recordIn(keyring, row)
  } catch {
    return null
  }
}

function judged({ pack, on, now }: Ground, read: Read, record: PersonRecord, entry: EntryRow) {
  const facts = factsOfRecord(record)
  const { county, judgedOn, judgedBy, verdicts } = entry
  const judgement = judge(pack, facts, { on, county })
  const sought = soughtIn(pack, { on, county })
  const before = judgedOn && judgedBy && verdicts ? { on: judgedOn, pack: judgedBy, verdicts } : null
  const findings = findingsOf({ judgement, sought, before, judgedOn: onDays(pack, facts, { on, county }) })
  const gets = (ref: string) => read.granted.has(ref) || facts.holds?.has.includes(ref) === true
  const standing = new Map(read.standing.map((row) => [row.ref, row]))
  const after = new Map<string, Standing>(standing)
  const changes: FoundRow[] = []
  const note = (next: Standing | null, row: FoundRow | undefined): boolean => {
    if (next) after.set(next.ref, next)
    if (next || (row && livesElsewhere(row, entry))) changes.push(placed(row, entry, next ?? row!, now, pack.version))
    return next !== null
  }
  let news = 0
  for (const finding of findings) {
    const row = standing.get(finding.ref)
    if (note(metBy(row, finding, finding.kind !== 'soon' && gets(finding.ref)), row)) news += 1
    standing.delete(finding.ref)
  }
  const byRule = before !== null && before.pack !== judgement.pack
  for (const row of standing.values()) note(nowOver(row, byRule), row)
  const unclaimed = [...after.values()].filter(isUnclaimed).length
  const notes = notesOf(judgement, sought)
  return { entry: { ...entry, unclaimed, judgedOn: on, judgedBy: pack.version, verdicts: notes }, changes, news }
}

/** One person on other days, each judged once; a day that the list does not know says nothing. */
function onDays(pack: Pack, facts: Facts, { on, county }: { readonly on: string; readonly county: string }) {
  const known = new Map<string, Judgement | null>()
  const judgedOn = (day: string): Judgement | null => {
    try {
      // What comes after a day to come is of no interest today.
      return judge(pack, facts, { on: day, county, changes: day < on })
    } catch (error) {
      if (error instanceof JudgeInputError) return null
      throw error
    }
  }
  return (day: string): Judgement | null => {
    const kept = known.get(day)
    if (kept !== undefined) return kept
    const judgement = judgedOn(day)
    known.set(day, judgement)
    return judgement
  }
}

const livesElsewhere = (row: FoundRow, { county, street, communityHash }: EntryRow): boolean =>
  row.county !== county || row.street !== street || row.communityHash !== communityHash

/** The row of a finding after this; its version is one more than that on which it rests. */
function placed(
  row: FoundRow | undefined,
  { personId, county, street, communityHash }: EntryRow,
  { ref, kind, cause, state, perhaps, from }: Standing,
  now: Date,
  pack: string = row?.pack ?? '',
): FoundRow {
  return {
    ...{ personId, ref, county, street, communityHash, kind, cause, state, perhaps, from, pack },
    ...{ caseId: row?.caseId ?? null, version: (row?.version ?? 0) + 1, updatedAt: now },
  }
}
