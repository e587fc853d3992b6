import type { AssessmentThread } from '@/contract/assessment/shapes'
import { actsOf, type AssessmentAct } from '@/domain/assessment/states'
import { reaches } from '@/domain/helper/scope'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { standingTo } from '../../runtime/access'
import { hasConsent } from '../../runtime/consents'
import type { Caller } from '../../runtime/define'
import { assessmentCard, certificateOf } from '../core/cards'
import type { Loaded } from '../core/load'
import { secretOf } from '../core/secret'
import { toldResults } from '../core/told'
import type { AssessmentParts } from '../parts'

/** An application with all that her side may read of it. @param may what the reader may do now */
export async function threadOf(
  tx: Tx,
  parts: AssessmentParts,
  loaded: Loaded,
  may: readonly AssessmentAct[],
  now: Date,
): Promise<AssessmentThread> {
  const { assessment: it, owner } = loaded
  const { wishes, said, files, answer, objection, changed } = secretOf(parts.keyring, owner, it)
  return {
    assessment: await assessmentCard(tx, parts, loaded, now),
    ...{ wishes, said: [said, objection && `提出异议:${objection}`].filter(Boolean).join('\n') },
    ...{ files: [...files], answer, changed: [...changed] },
    results: await toldResults(tx, parts.keyring, loaded),
    certificate: owner.wrappedKey ? await certificateOf(tx, it.resultId, now) : null,
    consented: await hasConsent(tx, loaded.her.id, 'assessment'),
    may: [...may],
  }
}

/** What a caller of her side may do now: who may only look, nothing. */
export async function mayHers(tx: Tx, caller: Caller, loaded: Loaded, now: Date): Promise<AssessmentAct[]> {
  const standing = await standingTo(tx, caller, loaded.her.id, now)
  if (!standing || standing.ground === 'unconfirmed' || !reaches(standing.scopes, 'assess')) return []
  return actsOfHers(loaded, now)
}

/** What her side may do with it, whoever of them: objecting ends with its last day. */
export function actsOfHers({ assessment: it }: Pick<Loaded, 'assessment'>, now: Date): AssessmentAct[] {
  const inTime = it.objectUntil !== null && chinaDay(now.getTime()) <= it.objectUntil
  return actsOf(it.state, 'hers', it.round).filter((act) => act !== 'object' || inTime)
}
