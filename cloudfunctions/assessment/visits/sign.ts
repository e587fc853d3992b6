import { randomUUID } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { answeredElsewhen } from '@/domain/assessment/appointment'
import { BACKGROUND } from '@/domain/assessment/background'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { itemsOf, type ItemKey } from '@/domain/assessment/instrument'
import { score, type Scored } from '@/domain/assessment/score'
import { readinessOf, scoreInputOf, sheetOf, type Sheet, type SheetTap } from '@/domain/assessment/sheet'
import { AUDIT_ONE_IN, scoreTermsOf } from '@/domain/assessment/terms'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { assessmentResult, assessmentVisit, assessorTime, file } from '../../database/schema'
import { answerDay } from '../../runtime/calendar'
import { doerOf } from '../../runtime/doer'
import type { Keyring } from '../../runtime/keyring'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { endsOf } from '../core/cards'
import { moveAssessment, STALE, stepCase } from '../core/load'
import type { ResultSecret } from '../core/secret'
import { tellOfficials } from '../core/telling'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { filesOfVisit } from './files'
import { tapsOf } from './form'
import { handsOf, latestOf, writeHands } from './hands'
import { refusePartialTeam } from './impartial'
import { packageOf } from './package'
import { leaveLine, openVisit, ownVisit, refuseUnagreed, type OwnVisit } from './team'

const UNSYNCED = '还有没同步的改动,两台手机上的不一样。请先都同步一次,看一遍,再签字。'

/**
 * Puts both names and the informant's under the form as it stands, and what it comes to. All of it or nothing; afterwards nobody
 * changes it.
 * @throws WireFault conflict for a form that is not as the device has it, was signed or is off, and for a team that has become hers; invalid for what is missing, by
 * item, and for a hand that does not count
 */
export async function sign(parts: AssessmentParts, call: AssessmentCall<'sign'>): Promise<AssessmentOutput<'sign'>> {
  const { db, caller, input, now } = call
  const { keyring } = parts
  const own = await openVisit(db, caller, input.visit)
  await refuseUnagreed(db, own)
  if (own.visit.version !== input.version) throw new WireFault('conflict', STALE)
  const taps = await tapsOf(db, keyring, own.owner, own.visit.id)
  if (taps.length !== input.taps) throw new WireFault('conflict', UNSYNCED)
  const sheet = sheetOf(taps)
  refuseUnready(sheet)
  const hands = await handsOf(db, keyring, own, { input, taps, now })
  refuseElsewhen(taps, await daysOf(db, own.visit))
  await refusePartialTeam(db, keyring, own, now)
  await refuseStrangeFiles(db, own, input.files ?? [])
  const moved = await moveAssessment(db, own, { act: 'sign', by: 'assessor', seen: null, now })
  await writeHands(db, keyring, own, hands, now)
  const files = [...new Set([...(input.files ?? []), ...(await filesOfVisit(db, own))])]
  await writeResult(db, parts, own, { sheet, files, now })
  await close(db, keyring, own, latestOf(hands))
  await goOn(parts, call, { ...own, assessment: moved })
  await leaveLine(db, own, own.me.account, 'sign', now)
  return { sheet: await packageOf(db, parts, await ownVisit(db, caller, input.visit), now) }
}

const NAMES: ReadonlyMap<ItemKey, string> = new Map(
  [...BACKGROUND, ...itemsOf(GBT_42195)].map(({ key, name }) => [key, name]),
)

/** @throws WireFault invalid with a field for each item that is missing or differs */
function refuseUnready(sheet: Sheet): void {
  const { ready, firstLacks, secondLacks, differing } = readinessOf(GBT_42195, sheet)
  if (ready) return
  const fields: Record<ItemKey, string> = {}
  const add = (key: ItemKey, words: string) => {
    fields[key] = fields[key] ? `${fields[key]},${words}` : `${NAMES.get(key) ?? key}:${words}`
  }
  for (const key of firstLacks) add(key, '第一位评估员还没有填')
  for (const key of secondLacks) add(key, '第二位评估员还没有填')
  for (const key of differing) add(key, '两位的答案不一样,还没有商定')
  const n = Object.keys(fields).length
  throw new WireFault('invalid', `还有${n}项没有填好或没有商定,不能签字,也出不了等级。`, fields)
}

