import { and, eq } from 'drizzle-orm'
import { readMobile } from '@/domain/person/phone'
import { PRESENCE_REASON_WORDS } from '@/domain/notice/templates'
import { shortRoleWords } from '@/domain/staff/staff'
import type { Tx } from '../database/database'
import { account, helper, type presence, type staff } from '../database/schema'
import { elderName } from './cases'
import type { Keyring } from './keyring'
import { staffSecret } from './names'
import { recordIn, valueOf, type PersonRow } from './records'
import { standsAt } from './standing'
import { post, tellThose, type AccountSecret, type Telling } from './tell'

/** Who is told that her affairs were opened before somebody of the city, beside her or on the telephone, and that they are closed again. */

type PresenceRow = typeof presence.$inferSelect
type StaffRow = typeof staff.$inferSelect

/** An opening, whose it is and before whom. */
export interface Opening {
  readonly row: Pick<PresenceRow, 'proof' | 'reason'>
  readonly her: PersonRow
  readonly by: StaffRow
}

/** «社工 李敏» */
const workerWords = (keyring: Keyring, by: StaffRow): string =>
  `${shortRoleWords(by.role)} ${staffSecret(keyring, by).name}`

/** Tells herself and her helpers that it began. @param except the account before which it was opened */
export async function tellOpened(
  tx: Tx,
  keyring: Keyring,
  { row, her, by }: Opening,
  now: Date,
  except: string | null,
): Promise<void> {
  const who = { worker: workerWords(keyring, by), elder: elderName(keyring, her) }
  const link = { person: her.id }
  const telling: Telling =
    row.proof === 'spoken'
      ? { template: 'call-opened', params: who, link }
      : { template: 'presence-opened', params: { ...who, reason: PRESENCE_REASON_WORDS[row.reason] }, link }
  await tellThose(tx, keyring, her.id, telling, now, { except })
}

/** What is said when it is over. */
export const closedTelling = (keyring: Keyring, { row, her, by }: Opening) =>
  ({
    template: row.proof === 'spoken' ? 'call-closed' : 'presence-closed',
    params: { worker: workerWords(keyring, by), elder: elderName(keyring, her) },
    link: { person: her.id },
  }) as const

/**
 * Tells herself and her helpers that it is over. After a call a text goes to her own telephone too: whoever had somebody else ring in her
 * name learns it there, also where she has no account.
 */
export async function tellClosed(
  tx: Tx,
  keyring: Keyring,
  opening: Opening,
  now: Date,
  except: string | null = null,
): Promise<void> {
  await tellThose(tx, keyring, opening.her.id, closedTelling(keyring, opening), now, { except })
  if (opening.row.proof === 'spoken') await textHer(tx, keyring, opening.her, now)
}

async function textHer(tx: Tx, keyring: Keyring, her: PersonRow, now: Date): Promise<void> {
  const { phone: to } = readMobile(valueOf(recordIn(keyring, her), 'phone') ?? '')
  if (to === undefined || (await isTexted(tx, keyring, her.id, to, now))) return
  await post(tx, keyring, { channel: 'sms', template: 'call-text', to }, now)
}

/** Whether her own account is told by a text to the same number: nobody is sent two. */
async function isTexted(tx: Tx, keyring: Keyring, personId: string, to: string, now: Date): Promise<boolean> {
  const rows = await tx
    .select({ account })
    .from(helper)
    .innerJoin(account, eq(account.id, helper.accountId))
    .where(and(eq(helper.personId, personId), eq(helper.standing, 'self'), standsAt(now)))
  return rows.some(({ account: own }) => {
    if (!own.wrappedKey) return false
    const { phone, openId } = keyring.open(own.id, own) as AccountSecret
    return !openId && phone === to
  })
}
