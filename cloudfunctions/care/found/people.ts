import { and, asc, desc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm'
import type { FoundPerson } from '@/contract/care/found'
import { judge, type JudgedBenefit } from '@/domain/entitlement'
import { amountWords } from '@/domain/entitlement/words'
import { factsOfRecord } from '@/domain/judgement/record-facts'
import { FOUND_PENDING } from '@/domain/found/found'
import { fullYears } from '@/domain/person/age'
import { chinaDay } from '@/domain/person/date'
import type { PersonRecord } from '@/domain/person/record'
import type { Tx } from '../../database/database'
import { found, foundContact, person, registerEntry, staff } from '../../database/schema'
import type { StaffCaller } from '../../runtime/define'
import { inDivision } from '../../runtime/division'
import { staffWords } from '../../runtime/names'
import { recordIn, valueOf, type PersonRow } from '../../runtime/records'
import { leaveSeen } from '../../runtime/seen'
import { accountOf } from '../acts'
import { workerOf } from '../desk'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { benefitOf, mayBeCalled, packFor, type FoundRow } from './scope'
import { whyOf } from './why'

/** What one page of a list shows. */
const PAGE = 50

/** Who waits stands first: she was never spoken with, wants it, or was not reached; among them whose day came first. */
const RANK = sql`case ${found.state} when 'open' then 0 when 'wants' then 1 when 'unreached' then 2 else 3 end`

export async function foundPeople(
  parts: CareParts,
  { db, caller, now, input }: CareCall<'foundPeople'>,
): Promise<CareOutput<'foundPeople'>> {
  const worker = workerOf(caller.staff)
  const { ref, states, after, person: one } = input
  const rows = await db
    .select({ row: found, her: person })
    .from(found)
    .innerJoin(registerEntry, eq(registerEntry.personId, found.personId))
    .innerJoin(person, eq(person.id, found.personId))
    .where(
      and(
        inDivision(parts.places, worker, found),
        eq(found.ref, ref),
        inArray(found.state, states),
        mayBeCalled,
        behind(after, ref),
        // Narrower than the list and never wider: whom it does not hold is nobody here either.
        one === undefined ? undefined : eq(found.personId, one),
      ),
    )
    .orderBy(RANK, found.from, found.personId)
    .limit(PAGE + 1)
  const shown = rows.slice(0, PAGE)
  await leaveSeen(
    db,
    accountOf(caller),
    'care.foundPeople',
    shown.map(({ her }) => her.id),
    now,
  )
  const benefit = benefitOf(parts, worker, ref, now)
  return {
    name: benefit?.name ?? ref,
    amount: (benefit?.amount ?? [])
      .map((one) => amountWords(one))
      .map(({ number, unit }) => `${number}${unit}`)
      .filter((words, at, all) => words !== '' && all.indexOf(words) === at)
      .join(' · '),
    people: await peopleOf(db, parts, worker, shown, now),
    more: rows.length > PAGE,
  }
}

/** Those behind somebody in the order of the list, wherever she stands in it now. */
const behind = (after: string | undefined, ref: string): SQL | undefined =>
  after === undefined
    ? undefined
    : sql`(${RANK}, ${found.from}, ${found.personId}) > (
        select case it.state when 'open' then 0 when 'wants' then 1 when 'unreached' then 2 else 3 end, it."from", it.person_id
        from ${found} as it where it.person_id = ${after} and it.ref = ${ref})`

interface Shown {
  readonly row: FoundRow
  readonly her: PersonRow
}

/** Findings as a desk shows them, with names and with why. */
export async function peopleOf(
  tx: Tx,
  parts: CareParts,
  worker: StaffCaller,
  shown: readonly Shown[],
  now: Date,
): Promise<FoundPerson[]> {
  const contacts = await lastContacts(tx, parts, shown)
  const others = await pendingBeside(tx, shown)
  const on = chinaDay(now.getTime())
  const clauseFor = (ref: string) => benefitOf(parts, worker, ref, now)?.sources[0]?.clause
  const nameOf = (ref: string) => benefitOf(parts, worker, ref, now)?.name ?? []
  return shown.flatMap(({ row, her }) => {
    if (!her.wrappedKey) return []
    const record = recordIn(parts.keyring, her)
    const birthDate = valueOf(record, 'birthDate')
    const { kind, cause, state, perhaps, from, version } = row
    const judged = judgedOn(parts, worker, { row, record }, kind === 'soon' && from > on ? from : on)
    return [
      {
        person: her.id,
        name: valueOf(record, 'name') ?? '还没登记姓名的老人',
        age: birthDate === null || birthDate > on ? null : fullYears(birthDate, on),
        phone: valueOf(record, 'phone'),
        community: valueOf(record, 'community'),
        ...{ kind, cause, state, perhaps, from, version },
        why: judged ? whyOf(judged, { birthDate, on, kind, from, clause: clauseFor(row.ref) }) : '',
        last: contacts.get(her.id) ?? null,
        also: (others.get(her.id) ?? []).flatMap(nameOf),
      },
    ]
  })
}

function judgedOn(
  parts: CareParts,
  { city }: StaffCaller,
  { row: { county, ref }, record }: { readonly row: FoundRow; readonly record: PersonRecord },
  on: string,
): JudgedBenefit | undefined {
  const { benefits } = judge(packFor(parts, city), factsOfRecord(record), { on, county, changes: false })
  return benefits.find((one) => one.ref === ref)
}

/** References of what else waits for a word with each of them, besides what the list is about. */
async function pendingBeside(tx: Tx, shown: readonly Shown[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const others = new Map<string, string[]>()
  const [first] = shown
  if (!first) return others
  const rows = await tx
    .select({ personId: found.personId, ref: found.ref })
    .from(found)
    .where(
      and(
        inArray(
          found.personId,
          shown.map(({ her }) => her.id),
        ),
        ne(found.ref, first.row.ref),
        inArray(found.state, FOUND_PENDING),
      ),
    )
    .orderBy(asc(found.personId), asc(found.from), asc(found.ref))
  for (const { personId, ref } of rows) others.set(personId, [...(others.get(personId) ?? []), ref])
  return others
}

/** What came of the last word with each of them about it. */
async function lastContacts(tx: Tx, { keyring }: CareParts, shown: readonly Shown[]) {
  const said = new Map<string, NonNullable<FoundPerson['last']>>()
  const [first] = shown
  if (!first) return said
  const rows = await tx
    .selectDistinctOn([foundContact.personId], { contact: foundContact, by: staff })
    .from(foundContact)
    .innerJoin(staff, eq(staff.id, foundContact.staffId))
    .where(
      and(
        inArray(
          foundContact.personId,
          shown.map(({ her }) => her.id),
        ),
        eq(foundContact.ref, first.row.ref),
      ),
    )
    .orderBy(foundContact.personId, desc(foundContact.seq))
  const keys = new Map(shown.map(({ her }) => [her.id, her.wrappedKey]))
  const names = new Map<string, string>()
  for (const { contact, by } of rows) {
    const name = names.get(by.id) ?? (await staffWords(tx, keyring, by))
    names.set(by.id, name)
    const wrappedKey = keys.get(contact.personId) ?? null
    const { words } = keyring.open(contact.personId, { wrappedKey, sealed: contact.sealed }) as { words: string }
    said.set(contact.personId, { at: contact.createdAt.toISOString(), by: name, words })
  }
  return said
}
