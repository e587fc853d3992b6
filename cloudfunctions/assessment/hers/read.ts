import { desc, eq, inArray } from 'drizzle-orm'
import type { AssessmentThread } from '@/contract/assessment/shapes'
import type { Ground } from '@/domain/helper/scope'
import { maskedName } from '@/domain/person/masked'
import { halfWidth } from '@/domain/person/typed'
import type { Tx } from '../../database/database'
import { assessment, assessmentCertificate, assessmentResult, careCase, person } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { hasConsent, shownTo } from '../../runtime/consents'
import { idsOf } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import { certificateCard, certificateOf } from '../core/cards'
import { loadOfCase, withRest, type Loaded } from '../core/load'
import { toldResults } from '../core/told'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { mayHers, threadOf } from './thread'

/** What a city has decided; the official texts are for whoever assesses. @throws WireFault invalid for a city without terms */
export function terms(parts: AssessmentParts, { input }: Pick<AssessmentCall<'terms'>, 'input'>) {
  const found = termsOf(parts, input.city)
  return { terms: { ...found, recognises: [...found.recognises] } }
}

/** All her applications, latest first. */
export async function assessments(
  parts: AssessmentParts,
  { db, caller, now, forPerson }: AssessmentCall<'assessments'>,
): Promise<AssessmentOutput<'assessments'>> {
  const rows = await db
    .select({ assessment, row: careCase, owner: person })
    .from(assessment)
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .innerJoin(person, eq(person.id, assessment.personId))
    .where(inArray(assessment.personId, await idsOf(db, forPerson!.id)))
    .orderBy(desc(assessment.createdAt), desc(assessment.id))
  const threads = []
  for (const row of rows) {
    const loaded = await withRest(db, row)
    const thread = await threadOf(db, parts, loaded, await mayHers(db, caller, loaded, now), now)
    threads.push(await asShown(db, loaded, forPerson!.ground, thread))
  }
  return { threads }
}

/** What came of it is a word on her body: once she has taken her consent back, it is for herself and her guardian alone. */
async function asShown(tx: Tx, { her }: Loaded, ground: Ground, thread: AssessmentThread): Promise<AssessmentThread> {
  const isShown = await shownTo(tx, { id: her.id, ground })
  if (isShown('ability')) return thread
  return { ...thread, assessment: { ...thread.assessment, level: null }, results: [], certificate: null, changed: [] }
}

/** One application. @throws WireFault not-found for a case of another kind */
export async function assessmentOfCase(
  parts: AssessmentParts,
  { db, caller, now, forCase }: Pick<AssessmentCall<'assessment'>, 'db' | 'caller' | 'now' | 'forCase'>,
): Promise<AssessmentOutput<'assessment'>> {
  const loaded = await loadOfCase(db, forCase!.id)
  const thread = await threadOf(db, parts, loaded, await mayHers(db, caller, loaded, now), now)
  return { thread: await asShown(db, loaded, forCase!.ground, thread) }
}

/** The certificate of the result in force. @throws WireFault not-found where there is none yet */
export async function certificate(
  parts: AssessmentParts,
  { db, now, forCase }: AssessmentCall<'certificate'>,
): Promise<AssessmentOutput<'certificate'>> {
  const loaded = await loadOfCase(db, forCase!.id)
  const card = await certificateOf(db, loaded.assessment.resultId, now)
  const [result] = await toldResults(db, parts.keyring, loaded)
  const isShown = await shownTo(db, { id: loaded.her.id, ground: forCase!.ground })
  if (!card || !result || !isShown('ability')) throw new WireFault('not-found', '还没有证明。结果生效以后,这里就有。')
  const { cityName } = termsOf(parts, loaded.assessment.city)
  return { name: elderName(parts.keyring, loaded.her), cityName, result, certificate: card }
}

const NO_CODE = '没有查到这张证明。请照着证明上的12位字母和数字再输一遍,还查不到就打证明上的电话核对。'

/** A code as people read it out and type it: blanks, dashes and small letters are forgiven. */
const codeIn = (typed: string): string =>
  halfWidth(typed)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

/**
 * Whether a certificate holds, for whoever has its code. Of somebody who was erased, or who has taken her consent back, there is none,
 * in the words for a code that never was: a counter is not told that she took something back.
 * @throws WireFault not-found
 */
export async function verify(
  parts: AssessmentParts,
  { db, now, input }: AssessmentCall<'verify'>,
): Promise<AssessmentOutput<'verify'>> {
  const [found] = await db
    .select({ certificate: assessmentCertificate, result: assessmentResult, city: assessment.city, owner: person })
    .from(assessmentCertificate)
    .innerJoin(assessmentResult, eq(assessmentResult.id, assessmentCertificate.resultId))
    .innerJoin(assessment, eq(assessment.id, assessmentResult.assessmentId))
    .innerJoin(person, eq(person.id, assessmentResult.personId))
    .where(eq(assessmentCertificate.code, codeIn(input.code)))
  if (!found?.owner.wrappedKey) throw new WireFault('not-found', NO_CODE)
  const { mergedInto } = found.owner
  const [into] = mergedInto ? await db.select().from(person).where(eq(person.id, mergedInto)) : []
  const her = into ?? found.owner
  if (!her.wrappedKey || !(await hasConsent(db, her.id, 'assessment'))) throw new WireFault('not-found', NO_CODE)
  const { level, name: levelName, on, validTo, state } = certificateCard(found.certificate, now)
  return {
    name: maskedName(elderName(parts.keyring, her)),
    instrument: found.result.instrument,
    ...{ level, levelName, on, validTo, state, cityName: termsOf(parts, found.city).cityName },
  }
}
