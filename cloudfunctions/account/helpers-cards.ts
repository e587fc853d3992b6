import { and, count, desc, eq, inArray, isNotNull, ne, notInArray } from 'drizzle-orm'
import type { ActionOutput } from '@/contract'
import type { HelperCard, InvitationCard } from '@/contract/account'
import { MOST_HELPERS, SCOPES, type Ground } from '@/domain/helper/scope'
import type { Tx } from '../database/database'
import { account, helper, invitation, presence, staff } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { nameOf, staffSecret } from '../runtime/names'
import { divisionWords, type Places } from '../runtime/places'
import { idsOf, openPerson, valueOf, type OpenPerson } from '../runtime/records'
import { notOver, standsAt } from '../runtime/standing'
import type { AccountRow } from './accounts'
import type { Asked } from './asked'
import { agreedTo } from './helper-decisions'
import { toldHash, toldIn, type HelperRow } from './people-told'
import { hers } from './record'

/** Ended rows, invitations and visits of workers that one page holds, the newest of each. */
const MOST_PAST = 20

export type InvitationRow = typeof invitation.$inferSelect

/** Who decides over helpers sees all of them. */
export const decides = (ground: Ground): boolean => ground === 'self' || ground === 'guardian' || ground === 'presence'

/** The hash under which somebody who registered her without her number would stand. */
export const herToldHash = (keyring: Keyring, { record }: OpenPerson): string | null =>
  toldHash(keyring, {
    name: valueOf(record, 'name'),
    birthDate: valueOf(record, 'birthDate'),
    residence: valueOf(record, 'residence'),
  })

interface Known {
  readonly helper: HelperRow
  readonly account: AccountRow
}

/** One helper as the caller sees him. A time that has run out has ended, whatever the row says. */
export function helperCard(
  keyring: Keyring,
  { helper: row, account: owner }: Known,
  seen: {
    readonly by: string | null
    readonly now: Date
    readonly byTold?: boolean
    /** As `agreedTo` gives it. */
    readonly agreed: ReadonlyMap<string, string>
    /** As `broughtBy` gives it. */
    readonly brought: ReadonlyMap<string, AccountRow>
  },
): HelperCard {
  const isOver = row.standing !== 'ended' && row.until !== null && row.until <= seen.now
  const all = row.standing === 'self' || row.standing === 'guardian'
  const asked = row.standing === 'unconfirmed' ? toldIn(keyring, owner, row)?.offered : undefined
  const bringer = row.standing === 'unconfirmed' ? seen.brought.get(row.accountId) : undefined
  return {
    id: row.id,
    name: nameOf(keyring, owner),
    relation: row.relation as HelperCard['relation'],
    standing: isOver ? 'ended' : row.standing,
    scopes: all ? [...SCOPES] : row.scopes,
    asked: [...(asked ?? [])],
    askedBy: bringer ? nameOf(keyring, bringer) : null,
    until: row.until?.toISOString() ?? null,
    version: row.version,
    since: row.createdAt.toISOString(),
    endedAt: (isOver ? row.until : row.endedAt)?.toISOString() ?? null,
    you: row.accountId === seen.by,
    byTold: seen.byTold === true,
    agreed: seen.agreed.get(row.id) ?? null,
  }
}

