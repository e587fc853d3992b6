import { count, eq } from 'drizzle-orm'
import { account, identity } from '../../../cloudfunctions/database/schema'
import { ACCOUNTS } from '../../../cloudfunctions/demonstration/people'
import type { PersonCard, Session } from '../../../src/contract/account'
import { dataOf, peopleOf, type World } from '../world'

export function accountSuite(world: () => World): void {
  describe('accounts', () => {
    it('offers its demonstration identities, and opens a session for each', async () => {
      const { identities } = dataOf<{ identities: { id: string; name: string }[] }>(
        await world().ask('account', 'identities', {}),
      )
      expect(identities.map(({ id }) => id)).toEqual(ACCOUNTS.map(({ id }) => id))
      expect(identities.length).toBeGreaterThanOrEqual(7)
      for (const { id, name } of identities)
        expect(dataOf<Session>(await world().ask('account', 'signInDemo', { identity: id })).account.name).toBe(name)
      expect((await world().ask('account', 'signInDemo', { identity: 'mayor' })).status).toBe(404)
    })

    it('shows a daughter both parents with the window of their street', async () => {
      const people = await peopleOf(world(), await world().signIn('daughter'))
      expect(people.slice(0, 2).map(({ name, relation, standing }) => [name, relation, standing])).toEqual([
        ['王秀英', '妈妈', 'confirmed'],
        ['王德山', '爸爸', 'confirmed'],
      ])
      expect(people[0]).toMatchObject({ birthDate: '1944-03-05', residence: '141002', demo: true })
      expect(people[0]?.community).toMatchObject({
        name: '解放路街道',
        contact: expect.stringMatching(/社工$/),
        phone: expect.stringMatching(/^0357-000\d{4}$/),
        demo: true,
      })
    })

    it('makes one account of a WeChat user, however many first calls meet', async () => {
      const asks = Array.from({ length: 12 }, () =>
        world().ask('account', 'signInWeChat', {}, { openId: 'meets-itself' }),
      )
      const ids = (await Promise.all(asks)).map((reply) => dataOf<Session>(reply).account.id)
      expect(new Set(ids).size).toBe(1)
      const rows = await world().database.owner.select().from(identity).where(eq(identity.accountId, ids[0]!))
      expect(rows).toHaveLength(1)
    })

    it('signs nobody in through WeChat whom WeChat did not bring', async () => {
      expect((await world().ask('account', 'signInWeChat', {})).status).toBe(401)
    })

    it('adds an elder who is unconfirmed, and 本人 who is herself and stands first', async () => {
      const { session } = dataOf<Session>(await world().ask('account', 'signInWeChat', {}, { openId: 'adder' }))
      const add = (data: object) => world().ask('account', 'addPerson', data, { session })
      const typed = { name: ' 欧阳 玉珍 ', relation: '姥姥', birthDate: '1936-02-29', residence: '141024' }
      const { person } = dataOf<{ person: PersonCard }>(await add(typed))
      expect(person).toMatchObject({ name: '欧阳 玉珍', standing: 'unconfirmed', birthDate: '1936-02-29', demo: false })
      // A county's window is nobody's home: only the street that her record names is shown.
      expect(person.community).toBeNull()
      dataOf(await add({ name: '买买提·艾力', relation: '本人' }))
      expect((await peopleOf(world(), session)).map(({ standing }) => standing)).toEqual(['self', 'unconfirmed'])
      expect((await add({ name: '又一个我', relation: '本人' })).status).toBe(409)
    })

    it.each([
      ['a birth date in the future', { birthDate: '2026-11-22' }, 'birthDate', /还没到/],
      ['31 February', { birthDate: '1944-02-31' }, 'birthDate', /日历上没有/],
      ['130 years', { birthDate: '1896-11-21' }, 'birthDate', /130/],
      ['a script for a name', { name: '<script>alert(1)</script>' }, 'name', /只能有文字/],
      ['a smile for a name', { name: '😀' }, 'name', /只能有文字/],
      ['no name', { name: '  ' }, 'name', /请填姓名/],
      ['a name without end', { name: '王'.repeat(31) }, 'name', /最多30/],
      ['dots for a name', { name: '·· -' }, 'name', /要有文字/],
      ['a county that no list is here for', { residence: '110101' }, 'residence', /县.*里选/],
      ['a county of five digits', { residence: '14100' }, 'residence', /6位/],
      ['an unknown relation', { relation: '姑妈' }, 'relation', /选项/],
    ])('refuses %s at its field', async (_what, wrong, field, words) => {
      const session = await world().signIn('elder')
      const { status, answer } = await world().ask(
        'account',
        'addPerson',
        { name: '李四', relation: '亲戚', ...wrong },
        { session },
      )
      expect(status).toBe(400)
      expect(answer).toMatchObject({ ok: false, error: { fields: { [field]: expect.stringMatching(words) } } })
    })

    it('counts the day in China: born today is no future, in London it is still yesterday', async () => {
      const before = world().now
      world().now = new Date('2026-11-21T17:00:00Z')
      const session = await world().signIn('elder')
      const reply = await world().ask(
        'account',
        'addPerson',
        { name: '新来', relation: '亲戚', birthDate: '2026-11-22' },
        { session },
      )
      world().now = before
      expect(reply.status).toBe(200)
    })

    it('stops at twenty people', async () => {
      const { session } = dataOf<Session>(await world().ask('account', 'signInWeChat', {}, { openId: 'many' }))
      const add = (n: number) =>
        world().ask('account', 'addPerson', { name: `亲戚${'甲'.repeat(n)}`, relation: '亲戚' }, { session })
      for (let n = 1; n <= 20; n += 1) expect((await add(n)).status).toBe(200)
      expect((await add(21)).status).toBe(409)
    })

    it('leaves nothing of a refused act', async () => {
      const rows = async () => (await world().database.owner.select({ n: count() }).from(account))[0]?.n
      const before = await rows()
      await world().ask('account', 'signInWeChat', { extra: 1 }, { openId: 'refused' })
      expect(await rows()).toBe(before)
    })
  })
}
