import { eq } from 'drizzle-orm'
import type { OrgCard } from '@/contract/assessment/office'
import { candidateFault, teamFaults, type TeamQuestion } from '@/domain/assessment/team'
import type { Tx } from '../../database/database'
import { assessment } from '../../database/schema'
import { answerDay } from '../../runtime/calendar'
import { doerOf } from '../../runtime/doer'
import type { Keyring } from '../../runtime/keyring'
import { staffSecret } from '../../runtime/names'
import { leaveSeen } from '../../runtime/seen'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { visitCard } from '../core/cards'
import { moveAssessment, stepCase, type CaseStep, type Loaded, type VisitRow } from '../core/load'
import { aboutAssessment, namesOf, streetWords, tellHers, tellTeam } from '../core/telling'
import { endVisit, lockAssessors, refuseBegun, stretchOf, takeTime, type Stretch } from '../core/times'
import { newVisit } from '../core/visits'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { tellOfDay } from '../visits/appoint'
import { candidatesOf, orgsOf, questionOf, type Found } from './candidates'
import { answered, openedOf, refusePartial, type Opened } from './opened'

const SERVES_HER = '正在为这位老人服务,或者一年内服务过'
const STOPPED = '已经停止接单'

/** Who could go to her, with the reason of each who could not. @throws WireFault not-found, invalid for a time that cannot be */
export async function teams(parts: AssessmentParts, call: AssessmentCall<'teams'>): Promise<AssessmentOutput<'teams'>> {
  const { db, input, now } = call
  const { official, loaded } = await openedOf(db, call, input.case)
  const terms = termsOf(parts, loaded.assessment.city)
  const { day, from } = input
  const when = day !== undefined && from !== undefined ? stretchOf(terms, { day, from }, now) : null
  const standing = loaded.visit && !loaded.visit.signedAt ? { standing: loaded.visit.id } : {}
  const candidates = await candidatesOf(db, official.city, { when, now, ...standing })
  const question = await questionOf(db, parts, loaded, { candidates, when, now })
  await leaveSeen(db, official.account, 'assessment.teams', [loaded.her.id], now)
  const orgs = await orgsOf(db, official.city)
  return {
    orgs: orgs.map((org) => orgCard(parts.keyring, org, candidates, question)),
    ...{ medicalNeeded: terms.medicalNeeded.value, minutes: terms.minutes.value },
  }
}

function orgCard(
  keyring: Keyring,
  { id, name, phone, blacklistedOn }: Awaited<ReturnType<typeof orgsOf>>[number],
  candidates: readonly Found[],
  question: TeamQuestion,
): OrgCard {
  const fault = blacklistedOn ? STOPPED : question.servesHer.includes(id) ? SERVES_HER : null
  const assessors = candidates
    .filter(({ org }) => org === id)
    .map((one) => ({
      ...{ id: one.id, name: staffSecret(keyring, one.row).name, medical: one.medical, validTo: one.validTo },
      ...{ fault: candidateFault(one, question), that: one.that },
    }))
  return { id, name, phone, fault, assessors }
}

/**
 * Sends two, with or without a day; in place of a team that stands there already, too.
 * @throws WireFault forbidden in what is his own, invalid for who must not go, conflict where one was taken at this very moment
 */
