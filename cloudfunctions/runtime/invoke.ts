import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { STATUS, type Action, type Answer, type ErrorCode, type Request } from '@/contract'
import type { Database, Tx } from '../database/database'
import { account, helper } from '../database/schema'
import type { Caller, CloudFunction, ForPerson } from './define'
import type { Keyring } from './keyring'
import type { Log } from './log'
import type { RateLimit } from './rate-limit'
import { readEnvelope, readInput } from './read-input'
import { once } from './repeat'
import type { Sessions } from './sessions'
import { WireFault } from './wire-fault'

/** What the place where a function runs gives it: a laptop, a city's server or CloudBase. */
export interface Surroundings {
  readonly clock: () => Date
  readonly log: Log
  readonly signInLimit: RateLimit
  /** Absent where only stateless functions run. */
  readonly store?: Store
}
export interface Store {
  readonly database: Database
  readonly keyring: Keyring
  readonly sessions: Sessions
}

/** One call as an adapter hands it over. */
export interface Delivery {
  readonly body: unknown
  /** From the `Authorization` header; the body's own `session` is used without it. */
  readonly session?: string
  readonly openId?: string
  /** Whom to count sign-ins by: an address or an openid. */
  readonly sender: string
}

export interface Reply {
  readonly status: number
  readonly answer: Answer<unknown>
}

/** Answers one call. Never throws: whatever goes wrong becomes an error of the contract. */
export async function invoke(fn: CloudFunction, around: Surroundings, delivery: Delivery): Promise<Reply> {
  const started = performance.now()
  const seen: { action: string | null; requestId: string | null } = { action: null, requestId: null }
  const reply = await attempt(fn, around, delivery, seen).then(
    (data): Reply => ({ status: 200, answer: { ok: true, data } }),
    (error: unknown) => refusal(error, around.log),
  )
  const code = reply.answer.ok ? 'ok' : reply.answer.error.code
  around.log.call({ function: fn.name, ...seen, code, ms: Math.round(performance.now() - started) })
  return reply
}

async function attempt(
  fn: CloudFunction,
  around: Surroundings,
  delivery: Delivery,
  seen: { action: string | null; requestId: string | null },
): Promise<unknown> {
  const envelope = readEnvelope(delivery.body)
  const action = Object.hasOwn(fn.actions, envelope.action) ? fn.actions[envelope.action] : undefined
  if (!action) throw new WireFault('invalid', '这里没有这项操作。请退出后重新打开,还不行就打 12349。')
  seen.action = envelope.action
  seen.requestId = envelope.requestId
  const now = around.clock()
  if (fn.signIns.has(envelope.action) && !around.signInLimit.allow(delivery.sender, now))
    throw new WireFault('too-many', '登录的次数太多了。请等一分钟再试。')
  const input = readInput(action, envelope.data)
  const output = fn.stateless
    ? await fn.run(envelope.action, { now, input, caller: nobody(delivery) } as Parameters<CloudFunction['run']>[1])
    : await runStored(fn, around, delivery, { envelope, action, input, now })
  // Parsing what goes out strips every field that the contract does not name.
  return action.output.parse(output)
}

const nobody = (delivery: Delivery): Caller => ({ account: null, openId: delivery.openId ?? null })

interface Prepared {
  readonly envelope: Request
  readonly action: Action
  readonly input: unknown
  readonly now: Date
}

async function runStored(fn: CloudFunction, around: Surroundings, delivery: Delivery, call: Prepared) {
  const { store } = around
  if (!store) throw new Error(`${fn.name} needs a database and was given none`)
  const { envelope, action, input, now } = call
  const token = delivery.session ?? envelope.session
  const accountId = token ? await store.sessions.read(token, now) : null
  const mustBeKnown = action.caller === 'account' || envelope.for !== undefined
  if (mustBeKnown && !accountId)
    throw new WireFault('unauthenticated', token ? '登录已经过期,请再登录一次。' : '请先登录,再接着办。')
  return store.database.transaction(async (tx) => {
    const known = mustBeKnown && accountId ? await knownAccount(tx, accountId) : null
    const forPerson = known && envelope.for ? await personFor(tx, known.id, envelope.for) : null
    const caller = { account: known?.id ?? null, openId: delivery.openId ?? null }
    const work = () => fn.run(envelope.action, { db: tx, caller, now, input, forPerson })
    if (!action.writes || !known) return work()
    const body = { data: input, for: envelope.for ?? null }
    const name = `${fn.name}.${envelope.action}`
    return once(tx, store.keyring, now, { account: known, requestId: envelope.requestId, action: name, body }, work)
  })
}

async function knownAccount(tx: Tx, id: string): Promise<{ id: string; wrappedKey: Uint8Array }> {
  const rows = await tx
    .select({ id: account.id, wrappedKey: account.wrappedKey })
    .from(account)
    .where(eq(account.id, id))
  if (!rows[0]) throw new WireFault('unauthenticated', '登录已经失效,请再登录一次。')
  return rows[0]
}

async function personFor(tx: Tx, accountId: string, personId: string): Promise<ForPerson> {
  const rows = await tx
    .select({ id: helper.personId, relation: helper.relation, standing: helper.standing })
    .from(helper)
    .where(and(eq(helper.accountId, accountId), eq(helper.personId, personId)))
  if (!rows[0]) throw new WireFault('forbidden', '您现在不能替这位老人办。请先请老人同意,或请社区工作人员帮忙。')
  return rows[0]
}

/** Connection refused, lost or used up: it passes, and the person may try again. */
const PASSING = /^(ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08|53|57P)/

function refusal(error: unknown, log: Log): Reply {
  if (error instanceof WireFault) return failed(error.code, error.message, error.fields)
  // Digits in groups of four: it will be read out on the telephone.
  const supportId = [randomInt(1000, 10_000), randomInt(1000, 10_000)].join(' ')
  log.crash(supportId, error)
  const cause = error instanceof Error && error.cause ? error.cause : error
  const code = (cause as { code?: unknown } | null)?.code
  if (typeof code === 'string' && PASSING.test(code))
    return failed('unavailable', '现在办理的人多,暂时连不上。请过几分钟再试,着急请打 12349。')
  return failed('internal', `系统出了问题,不是您的错。请过一会儿再试,或打 12349,报编号 ${supportId}。`)
}

/** Builds the reply of an error. */
export function failed(code: ErrorCode, message: string, fields?: Readonly<Record<string, string>>): Reply {
  const some = fields && Object.keys(fields).length > 0 ? { fields } : {}
  return { status: STATUS[code], answer: { ok: false, error: { code, message, ...some } } }
}

/** The reply to a body above the limit: the same words whichever way it came. */
export const tooBig = (): Reply => failed('invalid', '一次发来的内容太多了。请写短一些,照片请分开上传。')
