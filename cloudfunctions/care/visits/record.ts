import { randomUUID } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import { monthOf } from '@/domain/visit/plan'
import {
  problemsOf,
  visitFault,
  VISIT_CHECK_WORDS,
  VISIT_FAULT_WORDS,
  VISIT_CHECKS,
  type VisitFault,
  type VisitFindings,
} from '@/domain/visit/record'
import type { Tx } from '../../database/database'
import { careCase, person, registerEntry, visit } from '../../database/schema'
import { hasConsent } from '../../runtime/consents'
import { idsOf } from '../../runtime/records'
import { leaveTrace } from '../../runtime/trace'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { openRequest, ownElder, type OwnElder } from './elder'
import { UNASKED } from './photos'
import { monthSoFar } from './plan'

/** What a visit row keeps sealed under the person's key. */
export interface VisitSecret {
  readonly findings: VisitFindings | null
  readonly words: string
  readonly files: readonly string[]
  /** Cases that came of it. */
  readonly cases: readonly string[]
}

type Input = CareCall<'recordVisit'>['input']

const AT: Readonly<Record<VisitFault, string>> = {
  future: 'at',
  old: 'at',
  'no-words': 'words',
  'checks-unseen': 'findings',
}

/** What can be told of a visit before anybody is looked up. @throws WireFault invalid at its field */
function checked(input: Input, now: Date): { at: Date; words: string; problems: ReturnType<typeof problemsOf> } {
  const { outcome, findings, words = '', files = [] } = input
  const at = new Date(input.at)
  const fault = visitFault({ at, outcome, findings, words }, now)
  if (fault) throw invalidField(AT[fault], VISIT_FAULT_WORDS[fault])
  if (outcome !== 'seen' && findings !== null)
    throw invalidField('findings', '没见到人,六样就不用点了。看见的情况可以写在说明里')
  const problems = problemsOf(findings)
  if (files.length > 0 && problems.length === 0)
    throw invalidField('files', '照片跟着要办的问题走。没有问题,请把照片去掉')
  return { at, words, problems }
}

/** A visit as it was made, perhaps hours ago and without a signal. */
export async function recordVisit(parts: CareParts, call: CareCall<'recordVisit'>): Promise<CareOutput<'recordVisit'>> {
  const { db, now } = call
  const fine = checked(call.input, now)
  const elder = await ownElder(parts, call, '探访')
  const { worker, her } = elder
  const { row } = her
  const before = await sameVisit(db, parts, { personId: row.id, staffId: worker.id, words: fine.words }, call.input)
  const kept = before ?? (await written(parts, call, elder, fine))
  await leaveTrace(db, { personId: row.id, accountId: worker.account, ground: 'task', action: 'care.recordVisit' }, now)
  const cases =
    kept.cases.length === 0
      ? []
      : await db
          .select({ id: careCase.id, number: careCase.number })
          .from(careCase)
          .where(inArray(careCase.id, [...kept.cases]))
  return { visit: kept.id, cases, ...(await monthSoFar(db, parts, worker, chinaDay(now.getTime()))) }
}

const TWO_AT_ONCE =
  '您在这个时间已经记过这位老人的一次探访,内容和这次不一样,所以这次没有记上,还留在您手机上。请点“改一改,再记”。'

/**
 * The same door at the same moment, and the same of it: sent before under another id.
 * @throws WireFault conflict at `at` where another visit was written for that moment: what this one says must not be lost for it
 */
async function sameVisit(
  tx: Tx,
  { keyring }: CareParts,
  { personId, staffId, words }: { readonly personId: string; readonly staffId: string; readonly words: string },
  input: Input,
): Promise<{ id: string; cases: readonly string[] } | null> {
  const ids = await idsOf(tx, personId)
  const rows = await tx
    .select()
    .from(visit)
    .where(and(inArray(visit.personId, ids), eq(visit.staffId, staffId), eq(visit.at, new Date(input.at))))
  for (const row of rows) {
    const secret = await secretOf(tx, keyring, row)
    const isSame = row.outcome === input.outcome && row.mode === input.mode && secret.words === words
    if (isSame && areSame(secret.findings, input.findings)) return { id: row.id, cases: secret.cases }
  }
  if (rows.length > 0) throw new WireFault('conflict', TWO_AT_ONCE, { at: TWO_AT_ONCE })
  return null
}

const areSame = (one: VisitFindings | null, other: VisitFindings | null): boolean =>
  one === null || other === null ? one === other : VISIT_CHECKS.every((check) => one[check] === other[check])

/** What a visit says; it lies under the key of the record that it was written to. */
export async function secretOf(
  tx: Tx,
  keyring: CareParts['keyring'],
  row: typeof visit.$inferSelect,
): Promise<VisitSecret> {
  const [owner] = await tx.select({ wrappedKey: person.wrappedKey }).from(person).where(eq(person.id, row.personId))
  return keyring.open(row.personId, { wrappedKey: owner?.wrappedKey ?? null, sealed: row.sealed }) as VisitSecret
}

async function written(
  parts: CareParts,
  call: CareCall<'recordVisit'>,
  elder: OwnElder,
  fine: ReturnType<typeof checked>,
): Promise<{ id: string; cases: readonly string[] }> {
  const { db, now, input } = call
  const { worker, entry } = elder
  const { row } = elder.her
  const files = input.files ?? []
  // A photo shows her home: it is taken only while she agrees that her place is kept.
  if (files.length > 0 && !(await hasConsent(db, row.id, 'place'))) throw invalidField('files', UNASKED)
  const cases = fine.problems.length > 0 ? [await caseOf(parts, call, elder, fine)] : []
  const secret: VisitSecret = { findings: input.findings, words: fine.words, files, cases }
  // A clock a little ahead makes no visit of tomorrow.
  const on = chinaDay(Math.min(fine.at.getTime(), now.getTime()))
  const id = randomUUID()
  await db.insert(visit).values({
    ...{ id, personId: row.id, staffId: worker.id, on, at: fine.at },
    ...{ county: entry.county, street: entry.street, communityHash: entry.communityHash, tier: entry.tier },
    ...{ mode: input.mode, outcome: input.outcome, cases: cases.length, createdAt: now },
    sealed: parts.keyring.sealUnder(row.wrappedKey, row.id, secret),
  })
  if (input.outcome === 'seen') await seenOn(db, row.id, on, chinaDay(now.getTime()))
  return { id, cases }
}

/** A visit that was sent late takes nothing back from a later one; one of a month that was told as missed mends that. */
async function seenOn(tx: Tx, personId: string, on: string, today: string): Promise<void> {
  const hers = eq(registerEntry.personId, personId)
  await tx
    .update(registerEntry)
    .set({ lastVisitOn: sql`greatest(${registerEntry.lastVisitOn}, ${on}::date)` })
    .where(hers)
  const month = monthOf(on)
  if (month === monthOf(today)) return
  await tx
    .update(registerEntry)
    .set({ raisedFor: null })
    .where(and(hers, eq(registerEntry.raisedFor, month)))
}

/** What was found becomes one case: whoever goes there next reads it, and she is answered. */
const caseOf = (
  parts: CareParts,
  call: CareCall<'recordVisit'>,
  elder: OwnElder,
  { problems, words }: ReturnType<typeof checked>,
): Promise<string> =>
  openRequest(parts, call, elder, {
    title: `探访发现:${problems.map((check) => VISIT_CHECK_WORDS[check]).join('、')}`,
    ...{ words, files: call.input.files, ground: 'task' },
  })
