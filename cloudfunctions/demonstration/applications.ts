import { eq } from 'drizzle-orm'
import type { WishesCard } from '@/contract/assessment/shapes'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import type { AssessmentState } from '@/domain/assessment/states'
import { validTo } from '@/domain/assessment/terms'
import { instantOf } from '@/domain/booking/clock'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import { loadOfCase, stepCase } from '../assessment/core/load'
import { sealedNew, type AssessmentRow, type ResultRow, type ResultSecret } from '../assessment/core/secret'
import { drawCertificate } from '../assessment/results/certificate'
import type { Tx } from '../database/database'
import * as tables from '../database/schema'
import { answerDay } from '../runtime/calendar'
import { openCase, type Doer } from '../runtime/cases'
import type { Keyring } from '../runtime/keyring'
import { changeRecord, openPerson, type PersonRow } from '../runtime/records'
import { assessorId, orgId } from './assessing'
import { HAND, scoredOf, tapsOf } from './forms'
import { demoId } from './ids'
import { APPLICANTS, type DemoPerson } from './people'

const SEED = 'demo/assessments'
const VERSION = '1'

const CITY = 'linfen'
const DAY_MS = 24 * 3_600_000
const MINUTES = 90
/** As a city that has said nothing: scripts/lib/assessment-terms.ts. */
const WORKDAYS = 5
const OBJECTION_DAYS = 15
const MONTHS = 12

/** How far somebody has come, and how long ago she applied. */
interface Course {
  readonly key: string
  readonly state: Extract<AssessmentState, 'received' | 'checked' | 'appointed' | 'assessed' | 'told' | 'in-force'>
  readonly daysAgo: number
  /** Days from today to the visit, negative where it was; absent before one is fixed. */
  readonly visitIn?: number
  readonly team?: readonly [first: string, second: string]
  readonly org?: string
  readonly below?: Readonly<Record<string, number>>
}

const FIRST = { org: 'linfen', team: ['assessor', 'assessor-2'] } as const
const OTHER = { org: 'linfen-2', team: ['assessor-3', 'assessor-4'] } as const
const FRAIL = { 'B.1.3': 2, 'B.1.5': 1, 'B.1.8': 1, 'B.2.3': 1, 'B.2.4': 2, 'B.3.4': 1, 'B.4.1': 1, 'B.4.4': 2 }
const WEAK = {
  ...{ 'B.1.1': 1, 'B.1.2': 2, 'B.1.3': 3, 'B.1.4': 2, 'B.1.5': 3, 'B.1.6': 2, 'B.1.8': 2, 'B.2.1': 2, 'B.2.2': 2 },
  ...{ 'B.2.3': 2, 'B.2.4': 3, 'B.3.1': 1, 'B.3.4': 2, 'B.4.2': 1, 'B.4.3': 3, 'B.4.4': 3 },
}

/** One for each step; the first is late, so that the desk shows what that looks like. */
const COURSES: readonly Course[] = [
  { key: 'applicant-received', state: 'received', daysAgo: 14 },
  { key: 'applicant-checked', state: 'checked', daysAgo: 3 },
  { key: 'applicant-appointed', state: 'appointed', daysAgo: 6, visitIn: 2, ...FIRST },
  { key: 'applicant-assessed', state: 'assessed', daysAgo: 12, visitIn: -1, ...OTHER, below: WEAK },
  { key: 'applicant-told', state: 'told', daysAgo: 18, visitIn: -4, ...OTHER, below: FRAIL },
  { key: 'applicant-in-force', state: 'in-force', daysAgo: 60, visitIn: -40, ...OTHER, below: WEAK },
]

/** Applications of invented people, one at each step, put in once; what became of them afterwards stays. */
export async function seedApplications(tx: Tx, keyring: Keyring, now: Date): Promise<void> {
  const [done] = await tx.select().from(tables.seed).where(eq(tables.seed.name, SEED))
  if (done) return
  for (const course of COURSES) {
    const told = APPLICANTS.find(({ key }) => key === course.key)
    if (told) await seedCourse({ tx, keyring, now, course }, told)
  }
  await tx.insert(tables.seed).values({ name: SEED, version: VERSION, createdAt: now })
}

interface Sowing {
  readonly tx: Tx
  readonly keyring: Keyring
  readonly now: Date
  readonly course: Course
}

const WORKER: Doer = { accountId: demoId('account/worker'), ground: 'presence', staffId: assessorId('worker') }
const OFFICIAL: Doer = { accountId: demoId('account/official'), ground: 'task', staffId: assessorId('official') }
const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS)

