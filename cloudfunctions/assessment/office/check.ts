import type { AssessmentAct } from '@/domain/assessment/states'
import type { CaseEventKind, CaseState } from '@/domain/case/case'
import { answerDay } from '../../runtime/calendar'
import { doerOf } from '../../runtime/doer'
import { moveAssessment, stepCase } from '../core/load'
import { resealed } from '../core/secret'
import { aboutAssessment, tellHers } from '../core/telling'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { answered, officialWords, openedOf, refusePartial } from './opened'

type Finding = AssessmentCall<'check'>['input']['finding']

interface Found {
  readonly act: AssessmentAct
  readonly event: CaseEventKind
  readonly state: CaseState
  readonly template: 'assessment-accepted' | 'assessment-returned' | 'assessment-refused'
}

const FOUND: Readonly<Record<Finding, Found>> = {
  accept: { act: 'accept', event: 'taken', state: 'taken', template: 'assessment-accepted' },
  return: { act: 'return', event: 'answered', state: 'answered', template: 'assessment-returned' },
  refuse: { act: 'refuse', event: 'answered', state: 'answered', template: 'assessment-refused' },
}

/**
 * Takes an application on, sends it back for what is missing, or refuses it with a reason.
 * @throws WireFault forbidden in what is his own or his family's, conflict when it has gone on
 */
export async function check(parts: AssessmentParts, call: AssessmentCall<'check'>): Promise<AssessmentOutput<'check'>> {
  const { db, input, now } = call
  const { keyring } = parts
  const opened = await openedOf(db, call, input.case, true)
  await refusePartial(db, call, opened)
  const { official, loaded } = opened
  const { owner, assessment: it } = loaded
  const { act, event, state, template } = FOUND[input.finding]
  const accepts = input.finding === 'accept'
  const { words } = input
  const sealed = resealed(keyring, owner, it, { answer: accepts ? '' : words })
  const set = { sealed, checkedBy: official.id }
  await moveAssessment(db, loaded, { act, by: 'official', seen: input.version, set, now })
  const promisedOn = accepts ? answerDay(now, termsOf(parts, it.city).days.assign.value) : null
  await stepCase(db, keyring, loaded, { event, state, words, by: doerOf(official), promisedOn }, now)
  const params = { ...aboutAssessment(keyring, loaded), by: await officialWords(db, keyring, official) }
  const told = { now, except: official.account }
  if (template === 'assessment-accepted') await tellHers(db, keyring, loaded, { template, params }, told)
  else await tellHers(db, keyring, loaded, { template, params: { ...params, words } }, told)
  return answered(parts, call, 'check', loaded.row.id)
}
