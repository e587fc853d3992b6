import { and, asc, eq, gt, inArray, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import type { TodayItem } from '@/contract/care/elders'
import { isAboutPlace } from '@/domain/case/case'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { careCase, person, urgentCall } from '../../database/schema'
import { elderName, subjectOf, type CaseRow } from '../../runtime/cases'
import { casesInDivision } from '../../runtime/division'
import { staffOfCall } from '../../runtime/doer'
import type { PersonRow } from '../../runtime/records'
import { leaveSeen } from '../../runtime/seen'
import { RESIDENT } from '../cards'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { absencesOf, callBacksOf } from './today-bookings'
import { dutiesOf, type Duties } from './today-register'

/** Lines of each kind; who has more than that due looks at the desk itself. */
const MOST = 30

type Worker = ReturnType<typeof staffOfCall>

interface Desk {
  readonly tx: Tx
  readonly parts: CareParts
  readonly worker: Worker
  readonly today: string
}

/** What is due at a worker's desk, most urgent first, each with one next step. */
export async function today(parts: CareParts, { db, caller, now }: CareCall<'today'>): Promise<CareOutput<'today'>> {
  const worker = staffOfCall(caller)
  const day = chinaDay(now.getTime())
  const desk: Desk = { tx: db, parts, worker, today: day }
  const urgent = await urgentOf(desk)
  const absences = await absencesOf(db, parts, worker, MOST)
  const due = await casesOf(desk, isDue(desk))
  const waiting = await casesOf(desk, isWaiting(desk))
  const duties = await dutiesOf(db, parts, worker, day)
  const named = [...urgent, ...absences, ...due, ...waiting]
  const seen = named.flatMap(({ person: id }) => id ?? [])
  await leaveSeen(db, worker.account, 'care.today', seen, now)
  return {
    day,
    items: [
      ...urgent,
      ...absences,
      ...due,
      ...visitsLine(duties),
      ...foundLine(duties),
      ...waiting,
      ...(await callBacksOf(db, worker, now)),
    ],
    counts: { ...duties.counts, open: await openCases(desk) },
  }
}

const isOpen = (): SQL => inArray(careCase.state, ['waiting', 'taken'])

/** Calls for help of the division that nobody has ended. */
async function urgentOf({ tx, parts, worker }: Desk): Promise<TodayItem[]> {
  const rows = await tx
    .select({ row: careCase, owner: person, state: urgentCall.state })
    .from(urgentCall)
    .innerJoin(careCase, eq(careCase.id, urgentCall.caseId))
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(and(inArray(urgentCall.state, ['ringing', 'answered']), casesInDivision(worker)))
    .orderBy(asc(urgentCall.createdAt))
    .limit(MOST)
  return rows.map(({ row, owner, state }) => ({
    ...aboutCase('urgent', row, owner),
    title: `${elderName(parts.keyring, owner)} 呼叫帮助`,
    detail: state === 'ringing' ? '还没有人应答,请马上联系' : '有人应答了,还没有处理完',
  }))
}

/** Under the id that counts, where two records were found to be hers. */
const aboutCase = (kind: TodayItem['kind'], row: CaseRow, owner: PersonRow) => ({
  kind,
  case: row.id,
  caseKind: row.kind,
  person: isAboutPlace(row.kind) ? null : (owner.mergedInto ?? owner.id),
  count: null,
})

/** Promised for today or before: what is late is everybody's, what is due today his who has it. */
const isDue = ({ worker, today: day }: Desk): SQL | undefined =>
  and(
    lte(careCase.promisedOn, day),
    or(sql`${careCase.promisedOn} < ${day}`, isNull(careCase.holder), eq(careCase.holder, worker.id)),
  )

/** Asked, taken by nobody, and not due yet. */
const isWaiting = ({ today: day }: Desk): SQL | undefined =>
  and(eq(careCase.state, 'waiting'), or(isNull(careCase.promisedOn), gt(careCase.promisedOn, day)))

async function casesOf(
  { tx, parts: { keyring }, worker, today: day }: Desk,
  which: SQL | undefined,
): Promise<TodayItem[]> {
  const rows = await tx
    .select({ row: careCase, owner: person })
    .from(careCase)
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(and(onDesk(worker), which))
    .orderBy(sql`${careCase.promisedOn} asc nulls last`, asc(careCase.createdAt), asc(careCase.id))
    .limit(MOST)
  return rows.map(({ row, owner }) => ({
    ...aboutCase(dueKind(row, day), row, owner),
    title: isAboutPlace(row.kind) ? RESIDENT : elderName(keyring, owner),
    detail: subjectOf(keyring, owner, row).title,
  }))
}

const dueKind = ({ promisedOn }: CaseRow, day: string): TodayItem['kind'] =>
  promisedOn === null || promisedOn > day ? 'request' : promisedOn < day ? 'overdue' : 'due-today'

/** As the desk itself lists them; a call for help has a line of its own. */
const onDesk = (worker: Worker): SQL | undefined =>
  and(
    casesInDivision(worker),
    eq(careCase.desk, 'street'),
    isOpen(),
    ne(careCase.kind, 'urgent'),
    or(ne(careCase.kind, 'guardian'), ne(careCase.openedBy, worker.account)),
  )

async function openCases({ tx, worker }: Desk): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(careCase)
    .where(onDesk(worker))
  return row?.n ?? 0
}

const line = (kind: TodayItem['kind'], count: number, title: string, detail: string): TodayItem[] =>
  count === 0 ? [] : [{ kind, title, detail, case: null, caseKind: null, person: null, count }]

const visitsLine = ({ visits: { due, late } }: Duties): TodayItem[] =>
  line('visits', due, `${due} 位这周该探访`, late > 0 ? `其中 ${late} 位已经晚了` : '排好路线就可以出门')

const foundLine = ({ people, counts }: Duties): TodayItem[] =>
  line('found', people, `${people} 位有待遇还没领`, `一共 ${counts.found} 项,请联系本人`)
