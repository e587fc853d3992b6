import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { WishesCard } from '@/contract/assessment/shapes'
import { assessment, person } from '../../database/schema'
import { doerWords, openCase } from '../../runtime/cases'
import { doerFor } from '../../runtime/doer'
import type { PersonRow } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import { loadOfCase } from '../core/load'
import { sealedNew } from '../core/secret'
import { aboutAssessment, promiseWords, tellHers, tellOfficials } from '../core/telling'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { dialled, refuseElsewhere, refuseSecond, refuseUnasked, refuseYoung } from './refusals'
import { mayHers, threadOf } from './thread'

type ApplyCall = AssessmentCall<'apply'>

/** What the case is called, in notices and lists. */
export const TITLE = '申请能力评估'

/**
 * Applies for an assessment: a case on the county's desk, and nothing of her body yet.
 * @throws WireFault forbidden without her consent, invalid where she lives elsewhere or is too young, conflict while one is open
 */
export async function apply(parts: AssessmentParts, call: ApplyCall): Promise<AssessmentOutput<'apply'>> {
  const { db, input, now, caller, forPerson } = call
  const terms = termsOf(parts, input.city)
  const wishes = wishesOf(input)
  // Two who apply at once come one after the other, and the second is told the number of the first.
  const [her] = await db.select().from(person).where(eq(person.id, forPerson!.id)).for('no key update')
  if (!her?.wrappedKey) throw new WireFault('not-found', '这份资料已经删除,不能再办。')
  refuseElsewhere(parts, her, input.city)
  await refuseUnasked(db, her.id)
  refuseYoung(parts.keyring, her, terms, now)
  await refuseSecond(db, her.id)
  const caseId = await opened(parts, call, her, { wishes, workdays: terms.days.check.value })
  const loaded = await loadOfCase(db, caseId)
  const by = doerFor(call)
  const told = { now, except: by.accountId }
  const who = await doerWords(db, parts.keyring, her, by)
  const params = { ...aboutAssessment(parts.keyring, loaded), by: who, day: promiseWords(loaded.row.promisedOn) }
  await tellHers(db, parts.keyring, loaded, { template: 'assessment-applied', params }, told)
  await tellOfficials(db, parts.keyring, loaded, 'assessment-waits', told)
  return { thread: await threadOf(db, parts, loaded, await mayHers(db, caller, loaded, now), now) }
}

function wishesOf({ place, address, dayPart, times, phone, companion }: ApplyCall['input']): WishesCard {
  const beside = companion && {
    ...{ name: companion.name, relation: companion.relation },
    phone: companion.phone === undefined ? '' : dialled(companion.phone, 'companion.phone'),
  }
  return { place, address, dayPart, times: times ?? '', phone: dialled(phone, 'phone'), companion: beside }
}

/** @returns the case that was opened */
async function opened(
  { keyring }: AssessmentParts,
  call: ApplyCall,
  her: PersonRow,
  { wishes, workdays }: { readonly wishes: WishesCard; readonly workdays: number },
): Promise<string> {
  const { db, input, now } = call
  const by = doerFor(call)
  const [words, files] = [input.words ?? '', input.files ?? []]
  const caseId = await openCase(
    db,
    keyring,
    {
      ...{ kind: 'assessment', personId: her.id, title: TITLE, words, files, city: input.city, county: true, workdays },
      ...{ openedBy: by.accountId, ground: by.ground, staffId: by.staffId },
    },
    now,
  )
  await db.insert(assessment).values({
    ...{ id: randomUUID(), caseId, personId: her.id, city: input.city, county: her.residence!, state: 'received' },
    ...{ reason: input.reason, sealed: sealedNew(keyring, her, { wishes, said: words, files }) },
    ...{ createdAt: now, updatedAt: now },
  })
  return caseId
}
