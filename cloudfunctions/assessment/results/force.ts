import { eq } from 'drizzle-orm'
import type { AssessmentAct, AssessmentDoer } from '@/domain/assessment/states'
import { validTo as lastDay } from '@/domain/assessment/terms'
import { instantOf } from '@/domain/booking/clock'
import { dayAfter } from '@/domain/facility/hours'
import type { ChangedBenefit } from '@/domain/judgement/opened'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { assessmentResult } from '../../database/schema'
import { certifiedOf, endCertificate, endEarlier, laterBy, SUPERSEDED_WORDS } from '../../runtime/assessed'
import { put } from '../../runtime/jobs'
import { openPerson } from '../../runtime/records'
import { resultsOf } from '../core/cards'
import { moveAssessment, stepByTime, type Loaded } from '../core/load'
import { resealed, type ResultRow } from '../core/secret'
import { aboutAssessment, longDayWords, tellHers } from '../core/telling'
import { termsOf, type AssessmentParts } from '../parts'
import { certificateRow, drawCertificate } from './certificate'
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
 * before (an objection was taken back) only goes on. One that is of before the day of another that holds gives way to it at once.
 * What somebody does, he takes into the case himself; what time does is written there.
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
  const drawn = it.resultId === null ? null : await certificateRow(tx, it.resultId)
  if (it.resultId === null || drawn) {
    const moved = await moveAssessment(tx, loaded, { ...how, now })
    // Another of hers has taken its place while she objected.
    if (drawn?.endedAt) await giveWay(tx, parts, { ...loaded, assessment: moved }, now)
    return
  }
  const [result] = await tx.select().from(assessmentResult).where(eq(assessmentResult.id, it.resultId))
  if (!result) throw new Error('the result of an application is not there')
  const validTo = lastDay(result.on, termsOf(parts, it.city).validMonths.value)
  const fresh = { loaded, result, validTo }
  if (await isOvertaken(tx, parts, fresh)) {
    const set = { fromDay: firstDay(result, validTo, now), validTo }
    const moved = await moveAssessment(tx, loaded, { ...how, set, now })
    await giveWay(tx, parts, { ...loaded, assessment: moved }, now)
  } else await beginForce(tx, parts, fresh, now, how)
}

/** Whether another application of hers, of whichever record, has a result that holds and is of later: two records may have become one. */
async function isOvertaken(tx: Tx, { keyring }: AssessmentParts, { loaded, result }: InForce): Promise<boolean> {
  const { her, assessment: it } = loaded
  // Held first: of two that take force at once one sees the other.
  await openPerson(tx, keyring, her.id, true)
  const standing = await certifiedOf(tx, her.id)
  return standing.some((one) => one.assessment.id !== it.id && laterBy(one.result, result) > 0)
}

async function beginForce(tx: Tx, parts: AssessmentParts, fresh: InForce, now: Date, how: ForceAct): Promise<void> {
  const { loaded, result, validTo } = fresh
  const { keyring } = parts
  const changed = await writeRecord(tx, parts, loaded, { result, validTo, now })
  const sealed = resealed(keyring, loaded.owner, loaded.assessment, { changed })
  const set = { fromDay: firstDay(result, validTo, now), validTo, sealed }
  await moveAssessment(tx, loaded, { ...how, set, now })
  await drawCertificate(tx, result, validTo, now)
  await endEarlier(tx, keyring, loaded.her.id, now, result.id)
  await remindLater(tx, parts, fresh, now)
  if (how.by === 'time') await stepByTime(tx, keyring, loaded, { event: 'closed', words: UNOBJECTED }, now)
  const params = { ...aboutAssessment(keyring, loaded), until: longDayWords(validTo), ...changesIn(changed) }
  await tellHers(tx, keyring, loaded, { template: 'assessment-in-force', params }, { now })
}

const UNOBJECTED = '结果告诉您以后,到了日子没有新的异议,结果生效了。'

/** It is in force for no moment: it stays on record, without a certificate, and she is told which one counts. */
async function giveWay(tx: Tx, { keyring }: AssessmentParts, loaded: Loaded, now: Date): Promise<void> {
  await moveAssessment(tx, loaded, { act: 'supersede', by: 'time', seen: null, now })
  for (const { id } of await resultsOf(tx, loaded.assessment.id)) await endCertificate(tx, id, now)
  await stepByTime(tx, keyring, loaded, { event: 'closed', words: SUPERSEDED_WORDS }, now)
  const params = aboutAssessment(keyring, loaded)
  await tellHers(tx, keyring, loaded, { template: 'assessment-superseded', params }, { now })
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
