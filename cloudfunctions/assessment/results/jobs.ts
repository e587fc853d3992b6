import { and, asc, eq, gt, isNotNull, lt, type SQL } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { assessment, careCase, person } from '../../database/schema'
import { put, type JobHandlers, type Run } from '../../runtime/jobs'
import { moveAssessment, stepByTime, withRest, type Loaded } from '../core/load'
import { aboutAssessment, longDayWords, tellHers } from '../core/telling'
import type { AssessmentParts } from '../parts'
import { takeForce } from './force'
import { EXPIRE, REMIND, TAKE_FORCE, TAKE_ONE } from './kinds'

/** Applications that one job looks at; more are the next one's. */
const BATCH = 100

/** Kinds that are put up once a day in China, about the day. */
export const RESULT_DAILY: readonly string[] = [TAKE_FORCE, EXPIRE]

/** What time does to results. Each may run twice, and by two runners. */
export function resultJobs(parts: AssessmentParts): JobHandlers {
  return {
    [TAKE_FORCE]: (run) => takeForces(parts, run),
    [TAKE_ONE]: (run) => takeOne(parts, run),
    [EXPIRE]: (run) => expireAll(parts, run),
    [REMIND]: (run) => remind(parts, run),
  }
}

/** About the day, and behind it the last id that was looked at: «2026-11-22 <id>». */
const aboutOf = (about: string) => ({ day: about.slice(0, 10), after: about.slice(11) || null })

/** A batch of applications, held, in the order of their ids. */
async function batchOf(tx: Tx, where: SQL | undefined, after: string | null): Promise<Loaded[]> {
  const rows = await tx
    .select({ assessment, row: careCase, owner: person })
    .from(assessment)
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .innerJoin(person, eq(person.id, assessment.personId))
    .where(and(where, after === null ? undefined : gt(assessment.id, after)))
    .orderBy(asc(assessment.id))
    .limit(BATCH)
    .for('no key update', { of: assessment })
  const loaded: Loaded[] = []
  for (const row of rows) loaded.push(await withRest(tx, row))
  return loaded
}

const goOn = async (kind: string, { tx, about, now }: Run, batch: readonly Loaded[]): Promise<void> => {
  const last = batch[batch.length - 1]
  if (batch.length === BATCH && last) await put(tx, kind, `${about.slice(0, 10)} ${last.assessment.id}`, now, now)
}

/** Told, and nobody has objected in time. */
async function takeForces(parts: AssessmentParts, run: Run): Promise<void> {
  const { tx, about, now } = run
  const { day, after } = aboutOf(about)
  const due = and(eq(assessment.state, 'told'), lt(assessment.objectUntil, day), isNotNull(person.wrappedKey))
  const batch = await batchOf(tx, due, after)
  for (const loaded of batch) {
    // One that cannot be judged today holds nobody else's result up; it becomes a job of its own, and a letter that is given up is seen.
    const done = await tx
      .transaction((inner) => takeForce(inner, parts, loaded, now))
      .then(
        () => true,
        () => false,
      )
    if (!done) await put(tx, TAKE_ONE, loaded.assessment.id, now, now)
  }
  await goOn(TAKE_FORCE, run, batch)
}

/** About one application whose turn went wrong. */
async function takeOne(parts: AssessmentParts, { tx, about, now }: Run): Promise<void> {
  const due = and(eq(assessment.id, about), eq(assessment.state, 'told'), isNotNull(person.wrappedKey))
  const [loaded] = await batchOf(tx, due, null)
  if (loaded) await takeForce(tx, parts, loaded, now)
}

const OVER = '评估结果过了有效期,不能再用来办事。还需要,请再申请一次。'

/** The last day is over. Her record keeps the level with its days: the rules do not count it any more. */
async function expireAll(parts: AssessmentParts, run: Run): Promise<void> {
  const { tx, about, now } = run
  const { day, after } = aboutOf(about)
  const batch = await batchOf(tx, and(eq(assessment.state, 'in-force'), lt(assessment.validTo, day)), after)
  for (const loaded of batch) {
    await moveAssessment(tx, loaded, { act: 'expire', by: 'time', seen: null, now })
    if (!loaded.owner.wrappedKey) continue
    await stepByTime(tx, parts.keyring, loaded, { event: 'said', words: OVER }, now)
    const params = aboutAssessment(parts.keyring, loaded)
    await tellHers(tx, parts.keyring, loaded, { template: 'assessment-expired', params }, { now })
  }
  await goOn(EXPIRE, run, batch)
}

/** About the result: still in force, and soon over. */
async function remind({ keyring }: AssessmentParts, { tx, about, now }: Run): Promise<void> {
  const [loaded] = await batchOf(tx, and(eq(assessment.resultId, about), eq(assessment.state, 'in-force')), null)
  if (!loaded?.owner.wrappedKey || !loaded.assessment.validTo) return
  const params = { ...aboutAssessment(keyring, loaded), until: longDayWords(loaded.assessment.validTo) }
  await tellHers(tx, keyring, loaded, { template: 'assessment-ending', params }, { now })
}
