import { and, asc, desc, eq, gte, inArray, ne, notInArray, or } from 'drizzle-orm'
import type { ElderCard } from '@/contract/care/elders'
import { minuteOf } from '@/domain/booking/clock'
import { clockWords } from '@/domain/booking/words'
import { TAKE_BACK_DAYS } from '@/domain/life/event'
import { chinaDay } from '@/domain/person/date'
import { NEEDS_CONSENT, RECORD_KEYS, type RecordKey } from '@/domain/person/record'
import { recordLabel } from '@/domain/person/record-words'
import { calledBy } from '@/domain/person/relation'
import type { Tx } from '../../database/database'
import {
  account,
  booking,
  careCase,
  facility,
  helper,
  lifeEvent,
  offering,
  person,
  staff,
  subsidyGrant,
  visit,
} from '../../database/schema'
import { subjectOf, type CaseRow } from '../../runtime/cases'
import { hasConsent, shownTo } from '../../runtime/consents'
import type { Keyring } from '../../runtime/keyring'
import { nameOf, staffWords } from '../../runtime/names'
import { idsOf, valueOf } from '../../runtime/records'
import { standsAt } from '../../runtime/standing'
import type { AccountSecret } from '../../runtime/tell'
import type { CareParts } from '../parts'
import type { Elder } from './division'
import { factWords } from './fact-words'
import { foundOf } from './found-rows'
import { elderRow } from './rows'

/** Rows of each kind that one card holds, the newest or next first. */
const MOST = 20
const DAY_MS = 86_400_000

export type LifeRow = typeof lifeEvent.$inferSelect

/** Who reads the card, and when. */
export interface Reader {
  readonly accountId: string
  readonly now: Date
}

/** Lines that stand in the head of the card, or on no card at all. */
const NOT_FACTS: readonly RecordKey[] = ['name', 'phone', 'address', 'identityNumber', 'community']

/** 一人一案: everything that a worker of her division needs, and nothing that she answered about her body. */
export async function cardOf(tx: Tx, parts: CareParts, her: Elder, reader: Reader): Promise<ElderCard> {
  const { keyring } = parts
  const { row, record, entry } = her
  const today = chinaDay(reader.now.getTime())
  const ids = await idsOf(tx, row.id)
  const mayShow = await shownTo(tx, { id: row.id, ground: 'task' })
  return {
    ...elderRow(her, today),
    phone: valueOf(record, 'phone'),
    address: mayShow('address') ? valueOf(record, 'address') : null,
    placeAgreed: await hasConsent(tx, row.id, 'place'),
    facts: factsOf(parts, her, mayShow),
    uncalled: entry.uncalled,
    found: await foundOf(tx, parts, her, today),
    claimed: await claimedOf(tx, keyring, ids),
    bookings: await bookingsOf(tx, ids, today),
    visits: await visitsOf(tx, keyring, ids),
    helpers: await helpersOf(tx, keyring, row.id, reader.now),
    cases: await casesOf(tx, keyring, ids, reader.accountId),
    life: (await lifeOf(tx, ids)).map((one, at, all) => ({
      ...{ id: one.id, kind: one.kind, on: one.on, takenBack: one.takenBackAt !== null },
      mayTakeBack: mayTakeBack(one, all.slice(0, at), reader.now),
    })),
  }
}

function factsOf({ places }: CareParts, { record }: Elder, mayShow: (key: string) => boolean): ElderCard['facts'] {
  return RECORD_KEYS.flatMap((key) => {
    const line = record[key]
    const isShown = NEEDS_CONSENT[key] !== 'health' && !NOT_FACTS.includes(key) && mayShow(key)
    if (!line || !isShown) return []
    const { value, source, since } = line
    return [{ label: recordLabel(key), value: factWords(places, key, value), source, since }]
  })
}

async function claimedOf(tx: Tx, keyring: Keyring, ids: readonly string[]): Promise<ElderCard['claimed']> {
  const rows = await tx
    .select({ row: careCase, owner: person, until: subsidyGrant.untilDay })
    .from(subsidyGrant)
    .innerJoin(careCase, eq(careCase.id, subsidyGrant.caseId))
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(and(inArray(subsidyGrant.personId, [...ids]), eq(subsidyGrant.state, 'in-force')))
    .orderBy(asc(subsidyGrant.fromDay), asc(subsidyGrant.id))
  return rows.map(({ row, owner, until }) => ({
    name: subjectOf(keyring, owner, row).title.replace(/^申请补贴[::]/, ''),
    until,
  }))
}

