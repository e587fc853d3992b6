import { refuseSecond } from './refusals'
import { eq } from 'drizzle-orm'
import type { ActionInput } from '@/contract'
import { chinaDay } from '@/domain/person/date'
import { assessment, assessmentResult } from '../../database/schema'
import { answerDay } from '../../runtime/calendar'
import { doerWords } from '../../runtime/cases'
import { doerFor } from '../../runtime/doer'
import { WireFault } from '../../runtime/wire-fault'
import { endsOf } from '../core/cards'
import { loadOfCase, moveAssessment, stepCase, type Loaded } from '../core/load'
import { resealed, secretOf } from '../core/secret'
import { aboutAssessment, streetWords, tellHers, tellOfficials, tellTeam, whenWords } from '../core/telling'
import { endVisit } from '../core/times'
import { callOff, newVisit } from '../core/visits'
import { takeForce } from '../results/force'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { assessmentOfCase } from './read'

type HersAct = 'withdraw' | 'sendAgain' | 'postpone' | 'agree' | 'object'
type ActCall<A extends HersAct> = AssessmentCall<A>

const open = ({ db, forCase }: Pick<ActCall<HersAct>, 'db' | 'forCase'>): Promise<Loaded> =>
  loadOfCase(db, forCase!.id, true)

/** Tells the others of her side, and answers with the application as it stands now. */
async function answered<A extends HersAct>(
  parts: AssessmentParts,
  call: ActCall<A>,
  loaded: Loaded,
  template?: 'assessment-withdrawn' | 'assessment-postponed',
): Promise<AssessmentOutput<A>> {
  const { db, now } = call
  if (template) {
    const by = doerFor(call)
    const params = {
      ...aboutAssessment(parts.keyring, loaded),
      by: await doerWords(db, parts.keyring, loaded.her, by),
    }
    await tellHers(db, parts.keyring, loaded, { template, params }, { now, except: by.accountId })
  }
  return (await assessmentOfCase(parts, call)) as AssessmentOutput<A>
}

/** Takes the application back; or the objection, and then the first result counts. @throws WireFault conflict */
export async function withdraw(
  parts: AssessmentParts,
  call: ActCall<'withdraw'>,
): Promise<AssessmentOutput<'withdraw'>> {
  const { db, input, now } = call
  const loaded = await open(call)
  const isObjection = loaded.assessment.round > 1
  const seen = input.version
  if (!isObjection) await moveAssessment(db, loaded, { act: 'withdraw', by: 'hers', seen, now, set: { visitId: null } })
  await callOff(db, parts, loaded, now)
  if (isObjection) await backToFirst(parts, call, loaded)
  const by = doerFor(call)
  const words = input.words ?? ''
  const state = isObjection ? 'answered' : 'withdrawn'
  await stepCase(db, parts.keyring, loaded, { event: 'withdrawn', state, words, by, promisedOn: null }, now)
  return answered(parts, call, loaded, 'assessment-withdrawn')
}

/** The first result stands, and the visit that it is from is shown again in place of the team that is off. */
async function backToFirst(parts: AssessmentParts, call: ActCall<'withdraw'>, loaded: Loaded): Promise<void> {
  const { db, input, now } = call
  const { id, resultId } = loaded.assessment
  await takeForce(db, parts, loaded, now, { act: 'withdraw', by: 'hers', seen: input.version })
  const [first] = await db.select().from(assessmentResult).where(eq(assessmentResult.id, resultId!))
  await db
    .update(assessment)
    .set({ visitId: first?.visitId ?? null })
    .where(eq(assessment.id, id))
}

/** Brings what was missing: it lies with the office again. @throws WireFault conflict */
export async function sendAgain(
  parts: AssessmentParts,
  call: ActCall<'sendAgain'>,
): Promise<AssessmentOutput<'sendAgain'>> {
  const { db, input, now } = call
  const { keyring } = parts
  const loaded = await open(call)
  const { owner, assessment: it } = loaded
  const before = secretOf(keyring, owner, it)
  const files = input.files ?? []
  const said = [before.said, input.words].filter(Boolean).join('\n')
  const sealed = resealed(keyring, owner, it, { said, files: [...before.files, ...files], answer: '' })
  await moveAssessment(db, loaded, { act: 'send-again', by: 'hers', seen: input.version, set: { sealed }, now })
  const by = doerFor(call)
  const promisedOn = answerDay(now, termsOf(parts, it.city).days.check.value)
  const step = { event: 'reopened', state: 'waiting', words: input.words, files, by, promisedOn } as const
  await stepCase(db, keyring, loaded, step, now)
  await tellOfficials(db, keyring, loaded, 'assessment-waits', { now, except: by.accountId })
  return answered(parts, call, loaded)
}

