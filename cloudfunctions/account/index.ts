import { eq } from 'drizzle-orm'
import type { Session } from '@/contract/account'
import type { Tx } from '../database/database'
import { account as table } from '../database/schema'
import { defineFunction, type Caller } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import type { Issuer, Sessions } from '../runtime/sessions'
import { WireFault } from '../runtime/wire-fault'
import { accountOfWeChat, findAccount, nameOf, type Known } from './accounts'
import { addPerson } from './add-person'
import { peopleOf } from './people'

/** One demonstration identity, as the sign-in page offers it. */
export interface DemoIdentity {
  readonly id: string
  readonly name: string
  readonly about: string
}

export interface AccountParts {
  readonly keyring: Keyring
  readonly sessions: Sessions
  /** GB/T 2260 codes of the places whose lists are here: nobody can be said to live elsewhere. */
  readonly counties: ReadonlySet<string>
  /** Empty where no demonstration is installed. */
  readonly identities: readonly DemoIdentity[]
}

/** Who signs in, and for whom she may act. */
export function accountFunction({ keyring, sessions, counties, identities }: AccountParts) {
  return defineFunction({
    name: 'account',
    stateless: false,
    signIns: ['signInDemo', 'signInWeChat'],
    handlers: {
      identities: () => ({ identities: identities.map(({ id, name, about }) => ({ id, name, about })) }),
      async signInDemo({ db, now, input }) {
        const offered = identities.some(({ id }) => id === input.identity)
        const known = offered ? await findAccount(db, keyring, 'demo', input.identity) : null
        if (!known) throw new WireFault('not-found', '这里没有这个演示身份。请回到登录页重新选一个。')
        return openSession(sessions, known, now, 'demonstration')
      },
      async signInWeChat({ db, now, caller }) {
        if (!caller.openId) throw new WireFault('unauthenticated', '请在微信小程序里登录。')
        return openSession(sessions, await accountOfWeChat(db, keyring, caller.openId, now), now)
      },
      async me({ db, caller }) {
        const id = accountOf(caller)
        return { account: await nameAccount(db, keyring, id), people: await peopleOf(db, keyring, id) }
      },
      addPerson: async ({ db, caller, now, input }) => ({
        person: await addPerson(db, keyring, { accountId: accountOf(caller), now, input, counties }),
      }),
    },
  })
}

async function openSession(sessions: Sessions, known: Known, now: Date, issuer?: Issuer): Promise<Session> {
  return { ...(await sessions.open(known.id, now, issuer)), account: { id: known.id, name: known.name } }
}

async function nameAccount(db: Tx, keyring: Keyring, id: string): Promise<Known> {
  const [row] = await db.select().from(table).where(eq(table.id, id))
  if (!row) throw new WireFault('unauthenticated', '登录已经失效,请再登录一次。')
  return { id, name: nameOf(keyring, row) }
}

function accountOf(caller: Caller): string {
  if (!caller.account) throw new WireFault('unauthenticated', '请先登录,再接着办。')
  return caller.account
}
