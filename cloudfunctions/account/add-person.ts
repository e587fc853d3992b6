import { randomUUID } from 'node:crypto'
import { and, count, eq, gt, ne, or } from 'drizzle-orm'
import type { PersonCard } from '@/contract/account'
import type { ActionInput } from '@/contract'
import { SCOPES } from '@/domain/helper/scope'
import { birthDateFault } from '@/domain/person/birth-date'
import { chinaDay } from '@/domain/person/date'
import { numberAgrees, readIdentityNumber } from '@/domain/person/identity-number'
import { readContactPhone } from '@/domain/person/phone'
import type { RecordChange, RecordKey } from '@/domain/person/record'
import { passOneByOne, type Tx } from '../database/database'
import { helper, person } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import type { Places } from '../runtime/places'
import { newPerson, shellFor } from '../runtime/records'
import { standsAt } from '../runtime/standing'
import { invalidField, WireFault } from '../runtime/wire-fault'
import type { AccountRow } from './accounts'
import { cardOf, traceShown, type Link } from './people-cards'
import { sealTold, toldHash, toldIn, type HelperRow, type Told } from './people-told'

/** Nobody looks after more; it stops a script from filling the table, and from trying numbers. */
const MOST_PEOPLE = 20
const DAY_MS = 86_400_000

export interface Addition {
  readonly owner: AccountRow
  readonly now: Date
  readonly input: ActionInput<'account', 'addPerson'>
  readonly places: Places
}

/**
 * Adds an elder to act for: 本人 at once, with a record of her own; everybody else unconfirmed until she agrees. An
 * identity number finds or makes one shell; the answer is alike whether it was there, and so is its time.
 * @throws WireFault invalid for what cannot be, conflict for a second 本人 or a 21st person.
 */
export async function addPerson(tx: Tx, keyring: Keyring, addition: Addition): Promise<PersonCard> {
  const { owner, input, now } = addition
  const told = readTold(addition)
  await passOneByOne(tx, `people ${owner.id}`)
  const link =
    input.relation === '本人'
      ? await addSelf(tx, keyring, addition, told)
      : ((await addedBefore(tx, keyring, owner, told, now)) ?? (await addOther(tx, keyring, addition, told)))
  const card = await cardOf(tx, keyring, owner, link)
  if (!card) throw new Error('a person who was just added cannot be read')
  await traceShown(tx, link.helper, now)
  return card
}

/** What was typed, read and made to agree. @throws WireFault invalid */
function readTold({ input, now, places }: Addition): Told {
  const today = chinaDay(now.getTime())
  const fault = input.birthDate && birthDateFault(input.birthDate, today)
  if (fault) throw invalidField('birthDate', fault)
  if (input.residence && !places.has(input.residence))
    throw invalidField('residence', '这个地方的清单还没有收进来,请从列出的县(市、区)里选')
  const number = input.identityNumber?.trim() ? readIdentityNumber(input.identityNumber, today) : null
  if (number?.problem !== undefined) throw invalidField('identityNumber', number.problem)
  const apart = number && input.birthDate ? numberAgrees(number.number, { birthDate: input.birthDate }) : null
  if (apart) throw invalidField('identityNumber', apart)
  const phone = input.phone ? readContactPhone(input.phone) : null
  if (phone?.problem !== undefined) throw invalidField('phone', phone.problem)
  return {
    name: input.name,
    birthDate: input.birthDate ?? number?.birthDate ?? null,
    residence: input.residence ?? null,
    street: input.street || null,
    community: input.community || null,
    phone: phone?.phone ?? null,
    identityNumber: number?.number ?? null,
  }
}

/** Those that he gave up today count too: a number is not tried by adding and leaving. @throws WireFault conflict */
export async function checkRoom(tx: Tx, accountId: string, now: Date): Promise<void> {
  const [all] = await tx
    .select({ n: count() })
    .from(helper)
    .where(
      and(
        eq(helper.accountId, accountId),
        or(ne(helper.standing, 'ended'), gt(helper.createdAt, new Date(now.getTime() - DAY_MS))),
      ),
    )
  if ((all?.n ?? 0) >= MOST_PEOPLE) throw new WireFault('conflict', `最多可以添加${MOST_PEOPLE}位老人。`)
}

