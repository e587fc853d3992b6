import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import type { RecordChange } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { assessment, assessmentCertificate, assessmentResult, careCase, person, staff } from '../database/schema'
import { addEvent, timeIn } from './cases'
import { hasConsent } from './consents'
import type { Keyring } from './keyring'
import { changeRecord, idsOf, valueOf, type OpenPerson } from './records'

/** The level of an elder, as her certificates have it: what a consent, two records that become one, and a new result come to. */

/** The scale as records name it; a level of another scale is another fact. */
export const RECORD_SCALE = 'GB/T 42195'

/** A result by when she was seen: a later day counts, and on one day what was signed later. */
interface Seen {
  readonly on: string
  readonly createdAt: Date
}

/** Above zero where the first is of later than the second. */
export const laterBy = (one: Seen, other: Seen): number =>
  one.on === other.on ? one.createdAt.getTime() - other.createdAt.getTime() : one.on > other.on ? 1 : -1

/**
 * Results of hers whose certificate nothing has ended, of whichever of her records, the latest first.
 * @param preferred the result that stands first among those of one moment
 */
export async function certifiedOf(tx: Tx, personId: string, preferred?: string) {
  const rows = await tx
    .select({ certificate: assessmentCertificate, result: assessmentResult, assessment, row: careCase, owner: person })
    .from(assessmentCertificate)
    .innerJoin(assessmentResult, eq(assessmentResult.id, assessmentCertificate.resultId))
    .innerJoin(assessment, eq(assessment.id, assessmentResult.assessmentId))
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .innerJoin(person, eq(person.id, assessment.personId))
    .where(
      and(inArray(assessmentCertificate.personId, await idsOf(tx, personId)), isNull(assessmentCertificate.endedAt)),
    )
    .orderBy(assessmentCertificate.id)
  const rank = ({ result }: { readonly result: { readonly id: string } }) => (result.id === preferred ? 1 : 0)
  return rows.sort((a, b) => laterBy(b.result, a.result) || rank(b) - rank(a))
}

type Certified = Awaited<ReturnType<typeof certifiedOf>>[number]

/** The certificate of a result holds no longer: another has taken its place. */
export async function endCertificate(tx: Tx, resultId: string, now: Date): Promise<void> {
  await tx
    .update(assessmentCertificate)
    .set({ endedAt: now })
    .where(and(eq(assessmentCertificate.resultId, resultId), isNull(assessmentCertificate.endedAt)))
}

export const SUPERSEDED_WORDS = '又有了一次更新的评估结果,以更新的为准。这次的结果留着备查,不再用来办事。'

/**
 * Leaves one result of hers standing, that of the latest day: all others hold no longer, and stay on record.
 * @param preferred as of `certifiedOf`
 */
export async function endEarlier(
  tx: Tx,
  keyring: Keyring,
  personId: string,
  now: Date,
  preferred?: string,
): Promise<void> {
  const [stands, ...earlier] = await certifiedOf(tx, personId, preferred)
  for (const one of earlier) {
    await endCertificate(tx, one.result.id, now)
    if (one.assessment.id !== stands?.assessment.id) await supersede(tx, keyring, one, now)
  }
}

/** An objection goes on: what comes of it is later still. */
async function supersede(
  tx: Tx,
  keyring: Keyring,
  { assessment: it, row, owner }: Certified,
  now: Date,
): Promise<void> {
  const [moved] = await tx
    .update(assessment)
    .set({ state: 'superseded', version: sql`${assessment.version} + 1`, updatedAt: now })
    .where(and(eq(assessment.id, it.id), eq(assessment.state, 'in-force')))
    .returning({ id: assessment.id })
  if (!moved || !owner.wrappedKey) return
  const { id: caseId, version, state } = row
  const by = timeIn(row)
  await addEvent(tx, keyring, { caseId, version, state, event: 'said', words: SUPERSEDED_WORDS, by }, now)
}

/**
 * Writes the level that holds today into her record as the department's word: nothing without her consent, and nothing twice.
 * @param opened her record, opened with `lock`
 * @returns the record as it stands after it
 */
export async function writeLevel(tx: Tx, keyring: Keyring, opened: OpenPerson, now: Date): Promise<OpenPerson> {
  const [stands] = await certifiedOf(tx, opened.row.id)
  if (!stands || stands.certificate.validTo < chinaDay(now.getTime())) return opened
  if (!(await hasConsent(tx, opened.row.id, 'assessment'))) return opened
  const { level, on, validTo } = stands.certificate
  const line = await levelLine(tx, stands, { level, on, validTo }, now)
  const before = opened.record.ability
  const known = valueOf<Partial<typeof line.value>>(opened.record, 'ability')
  const isThere = known?.level === level && known.on === on && known.validTo === validTo
  if (before?.source === 'department' && isThere) return opened
  return changeRecord(tx, keyring, opened, [line], now)
}

interface LevelDays {
  readonly level: number
  readonly on: string
  /** Last day. */
  readonly validTo: string
}

/** A level as a line of her record, from whoever read the form; from whoever opened the case where nobody is known any more. */
export async function levelLine(
  tx: Tx,
  { assessment: it, row }: Pick<Certified, 'assessment' | 'row'>,
  { level, on, validTo }: LevelDays,
  now: Date,
) {
  const id = it.reviewedBy ?? it.checkedBy
  const [official] =
    id === null ? [] : await tx.select({ accountId: staff.accountId }).from(staff).where(eq(staff.id, id))
  return {
    key: 'ability',
    value: { scale: RECORD_SCALE, level, on, validTo },
    source: 'department',
    by: { account: official?.accountId ?? row.openedBy, as: 'task' },
    since: now.toISOString(),
  } as const satisfies RecordChange
}
