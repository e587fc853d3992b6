import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { Database, Tx } from '../database/database'
import { account, session, staff } from '../database/schema'
import type { Caller } from './define'
import type { Keyring } from './keyring'
import type { Sessions, Spoken } from './sessions'
import { WireFault } from './wire-fault'

/** The account behind a token, while its session stands. */
export interface KnownCaller {
  readonly caller: Caller
  readonly account: { readonly id: string; readonly wrappedKey: Uint8Array }
}

/**
 * Reads who calls, in one question: the session has not ended, the account was not closed, and the desk is open where
 * the second factor was given.
 * @throws WireFault unauthenticated
 */
export async function callerOf(
  tx: Tx,
  { trusted }: Sessions,
  spoken: Spoken,
  from: { readonly now: Date; readonly openId: string | null },
): Promise<KnownCaller> {
  const { now } = from
  const [row] = await tx
    // Only what is used, column by column: every call of every function begins with this.
    .select({
      issuer: session.issuer,
      account: { id: account.id, wrappedKey: account.wrappedKey },
      staff: {
        id: staff.id,
        role: staff.role,
        city: staff.city,
        county: staff.county,
        street: staff.street,
        community: staff.communityHash,
        provider: staff.providerId,
      },
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .leftJoin(
      staff,
      and(
        eq(staff.accountId, account.id),
        isNull(staff.endedAt),
        isNotNull(staff.joinedAt),
        gt(session.deskUntil, now),
      ),
    )
    .where(
      and(
        eq(session.id, spoken.session),
        eq(session.accountId, spoken.account),
        isNull(session.endedAt),
        gt(session.endsAt, now),
      ),
    )
  if (!row?.account.wrappedKey || !trusted.includes(row.issuer))
    throw new WireFault('unauthenticated', '登录已经失效,请再登录一次。')
  const worker = row.staff && {
    id: row.staff.id,
    role: row.staff.role,
    city: row.staff.city,
    division: { county: row.staff.county, street: row.staff.street, community: row.staff.community },
    provider: row.staff.provider,
  }
  return {
    caller: { account: row.account.id, session: spoken.session, openId: from.openId, staff: worker },
    account: { id: row.account.id, wrappedKey: row.account.wrappedKey },
  }
}

/** WeChat's id of an account, as it last signed in there; null for one that never did, or that is closed. */
export async function openIdOf(
  { database, keyring }: { readonly database: Database; readonly keyring: Keyring },
  accountId: string,
): Promise<string | null> {
  const [row] = await database.transaction((tx) => tx.select().from(account).where(eq(account.id, accountId)))
  if (!row?.wrappedKey) return null
  const { openId } = keyring.open(row.id, row) as { readonly openId?: string }
  return openId ?? null
}