/** Who is 本人 tells of herself. A typed number proves nothing and needs her consent to be kept: it is not kept here. */
async function addSelf(tx: Tx, keyring: Keyring, { owner, now }: Addition, told: Told): Promise<Link> {
  const [self] = await tx
    .select({ id: helper.id })
    .from(helper)
    .where(and(eq(helper.accountId, owner.id), eq(helper.standing, 'self')))
  if (self) throw new WireFault('conflict', '您自己已经添加过了,在“我的”里可以看到。')
  await checkRoom(tx, owner.id, now)
  const by = { account: owner.id, as: 'self' } as const
  const opened = await newPerson(tx, keyring, linesOf(told, by, now), now)
  const row = await selfRow(tx, owner.id, opened.row.id, now)
  return { helper: row, person: opened.row }
}

/** Lets an account be 本人 of a record. */
export async function selfRow(tx: Tx, accountId: string, personId: string, now: Date): Promise<HelperRow> {
  const standing = { standing: 'self' as const, scopes: [...SCOPES], confirmedAt: now }
  return insertHelper(tx, { ...standing, accountId, personId, relation: '本人' }, now)
}

/** What was told as lines of a record; the identity number is none of them. */
export function linesOf(told: Told, by: RecordChange['by'], now: Date): RecordChange[] {
  const keys = ['name', 'birthDate', 'phone', 'residence', 'street', 'community'] as const satisfies RecordKey[]
  return keys.flatMap((key) =>
    told[key] === null ? [] : [{ key, value: told[key], source: 'self' as const, by, since: now.toISOString() }],
  )
}

/** The same number typed twice by the same account is the same card; nothing but his own words is compared. */
async function addedBefore(tx: Tx, keyring: Keyring, owner: AccountRow, told: Told, now: Date): Promise<Link | null> {
  if (!told.identityNumber) return null
  const rows = await tx
    .select()
    .from(helper)
    .where(and(eq(helper.accountId, owner.id), standsAt(now)))
  const row = rows.find((one) => toldIn(keyring, owner, one)?.identityNumber === told.identityNumber)
  const [of] = row ? await tx.select().from(person).where(eq(person.id, row.personId)) : []
  return row && of?.wrappedKey ? { helper: row, person: of } : null
}

async function addOther(tx: Tx, keyring: Keyring, { owner, input, now }: Addition, told: Told): Promise<Link> {
  await checkRoom(tx, owner.id, now)
  const met = await shellFor(tx, keyring, told.identityNumber, now)
  // He may stand to her already without having typed her number: that it is hers is not his to learn.
  const shell = (await standsThere(tx, owner.id, met.id)) ? await shellFor(tx, keyring, null, now) : met
  const values = {
    accountId: owner.id,
    personId: shell.id,
    relation: input.relation,
    standing: 'unconfirmed' as const,
    scopes: [],
    sealedTold: sealTold(keyring, owner, told),
    toldHash: toldHash(keyring, told),
    formerPersonId: randomUUID(),
  }
  return { helper: await insertHelper(tx, values, now), person: shell }
}

async function standsThere(tx: Tx, accountId: string, personId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: helper.id })
    .from(helper)
    .where(and(eq(helper.accountId, accountId), eq(helper.personId, personId), ne(helper.standing, 'ended')))
  return row !== undefined
}

/** Puts in how an account stands to a person. */
export async function insertHelper(
  tx: Tx,
  values: Omit<typeof helper.$inferInsert, 'id' | 'createdAt'>,
  now: Date,
): Promise<HelperRow> {
  const [row] = await tx
    .insert(helper)
    .values({ ...values, id: randomUUID(), createdAt: now })
    .returning()
  if (!row) throw new Error('a new helper was not given back')
  return row
}
