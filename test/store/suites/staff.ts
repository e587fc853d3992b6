import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { careCase, outbox, presence, session, staff as staffTable } from '../../../cloudfunctions/database/schema'
import { openCase } from '../../../cloudfunctions/runtime/cases'
import { newPerson } from '../../../cloudfunctions/runtime/records'
import { totpCode } from '../../../cloudfunctions/runtime/totp'
import type { StaffCard } from '../../../src/contract/account'
import type { StaffMember } from '../../../src/contract/operator'
import type { RecordKey } from '../../../src/domain/person/record'
import { dataOf, type Somebody, type Worker, type World } from '../world'

type Joined = { secret: string; uri: string }
type Invited = { member: StaffMember; code: string }

const LI_MIN = {
  role: 'community-worker',
  name: '李慧敏',
  phone: '138 0013 8000',
  county: '141024',
  street: '大槐树镇',
  community: '古槐社区',
}

export function staffSuite(world: () => World): void {
  describe('the staff', () => {
    let operator: Worker
    beforeAll(async () => {
      operator = await world().staff({ role: 'operator', name: '高局长' })
    })

    const ask = (who: Somebody, action: string, data: object = {}, requestId = randomUUID()) =>
      world().ask('operator', action, data, { session: who.session, requestId })
    const invite = async (data: object = LI_MIN) => dataOf<Invited>(await ask(operator, 'inviteStaff', data))
    const join = async (who: Somebody, code: string) => dataOf<Joined>(await ask(who, 'joinStaff', { code }))
    const open = (who: Somebody, code: string) => ask(who, 'openDesk', { code })
    const cardOf = async (who: Somebody) =>
      dataOf<{ staff: StaffCard | null }>(await world().ask('account', 'me', {}, { session: who.session })).staff
    const at = async <T>(seconds: number, work: () => Promise<T>): Promise<T> => {
      const before = world().now
      world().now = new Date(before.getTime() + seconds * 1000)
      return work().finally(() => (world().now = before))
    }

    it('come by invitation: a code, a second factor, and only then a desk', async () => {
      const { member, code } = await invite()
      expect(member).toMatchObject({
        name: '李慧敏',
        division: '洪洞县 大槐树镇',
        state: 'invited',
        phone: '13800138000',
      })
      expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/)
      const who = await world().newAccount('李慧敏')
      const typed = code.toLowerCase().replaceAll('-', ' ')
      expect(dataOf(await ask(who, 'lookStaffInvitation', { code: typed }))).toEqual({
        role: 'community-worker',
        name: '李慧敏',
        city: 'linfen',
        division: '洪洞县 大槐树镇',
      })
      const { secret, uri } = await join(who, typed)
      expect(uri).toMatch(/^otpauth:\/\/totp\/.*algorithm=SHA1.*digits=6.*period=30/)
      expect(Buffer.from(secret).length).toBe(32)
      expect(await cardOf(who)).toBeNull()
      const opened = dataOf<{ staff: StaffCard; until: string }>(await open(who, totpCode(secret, world().now)))
      expect(opened.staff).toMatchObject({ name: '李慧敏', deskOpen: true })
      expect(Date.parse(opened.until) - world().now.getTime()).toBe(12 * 3_600_000)
      expect(await cardOf(who)).toMatchObject({ deskOpen: true })
      const { staff } = dataOf<{ staff: StaffMember[] }>(await ask(operator, 'staff'))
      expect(staff.find(({ id }) => id === member.id)).toMatchObject({ state: 'joined' })
    })

    it('join once: a code that was taken up is nobody else’s, and over after three days', async () => {
      const { code } = await invite()
      const [one, other] = [await world().newAccount('甲一'), await world().newAccount('乙一')]
      await join(one, code)
      expect((await ask(other, 'joinStaff', { code })).status).toBe(400)
      const again = await join(one, code)
      dataOf(await open(one, totpCode(again.secret, world().now)))
      expect((await ask(one, 'joinStaff', { code })).status).toBe(400)
      const { code: second } = await invite()
      expect((await ask(one, 'joinStaff', { code: second })).status).toBe(409)
      expect((await at(72 * 3600, () => ask(other, 'lookStaffInvitation', { code: second }))).status).toBe(401)
      const late = await at(72 * 3600, async () =>
        ask(await world().newAccount('乙二'), 'lookStaffInvitation', { code: second }),
      )
      expect(late.status).toBe(400)
    })

    it('are bound once when eight take an invitation up at once', async () => {
      const { code } = await invite()
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, n) => world().newAccount(`赛跑${'甲乙丙丁戊己庚辛'[n]}`)),
      )
      const statuses = (await Promise.all(all.map((who) => ask(who, 'joinStaff', { code })))).map(
        ({ status }) => status,
      )
      expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    })

    it('open a desk with a code once, also when eight use it at once, and not with one of before', async () => {
      const worker = await world().staff({ role: 'community-worker', county: '141002' })
      await at(120, async () => {
        const renewed = dataOf<{ session: string }>(await world().ask('account', 'renew', { renewal: worker.renewal }))
        const who = { ...worker, session: renewed.session }
        const code = totpCode(worker.secret, world().now)
        const statuses = (await Promise.all(Array.from({ length: 8 }, () => open(who, code)))).map(
          ({ status }) => status,
        )
        expect(statuses.filter((status) => status === 200)).toHaveLength(1)
        const earlier = totpCode(worker.secret, new Date(world().now.getTime() - 30_000))
        expect((await open(who, earlier)).status).toBeGreaterThanOrEqual(400)
      })
    })

    it('take a code of the step before and after, for a clock that is off, and no other', async () => {
      const tried = async (seconds: number) => {
        const worker = await world().staff({ role: 'community-worker' })
        return at(600, async () => {
          const code = totpCode(worker.secret, new Date(world().now.getTime() + seconds * 1000))
          return (await open(worker, code)).status
        })
      }
      expect([await tried(-30), await tried(30), await tried(-90), await tried(90)]).toEqual([200, 200, 400, 400])
    })

    it('are locked out after five wrong codes for a quarter of an hour, with the right one too', async () => {
      const worker = await world().staff({ role: 'community-worker' })
      for (let n = 0; n < 5; n += 1) expect((await open(worker, '000000')).status).toBe(400)
      expect((await open(worker, '000000')).status).toBe(429)
      const soon = () => totpCode(worker.secret, world().now)
      expect((await at(60, () => open(worker, soon()))).status).toBe(429)
      expect((await at(16 * 60, () => open(worker, soon()))).status).toBe(200)
    })

    it('close their desk themselves, and it closes after twelve hours', async () => {
      const worker = await world().staff({ role: 'operator' })
      dataOf(await ask(worker, 'staff'))
      dataOf(await ask(worker, 'leaveDesk'))
      expect((await ask(worker, 'staff')).status).toBe(403)
      const [row] = await world().database.owner.select().from(session).where(eq(session.accountId, worker.id))
      expect(row?.deskUntil).toBeNull()
      const other = await world().staff({ role: 'operator' })
      await at(12 * 3600, async () => {
        const { session: token } = dataOf<{ session: string }>(
          await world().ask('account', 'renew', { renewal: other.renewal }),
        )
        expect((await ask({ ...other, session: token }, 'staff')).status).toBe(403)
      })
    })

    it('have no desk by being known: the second factor counts on the device where it was given', async () => {
      const worker = await world().staff({ role: 'operator' })
      const { owner } = world().database
      await owner.update(session).set({ deskUntil: null }).where(eq(session.accountId, worker.id))
      expect((await ask(worker, 'inviteStaff', LI_MIN)).status).toBe(403)
    })

    it.each([
      ['a county of another city', { county: '140105' }, 'county'],
      ['a street without its county', { county: undefined }, 'county'],
      ['a community without its street', { street: undefined }, 'street'],
      ['a phone that is none', { phone: '12345' }, 'phone'],
      ['an operator of a street', { role: 'operator' }, 'county'],
      ['a phone agent of a street', { role: 'phone-agent' }, 'county'],
    ])('are not invited for %s', async (_what, wrong, field) => {
      const { status, answer } = await ask(operator, 'inviteStaff', { ...LI_MIN, ...wrong })
      expect(status).toBe(400)
      expect(answer).toMatchObject({ error: { fields: { [field]: expect.any(String) } } })
    })

    it('are invited by operators only, and of their own city', async () => {
      const worker = await world().staff({ role: 'community-worker' })
      expect((await ask(worker, 'inviteStaff', LI_MIN)).status).toBe(403)
      const elsewhere = await world().staff({ role: 'operator', city: 'taiyuan' })
      const { staff } = dataOf<{ staff: StaffMember[] }>(await ask(elsewhere, 'staff'))
      expect(staff.map(({ id }) => id)).toContain(elsewhere.staff)
      expect(staff.every(({ city }) => city === 'taiyuan')).toBe(true)
      expect((await ask(elsewhere, 'endStaff', { id: worker.staff })).status).toBe(404)
      expect((await ask(elsewhere, 'inviteStaff', LI_MIN)).status).toBe(400)
    })

    it('are ended at once: desk and the elder beside them; twice is once', async () => {
      const { database, keyring, now } = world()
      const worker = await world().staff({ role: 'community-worker', county: '141002' })
      const open = await database.owner.transaction(async (tx) => {
        const { row } = await newPerson(tx, keyring, [], now)
        const values = { id: randomUUID(), staffId: worker.staff, personId: row.id, reason: 'help' as const }
        const ends = new Date(now.getTime() + 3_600_000)
        await tx.insert(presence).values({ ...values, proof: 'signature', createdAt: now, endsAt: ends })
        return values.id
      })
      for (let n = 0; n < 2; n += 1)
        expect(
          dataOf<{ member: StaffMember }>(await ask(operator, 'endStaff', { id: worker.staff })).member.state,
        ).toBe('ended')
      expect(await cardOf(worker)).toBeNull()
      const [row] = await database.owner.select().from(presence).where(eq(presence.id, open))
      expect(row?.endedAt).toEqual(now)
      expect((await ask(worker, 'openDesk', { code: totpCode(worker.secret, now) })).status).toBe(403)
    })

    it('lay back what they had in hand, with a word in its thread, for a colleague to take', async () => {
      const { database, keyring, now } = world()
      const place = { role: 'community-worker', county: '141024', street: '大槐树镇' } as const
      const [worker, colleague] = [await world().staff(place), await world().staff({ ...place, name: '贾芳' })]
      const elder = await world().newAccount('史老太')
      const id = await database.transaction(async (tx) => {
        const by = { account: elder.id, as: 'self' as const }
        const line = (key: RecordKey, value: string) => ({ key, value, source: 'self' as const, by, since: '' })
        const lines = [line('residence', '141024'), line('street', '大槐树镇'), line('name', '史老太')]
        const { row } = await newPerson(tx, keyring, lines, now)
        const opening = {
          kind: 'help',
          personId: row.id,
          title: '换灯泡',
          city: 'linfen',
          words: '厨房的灯不亮',
        } as const
        return openCase(tx, keyring, { ...opening, openedBy: elder.id, ground: 'self', staffId: null }, now)
      })
      const care = (who: Worker, action: string, data: object) =>
        world().ask('care', action, { case: id, ...data }, { session: who.session })
      dataOf(await care(worker, 'take', { version: 1 }))
      dataOf(await ask(operator, 'endStaff', { id: worker.staff }))
      const [row] = await database.owner.select().from(careCase).where(eq(careCase.id, id))
      expect(row).toMatchObject({ state: 'waiting', holder: null, version: 3 })
      expect((await care(worker, 'thread', {})).status).toBe(404)
      dataOf(await care(colleague, 'take', { version: 3 }))
    })

    it('never leave a city without an operator, also when two end each other at once', async () => {
      const [one, other] = [
        await world().staff({ role: 'operator', city: 'hefei' }),
        await world().staff({ role: 'operator', city: 'hefei' }),
      ]
      const statuses = (
        await Promise.all([ask(one, 'endStaff', { id: other.staff }), ask(other, 'endStaff', { id: one.staff })])
      ).map(({ status }) => status)
      expect(statuses.filter((status) => status === 200)).toHaveLength(1)
      const rows = await world().database.owner.select().from(staffTable).where(eq(staffTable.city, 'hefei'))
      expect(rows.filter(({ role, endedAt }) => role === 'operator' && endedAt === null)).toHaveLength(1)
    })

    it('see what was given up, by kind and fault, and send it again', async () => {
      const { database, keyring, now } = world()
      const id = randomUUID()
      const letter = { id, channel: 'sms' as const, template: 'case-answered', ...keyring.seal(id, { to: '1' }) }
      const dead = { status: 'dead' as const, attempts: 6, nextAt: now, lastFault: 'timeout', createdAt: now }
      await database.owner.insert(outbox).values({ ...letter, ...dead, endedAt: now })
      const over = randomUUID()
      await database.owner.insert(outbox).values({ ...letter, ...dead, id: over, lastFault: 'over', endedAt: now })
      const { letters } = dataOf<{ letters: { id: string; kind: string; fault: string }[] }>(
        await ask(operator, 'deadLetters'),
      )
      expect(letters.find((one) => one.id === id)).toMatchObject({ kind: 'sms case-answered', fault: 'timeout' })
      expect(letters.some((one) => one.id === over)).toBe(false)
      dataOf(await ask(operator, 'sendAgain', { id }))
      const [row] = await database.owner.select().from(outbox).where(eq(outbox.id, id))
      expect(row).toMatchObject({ status: 'waiting', attempts: 0, endedAt: null })
      expect((await ask(operator, 'sendAgain', { id })).status).toBe(409)
      expect((await ask(operator, 'sendAgain', { id: over })).status).toBe(409)
      await database.owner.delete(outbox).where(eq(outbox.id, id))
    })
  })
}