/** Who asked each of her helpers in, by the account that took it up; of several the one who asked last. */
export async function broughtBy(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, AccountRow>> {
  const rows = await tx
    .select({ accepted: invitation.acceptedBy, account })
    .from(invitation)
    .innerJoin(account, eq(account.id, invitation.byAccount))
    .where(
      and(
        inArray(invitation.personId, [...ids]),
        eq(invitation.kind, 'helper'),
        eq(invitation.status, 'accepted'),
        isNotNull(invitation.acceptedBy),
      ),
    )
    .orderBy(invitation.createdAt)
  return new Map(rows.map(({ accepted, account: by }) => [accepted ?? '', by]))
}

/** The account behind a helper row. */
export async function withAccount(tx: Tx, row: HelperRow): Promise<Known> {
  const [owner] = await tx.select().from(account).where(eq(account.id, row.accountId))
  if (!owner) throw new Error('a helper row names no account')
  return { helper: row, account: owner }
}

export function invitationCard(row: InvitationRow, now: Date): InvitationCard {
  const isOver = row.status === 'open' && row.endsAt <= now
  return {
    id: row.id,
    kind: row.kind,
    scopes: row.scopes,
    until: row.until?.toISOString() ?? null,
    endsAt: row.endsAt.toISOString(),
    status: isOver ? 'over' : row.status,
  }
}

/** All that `helpers` answers, cut to what the caller may see. */
export async function helpersFor(
  call: Asked<'helpers'>,
  keyring: Keyring,
  places: Places,
): Promise<ActionOutput<'account', 'helpers'>> {
  const { db, caller, now } = call
  const { id, ground, helper: own } = hers(call)
  const ids = await idsOf(db, id)
  const all = decides(ground)
  const brought = await broughtBy(db, ids)
  const isHis = ({ helper: row }: Known): boolean =>
    row.id === own || (row.standing !== 'ended' && brought.get(row.accountId)?.id === caller.account)
  const rows = await rowsOf(db, ids)
  const shown = all ? rows : rows.filter(isHis)
  const told = ground === 'presence' ? await rowsByTold(db, keyring, await openPerson(db, keyring, id), ids, now) : []
  const seen = { by: caller.account, now, agreed: await agreedTo(db, keyring, ids), brought }
  return {
    helpers: [
      ...shown.map((row) => helperCard(keyring, row, seen)),
      ...told.map((row) => helperCard(keyring, row, { ...seen, byTold: true })),
    ],
    workers: all ? await workersBeside(db, keyring, places, ids, now) : [],
    invitations: await invitationsOf(db, ids, all ? null : caller.account, now),
    confirmed: await confirmedCount(db, ids, now),
    most: MOST_HELPERS,
  }
}

/** Her helpers in the order in which they came, of those who ended the latest. */
async function rowsOf(tx: Tx, ids: readonly string[]): Promise<Known[]> {
  const rows = await tx
    .select({ helper, account })
    .from(helper)
    .innerJoin(account, eq(account.id, helper.accountId))
    .where(inArray(helper.personId, [...ids]))
    .orderBy(desc(helper.createdAt), desc(helper.id))
  const isPast = ({ helper: { standing } }: Known) => standing === 'ended'
  const past = new Set(rows.filter(isPast).slice(0, MOST_PAST))
  return rows.filter((row) => !isPast(row) || past.has(row)).reverse()
}

/** Who registered her without her number, and waits on another record than hers. */
async function rowsByTold(
  tx: Tx,
  keyring: Keyring,
  opened: OpenPerson,
  ids: readonly string[],
  now: Date,
): Promise<Known[]> {
  const hash = herToldHash(keyring, opened)
  if (!hash) return []
  return tx
    .select({ helper, account })
    .from(helper)
    .innerJoin(account, eq(account.id, helper.accountId))
    .where(
      and(
        eq(helper.toldHash, hash),
        eq(helper.standing, 'unconfirmed'),
        notInArray(helper.personId, [...ids]),
        standsAt(now),
      ),
    )
    .orderBy(helper.createdAt)
    .limit(MOST_PAST)
}

async function workersBeside(tx: Tx, keyring: Keyring, places: Places, ids: readonly string[], now: Date) {
  const rows = await tx
    .select({ presence, staff })
    .from(presence)
    .innerJoin(staff, eq(staff.id, presence.staffId))
    .where(inArray(presence.personId, [...ids]))
    .orderBy(desc(presence.createdAt))
    .limit(MOST_PAST)
  return rows.map(({ presence: visit, staff: worker }) => ({
    id: visit.id,
    name: staffSecret(keyring, worker).name,
    division: divisionWords(places, worker),
    reason: visit.reason,
    at: visit.createdAt.toISOString(),
    open: visit.endedAt === null && visit.endsAt > now,
  }))
}

async function invitationsOf(tx: Tx, ids: readonly string[], by: string | null, now: Date): Promise<InvitationCard[]> {
  const rows = await tx
    .select()
    .from(invitation)
    .where(and(inArray(invitation.personId, [...ids]), by ? eq(invitation.byAccount, by) : undefined))
    .orderBy(desc(invitation.createdAt))
    .limit(MOST_PAST)
  return rows.map((row) => invitationCard(row, now))
}

/** How many count towards the five. Her row must be locked by whoever will add one. */
export async function confirmedCount(tx: Tx, ids: readonly string[], now: Date, except?: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(helper)
    .where(
      and(
        inArray(helper.personId, [...ids]),
        eq(helper.standing, 'confirmed'),
        notOver(now),
        except ? ne(helper.id, except) : undefined,
      ),
    )
  return row?.n ?? 0
}
