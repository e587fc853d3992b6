import { and, count, eq, isNotNull, sql } from 'drizzle-orm'
import { dayAfter, weekdayOf } from '@/domain/facility/hours'
import type { VisitTier } from '@/domain/register/entry'
import { dueBy, monthOf, type VisitRule } from '@/domain/visit/plan'
import type { Tx } from '../../database/database'
import { registerEntry } from '../../database/schema'
import type { StaffCaller } from '../../runtime/define'
import { inDivision } from '../../runtime/division'
import type { CareParts } from '../parts'
import { stillHere, unclaimedIn } from './rows'

/** How the month stands in a division, and what is due of it. */
export interface Duties {
  /** Visits due by the end of this week; `late`: should have been before today. */
  readonly visits: { readonly due: number; readonly late: number }
  /** Elders for whom a finding waits. */
  readonly people: number
  readonly counts: { readonly elders: number; readonly owed: number; readonly visited: number; readonly found: number }
}

/** Counts only: nobody's record is opened. */
export async function dutiesOf(
  tx: Tx,
  parts: Pick<CareParts, 'places' | 'visits'>,
  worker: StaffCaller,
  today: string,
): Promise<Duties> {
  const mine = inDivision(parts.places, worker)
  const [all] = await tx
    .select({
      elders: sql<number>`count(*)`.mapWith(Number),
      people: sql<number>`count(*) filter (where ${unclaimedIn()})`.mapWith(Number),
      found: sql<number>`coalesce(sum(${registerEntry.unclaimed}) filter (where ${unclaimedIn()}), 0)`.mapWith(Number),
    })
    .from(registerEntry)
    .where(and(mine, stillHere()))
  const { elders = 0, people = 0, found = 0 } = all ?? {}
  const rule = parts.visits.find(({ city }) => city === worker.city)
  const { owed, visited, visits } = rule
    ? await visitsIn(tx, parts, worker, rule, today)
    : { owed: 0, visited: 0, visits: { due: 0, late: 0 } }
  return { visits, people, counts: { elders, owed, visited, found } }
}

const sundayOf = (day: string): string => dayAfter(day, 7 - weekdayOf(day))

/** By tier and day of the last visit, of which there are few: the rule itself says of each whether it is due. */
async function visitsIn(tx: Tx, parts: Pick<CareParts, 'places'>, worker: StaffCaller, rule: VisitRule, today: string) {
  const groups = await tx
    .select({ tier: registerEntry.tier, last: registerEntry.lastVisitOn, n: count() })
    .from(registerEntry)
    .where(and(inDivision(parts.places, worker), isNotNull(registerEntry.tier), eq(registerEntry.whereabouts, 'home')))
    .groupBy(registerEntry.tier, registerEntry.lastVisitOn)
  const sum = (which: (tier: VisitTier, last: string | null) => boolean): number =>
    groups.reduce((total, { tier, last, n }) => total + (tier !== null && which(tier, last) ? n : 0), 0)
  const month = monthOf(today)
  const sunday = sundayOf(today)
  return {
    owed: sum(() => true),
    // Each once: the sense of the documents' 100 %. The second visit of who needs more has its own day.
    visited: sum((_tier, last) => last !== null && last >= month),
    visits: {
      due: sum((tier, last) => dueBy(rule, tier, last, today) <= sunday),
      late: sum((tier, last) => dueBy(rule, tier, last, today) < today),
    },
  }
}