async function bookingsOf(tx: Tx, ids: readonly string[], today: string): Promise<ElderCard['bookings']> {
  const rows = await tx
    .select({ row: booking, name: offering.name, place: facility.name })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .where(
      and(
        inArray(booking.personId, [...ids]),
        gte(booking.day, today),
        inArray(booking.state, ['requested', 'accepted', 'started']),
      ),
    )
    .orderBy(asc(booking.day), asc(booking.startsAt), asc(booking.id))
    .limit(MOST)
  return rows.map(({ row, name, place }) => ({
    ...{ what: `${name}(${place})`, day: row.day, at: clockWords(minuteOf(row.startsAt)) },
  }))
}

async function visitsOf(tx: Tx, keyring: Keyring, ids: readonly string[]): Promise<ElderCard['visits']> {
  const rows = await tx
    .select({ row: visit, by: staff })
    .from(visit)
    .innerJoin(staff, eq(staff.id, visit.staffId))
    .where(inArray(visit.personId, [...ids]))
    .orderBy(desc(visit.on), desc(visit.at), desc(visit.id))
    .limit(MOST)
  const named = new Map<string, string>()
  for (const { by } of rows) if (!named.has(by.id)) named.set(by.id, await staffWords(tx, keyring, by))
  return rows.map(({ row: { id, on, mode, outcome }, by }) => ({ id, on, mode, outcome, by: named.get(by.id) ?? '' }))
}

/** Whom she has agreed to; who only asks is nobody's business yet. */
async function helpersOf(tx: Tx, keyring: Keyring, personId: string, now: Date): Promise<ElderCard['helpers']> {
  const rows = await tx
    .select({ helper, account })
    .from(helper)
    .innerJoin(account, eq(account.id, helper.accountId))
    .where(and(eq(helper.personId, personId), inArray(helper.standing, ['guardian', 'confirmed']), standsAt(now)))
    .orderBy(asc(helper.confirmedAt), asc(helper.id))
  return rows.map(({ helper: row, account: owner }) => ({
    name: nameOf(keyring, owner),
    relation: row.standing === 'guardian' ? '监护人' : calledBy(row.relation),
    phone: owner.wrappedKey ? ((keyring.open(owner.id, owner) as AccountSecret).phone ?? null) : null,
  }))
}

/** Hers, not those about a place: of a mistake in the map nobody is told who found it. */
async function casesOf(
  tx: Tx,
  keyring: Keyring,
  ids: readonly string[],
  accountId: string,
): Promise<ElderCard['cases']> {
  const rows = await tx
    .select({ row: careCase, owner: person })
    .from(careCase)
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(
      and(
        inArray(careCase.personId, [...ids]),
        // What is said of her body is the county's and its two assessors'.
        notInArray(careCase.kind, ['facility', 'assessment']),
        // A booking stands above; one that she complains about is the street's.
        or(ne(careCase.kind, 'booking'), eq(careCase.desk, 'street')),
        // Who asks to be her guardian reads of his own case what everybody may who asks.
        or(ne(careCase.kind, 'guardian'), ne(careCase.openedBy, accountId)),
      ),
    )
    .orderBy(desc(careCase.updatedAt), desc(careCase.id))
    .limit(MOST)
  const card = ({ id, number, kind, state, promisedOn }: CaseRow) => ({ id, number, kind, state, promisedOn })
  return rows.map(({ row, owner }) => ({ ...card(row), title: subjectOf(keyring, owner, row).title }))
}

/** What happened in her life, newest first. */
export const lifeOf = (tx: Tx, ids: readonly string[]): Promise<LifeRow[]> =>
  tx
    .select()
    .from(lifeEvent)
    .where(inArray(lifeEvent.personId, [...ids]))
    .orderBy(desc(lifeEvent.seq))
    .limit(MOST)

/** The last thing that was said, for a month. @param later what was said after it */
export const mayTakeBack = (row: LifeRow, later: readonly LifeRow[], now: Date): boolean =>
  row.takenBackAt === null && !isTooLate(row, now) && later.every(({ takenBackAt }) => takenBackAt !== null)

export const isTooLate = ({ createdAt }: LifeRow, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > TAKE_BACK_DAYS * DAY_MS
