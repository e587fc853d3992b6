import { NAME_BY_PHONE, NAME_BY_WECHAT } from '@/domain/person/account-name'
import type { HandlersOf, Limit } from '../runtime/define'
import { deskUntil, staffOf } from '../runtime/staff'
import { WireFault } from '../runtime/wire-fault'
import { accountOf, changeAccount, findAccount } from './accounts'
import { CODE_LIMITS, CODE_MINUTES, mobileOf, SEND_LIMITS, sendCode, useCode } from './codes'
import type { AccountParts } from './parts'
import { newSession, renewSession } from './sign-in-session'

export const SIGN_IN_LIMITS: Readonly<Record<'signInDemo' | 'sendCode' | 'signInPhone', readonly Limit[]>> = {
  signInDemo: [
    {
      name: 'sign-in-demo sender',
      by: 'sender',
      most: 100,
      minutes: 1,
      counts: 'tries',
      words: '登录得太频繁了,请过一分钟再试。',
    },
  ],
  sendCode: SEND_LIMITS,
  signInPhone: CODE_LIMITS,
}

type SignIn = 'identities' | 'signInDemo' | 'demoMessages' | 'signInWeChat' | 'sendCode' | 'signInPhone' | 'renew'

/** Everything that opens a session. */
export function signInHandlers(parts: AccountParts): HandlersOf<'account', SignIn> {
  const { keyring, demonstration, sendsSms } = parts
  return {
    identities: () => ({
      identities: (demonstration?.identities ?? []).map(({ id, name, about }) => ({ id, name, about })),
    }),
    async signInDemo({ db, now, input: { identity, device } }) {
      const offered = demonstration?.identities.some(({ id }) => id === identity)
      const known = offered ? await findAccount(db, keyring, { provider: 'demo', subject: identity }) : null
      if (!known) throw new WireFault('not-found', '这里没有这个演示身份。请回到登录页重新选一个。')
      // Whoever plays a worker has no second factor at hand: nothing of a demonstration is worth one.
      const desk = (await staffOf(db, known.row.id)) ? deskUntil(now) : null
      return newSession(db, parts, known, { issuer: 'demonstration', device, deskUntil: desk }, now)
    },
    demoMessages() {
      if (!demonstration) throw new WireFault('not-found', '这里没有演示短信。')
      return {
        messages: demonstration.messages().map(({ to, words, at }) => ({ to, words, at })),
        codes: demonstration.codes().map(({ name, about, code, endsAt }) => ({ name, about, code, endsAt })),
      }
    },
    async signInWeChat({ db, now, caller: { openId }, input: { device } }) {
      if (!openId) throw new WireFault('unauthenticated', '请在微信小程序里登录。')
      const known = await accountOf(
        db,
        keyring,
        { provider: 'wechat', subject: openId },
        { name: NAME_BY_WECHAT, openId },
        now,
      )
      const reached = known.secret.openId === openId ? known : await changeAccount(db, keyring, known, { openId })
      return newSession(db, parts, reached, { issuer: 'city', device }, now)
    },
    async sendCode({ db, now, input }) {
      if (!sendsSms)
        throw new WireFault(
          'unavailable',
          '这里还不能用手机验证码登录。请在微信小程序里登录,或打 12349、到社区请人帮忙。',
        )
      await sendCode(db, keyring, mobileOf(input.phone), now)
      return { minutes: CODE_MINUTES }
    },
    async signInPhone({ db, now, input: { phone: typed, code, device } }) {
      const phone = mobileOf(typed)
      await useCode(db, keyring, phone, code, now)
      const fresh = { name: NAME_BY_PHONE, phone }
      const known = await accountOf(db, keyring, { provider: 'phone', subject: phone }, fresh, now)
      const reached = known.secret.phone === phone ? known : await changeAccount(db, keyring, known, { phone })
      return newSession(db, parts, reached, { issuer: 'city', device }, now)
    },
    renew: ({ db, now, input }) => renewSession(db, parts, input.renewal, now),
  }
}
