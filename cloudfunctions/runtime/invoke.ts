import { randomInt } from 'node:crypto'
import { STATUS, type Action, type Answer, type ErrorCode, type Request } from '@/contract'
import type { Database, Tx } from '../database/database'
import { caseFor, personFor, standingTo } from './access'
import { countTry, forgive, takeBack, type Counted } from './attempts'
import { callerOf, openIdOf } from './callers'
import type { Caller, CloudFunction, ForCase, ForPerson } from './define'
import type { Keyring } from './keyring'
import type { Log } from './log'
import type { RateLimit } from './rate-limit'
import { readEnvelope, readInput } from './read-input'
import { once } from './repeat'
import type { Sessions } from './sessions'
import { leaveDailyTrace, leaveTrace, personTraced } from './trace'
import { WireFault } from './wire-fault'

/** What the place where a function runs gives it: a laptop, a city's server or CloudBase. */
export interface Surroundings {
  readonly clock: () => Date
  readonly log: Log
  /** Calls of one sender or account in a minute, in this process: it slows a script, the limits of actions stop it. */
  readonly callLimit: RateLimit
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
  if (!around.callLimit.allow(delivery.sender, now))
    throw new WireFault('too-many', '操作太快了。请等一分钟再试,着急请打 12349。')
  const input = readInput(action, envelope.data)
  const output = fn.stateless
    ? await fn.run(envelope.action, { now, input, caller: nobody(delivery) } as Parameters<CloudFunction['run']>[1])
    : await runStored(fn, around, delivery, { envelope, action, input, now })
  // Parsing what goes out strips every field that the contract does not name.
  return action.output.parse(output)
}

const nobody = ({ openId }: Delivery): Caller => ({ account: null, session: null, openId: openId ?? null, staff: null })

interface Prepared {
  readonly envelope: Request
  readonly action: Action
  readonly input: unknown
  readonly now: Date
}

async function runStored(fn: CloudFunction, around: Surroundings, delivery: Delivery, call: Prepared) {
  const { store } = around
  if (!store) throw new Error(`${fn.name} needs a database and was given none`)
  const { envelope, action, now } = call
  const token = delivery.session ?? envelope.session
  const spoken = token ? await store.sessions.read(token, now) : null
  const mustBeKnown = action.access.by !== 'anyone'
  if (mustBeKnown && !spoken)
    throw new WireFault('unauthenticated', token ? '登录已经过期,请再登录一次。' : '请先登录,再接着办。')
  const counted = countedOf(fn, delivery, call, spoken?.account ?? null)
  for (const one of counted) await countTry(store.database, store.keyring, one, now)
  const openId = async () => delivery.openId ?? (spoken && (await openIdOf(store, spoken.account)))
  if (action.writes) await fn.beforehand?.({ input: call.input, openId })
  const run = async (tx: Tx): Promise<unknown> => {
    const known =
      mustBeKnown && spoken
        ? await callerOf(tx, store.sessions, spoken, { now, openId: nobody(delivery).openId })
        : null
    const caller = known?.caller ?? nobody(delivery)
    const grounds = await groundsFor(tx, caller, call)
    const putOff: (() => Promise<void>)[] = []
    const last = (one: () => Promise<void>) => void putOff.push(one)
    const work = async () => {
      const done = await fn.run(envelope.action, { db: tx, caller, now, input: call.input, last, ...grounds })
      await trace(tx, `${fn.name}.${envelope.action}`, caller, grounds, call)
      return done
    }
    const whole = async () => {
      if (!action.writes || !known) return work()
      const ofStaff = action.access.by === 'staff'
      // Whoever works elsewhere since, or in another office, is told nothing of what he did there.
      const body = { data: call.input, for: envelope.for ?? null, ...(ofStaff && { staff: caller.staff?.id ?? null }) }
      const name = `${fn.name}.${envelope.action}`
      const person = grounds.forPerson?.id ?? grounds.forCase?.personId ?? null
      const leadsTo = async (id: string) => (await standingTo(tx, caller, id, now))?.id ?? null
      const toldOf = () => (ofStaff ? personTraced(tx) : null)
      const act = { account: known.account, requestId: envelope.requestId, action: name, body, person, leadsTo, toldOf }
      return once(tx, store.keyring, now, act, work)
    }
    const done = await whole()
    for (const one of putOff) await one()
    return done
  }
  const output = await onceMoreIfUndone(() => store.database.transaction((tx) => run(tx).catch(keptRefusal)))
  if (output instanceof WireFault) throw output
  for (const one of counted) {
    if (one.limit.counts === 'failures') await forgive(store.database, store.keyring, one)
    if (one.limit.counts === 'failures-kept') await takeBack(store.database, store.keyring, one)
  }
  return output
}

