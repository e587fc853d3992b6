import type { Tx } from '../../database/database'
import { doerOf, staffOfCall } from '../../runtime/doer'
import { partialityOf } from '../../runtime/partiality'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { visitCard } from '../core/cards'
import { loadOfVisit, moveAssessment, STALE, stepCase, type CaseStep, type Loaded, type VisitRow } from '../core/load'
import { aboutAssessment, namesOf, streetWords, tellHers, tellTeam, whenWords } from '../core/telling'
import { refuseBegun, stretchOf, takeTime } from '../core/times'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { refusePartialTeam } from './impartial'
import { leaveLine, memberFault, ownVisit, refuseClosed, teamOf } from './team'

type AppointCall = AssessmentCall<'appoint'>
type Opened = Loaded & { readonly visit: VisitRow }

/**
 * Fixes day and minute of a visit, or another one: one of the team does, or an official of her county.
 * @throws WireFault not-found to everybody else, invalid for a day or minute that cannot be, conflict where one of the two is not free or has become
 * hers
 */
export async function appoint(parts: AssessmentParts, call: AppointCall): Promise<AssessmentOutput<'appoint'>> {
  const { db, caller, input, now } = call
  const me = staffOfCall(caller)
  const opened = await openedFor(db, call)
  refuseClosed(opened)
  const { visit, assessment } = opened
  if (visit.version !== input.version) throw new WireFault('conflict', STALE)
  refuseBegun(visit, now)
  await refusePartialTeam(db, parts.keyring, opened, now)
  const stretch = stretchOf(termsOf(parts, assessment.city), input, now)
  for (const member of Object.values(await teamOf(db, parts.keyring, visit))) {
    const fault = memberFault(member, stretch.day)
    if (fault) throw invalidField('day', fault)
  }
  await moveAssessment(db, opened, { act: 'appoint', by: byRole(me.role), seen: null, now })
  const after = await takeTime(db, visit, stretch, now)
  await tellOfDay(parts, call, { ...opened, visit: after })
  await leaveLine(db, opened, me.account, 'appoint', now)
  return { visit: await visitCard(db, parts, after) }
}

const byRole = (role: string) => (role === 'official' ? 'official' : 'assessor')

/** To an official of another county, and to an assessor of another team, it does not exist; nobody of the office acts for his own family. */
async function openedFor(db: Tx, { caller, input }: AppointCall): Promise<Opened> {
  const { role, city, division } = staffOfCall(caller)
  if (role !== 'official') return ownVisit(db, caller, input.visit, true)
  const opened = await loadOfVisit(db, input.visit, true)
  const { assessment } = opened
  if (assessment.city !== city || (division.county !== null && division.county !== assessment.county))
    throw new WireFault('not-found', '没有找到这次上门评估。请看看编号。')
  const fault = await partialityOf(db, caller, opened)
  if (fault) throw new WireFault('forbidden', fault)
  return opened
}

/** The thread, her side and whoever goes there. What was promised stays: a late day makes no promise later. */
export async function tellOfDay(
  parts: AssessmentParts,
  { db, caller, now }: Pick<AppointCall, 'db' | 'caller' | 'now'>,
  opened: Opened,
  promise: Pick<CaseStep, 'promisedOn'> = {},
): Promise<void> {
  const { keyring } = parts
  const me = staffOfCall(caller)
  const { visit, assessment } = opened
  const when = whenWords(visit)
  const names = await namesOf(db, keyring, visit)
  const words = `上门时间定了:${when},${names} 来评估。`
  await stepCase(db, keyring, opened, { event: 'said', state: 'taken', words, by: doerOf(me), ...promise }, now)
  const { org } = await visitCard(db, parts, visit)
  const told = { now, except: me.account }
  const params = { ...aboutAssessment(keyring, opened), when, org: org.name, names, phone: org.phone }
  await tellHers(db, keyring, opened, { template: 'assessment-appointed', params }, told)
  const street = streetWords(parts, assessment, visit)
  await tellTeam(db, parts, visit, (mate) => ({ template: 'assessor-appointed', params: { when, mate, street } }), told)
}
