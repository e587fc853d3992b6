import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Session } from '@/contract/account'
import type { Tx } from '../database/database'
import { account, session } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import type { Issuer, Sessions } from '../runtime/sessions'
import { tell } from '../runtime/tell'
import { WireFault } from '../runtime/wire-fault'
import type { Known } from './accounts'

/** Days after which a device that was not used must sign in again. */
const DAYS = 90
const DAY_MS = 86_400_000
/** A renewal whose answer was lost on the way may be asked for again so long, as long as the next one was not used. */
const LOST_ANSWER_MS = DAY_MS
const SECRET_BYTES = 32
const SECRET_CHARACTERS = Math.ceil((SECRET_BYTES * 4) / 3)
/** The id of the session and a secret: what is no id is never asked of the database. */
const RENEWAL = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]+)$/

export interface SessionParts {
  readonly keyring: Keyring
  readonly sessions: Sessions
}

export interface Opening {
  readonly issuer: Issuer
  /** As the phone says it, «微信 · iPhone». */
  readonly device: string | undefined
  /** Until when the desks are open on this device from the start. */
  readonly deskUntil?: Date | null
}

/** Opens a session of an account on a device. */
export async function newSession(
  tx: Tx,
  parts: SessionParts,
  { row, secret }: Known,
  { issuer, device, deskUntil = null }: Opening,
  now: Date,
): Promise<Session> {
  const { keyring } = parts
  const id = randomUUID()
  const renewal = marked(keyring, id, randomBytes(SECRET_BYTES).toString('base64url'))
  const elsewhere = await tx.select({ id: session.id }).from(session).where(standing(row.id, now)).limit(1)
  await tx.insert(session).values({
    id,
    accountId: row.id,
    issuer,
    renewalHash: renewalHash(keyring, id, renewal),
    renewedAt: now,
    sealed: keyring.sealUnder(row.wrappedKey, row.id, { device: device ?? '' }),
    createdAt: now,
    lastSeenAt: now,
    endsAt: daysAfter(now),
    deskUntil,
  })
  // Where he is signed in already, he learns of one more; a first sign-in is no news.
  if (elsewhere.length > 0 && issuer === 'city')
    await tell(
      tx,
      keyring,
      row.id,
      { template: 'session-opened', params: { device: deviceWords(device) }, link: null },
      now,
    )
  return answerOf(parts, { id, accountId: row.id, issuer }, secret.name, renewal, now)
}

/**
 * The next session of a device. The renewal in force is exchanged for the next. The one before it gives the same next
 * one for a day, until that one is used, for its answer may have been lost; any other one that was ever given out was copied by somebody,
 * and ends the session. One that somebody has made up is refused and ends nothing: an id alone signs nobody out.
 * @throws WireFault unauthenticated; the end of the session stays
 */
export async function renewSession(tx: Tx, parts: SessionParts, given: string, now: Date): Promise<Session> {
  const { keyring, sessions } = parts
  const [, id = '', secret = ''] = RENEWAL.exec(given) ?? []
  const [row] = id ? await tx.select().from(session).where(eq(session.id, id)).for('update') : []
  const [owner] = row ? await tx.select().from(account).where(eq(account.id, row.accountId)) : []
  const usable = row && !row.endedAt && row.endsAt > now && sessions.trusted.includes(row.issuer)
  if (!usable || !owner?.wrappedKey) throw over()
  const hash = renewalHash(keyring, id, secret)
  const next = nextRenewal(keyring, id, secret)
  const isLost = hash === row.formerHash && now.getTime() - row.renewedAt.getTime() <= LOST_ANSWER_MS
  if (hash === row.renewalHash) await exchange(tx, row.id, { hash, next: renewalHash(keyring, id, next) }, now)
  else if (!isLost && !isMarked(keyring, id, secret)) throw over()
  else if (!isLost) {
    await endSessions(tx, now, row.accountId, row.id)
    const { device } = deviceOf(keyring, owner, row)
    await tell(tx, keyring, row.accountId, { template: 'session-ended', params: { device }, link: null }, now)
    throw over(true)
  }
  const { name } = keyring.open(owner.id, owner) as { name: string }
  return answerOf(parts, row, name, next, now)
}

const over = (keeps = false) => new WireFault('unauthenticated', '登录已经失效,请再登录一次。', undefined, keeps)

async function exchange(tx: Tx, id: string, { hash, next }: { hash: string; next: string }, now: Date): Promise<void> {
  const times = { renewedAt: now, lastSeenAt: now, endsAt: daysAfter(now) }
  await tx
    .update(session)
    .set({ renewalHash: next, formerHash: hash, ...times })
    .where(eq(session.id, id))
}

/** Sessions of an account that can still be used. */
export const standing = (accountId: string, now: Date) =>
  and(eq(session.accountId, accountId), isNull(session.endedAt), gt(session.endsAt, now))

const deviceWords = (device: string | undefined) => device || '一台设备'

/** What a session keeps sealed: on which device it is, in words. */
export function deviceOf(
  keyring: Keyring,
  { wrappedKey }: Pick<Known['row'], 'wrappedKey'>,
  row: typeof session.$inferSelect,
): { readonly device: string } {
  const { device } = keyring.open(row.accountId, { wrappedKey, sealed: row.sealed }) as { device: string }
  return { device: deviceWords(device) }
}

/** Ends one session of an account, or all that have not ended. */
export async function endSessions(tx: Tx, now: Date, accountId: string, id?: string): Promise<void> {
  const which = and(eq(session.accountId, accountId), isNull(session.endedAt), id ? eq(session.id, id) : undefined)
  await tx.update(session).set({ endedAt: now, deskUntil: null }).where(which)
}

async function answerOf(
  { sessions }: SessionParts,
  row: { readonly id: string; readonly accountId: string; readonly issuer: Issuer },
  name: string,
  renewal: string,
  now: Date,
): Promise<Session> {
  const signed = await sessions.sign({ account: row.accountId, session: row.id }, now, row.issuer)
  return { ...signed, renewal: `${row.id}.${renewal}`, account: { id: row.accountId, name } }
}

const renewalHash = (keyring: Keyring, id: string, secret: string) => keyring.hash(`renewal:${id}:${secret}`)

/**
 * Follows from the one before it and the city's own key: two askings at once, or one whose answer was lost, are given the
 * same, and neither makes the other look stolen.
 */
const nextRenewal = (keyring: Keyring, id: string, secret: string) =>
  marked(keyring, id, inBase64(keyring.hash(`next renewal:${id}:${secret}`)))

/** A secret with the city's own mark behind it, by which one that was given out is told from one that was made up. */
const marked = (keyring: Keyring, id: string, secret: string): string =>
  secret + inBase64(keyring.hash(`given renewal:${id}:${secret}`))

function isMarked(keyring: Keyring, id: string, given: string): boolean {
  const whole = marked(keyring, id, given.slice(0, SECRET_CHARACTERS))
  return given.length === whole.length && timingSafeEqual(Buffer.from(given), Buffer.from(whole))
}

const inBase64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url')

const daysAfter = (now: Date) => new Date(now.getTime() + DAYS * DAY_MS)
