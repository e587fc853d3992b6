import { randomUUID } from 'node:crypto'
import { and, count, eq, isNull } from 'drizzle-orm'
import { account, helper, identity, notice, outbox, session } from '../../../cloudfunctions/database/schema'
import { deliverDue } from '../../../cloudfunctions/runtime/outbox'
import type { PersonCard, Session, SignedInDevice } from '../../../src/contract/account'
import { dataOf, type Somebody, type World } from '../world'

let phones = 0
/** A mobile number that no other test has. */
const newPhone = () => `138${String(10_000_000 + phones++).padStart(8, '0')}`

export function signInSuite(world: () => World): void {
  const sender = () => `sender-${randomUUID()}`
  const send = (phone: string, from = sender()) => world().ask('account', 'sendCode', { phone }, { sender: from })
  const enter = (phone: string, code: string, from = sender()) =>
    world().ask('account', 'signInPhone', { phone, code, device: '浏览器' }, { sender: from })
  const renew = (renewal: string) => world().ask('account', 'renew', { renewal }, { sender: sender() })
  const me = async (token: string) => (await world().ask('account', 'me', {}, { session: token })).status

  /** What the demonstration's message says. */
  const codeFor = async (phone: string): Promise<string> => {
    dataOf(await send(phone))
    await deliverDue(world(), { sms: world().sms.sms, wechat: null }, () => world().now)
    const { messages } = dataOf<{ messages: { to: string; words: string }[] }>(
      await world().ask('account', 'demoMessages', {}),
    )
    const newest = messages.find(({ to }) => to === `${phone.slice(0, 3)}****${phone.slice(-4)}`)
    return /\d{6}/.exec(newest?.words ?? '')?.[0] ?? ''
  }
  const after = async <T>(minutes: number, work: () => Promise<T>): Promise<T> => {
    const before = world().now
    world().now = new Date(before.getTime() + minutes * 60_000)
    return work().finally(() => (world().now = before))
  }
  const templatesOf = async (somebody: { readonly id: string }) =>
    (await world().database.owner.select().from(notice).where(eq(notice.accountId, somebody.id))).map(
      ({ template }) => template,
    )

  describe('signing in by phone', () => {
    it('opens a session with the code that was sent, for the same account each time', async () => {
      const phone = newPhone()
      const first = dataOf<Session>(await enter(phone, await codeFor(phone)))
      expect(first.account.name).toBe('手机用户')
      const typed = `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`
      const second = dataOf<Session>(await enter(typed, await codeFor(phone)))
      expect(second.account.id).toBe(first.account.id)
      expect(await me(second.session)).toBe(200)
    })

    it('keeps phone and code nowhere in clear, and the code nowhere once it was sent', async () => {
      const phone = newPhone()
      await codeFor(phone)
      const rows = await world().database.owner.select().from(outbox).where(eq(outbox.template, 'sign-in-code'))
      const sent = rows.filter(({ status }) => status === 'sent')
      expect(sent.length).toBeGreaterThan(0)
      for (const row of sent) expect(row.sealed).toHaveLength(0)
      expect(JSON.stringify(await world().database.owner.select().from(identity))).not.toContain(phone)
    })

    it('answers a known phone and an unknown one alike, byte by byte', async () => {
      const known = newPhone()
      dataOf(await enter(known, await codeFor(known)))
      expect(await send(newPhone())).toEqual(await send(known))
      expect(await enter(newPhone(), '000000')).toEqual(await enter(known, '000000'))
    })

    it.each([
      ['', '还没填'],
      ['1381234567', '11位'],
      ['0357-2091234', '固定电话'],
    ])('says what is wrong with «%s»', async (phone, words) => {
      const { status, answer } = await send(phone === '' ? ' - ' : phone)
      expect(status).toBe(400)
      expect(answer).toMatchObject({ error: { fields: { phone: expect.stringContaining(words) } } })
    })

    it('lets a code open once, and not after ten minutes', async () => {
      const phone = newPhone()
      const code = await codeFor(phone)
      dataOf(await enter(phone, code))
      expect((await enter(phone, code)).status).toBe(400)
      const late = await codeFor(phone)
      expect((await after(10, () => enter(phone, late))).status).toBe(400)
    })

    it('opens one session when four use a code at once', async () => {
      const phone = newPhone()
      const code = await codeFor(phone)
      const statuses = (await Promise.all([1, 2, 3, 4].map(() => enter(phone, code)))).map(({ status }) => status)
      expect(statuses.sort()).toEqual([200, 400, 400, 400])
    })

    it('ends a code after five wrong ones, the right one too, and takes the next code', async () => {
      const phone = newPhone()
      const code = await codeFor(phone)
      const wrong = code === '000000' ? '000001' : '000000'
      for (let n = 0; n < 5; n += 1) expect((await enter(phone, wrong)).status).toBe(400)
      expect((await enter(phone, code)).status).toBe(400)
      dataOf(await enter(phone, await codeFor(phone)))
    })

    it('locks a phone after ten wrong codes for half an hour, with the right code too, and says what else there is', async () => {
      const phone = newPhone()
      let last = 400
      for (let n = 0; n < 11; n += 1) {
        if (n === 5) await codeFor(phone)
        last = (await enter(phone, '999999')).status
      }
      expect(last).toBe(429)
      const code = await codeFor(phone)
      const { status, answer } = await enter(phone, code)
      expect(status).toBe(429)
      expect(answer).toMatchObject({ error: { message: expect.stringContaining('12349') } })
      await after(31, async () => dataOf(await enter(phone, await codeFor(phone))))
    })

    it('sends a phone five codes an hour, whoever asks, and a sender ten in ten minutes, to whomever', async () => {
      const phone = newPhone()
      for (let n = 0; n < 5; n += 1) expect((await send(phone)).status).toBe(200)
      const { status, answer } = await send(phone)
      expect(status).toBe(429)
      expect(answer).toMatchObject({ error: { message: expect.stringMatching(/12349.*社区/) } })
      expect((await after(61, () => send(phone))).status).toBe(200)
      const from = sender()
      for (let n = 0; n < 10; n += 1) expect((await send(newPhone(), from)).status).toBe(200)
      expect((await send(newPhone(), from)).status).toBe(429)
    })
  })

  describe('a session', () => {
    const signedIn = () => world().newAccount('沈一')

    it('is short, and its renewal gives the next one', async () => {
      const somebody = await signedIn()
      await after(31, async () => {
        expect(await me(somebody.session)).toBe(401)
        const next = dataOf<Session>(await renew(somebody.renewal))
        expect(next.account).toEqual({ id: somebody.id, name: '沈一' })
        expect(next.renewal).not.toBe(somebody.renewal)
        expect(await me(next.session)).toBe(200)
      })
    })

    it('is renewed alike by sixteen at once: none of them is taken for a thief', async () => {
      const somebody = await signedIn()
      const all = await Promise.all(Array.from({ length: 16 }, () => renew(somebody.renewal)))
      const renewals = new Set(all.map((reply) => dataOf<Session>(reply).renewal))
      expect(renewals.size).toBe(1)
      dataOf(await renew([...renewals][0]!))
    })

    const DAY_MINUTES = 24 * 60
    it('gives the lost answer again for a day; later the old renewal ends it, and its owner is told', async () => {
      const somebody = await signedIn()
      const next = dataOf<Session>(await renew(somebody.renewal))
      const again = dataOf<Session>(await after(DAY_MINUTES, () => renew(somebody.renewal)))
      expect(again.renewal).toBe(next.renewal)
      expect((await after(DAY_MINUTES + 1, () => renew(somebody.renewal))).status).toBe(401)
      expect(await me(next.session)).toBe(401)
      expect((await renew(next.renewal)).status).toBe(401)
      expect(await templatesOf(somebody)).toEqual(['session-ended'])
    })

    it('is ended by a renewal that was exchanged twice, and not by a made-up one: an id alone signs nobody out', async () => {
      const somebody = await signedIn()
      const second = dataOf<Session>(await renew(somebody.renewal))
      dataOf<Session>(await renew(second.renewal))
      expect((await renew(somebody.renewal)).status).toBe(401)
      expect(await me(second.session)).toBe(401)
      const other = await signedIn()
      const [id = '', secret = ''] = other.renewal.split('.')
      for (const made of [`${secret.slice(0, -2)}AA`, `AA${secret.slice(2)}`, secret.slice(0, 43), 'A'.repeat(86), 'x'])
        expect((await renew(`${id}.${made}`)).status).toBe(401)
      expect(await me(other.session)).toBe(200)
      dataOf(await renew(other.renewal))
      expect(await templatesOf(other)).toEqual([])
    })

    it.each(['', 'x', `${randomUUID()}.abc`, `${randomUUID()}`, `${'-'.repeat(36)}.abc`, `${'a'.repeat(36)}.abc`])(
      'is not made of «%s»',
      async (renewal) => {
        expect((await renew(renewal)).status).toBe(401)
      },
    )

    it('ends after ninety days without a renewal, and lives on with one', async () => {
      const DAY = 24 * 60
      const somebody = await signedIn()
      const next = await after(89 * DAY, async () => dataOf<Session>(await renew(somebody.renewal)))
      const later = await after(178 * DAY, async () => dataOf<Session>(await renew(next.renewal)))
      expect((await after(268 * DAY, () => renew(later.renewal))).status).toBe(401)
    })

    it('keeps no secret that could be used: hashes only', async () => {
      const somebody = await signedIn()
      const rows = await world().database.owner.select().from(session).where(eq(session.accountId, somebody.id))
      expect(JSON.stringify(rows)).not.toContain(somebody.renewal.split('.')[1])
    })
  })

  describe('devices', () => {
    const devicesOf = async (token: string) =>
      dataOf<{ devices: SignedInDevice[] }>(await world().ask('account', 'devices', {}, { session: token })).devices

    /** The same WeChat user on two phones. */
    const onTwo = async () => {
      const openId = `two-${randomUUID()}`
      const open = async (device: string) =>
        dataOf<Session>(await world().ask('account', 'signInWeChat', { device }, { openId, sender: openId }))
      return { one: await open('微信 · 旧手机'), other: await open('微信 · 新手机') }
    }

    it('are listed to their own account, and the first is told of the second', async () => {
      const { one, other } = await onTwo()
      const devices = await devicesOf(one.session)
      expect(devices.map(({ device }) => device).sort()).toEqual(['微信 · 旧手机', '微信 · 新手机'].sort())
      expect(devices.filter(({ current }) => current).map(({ device }) => device)).toEqual(['微信 · 旧手机'])
      expect(await templatesOf(other.account)).toEqual(['session-opened'])
    })

    it('are ended one by one, or all others; what is ended is ended at once', async () => {
      const { one, other } = await onTwo()
      const gone = (await devicesOf(one.session)).find(({ current }) => !current)!
      const left = dataOf<{ devices: SignedInDevice[] }>(
        await world().ask('account', 'endDevice', { id: gone.id }, { session: one.session }),
      )
      expect(left.devices.map(({ current }) => current)).toEqual([true])
      expect([await me(other.session), (await renew(other.renewal)).status]).toEqual([401, 401])
      const pair = await onTwo()
      dataOf(await world().ask('account', 'endDevice', {}, { session: pair.other.session }))
      expect([await me(pair.one.session), await me(pair.other.session)]).toEqual([401, 200])
    })

    it('of another account cannot be ended', async () => {
      const [one, other] = [await onTwo(), await onTwo()]
      const { id } = (await devicesOf(one.one.session))[0]!
      dataOf(await world().ask('account', 'endDevice', { id }, { session: other.one.session }))
      expect([await me(one.one.session), await me(one.other.session)]).toEqual([200, 200])
    })

    it('are left by signing out, and the token is worth nothing from then on', async () => {
      const { one, other } = await onTwo()
      dataOf(await world().ask('account', 'signOut', {}, { session: one.session }))
      expect([await me(one.session), (await renew(one.renewal)).status, await me(other.session)]).toEqual([
        401, 401, 200,
      ])
    })
  })

  describe('closing an account', () => {
    const close = (somebody: Somebody, name: string) =>
      world().ask('account', 'closeAccount', { name }, { session: somebody.session })

    it('wants its name, and then ends all that it was', async () => {
      const somebody = await world().newAccount('石磊')
      expect(await close(somebody, '石雷')).toMatchObject({
        status: 400,
        answer: { error: { fields: { name: expect.stringContaining('石磊') } } },
      })
      const { owner } = world().database
      dataOf<{ person: PersonCard }>(
        await world().ask('account', 'addPerson', { name: '石老太', relation: '奶奶' }, { session: somebody.session }),
      )
      dataOf(await close(somebody, '石磊'))
      expect([await me(somebody.session), (await renew(somebody.renewal)).status]).toEqual([401, 401])
      const [row] = await owner.select().from(account).where(eq(account.id, somebody.id))
      expect([row?.wrappedKey, row?.sealed.length]).toEqual([null, 0])
      const [known] = await owner.select({ n: count() }).from(identity).where(eq(identity.accountId, somebody.id))
      const [open] = await owner
        .select({ n: count() })
        .from(helper)
        .where(and(eq(helper.accountId, somebody.id), isNull(helper.endedAt)))
      expect([known?.n, open?.n]).toEqual([0, 0])
      const [link] = await owner.select().from(helper).where(eq(helper.accountId, somebody.id))
      expect([link?.sealedTold, link?.toldHash]).toEqual([null, null])
    })

    it('leaves the phone free: who signs in with it again is somebody new', async () => {
      const phone = newPhone()
      const first = dataOf<Session>(await enter(phone, await codeFor(phone)))
      const name = first.account.name
      dataOf(await world().ask('account', 'closeAccount', { name }, { session: first.session }))
      const second = dataOf<Session>(await enter(phone, await codeFor(phone)))
      expect(second.account.id).not.toBe(first.account.id)
    })
  })
}
