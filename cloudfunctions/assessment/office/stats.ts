import { and, count, eq, gte, isNotNull, lt, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { isAssumed } from '@/domain/assessment/terms'
import { instantOf } from '@/domain/booking/clock'
import { monthAfter } from '@/domain/booking/month'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { assessment, assessmentAudit, assessmentVisit, careCase, provider } from '../../database/schema'
import { countiesOf } from '../../runtime/division'
import { staffOfCall } from '../../runtime/doer'
import { invalidField } from '../../runtime/wire-fault'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { inDivision, isOverdue } from './desk'
import type { Official } from './opened'

type Stats = AssessmentOutput<'assessmentStats'>

/** Months that one answer looks at, at the most. */
const MOST_MONTHS = 36

/** Results, times and objections of some months, in the official's county or city. @throws WireFault invalid at `to` */
export async function assessmentStats(
  parts: AssessmentParts,
  { db, caller, input, now }: AssessmentCall<'assessmentStats'>,
): Promise<Stats> {
  const official = staffOfCall(caller)
  refuseStretch(input)
  const its = inDivision(official)
  const applied = and(its, within(assessment.createdAt, input))
  const told = and(its, within(assessment.toldAt, input))
  return {
    applied: await countOf(db, applied),
    levels: await levelsOf(db, told),
    days: await daysOf(db, told),
    objections: await objectionsOf(db, told),
    overdue: await overdueOf(db, and(its, isOverdue(chinaDay(now.getTime())))),
    drawn: await drawnOf(db, and(its, within(assessmentVisit.signedAt, input), assessmentVisit.drawn)),
    counties: await byCounty(parts, db, official, { applied, told }),
  }
}

interface Months {
  readonly from: string
  readonly to: string
}

function refuseStretch({ from, to }: Months): void {
  if (to < from) throw invalidField('to', '结束的月份不能早于开始的月份')
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  if (number(to) - number(from) >= MOST_MONTHS) throw invalidField('to', `一次最多看${MOST_MONTHS}个月`)
}

/** From the first moment of a month in China to the last of another. */
const within = (column: PgColumn, { from, to }: Months): SQL | undefined =>
  and(gte(column, instantOf(`${from}-01`, 0)), lt(column, instantOf(`${monthAfter(to)}-01`, 0)))

async function countOf(tx: Tx, where: SQL | undefined): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(assessment).where(where)
  return row?.n ?? 0
}

async function overdueOf(tx: Tx, where: SQL | undefined): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(assessment)
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .where(where)
  return row?.n ?? 0
}

/** Every level of the scale, also those that nobody has. */
async function levelsOf(tx: Tx, where: SQL | undefined): Promise<Stats['levels']> {
  const rows = await tx
    .select({ level: assessment.level, n: count() })
    .from(assessment)
    .where(where)
    .groupBy(assessment.level)
  return [...GBT_42195.levels]
    .sort((a, b) => a.level - b.level)
    .map(({ level, name }) => ({ level, name, n: rows.find((row) => row.level === level)?.n ?? 0 }))
}

/** The day in China of an instant's column. */
const dayOf = (column: PgColumn): SQL => sql`((${column} at time zone 'UTC') + interval '8 hours')::date`

async function daysOf(tx: Tx, where: SQL | undefined): Promise<Stats['days']> {
  const days = sql`${dayOf(assessment.toldAt)} - ${dayOf(assessment.createdAt)}`
  const share = (part: number) =>
    sql<number | null>`percentile_disc(${sql.raw(String(part))}) within group (order by ${days})`
  const [row] = await tx
    .select({ median: share(0.5), ninety: share(0.9) })
    .from(assessment)
    .where(where)
  return row && row.median !== null && row.ninety !== null ? { median: row.median, ninety: row.ninety } : null
}

/** Of those told in these months: how many were objected to, and how many levels changed by it. */
async function objectionsOf(tx: Tx, where: SQL | undefined): Promise<Stats['objections']> {
  const second = sql`exists (select 1 from assessment_result r join assessment_result b on b.id = r.supersedes
    where r.id = ${assessment.resultId} and b.level <> r.level)`
  const [row] = await tx
    .select({ n: count(), changed: sql<number>`count(*) filter (where ${second})::int` })
    .from(assessment)
    .where(and(where, eq(assessment.round, 2)))
  return { n: row?.n ?? 0, changed: row?.changed ?? 0 }
}

async function drawnOf(tx: Tx, where: SQL | undefined): Promise<Stats['drawn']> {
  const [row] = await tx
    .select({
      ...{ n: count(), read: count(assessmentAudit.id) },
      doubted: sql<number>`count(*) filter (where not ${assessmentAudit.fine})::int`,
    })
    .from(assessmentVisit)
    .innerJoin(assessment, eq(assessment.id, assessmentVisit.assessmentId))
    .leftJoin(assessmentAudit, eq(assessmentAudit.visitId, assessmentVisit.id))
    .where(where)
  return { n: row?.n ?? 0, read: row?.read ?? 0, doubted: row?.doubted ?? 0 }
}

/** Every county that the official works for, also those with nothing. */
async function byCounty(
  { places }: AssessmentParts,
  tx: Tx,
  official: Official,
  { applied, told }: { readonly applied: SQL | undefined; readonly told: SQL | undefined },
): Promise<Stats['counties']> {
  const by = async (where: SQL | undefined) => {
    const rows = await tx
      .select({ county: assessment.county, n: count() })
      .from(assessment)
      .where(where)
      .groupBy(assessment.county)
    return new Map(rows.map(({ county, n }) => [county, n]))
  }
  const [asked, done] = [await by(applied), await by(told)]
  return countiesOf(places, official).map(({ code, name }) => ({
    ...{ county: code, name },
    ...{ applied: asked.get(code) ?? 0, told: done.get(code) ?? 0 },
  }))
}

/** Signed forms of a month by organisation, each once, whatever became of it; the fee where the city has told it. */
export async function assessmentSettlement(
  parts: AssessmentParts,
  { db, caller, input }: AssessmentCall<'assessmentSettlement'>,
): Promise<AssessmentOutput<'assessmentSettlement'>> {
  const official = staffOfCall(caller)
  const { feeFen } = termsOf(parts, official.city)
  const month = { from: input.month, to: input.month }
  const rows = await db
    .select({ id: provider.id, name: provider.name, signed: count() })
    .from(assessmentVisit)
    .innerJoin(assessment, eq(assessment.id, assessmentVisit.assessmentId))
    .innerJoin(provider, eq(provider.id, assessmentVisit.providerId))
    .where(and(inDivision(official), isNotNull(assessmentVisit.signedAt), within(assessmentVisit.signedAt, month)))
    .groupBy(provider.id, provider.name)
    .orderBy(provider.name, provider.id)
  const orgs = rows.map((row) => ({ ...row, fen: feeFen.value === null ? null : row.signed * feeFen.value }))
  return { feeFen: feeFen.value, assumed: isAssumed(feeFen), orgs }
}
