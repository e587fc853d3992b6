import { and, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { session, staff } from '../database/schema'
import type { Call, HandlersOf, Limit } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { staffSecret } from '../runtime/names'
import { deskUntil, invitedOrJoined, staffCardOf, workplaceOf, type StaffRow } from '../runtime/staff'
import { invitationHash } from '../runtime/staff-invitation'
import { spendCode } from '../runtime/second-factor'
import { newTotpSecret, totpStep, totpUri } from '../runtime/totp'
import { invalidField, WireFault } from '../runtime/wire-fault'
import { tieToList } from './care-workers'
import type { OperatorParts } from './parts'

const invitationTries: Limit = {
  name: 'staff invitation',
  by: 'account',
  most: 10,
  minutes: 15,
  lock: 30,
  counts: 'failures',
  words: '邀请码错得太多了,请过30分钟再试,或请管理员重新发一个。',
}

export const DESK_LIMITS = {
  lookStaffInvitation: [invitationTries],
  joinStaff: [invitationTries],
  openDesk: [
    {
      name: 'second factor',
      by: 'account',
      most: 5,
      minutes: 15,
      lock: 15,
      counts: 'failures',
      words: '动态码错得太多了,请过15分钟再试。手机换过或时间不准的,请找管理员。',
    },
  ],
} satisfies Record<string, readonly Limit[]>

type Desk = 'lookStaffInvitation' | 'joinStaff' | 'openDesk' | 'leaveDesk'

/** Coming to work here, and opening the desk on a device. */
export function deskHandlers({ keyring, places }: OperatorParts): HandlersOf<'operator', Desk> {
  return {
    async lookStaffInvitation({ db, now, caller, input: { code } }) {
      const row = await invitationOf(db, keyring, { code, account: accountOf(caller) }, now)
      const { name } = staffSecret(keyring, row)
      return { role: row.role, name, city: row.city, division: await workplaceOf(db, places, row) }
    },
    joinStaff: ({ db, now, caller, input: { code } }) => join(db, keyring, { code, account: accountOf(caller) }, now),
    async openDesk({ db, now, caller, input: { code } }) {
      const row = await passSecondFactor(db, keyring, accountOf(caller), code, now)
      await tieToList(db, keyring, row)
      const until = deskUntil(now)
      await db
        .update(session)
        .set({ deskUntil: until })
        .where(eq(session.id, caller.session ?? ''))
      return { staff: await staffCardOf(db, { keyring, places }, row, true), until: until.toISOString() }
    },
    async leaveDesk({ db, caller }) {
      if (caller.session) await db.update(session).set({ deskUntil: null }).where(eq(session.id, caller.session))
      return {}
    },
  }
}

function accountOf(caller: Call<unknown>['caller']): string {
  if (!caller.account) throw new WireFault('unauthenticated', '请先登录,再接着办。')
  return caller.account
}

interface Taking {
  readonly code: string
  readonly account: string
}

/** The invitation of a code: nobody's yet, or taken up by this very account and its second factor not shown. */
async function invitationOf(tx: Tx, keyring: Keyring, { code, account }: Taking, now: Date): Promise<StaffRow> {
  const [row] = await tx
    .select()
    .from(staff)
    .where(
      and(
        eq(staff.invitationHash, invitationHash(keyring, code)),
        gt(staff.invitationEndsAt, now),
        or(isNull(staff.accountId), eq(staff.accountId, account)),
        isNull(staff.joinedAt),
        isNull(staff.endedAt),
      ),
    )
  if (!row) throw invalidField('code', '邀请码不对,或已经过期。请看看有没有写错,或请管理员重新发一个')
  return row
}

/** Binds the place to the account; of two accounts at once one gets it. Again by the same one gives a new secret. */
async function join(tx: Tx, keyring: Keyring, taking: Taking, now: Date): Promise<{ secret: string; uri: string }> {
  const row = await invitationOf(tx, keyring, taking, now)
  const has = await invitedOrJoined(tx, taking.account)
  if (has && has.id !== row.id)
    throw new WireFault('conflict', '这个账号已经是工作人员了。换岗位请先请管理员结束原来的。')
  const secret = newTotpSecret()
  const told = staffSecret(keyring, row)
  const sealed = keyring.sealUnder(row.wrappedKey, row.id, { ...told, secret })
  const bound = await tx
    .update(staff)
    .set({ accountId: taking.account, sealed })
    .where(
      and(
        eq(staff.id, row.id),
        or(isNull(staff.accountId), eq(staff.accountId, taking.account)),
        isNull(staff.joinedAt),
      ),
    )
    .returning({ id: staff.id })
  if (bound.length === 0) throw new WireFault('conflict', '这个邀请码刚刚被别人用了。请找管理员重新发一个。')
  return { secret, uri: totpUri(secret, told.name) }
}

/** @throws WireFault invalid in the same words for a wrong code and one that was used */
async function passSecondFactor(tx: Tx, keyring: Keyring, account: string, code: string, now: Date): Promise<StaffRow> {
  const row = await invitedOrJoined(tx, account)
  const { secret } = row ? staffSecret(keyring, row) : { secret: null }
  if (!row || !secret) throw new WireFault('forbidden', '这个账号还不是工作人员。请先用管理员给的邀请码加入。')
  const step = totpStep(secret, code, now)
  const wrong = () => invalidField('code', '动态码不对,或已经用过了。请等下一个再填;一直不对,请把手机时间设成自动')
  if (step === null || !(await spendCode(tx, keyring, { staffId: row.id, step }, now))) throw wrong()
  const joining = row.joinedAt ? {} : { joinedAt: now, invitationHash: null }
  const [opened] = await tx
    .update(staff)
    .set({ lastStep: step, ...joining })
    .where(and(eq(staff.id, row.id), lt(staff.lastStep, step), isNull(staff.endedAt)))
    .returning()
  if (!opened) throw wrong()
  return opened
}
