import type { FactSource } from '../entitlement/facts'
import type { ConsentClass } from '../consent/consent'
import type { Ground } from '../helper/scope'

/**
 * The lines of a person's record. Those of `judge` keep their names (docs/glossary.md); `residence` is the county's
 * GB/T 2260 code, `street` and `community` are names as the division register prints them.
 */
export const RECORD_KEYS = [
  'name',
  'identityNumber',
  'birthDate',
  'sex',
  'phone',
  'residence',
  'street',
  'community',
  'address',
  'hukou',
  'hukouArea',
  'economic',
  'ability',
  'selfCare',
  'extremePovertyGrade',
  'disability',
  'living',
  'familyPlanningSpecial',
  'supporters',
  'service',
  'insurance',
  'insuredIn',
  'pensionAge',
  'situation',
  'housing',
  'wishes',
  'carer',
  'careSetting',
  'careNeed',
  'residentSince',
  'holds',
] as const
export type RecordKey = (typeof RECORD_KEYS)[number]

/** The consent without which a line may not be kept; lines that are not here need none beside her own act. */
export const NEEDS_CONSENT: Readonly<Partial<Record<RecordKey, ConsentClass>>> = {
  identityNumber: 'identity',
  ability: 'assessment',
  selfCare: 'assessment',
  extremePovertyGrade: 'assessment',
  disability: 'health',
  familyPlanningSpecial: 'health',
  careNeed: 'health',
  address: 'place',
}

/** One line as it stands: the value, where it is from, who brought it and since when. */
export interface RecordLine {
  readonly value: unknown
  readonly source: FactSource
  readonly by: { readonly account: string; readonly as: Ground }
  /** ISO 8601 instant. */
  readonly since: string
}

export type PersonRecord = Readonly<Partial<Record<RecordKey, RecordLine>>>

/** A change of one line, as the history keeps it. `gone` takes the line away; a null value is a known «none». */
export interface RecordChange extends RecordLine {
  readonly key: RecordKey
  readonly gone?: true
}

const RANK: Readonly<Record<FactSource, number>> = { self: 0, worker: 1, document: 2, department: 3 }

/** Verified wins over told, and a later word over an earlier one of the same weight. */
export function outweighs(next: RecordLine, standing: RecordLine | undefined): boolean {
  return !standing || RANK[next.source] >= RANK[standing.source]
}

/** A level whose last day is over says nothing any more, whoever vouched for it: a later one of any source takes its place. */
function isOver(key: RecordKey, line: RecordLine | undefined, since: string): boolean {
  if (key !== 'ability' || !line || typeof line.value !== 'object' || line.value === null) return false
  const { validTo } = line.value as { readonly validTo?: string }
  return validTo !== undefined && validTo < since.slice(0, 10)
}

/** The record after a change; what is outweighed stays in the history only. */
export function withChange(record: PersonRecord, change: RecordChange): PersonRecord {
  const { key, gone, ...line } = change
  const standing = isOver(key, record[key], line.since) ? undefined : record[key]
  if (!outweighs(line, standing)) return record
  if (!gone) return { ...record, [key]: line }
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as PersonRecord
}

/** The record as it stands after all its changes, oldest first. */
export const recordOf = (changes: readonly RecordChange[]): PersonRecord => changes.reduce(withChange, {})
