import { randomUUID } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { isAboutPlace, type CaseDesk, type CaseEventKind, type CaseKind, type CaseState } from '@/domain/case/case'
import { actorWords, nextState } from '@/domain/case/progress'
import type { Ground } from '@/domain/helper/scope'
import type { Tx } from '../database/database'
import { careCase, caseEvent, person } from '../database/schema'
import { answerDay } from './calendar'
import { drawEightDigits } from './eight-digits'
import { bindFiles } from './files'
import type { Keyring } from './keyring'
import { actorNames } from './names'
import { recordIn, valueOf, type PersonRow } from './records'
import { accountsIn, tellAll, tellThose } from './tell'
import { WireFault, invalidField } from './wire-fault'
import { nearestWorkers, type CaseHome } from './workers'

export type CaseRow = typeof careCase.$inferSelect
export type CaseEventRow = typeof caseEvent.$inferSelect

/** What a case row keeps sealed under the key of its person. */
export interface CaseSubject {
  /** «请社区帮我办:高龄津贴» */
  readonly title: string
  /** The benefit that it is about, and the city whose list names it; of a report, the facility. */
  readonly ref: string | null
  readonly city: string | null
  readonly words: string
}

/** What an event keeps sealed under the key of the case's person. */
export interface CaseEventSecret {
  readonly words: string
  readonly files: readonly string[]
  /** The staff row to whom it was handed on, or null. */
  readonly to: string | null
}

/** Who does something in a case. `staffId` where he does it as somebody of the city. */
export interface Doer {
  readonly accountId: string
  readonly ground: Ground
  readonly staffId: string | null
}

/** Nobody: what time alone does. The row names whoever opened the case, and the thread says «系统». */
export interface Time {
  readonly accountId: string
  readonly ground: 'time'
  readonly staffId: null
}

export const timeIn = ({ openedBy }: Pick<CaseRow, 'openedBy'>): Time => ({
  accountId: openedBy,
  ground: 'time',
  staffId: null,
})

/** A case to be opened. */
export interface CaseOpening {
  readonly kind: CaseKind
  readonly personId: string
  readonly title: string
  readonly ref?: string | null
  /** The city whose list names `ref`. */
  readonly refCity?: string | null
  /** Whose desk: the city folder of the county in which she lives, or of `desk`. */
  readonly city: string
  readonly words: string
  /** Photos of the one who opens it, arrived and bound to nothing yet. */
  readonly files?: readonly string[]
  /** The account. */
  readonly openedBy: string
  readonly ground: Ground
  readonly staffId: string | null
  /** Where she lives, when her row does not say so: told by somebody whom nobody has confirmed yet. */
  readonly home?: Omit<CaseHome, 'city'>
  /** Whose desk instead of hers: that of the street in which the place lies that it is about. */
  readonly desk?: Omit<CaseHome, 'city'>
  /** Working days until an answer; the runtime's own number without it. */
  readonly workdays?: number
  /** Who serves her, where it lies on a provider's desk. */
  readonly provider?: string
  /** It lies with the county's civil servants; whoever opens it tells them, and her side, himself. */
  readonly county?: true
  /** Nobody of the street is told, and no answer is promised: a booking is the provider's, an urgent call tells by itself. */
  readonly quiet?: true
}

const NUMBER_TRIES = 8

/**
 * Opens a case at the desk of her street, or of the one that it names, and tells whoever has that desk, herself and
 * her helpers: of a place only herself.
 * @returns the id of the case
 * @throws WireFault invalid at `residence` when nobody knows where she lives, at `files` for a photo that is not his
 */