export async function assignTeam(
  parts: AssessmentParts,
  call: AssessmentCall<'assignTeam'>,
): Promise<AssessmentOutput<'assignTeam'>> {
  const { db, input, now } = call
  const opened = await openedOf(db, call, input.case, true)
  await refusePartial(db, call, opened)
  const { loaded } = opened
  const before = loaded.visit
  if (before) refuseBegun(before, now)
  const moved = await moveAssessment(db, loaded, { act: 'assign', by: 'official', seen: input.version, now })
  const when = input.when ? stretchOf(termsOf(parts, moved.city), input.when, now, 'when.') : null
  await lockAssessors(db, [input.first, input.second])
  const [first] = await chosen(parts, call, opened, when)
  await endVisit(db, before)
  const team = { first: input.first, second: input.second, providerId: first.org, round: moved.round }
  const fresh = await newVisit(db, loaded, team, now)
  const visit = when ? await takeTime(db, fresh, when, now) : fresh
  await db.update(assessment).set({ visitId: visit.id }).where(eq(assessment.id, moved.id))
  if (when) await moveAssessment(db, { assessment: moved }, { act: 'appoint', by: 'official', seen: null, now })
  await tellThoseOff(db, parts, { loaded, before, visit }, now)
  // The first team answers the promise that there be one, and what is promised from here is the visit; another team inherits that.
  const inherits = loaded.assessment.state === 'assigned' || loaded.assessment.state === 'appointed'
  const promise = inherits ? {} : { promisedOn: visitPromise(parts, moved.city, now) }
  if (when) await tellOfDay(parts, call, { ...loaded, visit }, promise)
  else await tellOfTeam(parts, call, { opened, visit, promise })
  return answered(parts, call, 'assignTeam', loaded.row.id)
}

/** Both as they may go, or why one of them may not. @throws WireFault invalid at `first`, `second` */
async function chosen(
  parts: AssessmentParts,
  { db, input, now }: AssessmentCall<'assignTeam'>,
  { official, loaded }: Opened,
  when: Stretch | null,
): Promise<readonly [Found, Found]> {
  const standing = loaded.visit ? { standing: loaded.visit.id } : {}
  const candidates = await candidatesOf(db, official.city, { when, now, ...standing })
  const find = (id: string, path: 'first' | 'second'): Found => {
    const found = candidates.find((one) => one.id === id)
    if (!found) throw invalidField(path, '没有找到这位评估员,请从名单里选')
    return found
  }
  const both = [find(input.first, 'first'), find(input.second, 'second')] as const
  const faults = teamFaults(...both, await questionOf(db, parts, loaded, { candidates, when, now }))
  const fault = faults.first ?? faults.second
  if (fault !== undefined) throw new WireFault('invalid', `不能这样派:${fault}。`, faults as Record<string, string>)
  const org = (await orgsOf(db, official.city)).find(({ id }) => id === both[0].org)
  if (!org || org.blacklistedOn) throw invalidField('first', '这家机构现在不能派评估员,请换一家')
  return both
}

/** Whoever was to go and does not any more. */
async function tellThoseOff(
  tx: Tx,
  parts: AssessmentParts,
  { loaded, before, visit }: { readonly loaded: Loaded; readonly before: VisitRow | null; readonly visit: VisitRow },
  now: Date,
): Promise<void> {
  if (!before || before.signedAt || !before.active) return
  const params = { street: streetWords(parts, loaded.assessment, before) }
  const goes = [visit.first, visit.second]
  const stays = [before.first, before.second].filter((id) => goes.includes(id))
  await tellTeam(tx, parts, before, () => ({ template: 'assessor-off', params }), { now, but: stays })
}

const visitPromise = (parts: AssessmentParts, city: string, now: Date): string | null =>
  answerDay(now, termsOf(parts, city).days.visit.value)

interface Sent {
  readonly opened: Opened
  readonly visit: VisitRow
  readonly promise: Pick<CaseStep, 'promisedOn'>
}

/** A team without a day: she is told who will ring her, and they whom they go with. */
async function tellOfTeam(
  parts: AssessmentParts,
  { db, now }: AssessmentCall<'assignTeam'>,
  { opened: { official, loaded }, visit, promise }: Sent,
): Promise<void> {
  const { keyring } = parts
  const { org } = await visitCard(db, parts, visit)
  const names = await namesOf(db, keyring, visit)
  const words = `评估员定了:${org.name} ${names}。他们会打电话约时间。`
  await stepCase(db, keyring, loaded, { event: 'said', state: 'taken', words, by: doerOf(official), ...promise }, now)
  const params = { ...aboutAssessment(keyring, loaded), org: org.name, names, phone: org.phone }
  const told = { now, except: official.account }
  await tellHers(db, keyring, loaded, { template: 'assessment-assigned', params }, told)
  const street = streetWords(parts, loaded.assessment, visit)
  await tellTeam(db, parts, visit, (mate) => ({ template: 'assessor-assigned', params: { mate, street } }), told)
}
