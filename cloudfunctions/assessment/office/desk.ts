import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { ActionInput } from '@/contract'
import { OFFICE_SHOWS } from '@/contract/assessment/office'
import type { AssessmentState } from '@/domain/assessment/states'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { assessment, assessmentAudit, assessmentVisit, careCase, person } from '../../database/schema'
import { inCounty } from '../../runtime/division'
import { staffOfCall } from '../../runtime/doer'
import { leaveSeen } from '../../runtime/seen'
import { assessmentCard } from '../core/cards'
import { withRest } from '../core/load'
import type { AssessmentCall, AssessmentOutput, AssessmentParts } from '../parts'
import type { Official } from './opened'

/** What one page shows at the most; what is due first stands first. */
const PAGE = 50

type Show = ActionInput<'assessment', 'officeDesk'>['show']

/** Which states stand under which heading. What was sent back waits under the first, behind what is due. */
const STATES: Readonly<Record<Exclude<Show, 'drawn'>, readonly AssessmentState[]>> = {
  check: ['received', 'returned'],
  assign: ['checked', 'objected'],
  appoint: ['assigned'],
  visit: ['appointed'],
  review: ['assessed'],
  told: ['told'],
  'in-force': ['in-force'],
  over: ['refused', 'withdrawn', 'expired', 'superseded'],
}

/** States in which the city has promised a day. */
export const PROMISED: readonly AssessmentState[] = [
  ...(['received', 'checked', 'assigned', 'appointed', 'assessed', 'objected'] as const),
]

/** Applications of the official's county, or of the whole city: a page of them. */
export async function officeDesk(
  parts: AssessmentParts,
  { db, caller, input, now }: AssessmentCall<'officeDesk'>,
): Promise<AssessmentOutput<'officeDesk'>> {
  const official = staffOfCall(caller)
  const latestFirst = input.show === 'over' || input.show === 'in-force'
  const found = await db
    .select({ assessment, row: careCase, owner: person })
    .from(assessment)
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .innerJoin(person, eq(person.id, assessment.personId))
    .where(and(inDivision(official), shown(db, input.show)))
    .orderBy(...(latestFirst ? [desc(assessment.updatedAt)] : [asc(careCase.promisedOn)]), assessment.id)
    .limit(PAGE + 1)
    .offset(input.skip ?? 0)
  const cards = []
  const seen = []
  for (const row of found.slice(0, PAGE)) {
    const loaded = await withRest(db, row)
    cards.push(await assessmentCard(db, parts, loaded, now))
    seen.push(loaded.her.id)
  }
  await leaveSeen(db, official.account, 'assessment.officeDesk', seen, now)
  return { cards, more: found.length > PAGE, counts: await countsOf(db, official, chinaDay(now.getTime())) }
}

/** In whose county it was applied for; somebody of the whole city has them all. */
export const inDivision = (official: Official): SQL => inCounty(official, assessment)

function shown(tx: Tx, show: Show): SQL | undefined {
  return show === 'drawn' ? inArray(assessment.id, unread(tx)) : inArray(assessment.state, [...STATES[show]])
}

/** Applications with a signed form that was drawn and that nobody has read again; of whoever was erased there is nothing to read. */
const unread = (tx: Tx) =>
  tx
    .select({ id: assessmentVisit.assessmentId })
    .from(assessmentVisit)
    .innerJoin(person, eq(person.id, assessmentVisit.personId))
    .leftJoin(assessmentAudit, eq(assessmentAudit.visitId, assessmentVisit.id))
    .where(
      and(
        assessmentVisit.drawn,
        isNotNull(assessmentVisit.signedAt),
        isNull(assessmentAudit.id),
        isNotNull(person.wrappedKey),
      ),
    )

/** Whether the promised day of a row is over. */
export const isOverdue = (today: string): SQL =>
  and(inArray(assessment.state, [...PROMISED]), sql`${careCase.promisedOn} < ${today}`)!

async function countsOf(tx: Tx, official: Official, today: string): Promise<AssessmentOutput<'officeDesk'>['counts']> {
  const rows = await tx
    .select({
      state: assessment.state,
      n: count(),
      overdue: sql<number>`count(*) filter (where ${isOverdue(today)})::int`,
    })
    .from(assessment)
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .where(inDivision(official))
    .groupBy(assessment.state)
  const [drawn] = await tx
    .select({ n: count() })
    .from(assessment)
    .where(and(inDivision(official), shown(tx, 'drawn')))
  return OFFICE_SHOWS.map((show) => {
    if (show === 'drawn') return { show, n: drawn?.n ?? 0, overdue: 0 }
    const some = rows.filter(({ state }) => STATES[show].includes(state))
    const sum = (key: 'n' | 'overdue') => some.reduce((total, row) => total + row[key], 0)
    return { show, n: sum('n'), overdue: sum('overdue') }
  })
}
