import { and, asc, count, eq, gt, type SQL } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import { readContactPhone } from '@/domain/person/phone'
import type { Tx } from '../../database/database'
import { person, registerEntry } from '../../database/schema'
import { inDivision } from '../../runtime/division'
import { staffOfCall } from '../../runtime/doer'
import { nameHashOf, phoneHashOf } from '../../runtime/entries'
import type { Keyring } from '../../runtime/keyring'
import { recordIn, valueOf } from '../../runtime/records'
import { leaveSeen } from '../../runtime/seen'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { elderRow, filtered, ofPersons, stillHere } from './rows'

const PAGE = 50
/** Up to so many names are opened to look for a part of one; beyond that only a whole name is found, by its hash. */
const MOST_OPENED = 2_000

const { id, wrappedKey, sealed, residence, createdAt } = person
const SEALED = { id, wrappedKey, sealed, residence, createdAt }

/** 我的老人: a page of the register, in the order of ids, which says nothing of anybody. Only the page is opened. */
export async function elders(parts: CareParts, call: CareCall<'elders'>): Promise<CareOutput<'elders'>> {
  const { db, caller, input, now } = call
  const { keyring } = parts
  const worker = staffOfCall(caller)
  const today = chinaDay(now.getTime())
  const mine = and(inDivision(parts.places, worker), filtered(input.filters, today))
  const search = input.search ?? ''
  const where = and(mine, search === '' ? stillHere() : await meant(db, keyring, search, mine))
  const [counted] = await db.select({ n: count() }).from(registerEntry).where(where)
  const found = await db
    .select({ entry: registerEntry, row: person })
    .from(registerEntry)
    .innerJoin(person, eq(person.id, registerEntry.personId))
    .where(and(where, input.after === undefined ? undefined : gt(registerEntry.personId, input.after)))
    .orderBy(asc(registerEntry.personId))
    .limit(PAGE + 1)
  const page = found.slice(0, PAGE).filter(({ row }) => row.wrappedKey)
  const shown = page.map(({ entry, row }) => elderRow({ entry, record: recordIn(keyring, row) }, today))
  const seen = shown.map(({ id }) => id)
  await leaveSeen(db, worker.account, 'care.elders', seen, now)
  return { elders: shown, total: counted?.n ?? 0, more: found.length > PAGE }
}

/** Whom a search means: a phone or a name. Never the code on her card: who could try codes here would open records with them. */
async function meant(tx: Tx, keyring: Keyring, search: string, mine: SQL | undefined): Promise<SQL> {
  if (readContactPhone(search).phone !== undefined)
    return eq(registerEntry.phoneHash, phoneHashOf(keyring, search) ?? '')
  const part = lettersOf(search)
  return part === '' ? ofPersons([]) : byName(tx, keyring, part, mine)
}

/** As `nameHashOf` reads a name. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{M}]/gu, '')

async function byName(tx: Tx, keyring: Keyring, part: string, mine: SQL | undefined): Promise<SQL> {
  const known = await tx
    .select({ id: registerEntry.personId })
    .from(registerEntry)
    .where(mine)
    .limit(MOST_OPENED + 1)
  if (known.length > MOST_OPENED) return eq(registerEntry.nameHash, nameHashOf(keyring, part))
  const rows = await tx
    .select({ row: SEALED })
    .from(registerEntry)
    .innerJoin(person, eq(person.id, registerEntry.personId))
    .where(mine)
  const matches = rows.filter(
    ({ row }) => row.wrappedKey && lettersOf(valueOf(recordIn(keyring, row), 'name') ?? '').includes(part),
  )
  return ofPersons(matches.map(({ row }) => row.id))
}