/** @throws WireFault invalid with a field for each item that was answered on no day of the visit */
function refuseElsewhen(taps: readonly SheetTap[], days: readonly string[]): void {
  const items = answeredElsewhen(taps, days)
  if (items.length === 0) return
  const fields = Object.fromEntries(
    items.map((key) => [key, `${NAMES.get(key) ?? key}:不是上门那天填的,请在老人那里重新选一次`]),
  )
  const names = items.slice(0, 3).map((key) => NAMES.get(key) ?? key)
  const more = items.length > names.length ? '等' : ''
  throw new WireFault(
    'invalid',
    `有${items.length}项不是上门那天填的:${names.join('、')}${more}。请重新选一次再签。`,
    fields,
  )
}

/** Days on which this visit was to be: that of now, and those from which it was moved. */
async function daysOf(tx: Tx, { id, day }: OwnVisit['visit']): Promise<string[]> {
  const times = await tx.select({ during: assessorTime.during }).from(assessorTime).where(eq(assessorTime.visitId, id))
  const before = times.map(({ during }) => chinaDay(Date.parse(endsOf(during)!.from)))
  return [...new Set([...before, ...(day === null ? [] : [day])])]
}

/** Only what lies in the case of this very application already. */
async function refuseStrangeFiles(tx: Tx, { row }: OwnVisit, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const there = await tx
    .select({ id: file.id })
    .from(file)
    .where(and(inArray(file.id, [...ids]), eq(file.caseId, row.id)))
  if (there.length !== new Set(ids).size) throw invalidField('files', '有照片或录音没有传好,请重新传一次')
}

interface Filled {
  readonly sheet: Sheet
  readonly files: readonly string[]
  readonly now: Date
}

async function writeResult(
  tx: Tx,
  parts: AssessmentParts,
  { visit, owner, assessment }: OwnVisit,
  { sheet, files, now }: Filled,
): Promise<void> {
  const input = scoreInputOf(GBT_42195, sheet)
  const scored = score(input, scoreTermsOf(termsOf(parts, assessment.city)), GBT_42195)
  if (!scored.complete) throw new Error('a form was ready and has no level')
  await tx.insert(assessmentResult).values({
    ...{ id: randomUUID(), visitId: visit.id, assessmentId: assessment.id, personId: visit.personId },
    ...{ instrument: GBT_42195.id, edition: GBT_42195.version, level: scored.level, on: visit.day! },
    sealed: parts.keyring.sealUnder(owner.wrappedKey, owner.id, secretOf(scored, { ...input, files })),
    // The one that she was told; what the office let not stand has no place to be taken.
    ...{ supersedes: assessment.resultId, createdAt: now },
  })
}

const secretOf = (
  { sections, total, initialLevel, clauses }: Scored,
  { scores, riskEvents30d, files }: Pick<ResultSecret, 'scores' | 'riskEvents30d' | 'files'>,
): ResultSecret => ({ scores, sections, total, initialLevel, clauses, riskEvents30d, ...(files && { files }) })

/** Whether a form is read again by the office: by its id and the city's key, so that nobody who fills it in can tell. */
export const isDrawn = (keyring: Pick<Keyring, 'hash'>, visitId: string): boolean =>
  parseInt(keyring.hash(`assessment-drawn:${visitId}`).slice(0, 8), 16) % AUDIT_ONE_IN === 0

async function close(tx: Tx, keyring: Keyring, { visit }: OwnVisit, signedAt: Date): Promise<void> {
  await tx
    .update(assessmentVisit)
    .set({ signedAt, drawn: isDrawn(keyring, visit.id), version: sql`${assessmentVisit.version} + 1` })
    .where(eq(assessmentVisit.id, visit.id))
}

/** The thread, and the office whose turn it is. */
async function goOn(parts: AssessmentParts, { db, now }: AssessmentCall<'sign'>, own: OwnVisit): Promise<void> {
  const promisedOn = answerDay(now, termsOf(parts, own.assessment.city).days.review.value)
  const words = '评估做完了,两位评估员都签了字。接下来由民政审核,审核好了告诉您结果。'
  await stepCase(db, parts.keyring, own, { event: 'said', state: 'taken', words, by: doerOf(own.me), promisedOn }, now)
  await tellOfficials(db, parts.keyring, own, 'assessment-waits', { now })
}