async function seedCourse(sowing: Sowing, told: DemoPerson): Promise<void> {
  const { tx, keyring, course } = sowing
  const [her] = await tx
    .select()
    .from(tables.person)
    .where(eq(tables.person.id, demoId(`person/${told.key}`)))
  if (!her?.wrappedKey) return
  const applied = daysBefore(sowing.now, course.daysAgo)
  const wishes: WishesCard = {
    ...{ place: 'home', address: `${told.town}演示路1号`, dayPart: 'morning', times: '', phone: '0357-0009001' },
    companion: null,
  }
  const opening = { kind: 'assessment', personId: her.id, title: '申请能力评估', words: SAID, city: CITY } as const
  const by = { openedBy: WORKER.accountId, ground: WORKER.ground, staffId: WORKER.staffId }
  const caseId = await openCase(tx, keyring, { ...opening, ...by, county: true, workdays: WORKDAYS }, applied)
  const id = demoId(`assessment/${told.key}`)
  await tx.insert(tables.assessment).values({
    ...{ id, caseId, personId: her.id, city: CITY, county: told.residence, state: 'received', reason: 'first' },
    ...{ sealed: sealedNew(keyring, her, { wishes, said: SAID }), createdAt: applied, updatedAt: applied },
  })
  await goOn(sowing, her, { id, caseId })
}

const SAID = '腿脚不如从前,洗澡要人帮,想请人来看看。'

interface Opened {
  readonly id: string
  readonly caseId: string
}

async function goOn(sowing: Sowing, her: PersonRow, opened: Opened): Promise<void> {
  const { now, course } = sowing
  if (course.state === 'received') return
  await step(sowing, opened, daysBefore(now, course.daysAgo - 1), '申请和材料看过了,已经受理。接下来安排评估员。')
  await set(sowing, opened, { state: 'checked', checkedBy: OFFICIAL.staffId })
  if (course.visitIn === undefined) return
  const visit = await seedVisit(sowing, her, opened)
  await set(sowing, opened, { state: 'appointed', visitId: visit.id })
  if (course.visitIn > 0) return
  await seedSigned(sowing, her, opened, visit)
}

/** What she reads of it, and a new promised day. */
async function step({ tx, keyring }: Sowing, { caseId }: Opened, at: Date, words: string, promised = true) {
  const loaded = await loadOfCase(tx, caseId)
  const promisedOn = promised ? answerDay(at, WORKDAYS) : null
  await stepCase(tx, keyring, loaded, { event: 'said', state: 'taken', words, by: OFFICIAL, promisedOn }, at)
}

const set = ({ tx }: Sowing, { id }: Opened, values: Partial<AssessmentRow>) =>
  tx.update(tables.assessment).set(values).where(eq(tables.assessment.id, id))

interface Visit {
  readonly id: string
  readonly day: string
  readonly starts: Date
  readonly first: string
  readonly second: string
}

/** Ten in the morning where it was; four in the afternoon where it is to be, when whoever tries it out sends nobody else. */
async function seedVisit(sowing: Sowing, her: PersonRow, opened: Opened): Promise<Visit> {
  const { tx, now, course } = sowing
  const { visitIn = 0, org = '', team = ['', ''], key } = course
  const day = dayAfter(chinaDay(now.getTime()), visitIn)
  const starts = instantOf(day, visitIn > 0 ? 960 : 600)
  const during = `[${starts.toISOString()},${new Date(starts.getTime() + MINUTES * 60_000).toISOString()})`
  const [first, second] = [assessorId(team[0]), assessorId(team[1])]
  const id = demoId(`visit/${key}`)
  const createdAt = daysBefore(now, course.daysAgo - 2)
  await tx.insert(tables.assessmentVisit).values({
    ...{ id, assessmentId: opened.id, personId: her.id, round: 1, providerId: orgId(org), first, second, during, day },
    ...{ county: her.residence ?? '', street: her.street, communityHash: her.communityHash, createdAt },
  })
  const times = [first, second].map((staffId) => ({
    ...{ id: demoId(`time/${key}/${staffId}`), visitId: id, staffId, during, createdAt },
  }))
  await tx.insert(tables.assessorTime).values(times)
  await step(sowing, opened, createdAt, '评估员和上门的时间都定了。开门前先问姓名、单位。')
  return { id, day, starts, first, second }
}