export async function openCase(tx: Tx, keyring: Keyring, opening: CaseOpening, now: Date): Promise<string> {
  const { kind, personId, openedBy, ground, staffId, files = [] } = opening
  // Erasing waits until it is open, and ends it; whoever comes after finds nobody.
  const [her] = await tx.select().from(person).where(eq(person.id, personId)).for('no key update')
  if (!her?.wrappedKey) throw new WireFault('not-found', '这份资料已经删除,不能再办。')
  const home = homeFor(her, opening)
  const subject: CaseSubject = {
    title: opening.title,
    ref: opening.ref ?? null,
    city: opening.refCity ?? null,
    words: opening.words,
  }
  const row = await insertCase(tx, {
    kind,
    personId,
    sealed: keyring.sealUnder(her.wrappedKey, her.id, subject),
    state: 'waiting',
    ...home,
    promisedOn: opening.quiet ? null : answerDay(now, opening.workdays),
    ...(opening.provider !== undefined && { providerId: opening.provider, desk: 'provider' as const }),
    ...(opening.county && { desk: 'county' as const }),
    openedBy,
    createdAt: now,
    updatedAt: now,
  })
  await bindFiles(tx, { ids: files, caseId: row.id, personId, byAccount: openedBy })
  const secret: CaseEventSecret = { words: '', files, to: null }
  await insertEvent(tx, keyring, her, {
    caseId: row.id,
    seq: row.version,
    kind: 'opened',
    by: { accountId: openedBy, ground, staffId },
    secret,
    now,
  })
  if (!opening.quiet && !opening.county)
    await tellOfOpening(
      tx,
      keyring,
      her,
      { row, title: subject.title, by: { accountId: openedBy, ground, staffId } },
      now,
    )
  return row.id
}

/** Workers are told without a name: what they were told stays with them when the case has gone to somebody else. */
async function tellOfOpening(
  tx: Tx,
  keyring: Keyring,
  her: PersonRow,
  { row, title, by }: { readonly row: CaseRow; readonly title: string; readonly by: Doer },
  now: Date,
): Promise<void> {
  const telling = (who: string) =>
    ({ template: 'case-opened', params: { by: who, number: row.number, title }, link: { case: row.id } }) as const
  const workers = await nearestWorkers(tx, homeOfCase(row))
  const to = { now, except: by.accountId }
  await tellAll(tx, keyring, accountsIn(workers), telling('有居民'), to)
  const who = await doerWords(tx, keyring, her, by)
  await tellThose(tx, keyring, her.id, telling(who), now, { except: by.accountId, own: isAboutPlace(row.kind) })
}

/** «子女 王丽 替 王秀英», as those who stand to her may read it. */
export async function doerWords(
  tx: Tx,
  keyring: Keyring,
  her: PersonRow,
  { accountId, ground }: Doer,
): Promise<string> {
  const by = await (await actorNames(tx, keyring, [her.id]))({ accountId, ground })
  return actorWords({ by, as: ground, forName: elderName(keyring, her) })
}

/** Her name as her record has it; a record that nobody has filled yet has none. */
export const elderName = (keyring: Keyring, row: PersonRow): string =>
  row.wrappedKey ? (valueOf(recordIn(keyring, row), 'name') ?? '还没登记姓名的老人') : '已删除资料的老人'

/** Whose desk a case belongs to. */
export const homeOfCase = ({ city, county, street, communityHash }: CaseRow): CaseHome => ({
  city,
  county,
  street,
  communityHash,
})

function homeFor(her: PersonRow, { city, home, desk }: CaseOpening): CaseHome {
  if (desk) return { city, ...desk }
  const { residence: county, street, communityHash } = her
  if (county) return { city, county, street, communityHash }
  if (home) return { city, ...home }
  throw invalidField('residence', '还不知道老人住在哪里。请先在资料里填住在哪个区(县)、哪个街道,再请社区帮忙')
}

/** Numbers are drawn, not counted; one that is taken already is drawn again. */
async function insertCase(tx: Tx, values: Omit<typeof careCase.$inferInsert, 'id' | 'number'>): Promise<CaseRow> {
  for (let tries = 0; tries < NUMBER_TRIES; tries += 1) {
    const number = drawEightDigits()
    const [row] = await tx
      .insert(careCase)
      .values({ ...values, id: randomUUID(), number })
      .onConflictDoNothing({ target: careCase.number })
      .returning()
    if (row) return row
  }
  throw new Error('no free case number was drawn')
}

/** Something that happens to a case. */
export interface CaseAct {
  readonly caseId: string
  /** The version that whoever acts has seen. */
  readonly version: number
  readonly event: CaseEventKind
  readonly words: string
  readonly files?: readonly string[]
  readonly to?: string | null
  readonly by: Doer | Time
  /** Only whoever has the case may do this: the staff row of the one who acts. */
  readonly heldBy?: string
  /** Who has it from now on; absent leaves it as it is, null lays it back on the desk. */
  readonly holder?: string | null
  /** A new promised day; absent leaves the old one. */
  readonly promisedOn?: string | null
  /** On whose desk it lies from now on; absent leaves it where it is. */
  readonly desk?: CaseDesk
  /** Where it stands after it, in a case whose state follows from something else; absent goes by the event. */
  readonly state?: CaseState
  /** What to say when another was faster, instead of «there is something new». */
  readonly lost?: string
}

