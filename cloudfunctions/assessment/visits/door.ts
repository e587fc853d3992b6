import { momentFault } from '@/domain/assessment/appointment'
import { DOOR_WORDS } from '@/domain/assessment/states'
import { answerDay } from '../../runtime/calendar'
import { doerOf } from '../../runtime/doer'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { endsOf, visitCard } from '../core/cards'
import { moveAssessment, STALE, stepCase } from '../core/load'
import { resealed } from '../core/secret'
import { aboutAssessment, tellHers } from '../core/telling'
import { endVisit } from '../core/times'
import { newVisit } from '../core/visits'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { leaveLine, openVisit } from './team'

/**
 * It did not come to it: the same team fixes another day, on a new form. What was tapped so far stays with the old one.
 * @throws WireFault invalid at `at` for a time before the appointment, conflict
 */
export async function notAssessed(
  parts: AssessmentParts,
  { db, caller, input, now }: AssessmentCall<'notAssessed'>,
): Promise<AssessmentOutput<'notAssessed'>> {
  const { keyring } = parts
  const own = await openVisit(db, caller, input.visit)
  const { visit, assessment, owner, me } = own
  if (visit.version !== input.version) throw new WireFault('conflict', STALE)
  const ends = endsOf(visit.during)
  const at = new Date(input.at)
  if (Number.isNaN(at.getTime())) throw invalidField('at', '时间不对,请重新填')
  const fault = ends && momentFault(at, new Date(ends.from), now)
  if (fault) throw invalidField('at', fault)
  const why = `${DOOR_WORDS[input.reason]}。${input.words}`
  await endVisit(db, visit)
  const fresh = await newVisit(db, own, visit, now)
  const sealed = resealed(keyring, owner, assessment, { answer: why })
  const set = { visitId: fresh.id, sealed }
  await moveAssessment(db, own, { act: 'refused-at-door', by: 'assessor', seen: null, set, now })
  const promisedOn = answerDay(now, termsOf(parts, assessment.city).days.visit.value)
  const words = `这次没有评成:${why}`
  await stepCase(db, keyring, own, { event: 'said', state: 'taken', words, by: doerOf(me), promisedOn }, now)
  const card = await visitCard(db, parts, fresh)
  const params = { ...aboutAssessment(keyring, own), why, org: card.org.name, phone: card.org.phone }
  const told = { now, except: me.account }
  await tellHers(db, keyring, own, { template: 'assessment-not-done', params }, told)
  await leaveLine(db, own, me.account, 'notAssessed', now)
  return { visit: card }
}
