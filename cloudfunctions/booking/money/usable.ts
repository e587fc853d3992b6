import { and, eq, inArray, or } from 'drizzle-orm'
import { leftIn } from '@/domain/booking/month'
import { monthOf } from '@/domain/booking/money'
import type { UsableGrant } from '@/domain/booking/price'
import { isGrantable, type Programme } from '@/domain/booking/programme'
import type { Tx } from '../../database/database'
import { person, subsidyDay, subsidyGrant, subsidyMonth } from '../../database/schema'
import type { BookingParts } from '../parts'
import { allotmentFor, keyOf } from './months'

/** Her grants in force, with what each can pay on each of some days. Reads only; `hold` finds out what is still there. */
export async function usableGrants(
  tx: Tx,
  { programmes }: BookingParts,
  { personId, days }: { readonly personId: string; readonly days: readonly string[] },
): Promise<(day: string) => readonly UsableGrant[]> {
  const found = await inForce(tx, personId, [...new Set(days.map(monthOf))])
  const paying = onePerProgramme(found.grants).flatMap((grant) => {
    const programme = programmes.find(({ key }) => key === grant.programme)
    return programme && isGrantable(programme) ? [{ grant, programme }] : []
  })
  const used = await usedDays(
    tx,
    paying.flatMap(({ grant }) => (grant.daily === null ? [] : [grant.id])),
    days,
  )
  return (day) =>
    paying
      .filter(({ grant }) => holdsOn(grant, day))
      .map(({ grant, programme }) =>
        usable(grant, programme, {
          left: leftOf(grant, found.months.get(keyOf(grant.id, monthOf(day))), monthOf(day)),
          usedToday: used.has(keyOf(grant.id, day)),
        }),
      )
}

// What is read of a grant and its account: this is asked before every booking, and mostly there is none.
const { id, programme, county, unit, monthly, daily, visitFen, fromDay, untilDay } = subsidyGrant
const GRANT = { id, programme, county, unit, monthly, daily, visitFen, fromDay, untilDay }
const { grantId, month, allotted, carriedIn, carriedOut, lapsed, held, settled } = subsidyMonth
const MONTH = { grantId, month, allotted, carriedIn, carriedOut, lapsed, held, settled }
type GrantRow = Pick<typeof subsidyGrant.$inferSelect, keyof typeof GRANT>
type MonthRow = Pick<typeof subsidyMonth.$inferSelect, keyof typeof MONTH>

interface Found {
  readonly grants: readonly GrantRow[]
  readonly months: ReadonlyMap<string, MonthRow>
}

/** Grants of her records, those that were merged into hers too, and their accounts: in one question. */
async function inForce(tx: Tx, personId: string, months: readonly string[]): Promise<Found> {
  if (months.length === 0) return { grants: [], months: new Map() }
  const hers = tx
    .select({ id: person.id })
    .from(person)
    .where(or(eq(person.id, personId), eq(person.mergedInto, personId)))
  const rows = await tx
    .select({ grant: GRANT, month: MONTH })
    .from(subsidyGrant)
    .leftJoin(subsidyMonth, and(eq(subsidyMonth.grantId, subsidyGrant.id), inArray(subsidyMonth.month, [...months])))
    .where(and(inArray(subsidyGrant.personId, hers), eq(subsidyGrant.state, 'in-force')))
    .orderBy(subsidyGrant.decidedAt, subsidyGrant.id)
  const grants = new Map(rows.map(({ grant }) => [grant.id, grant]))
  const accounts = rows.flatMap(({ month }) => (month ? [[keyOf(month.grantId, month.month), month] as const] : []))
  return { grants: [...grants.values()], months: new Map(accounts) }
}

/** Two records that were found to be one elder's may each have brought a grant: only the elder of the two pays. */
const onePerProgramme = (grants: readonly GrantRow[]): GrantRow[] =>
  grants.filter(({ programme }, index) => grants.findIndex((other) => other.programme === programme) === index)

async function usedDays(tx: Tx, grantIds: readonly string[], days: readonly string[]): Promise<ReadonlySet<string>> {
  if (grantIds.length === 0) return new Set()
  const rows = await tx
    .select({ grantId: subsidyDay.grantId, day: subsidyDay.day })
    .from(subsidyDay)
    .where(and(inArray(subsidyDay.grantId, [...grantIds]), inArray(subsidyDay.day, [...new Set(days)])))
  return new Set(rows.map(({ grantId, day }) => keyOf(grantId, day)))
}

const holdsOn = ({ fromDay, untilDay }: GrantRow, day: string): boolean =>
  fromDay !== null && fromDay <= day && (untilDay === null || day <= untilDay)

const leftOf = (grant: GrantRow, account: MonthRow | undefined, month: string): number =>
  account ? leftIn(account) : allotmentFor(grant, month)

const usable = (
  { id, county, unit, daily, visitFen }: GrantRow,
  programme: Programme,
  { left, usedToday }: Pick<UsableGrant, 'left' | 'usedToday'>,
): UsableGrant => ({ grantId: id, programme, county, unit, left, daily, usedToday, visitFen })
