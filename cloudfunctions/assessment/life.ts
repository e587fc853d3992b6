import { and, asc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import { endsByLife, OPEN_ASSESSMENT_STATES, standsAgainAt } from '@/domain/assessment/states'
import type { AssessmentTerms } from '@/domain/assessment/terms'
import { dayAfter } from '@/domain/facility/hours'
import { effectsOf, LIFE_EVENT_WORDS } from '@/domain/life/event'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../database/database'
import { assessment, assessmentVisit, staff, type ApplicationBefore } from '../database/schema'
import type { JobHandlers, Run } from '../runtime/jobs'
import {
  effectsOfEvent,
  endedByLifeWords,
  goesOnWords,
  LIFE_ASSESSMENTS,
  LIFE_ASSESSMENTS_BACK,
  markUndone,
  noteEffect,
  promisedAgain,
  settleLife,
  type Happened,
  type LifeEffectRow,
} from '../runtime/life'
import { loadOfCase, moveAssessment, stepCase, type Loaded, type VisitRow } from './core/load'
import type { AssessmentRow } from './core/secret'
import { streetWords, tellOfficials, tellTeam } from './core/telling'
import { callOff, newVisit } from './core/visits'
import { termsOf, type AssessmentParts } from './parts'

/** Nobody goes to whoever died, and no office waits for her; it was a mistake, and it goes on where it stood. */
export function lifeJobs(parts: AssessmentParts): JobHandlers {
  // Her own row is held by none of the two: whoever puts a result in force holds the application first.
  const settle = (run: Run) =>
    settleLife(parts.keyring, run, {
      ...{ mark: 'assessmentsAt', hold: 'jobs' },
      follow: (all) => follow(run.tx, parts, all),
      undo: (all) => undo(run.tx, parts, all),
    })
  return { [LIFE_ASSESSMENTS]: settle, [LIFE_ASSESSMENTS_BACK]: settle }
}

async function follow(tx: Tx, parts: AssessmentParts, all: Happened): Promise<void> {
  const effect = effectsOf(all.event.kind).assessments
  for (const caseId of await openOf(tx, all)) {
    const loaded = await loadOfCase(tx, caseId, true)
    if (endsByLife(effect, loaded.assessment.state, loaded.assessment.round)) await endOne(tx, parts, loaded, all)
  }
}

async function openOf(tx: Tx, { ids }: Happened): Promise<string[]> {
  const rows = await tx
    .select({ caseId: assessment.caseId })
    .from(assessment)
    .where(and(inArray(assessment.personId, [...ids]), inArray(assessment.state, [...OPEN_ASSESSMENT_STATES])))
    .orderBy(asc(assessment.id))
  return rows.map(({ caseId }) => caseId)
}

/** Ends one: nobody goes, the two who were to go and the office are told, and what stood is written down. */
async function endOne(tx: Tx, parts: AssessmentParts, loaded: Loaded, all: Happened): Promise<void> {
  const { assessment: it, row, visit } = loaded
  const { event, by, now } = all
  const goes = visit && !visit.signedAt ? { visit: visit.id } : {}
  const { state: caseState, holder, promisedOn } = row
  const before: ApplicationBefore = { state: it.state, caseState, holder, promisedOn, ...goes }
  const set = goes.visit === undefined ? {} : { visitId: null }
  await moveAssessment(tx, loaded, { act: 'end', by: 'community', seen: null, set, now })
  await callOff(tx, parts, loaded, now)
  const words = endedByLifeWords(event)
  const step = { event: 'withdrawn', state: 'withdrawn', words, by, promisedOn: null } as const
  await stepCase(tx, parts.keyring, loaded, step, now)
  await noteEffect(tx, all, { what: 'assessment', about: it.id, before })
  const more = { why: LIFE_EVENT_WORDS[event.kind] }
  await tellOfficials(tx, parts.keyring, loaded, 'life-application-off', { now, more })
}

async function undo(tx: Tx, parts: AssessmentParts, all: Happened): Promise<void> {
  for (const effect of await effectsOfEvent(tx, all, ['assessment'])) await takeUp(tx, parts, effect, all)
  await markUndone(tx, all, ['assessment'])
}

/** It stands where it stood, unless she has applied anew. A day that was fixed is another's by now: the same two fix one again. */
async function takeUp(tx: Tx, parts: AssessmentParts, effect: LifeEffectRow, all: Happened): Promise<void> {
  const before = effect.before as ApplicationBefore | null
  const [found] = await tx.select().from(assessment).where(eq(assessment.id, effect.about))
  if (!before || !found || (await hasAnother(tx, found, all))) return
  const loaded = await loadOfCase(tx, found.caseId, true)
  if (loaded.assessment.state !== 'withdrawn') return
  const team = before.visit === undefined ? null : await teamOf(tx, before.visit)
  const fresh = team && (await newVisit(tx, loaded, team, all.now))
  const stood = standsAgainAt(before.state as AssessmentRow['state'])
  // Of the two one works here no more: the office finds others.
  const state = before.visit !== undefined && !fresh ? 'checked' : stood
  await tx
    .update(assessment)
    .set({
      ...{ state, version: sql`${assessment.version} + 1`, updatedAt: all.now },
      ...(fresh && { visitId: fresh.id }),
      ...(state === 'told' && { objectUntil: objectUntilAgain(loaded.assessment, all) }),
    })
    .where(eq(assessment.id, found.id))
  await tellAgain(tx, parts, { loaded, before, fresh, stands: state }, all)
}

/** She applied anew, here or in another city. */
async function hasAnother(tx: Tx, { id }: AssessmentRow, { ids }: Happened): Promise<boolean> {
  const [other] = await tx
    .select({ id: assessment.id })
    .from(assessment)
    .where(
      and(
        ne(assessment.id, id),
        inArray(assessment.personId, [...ids]),
        inArray(assessment.state, [...OPEN_ASSESSMENT_STATES]),
      ),
    )
  return other !== undefined
}

/** The two who were to go, where both still do. */
async function teamOf(tx: Tx, visitId: string): Promise<VisitRow | null> {
  const [visit] = await tx.select().from(assessmentVisit).where(eq(assessmentVisit.id, visitId))
  if (!visit) return null
  const rows = await tx
    .select({ id: staff.id, endedAt: staff.endedAt })
    .from(staff)
    .where(and(inArray(staff.id, [visit.first, visit.second]), isNotNull(staff.accountId)))
  return rows.filter(({ endedAt }) => endedAt === null).length === 2 ? visit : null
}

/** As many days to object as she had left when it was ended. */
function objectUntilAgain({ objectUntil }: AssessmentRow, { event, today }: Happened): string | null {
  if (objectUntil === null) return null
  const left = daysBetween(chinaDay(event.createdAt.getTime()), objectUntil)
  return left < 0 ? objectUntil : dayAfter(today, left)
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

interface Again {
  readonly loaded: Loaded
  readonly before: ApplicationBefore
  readonly fresh: VisitRow | null
  readonly stands: AssessmentRow['state']
}

type Step = keyof AssessmentTerms['days']

/** Whose working days run while it stands there; who waits for her side has promised nothing. */
const STEP_IN: Readonly<Partial<Record<AssessmentRow['state'], Step>>> = {
  received: 'check',
  checked: 'assign',
  objected: 'assign',
  assigned: 'visit',
  assessed: 'review',
}

function workdaysOf(parts: AssessmentParts, city: string, state: AssessmentRow['state']): number | undefined {
  const step = STEP_IN[state]
  return step && termsOf(parts, city).days[step].value
}

/** In its thread, to the office, and to the two who go after all. */
async function tellAgain(
  tx: Tx,
  parts: AssessmentParts,
  { loaded, before, fresh, stands }: Again,
  { event, by, now }: Happened,
): Promise<void> {
  const { keyring } = parts
  // What was complained of meanwhile lies with somebody again, and stays there, with the day that he promised.
  const isOver = loaded.row.state === 'withdrawn'
  const promisedOn = promisedAgain(before.promisedOn, now, workdaysOf(parts, loaded.assessment.city, stands))
  const stood = isOver ? { state: before.caseState, promisedOn } : { state: loaded.row.state }
  await stepCase(tx, keyring, loaded, { event: 'said', words: goesOnWords(event), by, ...stood }, now)
  await tellOfficials(tx, keyring, loaded, 'life-application-back', { now })
  if (!fresh) return
  const street = streetWords(parts, loaded.assessment, fresh)
  await tellTeam(tx, parts, fresh, (mate) => ({ template: 'assessor-assigned', params: { mate, street } }), { now })
}
