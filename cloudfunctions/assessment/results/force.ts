import { and, eq, inArray, ne } from 'drizzle-orm'
import type { AssessmentAct, AssessmentDoer } from '@/domain/assessment/states'
import { validTo as lastDay } from '@/domain/assessment/terms'
import { instantOf } from '@/domain/booking/clock'
import { dayAfter } from '@/domain/facility/hours'
import type { ChangedBenefit } from '@/domain/judgement/opened'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { assessment, assessmentResult } from '../../database/schema'
import { put } from '../../runtime/jobs'
import { idsOf } from '../../runtime/records'
import { resultsOf } from '../core/cards'
import { moveAssessment, type Loaded } from '../core/load'
import { resealed, type ResultRow } from '../core/secret'
import { aboutAssessment, longDayWords, tellHers } from '../core/telling'
import { termsOf, type AssessmentParts } from '../parts'
import { drawCertificate, endCertificate, hasCertificate } from './certificate'
import { writeRecord } from './follows'
import { REMIND } from './kinds'

/** By which act a result takes force, whose it is, and the version on his screen; null for time. */
export interface ForceAct {
  readonly act: Extract<AssessmentAct, 'agree' | 'take-force' | 'withdraw'>
  readonly by: AssessmentDoer
  readonly seen: number | null
}

const BY_TIME: ForceAct = { act: 'take-force', by: 'time', seen: null }

/**
 * Puts the result of an application in force, and all that follows: it moves the application itself (the row may not be in force
 * without its days), draws the certificate, writes her record, judges her again and tells her side. A result that was in force
 * before (an objection was taken back) only goes on. The case is the caller's to take along.
 * @throws WireFault conflict where it cannot be now
 */
export async function takeForce(
  tx: Tx,
  parts: AssessmentParts,
  loaded: Loaded,
  now: Date,
  how: ForceAct = BY_TIME,
): Promise<void> {
  const { assessment: it } = loaded
  const wasInForce = it.resultId !== null && (await hasCertificate(tx, it.resultId))
  if (it.resultId === null || wasInForce) {
    await moveAssessment(tx, loaded, { ...how, now })
    return
  }
  const [result] = await tx.select().from(assessmentResult).where(eq(assessmentResult.id, it.resultId))
  if (!result) throw new Error('the result of an application is not there')
  const { validMonths } = termsOf(parts, it.city)
  const validTo = lastDay(result.on, validMonths.value)
  const changed = await writeRecord(tx, parts, loaded, { result, validTo, now })
  const { keyring } = parts
  const sealed = resealed(keyring, loaded.owner, it, { changed })
  const set = { fromDay: firstDay(result, validTo, now), validTo, sealed }
  await moveAssessment(tx, loaded, { ...how, set, now })
  await supersedeOthers(tx, loaded, now)
  await drawCertificate(tx, result, validTo, now)
  await remindLater(tx, parts, { loaded, result, validTo }, now)
  const params = { ...aboutAssessment(keyring, loaded), until: longDayWords(validTo), ...changesIn(changed) }
  await tellHers(tx, keyring, loaded, { template: 'assessment-in-force', params }, { now })
}

/** Today; of a result so old that it is over already, the day of the visit: it ends by itself at once. */
function firstDay({ on }: ResultRow, validTo: string, now: Date): string {
  const today = chinaDay(now.getTime())
  return today < validTo ? today : on
}

/** «护理补贴、探访关爱(可能符合)», and apart from them what she may not meet any more: by name and without a level. */
function changesIn(changed: readonly ChangedBenefit[]) {
  const opened = changed.filter(({ verdict }) => verdict !== 'no')
  const closed = changed.filter(({ verdict }) => verdict === 'no')
  return {
    changed: opened.map(({ name, verdict }) => (verdict === 'yes' ? name : `${name}(可能符合)`)).join('、'),
    closed: closed.map(({ name }) => name).join('、'),
  }
}

/** Earlier results of hers hold no longer, of whichever application: they stay on record. */
async function supersedeOthers(tx: Tx, loaded: Loaded, now: Date): Promise<void> {
  const { assessment: it, her } = loaded
  for (const { id } of await resultsOf(tx, it.id)) if (id !== it.resultId) await endCertificate(tx, id, now)
  const others = await tx
    .select()
    .from(assessment)
    .where(
      and(
        inArray(assessment.personId, await idsOf(tx, her.id)),
        eq(assessment.state, 'in-force'),
        ne(assessment.id, it.id),
      ),
    )
    .for('no key update')
  for (const other of others) {
    await moveAssessment(tx, { assessment: other }, { act: 'supersede', by: 'time', seen: null, now })
    if (other.resultId !== null) await endCertificate(tx, other.resultId, now)
  }
}

/** Minutes after midnight: nobody is woken by a reminder. */
const REMIND_AT = 540

interface InForce {
  readonly loaded: Loaded
  readonly result: ResultRow
  readonly validTo: string
}

/** A reminder some days before the end, once. What is so short that its day has passed needs none: she has just been told. */
async function remindLater(tx: Tx, parts: AssessmentParts, { loaded, result, validTo }: InForce, now: Date) {
  const { remindDays } = termsOf(parts, loaded.assessment.city)
  const at = instantOf(dayAfter(validTo, -remindDays.value), REMIND_AT)
  if (at > now) await put(tx, REMIND, result.id, at, now)
}
