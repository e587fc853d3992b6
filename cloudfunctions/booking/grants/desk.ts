import { and, asc, count, desc, eq, inArray, lte, or, type SQL } from 'drizzle-orm'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { careCase, person, subsidyGrant } from '../../database/schema'
import { inCounty } from '../../runtime/division'
import { leaveSeen } from '../../runtime/seen'
import { staffOfCall } from '../../runtime/doer'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { grantCard } from './cards'
import { withHer } from './load'

/** What one screen shows at the most; what is due first stands first. */
const MOST = 100
/** Days ahead of which a review is shown. */
export const REVIEW_DAYS = 30

type Official = ReturnType<typeof staffOfCall>

/** Grants of the official's county, or of the whole city. */
export async function grantDesk(
  parts: BookingParts,
  { db, caller, input, now }: BookingCall<'grantDesk'>,
): Promise<BookingOutput<'grantDesk'>> {
  const official = staffOfCall(caller)
  const today = chinaDay(now.getTime())
  const rows = await db
    .select({ grant: subsidyGrant, row: careCase, owner: person })
    .from(subsidyGrant)
    .innerJoin(careCase, eq(careCase.id, subsidyGrant.caseId))
    .innerJoin(person, eq(person.id, subsidyGrant.personId))
    .where(and(inDivision(official), shown(input.show, today)))
    .orderBy(...(input.show === 'over' ? [desc(subsidyGrant.updatedAt)] : [asc(careCase.promisedOn)]), subsidyGrant.id)
    .limit(MOST)
  const loaded = []
  for (const row of rows) loaded.push(await withHer(db, parts, row))
  await leaveSeen(
    db,
    official.account,
    'booking.grantDesk',
    loaded.map(({ her }) => her.id),
    now,
  )
  const grants = []
  for (const one of loaded) grants.push(await grantCard(db, parts, one))
  const counted = async (show: 'decide' | 'review') => countOf(db, and(inDivision(official), shown(show, today)))
  return { grants, counts: { decide: await counted('decide'), review: await counted('review') } }
}

/** In whose county it was applied for; somebody of the whole city has them all. */
export const inDivision = (official: Official): SQL => inCounty(official, subsidyGrant)

function shown(show: 'decide' | 'review' | 'in-force' | 'over', today: string): SQL | undefined {
  switch (show) {
    case 'decide':
      return or(
        eq(subsidyGrant.state, 'checked'),
        // Refused, and she does not agree.
        and(
          eq(subsidyGrant.state, 'refused'),
          eq(careCase.desk, 'county'),
          inArray(careCase.state, ['waiting', 'taken']),
        ),
      )
    case 'review':
      return and(eq(subsidyGrant.state, 'in-force'), lte(subsidyGrant.reviewOn, dayAfter(today, REVIEW_DAYS)))
    case 'in-force':
      return eq(subsidyGrant.state, 'in-force')
    case 'over':
      return inArray(subsidyGrant.state, ['refused', 'stopped', 'ended'])
  }
}

async function countOf(tx: Tx, where: SQL | undefined): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(subsidyGrant)
    .innerJoin(careCase, eq(careCase.id, subsidyGrant.caseId))
    .where(where)
  return row?.n ?? 0
}