/** A refusal that keeps what was written ends the transaction well, and is thrown behind it. */
function keptRefusal(error: unknown): WireFault {
  if (error instanceof WireFault && error.keeps) return error
  throw error
}

/** What is counted of this call, and by whom. */
function countedOf(fn: CloudFunction, delivery: Delivery, call: Prepared, account: string | null): Counted[] {
  const limits = fn.limits[call.envelope.action] ?? []
  return limits.flatMap((limit): Counted[] => {
    const { by, when } = limit
    if (when && !when(call.input as never)) return []
    const subject = by === 'sender' ? delivery.sender : by === 'account' ? account : by.input(call.input as never)
    return subject === null ? [] : [{ limit, subject }]
  })
}

interface Grounds {
  readonly forPerson: ForPerson | null
  readonly forCase: ForCase | null
}

/** The rule of the action, checked before its handler is reached. @throws WireFault */
async function groundsFor(tx: Tx, caller: Caller, { envelope, action, input, now }: Prepared): Promise<Grounds> {
  const { access } = action
  const none: Grounds = { forPerson: null, forCase: null }
  if (access.by !== 'person' && envelope.for !== undefined)
    throw new WireFault('invalid', '这一步不用选替谁办。请退出后重新打开。', { for: '这一步不用选替谁办' })
  switch (access.by) {
    case 'anyone':
    case 'account':
      return none
    case 'staff':
      if (!caller.staff) throw new WireFault('forbidden', '请先用动态码打开工作台,再接着办。')
      if (!access.roles.includes(caller.staff.role)) throw new WireFault('forbidden', '这件事不归您的岗位办。')
      return none
    case 'person':
      if (envelope.for === undefined) throw new WireFault('invalid', '还没有选替谁办。', { for: '还没有选替谁办' })
      return { ...none, forPerson: await personFor(tx, caller, envelope.for, access, now) }
    case 'case':
      return { ...none, forCase: await caseFor(tx, caller, (input as { case: string }).case, access, now) }
  }
}

/**
 * Reading one's own record leaves no line; changing it does, and so does everything that somebody else does. A list that a
 * page shows by itself leaves one a day. Who reads a case and is not told whose it is has seen nothing of hers.
 */
async function trace(tx: Tx, action: string, caller: Caller, grounds: Grounds, call: Prepared): Promise<void> {
  const { access, writes } = call.action
  const of = grounds.forPerson ?? grounds.forCase
  if (!of || !caller.account || !('trace' in access)) return
  if (writes ? access.trace === null : of.ground === 'self' || grounds.forCase?.nameless) return
  const personId = grounds.forPerson?.id ?? grounds.forCase?.personId ?? ''
  const line = { personId, accountId: caller.account, ground: of.ground, action, caseId: grounds.forCase?.id ?? null }
  await (access.trace === null ? leaveDailyTrace : leaveTrace)(tx, line, call.now)
}

/** Connection refused, lost or used up, or two who stood in each other's way: it passes, and the person may try again. */
const PASSING = /^(ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08|53|57P|40P01|40001)/
/** The pool's own words when all its connections are in use; it has no code for them. */
const POOL_IS_FULL = /^timeout exceeded when trying to connect/
/** Deadlock, and a read that another has overtaken: the database has undone all of it. */
const UNDONE = /^(40P01|40001)$/

/** What the database or the network said; drizzle wraps it. */
const causeOf = (error: unknown): { readonly code?: unknown; readonly message?: unknown } =>
  Object(error instanceof Error && error.cause ? error.cause : error) as { code?: unknown; message?: unknown }

/** Does the whole once more where the database has undone it for another's sake: then that other is through. */
async function onceMoreIfUndone<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (!UNDONE.test(String(causeOf(error).code))) throw error
    return work()
  })
}

function refusal(error: unknown, log: Log): Reply {
  if (error instanceof WireFault) return failed(error.code, error.message, error.fields)
  // Digits in groups of four: it will be read out on the telephone.
  const supportId = [randomInt(1000, 10_000), randomInt(1000, 10_000)].join(' ')
  log.crash(supportId, error)
  const { code, message } = causeOf(error)
  if (PASSING.test(String(code)) || POOL_IS_FULL.test(String(message)))
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