/** Taps, names and what they come to; from `told` on what she knows of it. */
async function seedSigned(sowing: Sowing, her: PersonRow, opened: Opened, visit: Visit): Promise<void> {
  const { tx, keyring, now, course } = sowing
  const taps = tapsOf({ key: course.key, from: visit.starts, below: course.below ?? {} })
  const seal = (secret: unknown) => keyring.sealUnder(her.wrappedKey, her.id, secret)
  const signedAt = new Date(visit.starts.getTime() + MINUTES * 60_000)
  await tx.insert(tables.assessmentTap).values(
    taps.map((tap) => ({
      ...{ id: tap.id, visitId: visit.id, seat: tap.by, byStaff: visit.first, tappedAt: new Date(tap.at) },
      ...{ sealed: seal(tap), createdAt: signedAt },
    })),
  )
  const hands = [
    { who: 'first', staffId: visit.first, sealed: seal({ strokes: HAND }) },
    { who: 'second', staffId: visit.second, sealed: seal({ strokes: HAND }) },
    { who: 'informant', staffId: null, sealed: seal({ strokes: HAND, name: '周兰', relation: '儿媳' }) },
  ] as const
  await tx.insert(tables.assessmentSignature).values(
    hands.map((hand) => ({
      ...{ ...hand, id: demoId(`hand/${course.key}/${hand.who}`), visitId: visit.id, signedAt, createdAt: signedAt },
    })),
  )
  const result = await seedResult(sowing, her, opened, { visit, taps, signedAt })
  const drawn = course.state === 'in-force'
  await tx.update(tables.assessmentVisit).set({ signedAt, drawn }).where(eq(tables.assessmentVisit.id, visit.id))
  await set(sowing, opened, { state: 'assessed' })
  await step(sowing, opened, signedAt, '评估做完了,两位评估员都签了字。接下来由民政审核。')
  if (course.state === 'assessed') return
  const toldAt = new Date(Math.min(signedAt.getTime() + 2 * DAY_MS, now.getTime()))
  const objectUntil = dayAfter(chinaDay(toldAt.getTime()), OBJECTION_DAYS)
  const known = { resultId: result.id, level: result.level, toldAt, objectUntil, reviewedBy: OFFICIAL.staffId }
  await set(sowing, opened, { state: 'told', ...known })
  await step(sowing, opened, toldAt, '评估结果出来了,请看看。不同意的,可以提异议。', false)
  if (course.state === 'in-force') await seedForce(sowing, her, opened, { result, toldAt })
}

interface Signed {
  readonly visit: Visit
  readonly taps: Parameters<typeof scoredOf>[0]
  readonly signedAt: Date
}

async function seedResult(
  { tx, keyring, course }: Sowing,
  her: PersonRow,
  { id }: Opened,
  { visit, taps, signedAt }: Signed,
): Promise<ResultRow> {
  const { scores, sections, total, initialLevel, clauses, level } = scoredOf(taps)
  const secret: ResultSecret = { scores, sections, total, initialLevel, clauses, riskEvents30d: 0 }
  const [row] = await tx
    .insert(tables.assessmentResult)
    .values({
      ...{ id: demoId(`result/${course.key}`), visitId: visit.id, assessmentId: id, personId: her.id },
      ...{ instrument: GBT_42195.id, edition: GBT_42195.version, level, on: visit.day, createdAt: signedAt },
      sealed: keyring.sealUnder(her.wrappedKey, her.id, secret),
    })
    .returning()
  if (!row) throw new Error('a new result was not given back')
  return row
}

/** In force, with its certificate, and in her record as the department's word. */
async function seedForce(
  sowing: Sowing,
  her: PersonRow,
  opened: Opened,
  { result, toldAt }: { readonly result: ResultRow; readonly toldAt: Date },
): Promise<void> {
  const { tx, keyring } = sowing
  const until = validTo(result.on, MONTHS)
  await set(sowing, opened, { state: 'in-force', fromDay: chinaDay(toldAt.getTime()), validTo: until })
  await drawCertificate(tx, result, until, toldAt)
  const value = { scale: 'GB/T 42195', level: result.level, on: result.on, validTo: until }
  const by = { account: OFFICIAL.accountId, as: OFFICIAL.ground }
  const change = { key: 'ability', value, source: 'department', by, since: toldAt.toISOString() } as const
  await changeRecord(tx, keyring, await openPerson(tx, keyring, her.id, true), [change], toldAt)
  await step(sowing, opened, toldAt, '评估结果有效了,证明可以在这里看。', false)
}
