import { and, eq, exists, inArray, like, notExists, notInArray, or, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Database, Tx } from '../database/database'
import * as tables from '../database/schema'
import { removeAssessments } from './remove-assessment'
import { removeDesk } from './remove-desk'
import { removeBookings, removeServed } from './remove-booking'

const {
  account,
  careCase,
  caseEvent,
  community,
  facility,
  helper,
  helperDecision,
  identity,
  invitation,
  person,
  presence,
  seed,
  staff,
} = tables

/**
 * Takes out all that a demonstration put in, and whom its identities added or met while they were played. People whom a
 * real account helps too, or a real worker met, stay, without what a played one did to their record. Runs as the owner;
 * there may be nothing to take out. Knows no invented person by name.
 * @returns how many rows of places and of people are gone
 */
export async function removeDemonstration({ owner }: Database): Promise<{ places: number; people: number }> {
  return owner.transaction(async (tx) => {
    const sown = await tx.delete(seed).where(like(seed.name, 'demo/%')).returning({ name: seed.name })
    // Whoever never had one is not made to look through all its people at each start.
    if (sown.length === 0) return { places: 0, people: 0 }
    const played = await idsIn(
      tx.select({ id: identity.accountId }).from(identity).where(eq(identity.provider, 'demo')),
    )
    const workers = await idsIn(tx.select({ id: staff.id }).from(staff).where(inArray(staff.accountId, played)))
    const people = await peopleOf(tx, played, workers)
    const booked = await removeBookings(tx, { played, workers, people })
    const assessed = await removeAssessments(tx, { played, workers, people })
    await removeDesk(tx, { workers, people })
    await removeCases(tx, { played, workers, people }, [...booked, ...assessed])
    await removeTraces(tx, { played, workers, people })
    await tx.delete(community).where(eq(community.demo, true))
    await removeServed(tx)
    const places = await tx.delete(facility).where(eq(facility.demo, true)).returning({ id: facility.id })
    return { places: places.length, people: people.length }
  })
}

interface Played {
  /** Accounts of demonstration identities. */
  readonly played: string[]
  /** Their places among the staff. */
  readonly workers: string[]
  readonly people: string[]
}

const idsIn = async (rows: PromiseLike<{ readonly id: string }[]>): Promise<string[]> =>
  (await rows).map(({ id }) => id)

/** Invented people, and whom nobody but the played ones ever had to do with. */
function peopleOf(tx: Tx, played: string[], workers: string[]): Promise<string[]> {
  const helped = (which: SQL) =>
    tx
      .select({ id: helper.id })
      .from(helper)
      .where(and(eq(helper.personId, person.id), which))
  const met = (which: SQL) =>
    tx
      .select({ id: presence.id })
      .from(presence)
      .where(and(eq(presence.personId, person.id), which))
  const byPlayed = or(
    exists(helped(inArray(helper.accountId, played))),
    exists(met(inArray(presence.staffId, workers))),
  )
  const byNobodyElse = and(
    notExists(helped(notInArray(helper.accountId, played))),
    notExists(met(notInArray(presence.staffId, workers))),
  )
  const gone = or(eq(person.demo, true), and(byPlayed, byNobodyElse))
  return idsIn(tx.select({ id: person.id }).from(person).where(gone))
}

/** What a played worker said of a real person's affair was never the city's word: it waits for a real one. */
async function removeCases(tx: Tx, { played, workers, people }: Played, booked: readonly string[]): Promise<void> {
  const theirs = or(
    inArray(careCase.personId, people),
    inArray(careCase.openedBy, played),
    inArray(careCase.id, [...booked]),
  )
  const cases = await idsIn(tx.select({ id: careCase.id }).from(careCase).where(theirs))
  await tx.delete(tables.file).where(or(inArray(tables.file.caseId, cases), inArray(tables.file.byAccount, played)))
  await tx
    .delete(caseEvent)
    .where(
      or(inArray(caseEvent.caseId, cases), inArray(caseEvent.byAccount, played), inArray(caseEvent.staffId, workers)),
    )
  await tx.delete(careCase).where(inArray(careCase.id, cases))
  await tx.update(careCase).set({ holder: null, state: 'waiting' }).where(inArray(careCase.holder, workers))
}

/** By which column rows belong to a person, to an account, to a worker; rows that others point at come last. */
const OF_PERSON: readonly (readonly [PgTable, PgColumn])[] = [
  [tables.file, tables.file.personId],
  [tables.decision, tables.decision.personId],
  [presence, presence.personId],
  [tables.judgement, tables.judgement.personId],
  [tables.accessLog, tables.accessLog.personId],
  [tables.consent, tables.consent.personId],
  [tables.recordChange, tables.recordChange.personId],
  [invitation, invitation.personId],
  [helper, helper.personId],
  [person, person.id],
]
const OF_ACCOUNT: readonly (readonly [PgTable, PgColumn])[] = [
  [tables.judgement, tables.judgement.byAccount],
  [tables.accessLog, tables.accessLog.accountId],
  [tables.consent, tables.consent.byAccount],
  [tables.notice, tables.notice.accountId],
  [tables.request, tables.request.accountId],
  [tables.session, tables.session.accountId],
  [identity, identity.accountId],
]

async function removeTraces(tx: Tx, { played, workers, people }: Played): Promise<void> {
  await tx.delete(tables.decision).where(inArray(tables.decision.byStaff, workers))
  await tx.delete(presence).where(inArray(presence.staffId, workers))
  const links = or(inArray(helper.accountId, played), inArray(helper.personId, people))
  const asking = tx.select({ id: helper.id }).from(helper).where(links)
  const byThem = or(inArray(invitation.byAccount, played), inArray(invitation.helperId, asking))
  const words = or(inArray(helperDecision.byAccount, played), inArray(helperDecision.helperId, asking))
  await tx.delete(helperDecision).where(or(words, inArray(helperDecision.personId, people)))
  await tx.delete(invitation).where(byThem)
  for (const [table, column] of OF_PERSON) await tx.delete(table).where(inArray(column, people))
  await tx.update(invitation).set({ acceptedBy: null }).where(inArray(invitation.acceptedBy, played))
  await tx.delete(helper).where(inArray(helper.accountId, played))
  for (const [table, column] of OF_ACCOUNT) await tx.delete(table).where(inArray(column, played))
  await tx.delete(staff).where(inArray(staff.id, workers))
  await tx.delete(account).where(inArray(account.id, played))
}