const BEGUN = '上门时间已经到了,不能在这里改。请直接打评估机构的电话说一声。'

/** The day does not suit: the same team fixes another one. @throws WireFault conflict, also once the hour has come */
export async function postpone(
  parts: AssessmentParts,
  call: ActCall<'postpone'>,
): Promise<AssessmentOutput<'postpone'>> {
  const { db, input, now } = call
  const { keyring } = parts
  const loaded = await open(call)
  const { owner, assessment: it, visit } = loaded
  const begins = endsOf(visit?.during ?? null)?.from
  // They may be filling it in at her table without a network: what they tap must not be lost.
  if (it.state === 'appointed' && begins !== undefined && new Date(begins) <= now)
    throw new WireFault('conflict', BEGUN)
  const wishes = wishesAfter(secretOf(keyring, owner, it).wishes, input)
  const sealed = resealed(keyring, owner, it, { wishes })
  const moved = await moveAssessment(db, loaded, {
    ...{ act: 'postpone', by: 'hers', seen: input.version, now },
    set: { sealed },
  })
  if (!visit) throw new Error('an appointment without a visit')
  await endVisit(db, visit)
  const fresh = await newVisit(db, loaded, visit, now)
  await db.update(assessment).set({ visitId: fresh.id }).where(eq(assessment.id, moved.id))
  const by = doerFor(call)
  const promisedOn = answerDay(now, termsOf(parts, it.city).days.visit.value)
  await stepCase(db, keyring, loaded, { event: 'said', state: 'taken', words: input.words, by, promisedOn }, now)
  const params = { when: whenWords(visit), street: streetWords(parts, it, visit) }
  await tellTeam(db, parts, visit, () => ({ template: 'assessor-postponed', params }), { now })
  return answered(parts, call, loaded, 'assessment-postponed')
}

const wishesAfter = <W extends object>(before: W, { dayPart, words }: ActionInput<'assessment', 'postpone'>) => ({
  ...before,
  ...{ dayPart, times: words },
})

/** She holds the result to be right: it is in force at once. @throws WireFault conflict */
export async function agree(parts: AssessmentParts, call: ActCall<'agree'>): Promise<AssessmentOutput<'agree'>> {
  const { db, input, now } = call
  const loaded = await open(call)
  await takeForce(db, parts, loaded, now, { act: 'agree', by: 'hers', seen: input.version })
  const step = { event: 'closed', state: 'closed', words: '认可评估结果', by: doerFor(call), promisedOn: null } as const
  await stepCase(db, parts.keyring, loaded, step, now)
  return answered(parts, call, loaded)
}

const LATE = '提异议的日子已经过了。身体情况有变化,可以重新申请评估;有疑问请打 12345。'

/**
 * She does not agree: another team comes, and its result takes the place of this one, which stays on record.
 * @throws WireFault conflict, also after the last day on which she may
 */
export async function object(parts: AssessmentParts, call: ActCall<'object'>): Promise<AssessmentOutput<'object'>> {
  const { db, input, now } = call
  const { keyring } = parts
  const loaded = await open(call)
  const { owner, assessment: it } = loaded
  // She may have applied anew since: one of hers goes on at a time.
  await refuseSecond(db, loaded.her.id, it.id)
  const files = input.files ?? []
  const before = secretOf(keyring, owner, it)
  const sealed = resealed(keyring, owner, it, { objection: input.words, files: [...before.files, ...files] })
  const set = { sealed, round: 2, visitId: null }
  await moveAssessment(db, loaded, { act: 'object', by: 'hers', seen: input.version, set, now })
  // Asked second, so that whoever cannot object at all is told why.
  if (it.objectUntil === null || chinaDay(now.getTime()) > it.objectUntil) throw new WireFault('conflict', LATE)
  const by = doerFor(call)
  const promisedOn = answerDay(now, termsOf(parts, it.city).days.assign.value)
  const step = { event: 'objected', state: 'waiting', words: input.words, files, by, promisedOn } as const
  await stepCase(db, keyring, loaded, step, now)
  await tellOfficials(db, keyring, loaded, 'assessment-objected', { now, except: by.accountId })
  return answered(parts, call, loaded)
}
