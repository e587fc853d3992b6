import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { ActionInput } from '@/contract'
import type { NoticeCard } from '@/contract/notify'
import { inboxWords } from '@/domain/notice/templates'
import type { Tx } from '../database/database'
import { account, notice, person } from '../database/schema'
import { defineFunction, type Call, type Caller } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { pageOf, within } from '../runtime/paging'
import { unreadOf, type NoticeLink } from '../runtime/tell'
import { WireFault } from '../runtime/wire-fault'

export interface NotifyParts {
  readonly keyring: Keyring
}

const PAGE = 20
/** What a notice of a template that this version does not know says: it was there, and the app is to be renewed. */
const UNKNOWN = '有一条消息这里看不了。请退出小程序,重新打开再看。'
/** What a notice says that told of somebody who was erased since. */
const ERASED = '(资料已删除)这条消息的内容看不到了。'

/** What an account is told. */
export function notifyFunction({ keyring }: NotifyParts) {
  return defineFunction({
    name: 'notify',
    stateless: false,
    handlers: {
      inbox: (call) => inboxOf(call, keyring),
      async markRead({ db, caller, input, now }) {
        const id = accountOf(caller)
        const these = input.ids && inArray(notice.id, input.ids)
        await db
          .update(notice)
          .set({ readAt: now })
          .where(and(eq(notice.accountId, id), isNull(notice.readAt), these))
        return { unread: await unreadOf(db, id) }
      },
    },
  })
}

/** What a notice keeps sealed, under the key of the person of whom it tells or of its account. */
interface NoticeSecret {
  readonly params: Readonly<Record<string, string>>
  readonly link: NoticeLink | null
}

async function inboxOf({ db, caller, input }: Call<ActionInput<'notify', 'inbox'>>, keyring: Keyring) {
  const id = accountOf(caller)
  const wrappedKey = await keyOf(db, id)
  const { rows, more } = await pageOf(PAGE, input.before, (stretch) => {
    const query = db
      .select({ row: notice, createdAt: notice.createdAt, id: notice.id, herKey: person.wrappedKey })
      .from(notice)
      .leftJoin(person, eq(person.id, notice.personId))
      .where(and(eq(notice.accountId, id), within(notice.createdAt, stretch)))
      .orderBy(desc(notice.createdAt), desc(notice.id))
    return stretch.most === undefined ? query : query.limit(stretch.most)
  })
  const notices = rows.map(({ row, herKey }): NoticeCard => {
    const shown = { id: row.id, at: row.createdAt.toISOString(), read: row.readAt !== null, template: row.template }
    const owner = row.personId ? { id: row.personId, wrappedKey: herKey } : { id, wrappedKey }
    if (!owner.wrappedKey) return { ...shown, words: ERASED, link: null }
    const { params, link } = keyring.open(owner.id, { ...owner, sealed: row.sealed }) as NoticeSecret
    return { ...shown, words: inboxWords(row.template, params) ?? UNKNOWN, link }
  })
  return { notices, more, unread: await unreadOf(db, id) }
}

async function keyOf(db: Tx, id: string): Promise<Uint8Array | null> {
  const [row] = await db.select({ wrappedKey: account.wrappedKey }).from(account).where(eq(account.id, id))
  return row?.wrappedKey ?? null
}

function accountOf({ account: id }: Caller): string {
  if (!id) throw new WireFault('unauthenticated', '请先登录,再接着办。')
  return id
}
