import { randomInt } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import { readMobile } from '@/domain/person/phone'
import type { Tx } from '../database/database'
import { signInCode } from '../database/schema'
import type { Limit } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { post } from '../runtime/tell'
import { invalidField, WireFault } from '../runtime/wire-fault'

/** Minutes for which a code can be used. */
export const CODE_MINUTES = 10
const TRIES = 5

const OTHER_WAY = '也可以在微信小程序里直接登录,或打 12349、到社区请工作人员帮忙。'
const byPhone = { input: ({ phone }: { readonly phone: string }) => readMobile(phone).phone ?? null }

/** Messages cost money and annoy whoever they are sent to. */
export const SEND_LIMITS: readonly Limit[] = [
  {
    name: 'send-code sender',
    by: 'sender',
    most: 10,
    minutes: 10,
    counts: 'tries',
    words: `验证码要得太多了,请过10分钟再试。${OTHER_WAY}`,
  },
  {
    name: 'send-code phone',
    by: byPhone,
    most: 5,
    minutes: 60,
    lock: 60,
    counts: 'tries',
    words: `这个手机号1小时内要过5次验证码了,请过1小时再试。${OTHER_WAY}`,
  },
]

export const CODE_LIMITS: readonly Limit[] = [
  {
    name: 'sign-in-phone sender',
    by: 'sender',
    most: 60,
    minutes: 10,
    counts: 'tries',
    words: `登录得太频繁了,请过10分钟再试。${OTHER_WAY}`,
  },
  {
    name: 'sign-in-phone phone',
    by: byPhone,
    most: 10,
    minutes: 60,
    lock: 30,
    counts: 'failures',
    words: `验证码错得太多了,请过30分钟再试。${OTHER_WAY}`,
  },
]

/** A phone as it was typed, as eleven digits. @throws WireFault invalid */
export function mobileOf(typed: string): string {
  const { phone, problem } = readMobile(typed)
  if (phone === undefined) throw invalidField('phone', problem)
  return phone
}

/** Sends six digits to a phone, whoever's it is: the work is the same for all. The code before it counts no more. */
export async function sendCode(tx: Tx, keyring: Keyring, phone: string, now: Date): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const row = {
    codeHash: codeHash(keyring, phone, code),
    endsAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
    triesLeft: TRIES,
    createdAt: now,
  }
  await tx
    .insert(signInCode)
    .values({ phoneHash: phoneHash(keyring, phone), ...row })
    .onConflictDoUpdate({ target: signInCode.phoneHash, set: row })
  await post(tx, keyring, { channel: 'sms', template: 'sign-in-code', to: phone, code }, now)
}

/**
 * Uses a code up. A wrong one costs a try, and that stays though the call is refused; of several at once with the right
 * one a single one gets in, for the row is held from the first step on.
 * @throws WireFault invalid, in the same words for a wrong code, one that is over and one that was never sent
 */
export async function useCode(tx: Tx, keyring: Keyring, phone: string, code: string, now: Date): Promise<void> {
  const hash = phoneHash(keyring, phone)
  const [row] = await tx
    .update(signInCode)
    .set({ triesLeft: sql`${signInCode.triesLeft} - 1` })
    .where(and(eq(signInCode.phoneHash, hash), gt(signInCode.endsAt, now), gt(signInCode.triesLeft, 0)))
    .returning()
  if (row?.codeHash !== codeHash(keyring, phone, code)) throw wrong()
  await tx.delete(signInCode).where(eq(signInCode.phoneHash, hash))
}

function wrong(): WireFault {
  const words = '验证码不对,或已经过期。请看看短信,或重新要一个。'
  return new WireFault('invalid', words, { code: words }, true)
}

const phoneHash = (keyring: Keyring, phone: string) => keyring.hash(`code phone:${phone}`)
const codeHash = (keyring: Keyring, phone: string, code: string) => keyring.hash(`code:${phone}:${code}`)
