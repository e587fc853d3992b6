import { and, asc, count, eq, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { MyVisit, SheetPackage } from '@/contract/assessment/visits'
import { dayAfter } from '@/domain/facility/hours'
import { fullYears } from '@/domain/person/age'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { assessment, assessmentResult, assessmentTap, assessmentVisit, careCase, person } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { staffOfCall } from '../../runtime/doer'
import { recordIn, valueOf, type PersonRow } from '../../runtime/records'
import { leaveSeen } from '../../runtime/seen'
import { resultCard, visitCard } from '../core/cards'
import { withRest, type Loaded, type VisitRow } from '../core/load'
import { secretOf } from '../core/secret'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { arrivedTaps, tapCount } from './form'
import { WireFault } from '../../runtime/wire-fault'
import { leaveLine, OFF, ownVisit, seatOf, type OwnVisit } from './team'

/** Days ahead that the list shows. */
const AHEAD_DAYS = 14

/** His visits that are to be appointed, of today and the next two weeks, and of before where nobody has signed. */
export async function myVisits(
  parts: AssessmentParts,
  { db, caller, now }: AssessmentCall<'myVisits'>,
): Promise<AssessmentOutput<'myVisits'>> {
  const me = staffOfCall(caller)
  const rows = await visitsOf(db, me.id, chinaDay(now.getTime()))
  const counts = await tapCounts(
    db,
    rows.map(({ visit }) => visit.id),
  )
  const visits: MyVisit[] = []
  const seen: string[] = []
  for (const { visit, ...found } of rows) {
    if (!found.owner.wrappedKey) continue
    const loaded = { ...(await withRest(db, found)), visit }
    visits.push(await myVisit(db, parts, loaded, { staffId: me.id, taps: counts.get(visit.id) ?? 0, now }))
    seen.push(loaded.her.id)
  }
  await leaveSeen(db, me.account, 'assessment.myVisits', seen, now)
  return { visits }
}

function visitsOf(tx: Tx, staffId: string, today: string) {
  const { active, day, signedAt, first, second } = assessmentVisit
  const soon = or(isNull(day), lte(day, dayAfter(today, AHEAD_DAYS)))
  // Whatever else stands in a row, nobody goes where she has taken it back.
  const stands = or(isNotNull(signedAt), inArray(assessment.state, ['assigned', 'appointed']))
  return tx
    .select({ visit: assessmentVisit, assessment, row: careCase, owner: person })
    .from(assessmentVisit)
    .innerJoin(assessment, eq(assessment.id, assessmentVisit.assessmentId))
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .innerJoin(person, eq(person.id, assessment.personId))
    .where(
      and(
        eq(active, true),
        or(eq(first, staffId), eq(second, staffId)),
        soon,
        or(isNull(signedAt), gte(day, today)),
        stands,
      ),
    )
    .orderBy(asc(day), asc(assessmentVisit.during), asc(assessmentVisit.createdAt))
}

async function tapCounts(tx: Tx, visitIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (visitIds.length === 0) return new Map()
  const rows = await tx
    .select({ visitId: assessmentTap.visitId, n: count() })
    .from(assessmentTap)
    .where(inArray(assessmentTap.visitId, [...visitIds]))
    .groupBy(assessmentTap.visitId)
  return new Map(rows.map(({ visitId, n }) => [visitId, n]))
}

async function myVisit(
  tx: Tx,
  parts: AssessmentParts,
  loaded: Loaded & { readonly visit: VisitRow },
  { staffId, taps, now }: { readonly staffId: string; readonly taps: number; readonly now: Date },
): Promise<MyVisit> {
  const { visit, row, owner, her, assessment: of } = loaded
  const { wishes } = secretOf(parts.keyring, owner, of)
  return {
    ...{ visit: await visitCard(tx, parts, visit), number: row.number, seat: seatOf(visit, staffId) ?? 'first' },
    person: personCard(parts, her, now),
    ...{ wishes, state: visit.signedAt ? 'signed' : visit.during ? 'planned' : 'to-appoint', taps },
  }
}

function personCard({ keyring }: AssessmentParts, her: PersonRow, now: Date): MyVisit['person'] {
  const record = her.wrappedKey ? recordIn(keyring, her) : {}
  const born = valueOf(record, 'birthDate')
  return {
    name: elderName(keyring, her),
    sex: valueOf<'male' | 'female'>(record, 'sex'),
    age: born ? fullYears(born, chinaDay(now.getTime())) : null,
  }
}

/** The form with all that is needed offline: for its team alone, and of this round alone. */
export async function sheet(parts: AssessmentParts, call: AssessmentCall<'sheet'>): Promise<AssessmentOutput<'sheet'>> {
  const { db, caller, input, now } = call
  const own = await ownVisit(db, caller, input.visit)
  refuseOver(own, now)
  await leaveLine(db, own, own.me.account, 'sheet', now)
  return { sheet: await packageOf(db, parts, own, now) }
}

/**
 * Whoever has been there knows what he needs to; whoever was to go and does not any more needs nothing of her.
 * @throws WireFault conflict for a visit that is off, or whose day of signing is over
 */
function refuseOver({ visit, assessment: of }: OwnVisit, now: Date): void {
  if (visit.signedAt === null) {
    if (!visit.active || of.visitId !== visit.id) throw new WireFault('conflict', OFF)
    return
  }
  if (chinaDay(visit.signedAt.getTime()) < chinaDay(now.getTime())) throw new WireFault('conflict', OVER)
}

const OVER = '这份评估已经签字交上去了,过了当天不再打开。要问,请联系民政。'

/** What a device keeps of a visit. */
export async function packageOf(tx: Tx, parts: AssessmentParts, own: OwnVisit, now: Date): Promise<SheetPackage> {
  const { visit, owner, me, assessment: of } = own
  const { keyring } = parts
  const { officialTexts, ...terms } = termsOf(parts, of.city)
  const [result] = await tx.select().from(assessmentResult).where(eq(assessmentResult.visitId, visit.id))
  const taps = await tapCount(tx, visit.id)
  return {
    mine: await myVisit(tx, parts, own, { staffId: me.id, taps, now }),
    taps: (await arrivedTaps(tx, keyring, owner, visit.id)) as SheetPackage['taps'],
    terms: { ...terms, recognises: [...terms.recognises] },
    officialTexts: officialTexts as SheetPackage['officialTexts'],
    result: result ? resultCard(keyring, owner, result, visit.round, false) : null,
  }
}
