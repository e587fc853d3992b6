import { randomUUID } from 'node:crypto'
import { and, asc, count, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm'
import { monthOf } from '@/domain/booking/money'
import { CLOSING_DAYS, LATEST_CLOSING_DAYS, lastDayOf, leftIn, monthAfter } from '@/domain/booking/month'
import { isGrantable } from '@/domain/booking/programme'
import { dayAfter } from '@/domain/facility/hours'
import type { Tx } from '../../database/database'
import { subsidyGrant, subsidyMonth } from '../../database/schema'
import { put, type JobHandlers, type Run } from '../../runtime/jobs'
import { accountsIn, tellAll } from '../../runtime/tell'
import { monthsOf, openMonth, keyOf, type GrantRow, type MonthRow } from '../money/months'
import type { BookingParts } from '../parts'
import { loadGrant, writeGrant } from './load'
import { officialsOf } from '../../runtime/officials'
import { aboutGrant, tellHers } from './telling'

/** Grants or accounts that one job looks at; more are the next one's. */
const BATCH = 200
/** Days before a review on which it is told for the first time; on its day it is told again. */
const REVIEW_SOON = 14

/** Kinds that are put up once a day in China, about the day. */
export const GRANT_DAILY = ['grants-ended', 'grants-open', 'grants-close', 'grants-review'] as const

/** What time does to grants and their accounts. Each may run twice, and by two runners. */
export function grantJobs(parts: BookingParts): JobHandlers {
  return {
    'grants-ended': (run) => endGrants(parts, run),
    'grants-open': (run) => openMonths(run),
    'grants-close': (run) => closeMonths(parts, run),
    'grants-review': (run) => tellReviews(parts, run),
  }
}

/** About the day, and behind it the last id that was looked at: «2026-11-22 <id>». */
const aboutOf = (about: string) => ({ day: about.slice(0, 10), after: about.slice(11) || null })

const goOn = async (kind: string, { tx, about, now }: Run, rows: readonly { readonly id: string }[]): Promise<void> => {
  const last = rows[rows.length - 1]
  if (rows.length === BATCH && last) await put(tx, kind, `${about.slice(0, 10)} ${last.id}`, now, now)
}

/** Grants whose last day is over: ended, or stopped where somebody has said so before. Nothing of them is held for a later day. */
async function endGrants(parts: BookingParts, run: Run): Promise<void> {
  const { tx, about, now } = run
  const { day, after } = aboutOf(about)
  const rows = await tx
    .select()
    .from(subsidyGrant)
    .where(
      and(
        eq(subsidyGrant.state, 'in-force'),
        lt(subsidyGrant.untilDay, day),
        after === null ? undefined : gt(subsidyGrant.id, after),
      ),
    )
    .orderBy(asc(subsidyGrant.id))
    .limit(BATCH)
    .for('no key update')
  for (const row of rows) {
    await writeGrant(tx, row, { state: row.stopReason === null ? 'ended' : 'stopped' }, now)
    const loaded = await loadGrant(tx, parts, row.caseId)
    // Of a stop she was told when it was decided.
    if (row.stopReason !== null || !loaded.owner.wrappedKey) continue
    const params = { ...aboutGrant(parts.keyring, loaded), name: loaded.programme.name }
    await tellHers(tx, parts.keyring, loaded, { template: 'grant-ended', params }, { now })
  }
  await goOn('grants-ended', run, rows)
}

/** The accounts of the month that has begun, so that what nobody uses is there to be carried on. */
async function openMonths(run: Run): Promise<void> {
  const { tx, about, now } = run
  const { day, after } = aboutOf(about)
  const month = monthOf(day)
  const rows = await tx
    .select({ grant: subsidyGrant })
    .from(subsidyGrant)
    .leftJoin(subsidyMonth, and(eq(subsidyMonth.grantId, subsidyGrant.id), eq(subsidyMonth.month, month)))
    .where(
      and(
        eq(subsidyGrant.state, 'in-force'),
        isNull(subsidyMonth.id),
        lte(subsidyGrant.fromDay, lastDayOf(month)),
        after === null ? undefined : gt(subsidyGrant.id, after),
      ),
    )
    .orderBy(asc(subsidyGrant.id))
    .limit(BATCH)
  const grants = rows.map(({ grant }) => grant)
  for (const grant of grants) await openMonth(tx, grant, month, { byAccount: null, now })
  await goOn('grants-open', run, grants)
}

/**
 * Closes months that are over: five days after their end when nothing of them is held, and at the latest after thirty-five. What is
 * left goes on into the next month or lapses. What is still held stays held: it is settled where it belongs, or closed when it is free.
 */
async function closeMonths(parts: BookingParts, run: Run): Promise<void> {
  const { tx, about, now } = run
  const { day, after } = aboutOf(about)
  const { held, settled, carriedOut, lapsed, allotted, carriedIn } = subsidyMonth
  const rows = await tx
    .select({ account: subsidyMonth, grant: subsidyGrant })
    .from(subsidyMonth)
    .innerJoin(subsidyGrant, eq(subsidyGrant.id, subsidyMonth.grantId))
    .where(
      and(
        lt(subsidyMonth.month, monthOf(day)),
        sql`${held} + ${settled} + ${carriedOut} + ${lapsed} < ${allotted} + ${carriedIn}`,
        after === null ? undefined : gt(subsidyMonth.id, after),
      ),
    )
    .orderBy(asc(subsidyMonth.id))
    .limit(BATCH)
  for (const { account, grant } of rows) if (isDue(account, day)) await close(tx, parts, { account, grant }, now)
  await goOn(
    'grants-close',
    run,
    rows.map(({ account }) => account),
  )
}

/** Whether a month's books can be closed on a day. */
function isDue({ month, held }: MonthRow, day: string): boolean {
  const last = lastDayOf(month)
  return day > dayAfter(last, held === 0 ? CLOSING_DAYS : LATEST_CLOSING_DAYS)
}

async function close(
  tx: Tx,
  { programmes }: BookingParts,
  { account, grant }: { readonly account: MonthRow; readonly grant: GrantRow },
  now: Date,
): Promise<void> {
  const programme = programmes.find(({ key }) => key === grant.programme)
  const amount = leftIn(account)
  const next = monthAfter(account.month)
  const carries = Boolean(programme && isGrantable(programme) && programme.carries) && holdsIn(grant, next)
  if (!carries) return write(tx, grant, { monthId: account.id, kind: 'lapse', amount }, now)
  await openMonth(tx, grant, next, { byAccount: null, now })
  const into = (await monthsOf(tx, [grant.id], [next])).get(keyOf(grant.id, next))
  if (!into) throw new Error('an account that was opened is not there')
  await write(tx, grant, { monthId: account.id, kind: 'carry-out', amount }, now)
  await write(tx, grant, { monthId: into.id, kind: 'carry-in', amount }, now)
}

const holdsIn = ({ state, fromDay, untilDay }: GrantRow, month: string): boolean =>
  state === 'in-force' && monthOf(fromDay ?? '') <= month && (untilDay === null || monthOf(untilDay) >= month)

/** One entry that no booking is behind; the database refuses it where a hold was faster, and the job is tried again. */
async function write(
  tx: Tx,
  { unit, visitFen }: GrantRow,
  { monthId, kind, amount }: { readonly monthId: string; readonly kind: string; readonly amount: number },
  now: Date,
): Promise<void> {
  const fen = unit === 'fen' ? amount : amount * (visitFen ?? 0)
  await tx.execute(sql`
    insert into subsidy_entry (id, month_id, kind, amount, fen, created_at)
    values (${randomUUID()}, ${monthId}, ${kind}, ${amount}, ${fen}, ${now.toISOString()})`)
}

/** Tells the officials of each county how many grants are to be looked at again: two weeks before, and on the day. */
async function tellReviews({ keyring }: BookingParts, { tx, about, now }: Run): Promise<void> {
  const { day } = aboutOf(about)
  const { city, county, reviewOn, state } = subsidyGrant
  const due = await tx
    .select({ city, county, n: count() })
    .from(subsidyGrant)
    .where(and(eq(state, 'in-force'), sql`${reviewOn} in (${day}, ${dayAfter(day, REVIEW_SOON)})`))
    .groupBy(city, county)
  for (const one of due) {
    const telling = { template: 'grant-review-due', params: { count: String(one.n) }, link: null }
    await tellAll(tx, keyring, accountsIn(await officialsOf(tx, one.city, one.county)), telling, { now })
  }
}