const STALE = '这件事刚有了新变化。您写的还留着,请先看看新的内容,再决定要不要提交。'

/**
 * Appends an event and moves the case as the event says, if the case is still as it was seen.
 * @returns the case as it stands after it
 * @throws WireFault conflict when the version is stale or the event cannot be now, not-found when she was erased
 */
export async function addEvent(tx: Tx, keyring: Keyring, act: CaseAct, now: Date): Promise<CaseRow> {
  const { caseId, event, by, files = [] } = act
  const [found] = await tx
    .select({ case: careCase, person })
    .from(careCase)
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(eq(careCase.id, caseId))
  if (!found?.person.wrappedKey) throw new WireFault('not-found', '这件事的资料已经删除,不能再办。')
  if (found.case.version !== act.version) throw new WireFault('conflict', act.lost ?? STALE)
  const step = act.state === undefined ? nextState(found.case.state, event) : { state: act.state }
  if (step.state === undefined) throw new WireFault('conflict', `${step.refusal}。`)
  if (act.heldBy !== undefined && found.case.holder !== act.heldBy)
    throw new WireFault('conflict', found.case.holder ? '这件事现在由别的同事在办。' : '这件事还没有人接手,请先接手。')
  const [row] = await tx
    .update(careCase)
    .set({
      version: sql`${careCase.version} + 1`,
      state: step.state,
      updatedAt: now,
      ...(act.holder !== undefined && { holder: act.holder }),
      ...(act.promisedOn !== undefined && { promisedOn: act.promisedOn }),
      ...(act.desk !== undefined && { desk: act.desk }),
    })
    .where(and(eq(careCase.id, caseId), eq(careCase.version, act.version)))
    .returning()
  if (!row) throw new WireFault('conflict', act.lost ?? STALE)
  await bindFiles(tx, { ids: files, caseId, personId: row.personId, byAccount: by.accountId })
  const secret: CaseEventSecret = { words: act.words, files, to: act.to ?? null }
  await insertEvent(tx, keyring, found.person, { caseId, seq: row.version, kind: event, by, secret, now })
  return row
}

interface NewEvent {
  readonly caseId: string
  readonly seq: number
  readonly kind: CaseEventKind
  readonly by: Doer | Time
  readonly secret: CaseEventSecret
  readonly now: Date
}

async function insertEvent(
  tx: Tx,
  keyring: Keyring,
  her: CaseOwner,
  { caseId, seq, kind, by, secret, now }: NewEvent,
): Promise<void> {
  await tx.insert(caseEvent).values({
    id: randomUUID(),
    caseId,
    seq,
    kind,
    byAccount: by.accountId,
    ground: by.ground,
    staffId: by.staffId,
    sealed: keyring.sealUnder(her.wrappedKey, her.id, secret),
    createdAt: now,
  })
}

/** Whose key opens a case. */
export type CaseOwner = Pick<PersonRow, 'id' | 'wrappedKey'>

const ERASED_SUBJECT: CaseSubject = { title: '资料已删除', ref: null, city: null, words: '' }
const ERASED_EVENT: CaseEventSecret = { words: '', files: [], to: null }

/** What a case is about; of somebody who was erased, only that it was. */
export const subjectOf = (keyring: Keyring, owner: CaseOwner, row: CaseRow): CaseSubject =>
  owner.wrappedKey
    ? (keyring.open(owner.id, { wrappedKey: owner.wrappedKey, sealed: row.sealed }) as CaseSubject)
    : ERASED_SUBJECT

/** What an event says; of somebody who was erased, nothing. */
export const eventSecret = (keyring: Keyring, owner: CaseOwner, row: CaseEventRow): CaseEventSecret =>
  owner.wrappedKey
    ? (keyring.open(owner.id, { wrappedKey: owner.wrappedKey, sealed: row.sealed }) as CaseEventSecret)
    : ERASED_EVENT

/** Everything that happened in a case, oldest first. */
export const eventsOf = (tx: Tx, caseId: string): Promise<CaseEventRow[]> =>
  tx.select().from(caseEvent).where(eq(caseEvent.caseId, caseId)).orderBy(asc(caseEvent.seq))
