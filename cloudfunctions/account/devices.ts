import { and, desc, eq, ne } from 'drizzle-orm'
import type { SignedInDevice } from '@/contract/account'
import type { Tx } from '../database/database'
import { account, helper, identity, invitation, person, session } from '../database/schema'
import type { HandlersOf } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { recordIn, valueOf } from '../runtime/records'
import { calledBy } from '@/domain/person/relation'
import { invitedOrJoined } from '../runtime/staff'
import { endStaff } from '../runtime/staff-end'
import { tellThose } from '../runtime/tell'
import { invalidField } from '../runtime/wire-fault'
import { changeAccount, openAccount, type Known } from './accounts'
import type { AccountParts } from './parts'
import { deviceOf, endSessions, standing } from './sign-in-session'

type Own = 'signOut' | 'devices' | 'endDevice' | 'rename' | 'closeAccount'

/** What an account decides about itself. */
export function deviceHandlers({ keyring }: AccountParts): HandlersOf<'account', Own> {
  return {
    async signOut({ db, now, caller }) {
      if (caller.account && caller.session) await endSessions(db, now, caller.account, caller.session)
      return {}
    },
    async devices({ db, now, caller }) {
      const known = await openAccount(db, keyring, caller.account)
      return { devices: await devicesOf(db, keyring, known, caller.session, now) }
    },
    async endDevice({ db, now, caller, input: { id } }) {
      const known = await openAccount(db, keyring, caller.account)
      if (id) await endSessions(db, now, known.row.id, id)
      else await endOthers(db, now, known.row.id, caller.session)
      return { devices: await devicesOf(db, keyring, known, caller.session, now) }
    },
    async rename({ db, caller, input: { name } }) {
      const known = await openAccount(db, keyring, caller.account)
      await changeAccount(db, keyring, known, { name })
      return { account: { id: known.row.id, name } }
    },
    async closeAccount({ db, now, caller, input: { name } }) {
      const known = await openAccount(db, keyring, caller.account)
      if (name !== known.secret.name) throw invalidField('name', `姓名对不上。要注销,请照样填“${known.secret.name}”`)
      await closeAccount(db, keyring, known, now)
      return {}
    },
  }
}

async function devicesOf(
  db: Tx,
  keyring: Keyring,
  { row: owner }: Known,
  current: string | null,
  now: Date,
): Promise<SignedInDevice[]> {
  const rows = await db
    .select()
    .from(session)
    .where(standing(owner.id, now))
    .orderBy(desc(session.lastSeenAt), desc(session.createdAt))
  return rows.map((row) => ({
    id: row.id,
    ...deviceOf(keyring, owner, row),
    signedInAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.id === current,
  }))
}

async function endOthers(db: Tx, now: Date, accountId: string, current: string | null): Promise<void> {
  const others = await db.select({ id: session.id }).from(session).where(standing(accountId, now))
  for (const { id } of others) if (id !== current) await endSessions(db, now, accountId, id)
}

/**
 * Ends all that an account is and may do; those for whom he acted are told first, while his name can still be read. With
 * its key destroyed nothing that was sealed for it can be read again, notices and kept answers too.
 */
async function closeAccount(db: Tx, keyring: Keyring, known: Known, now: Date): Promise<void> {
  const { id } = known.row
  await endHelping(db, keyring, known, now)
  const open = and(eq(invitation.byAccount, id), eq(invitation.status, 'open'))
  await db.update(invitation).set({ status: 'withdrawn', sealed: new Uint8Array() }).where(open)
  const place = await invitedOrJoined(db, id)
  if (place) await endStaff(db, keyring, place, id, now)
  await endSessions(db, now, id)
  await db.delete(identity).where(eq(identity.accountId, id))
  await db.update(account).set({ wrappedKey: null, sealed: new Uint8Array() }).where(eq(account.id, id))
}

async function endHelping(db: Tx, keyring: Keyring, { row: { id }, secret }: Known, now: Date): Promise<void> {
  const links = await db
    .select({ helper, person })
    .from(helper)
    .innerJoin(person, eq(person.id, helper.personId))
    .where(and(eq(helper.accountId, id), ne(helper.standing, 'ended')))
  for (const link of links) {
    const helps = link.helper.standing === 'confirmed' || link.helper.standing === 'guardian'
    if (!helps || !link.person.wrappedKey) continue
    const elder = valueOf(recordIn(keyring, link.person), 'name') ?? '老人'
    const params = { helper: `${calledBy(link.helper.relation)} ${secret.name}`, elder }
    const telling = { template: 'helper-left', params, link: { person: link.person.id } }
    await tellThose(db, keyring, link.person.id, telling, now, { except: id, own: true })
  }
  await db
    .update(helper)
    .set({ standing: 'ended', scopes: [], endedAt: now, sealedTold: null })
    .where(and(eq(helper.accountId, id), ne(helper.standing, 'ended')))
}
