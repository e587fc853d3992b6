import { randomUUID } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import { accessLog, helper, notice, person } from '../../../cloudfunctions/database/schema'
import { changeRecord, identityHash, openPerson } from '../../../cloudfunctions/runtime/records'
import { tell } from '../../../cloudfunctions/runtime/tell'
import type { PersonCard, StaffCard } from '../../../src/contract/account'
import { dataOf, type World } from '../world'
import { actor, codeOf, fieldsOf, freshNumber, newElder, stand } from './people-support'

export function peopleSuite(world: () => World): void {
  describe('the people whom an account acts for', () => {
    const owner = () => world().database.owner
    const fresh = async (name = '陈静') => actor(world(), await world().newAccount(name))
    const rowsOf = (number: string) =>
      owner()
        .select()
        .from(person)
        .where(eq(person.identityHash, identityHash(world().keyring, number)))
    const withoutIds = ({ id, ...card }: PersonCard) => ({ ...card, id: typeof id })

    /** A record of this number that a worker has filled, the card before him. */
    async function seenByWorker(number: string) {
      const adder = await fresh()
      await adder.add({ identityNumber: number })
      const [row] = await rowsOf(number)
      if (!row) throw new Error('no shell was made')
      const by = { account: randomUUID(), as: 'presence' } as const
      const line = { source: 'document', by, since: world().now.toISOString() } as const
      await owner().transaction(async (tx) => {
        const lines = [
          { key: 'name', value: '王秀英', ...line },
          { key: 'phone', value: '13835700001', ...line },
          { key: 'residence', value: '141002', ...line },
          { key: 'street', value: '解放路街道', ...line },
        ] as const
        await changeRecord(tx, world().keyring, await openPerson(tx, world().keyring, row.id, true), lines, world().now)
        await tx.update(person).set({ identitySeen: true }).where(eq(person.id, row.id))
      })
      return row.id
    }

    it('meet on one record by the identity number, and neither account can see it', async () => {
      const number = freshNumber()
      const [one, other] = [await fresh('王丽'), await fresh('王军')]
      const mine = await one.add({ identityNumber: number, residence: '141002' })
      const his = await other.add({ identityNumber: ` ${number.toLowerCase()} `, name: '王秀瑛' })
      expect(await rowsOf(number)).toHaveLength(1)
      expect(mine.id).not.toBe(his.id)
      expect([mine.name, his.name]).toEqual(['王秀英', '王秀瑛'])
      expect([mine.standing, mine.scopes, mine.birthDate]).toEqual(['unconfirmed', [], '1944-03-05'])
      const [row] = await rowsOf(number)
      expect([mine.id, his.id]).not.toContain(row?.id)
    })

    it('answer a number that is known, full or nobody’s alike, but for the id', async () => {
      const known = freshNumber()
      await seenByWorker(known)
      const typed = { name: '王秀英', relation: '妈妈', residence: '141024' }
      const answers = []
      for (const identityNumber of [known, freshNumber()]) {
        const guesser = await fresh('试号的人')
        const reply = await guesser.own('addPerson', { ...typed, identityNumber })
        answers.push({ ...reply, answer: withoutIds(dataOf<{ person: PersonCard }>(reply).person) })
        expect((await guesser.people()).map(withoutIds)).toEqual([answers[0]?.answer])
      }
      expect(answers[0]).toEqual(answers[1])
    })

    it('give a helper who has not been agreed to nothing of the record, by no id', async () => {
      const number = freshNumber()
      const real = await seenByWorker(number)
      const guesser = await fresh('试号的人')
      const card = await guesser.add({ identityNumber: number })
      for (const id of [card.id, real, randomUUID()])
        for (const [action, data] of [
          ['record', {}],
          ['history', {}],
          ['helpers', {}],
          ['invite', { scopes: ['view'] }],
          ['changeRecord', { version: 1, changes: [{ key: 'phone', value: '13835700009' }] }],
          ['confirmHelper', { id: randomUUID(), version: 1, scopes: ['view'] }],
          ['endHelper', { id: randomUUID() }],
          ['consents', {}],
        ] as const)
          expect([action, codeOf(await guesser.ask(action, data, id))]).toEqual([action, 'forbidden'])
    })

    it('do not tell a helper of hers that a number he guesses is hers', async () => {
      const number = freshNumber()
      const real = await seenByWorker(number)
      const helps = await world().newAccount('热心邻居')
      await stand(world(), helps, real, ['view'])
      // By the same account: a card like any other, beside the one that he has.
      const guess = await actor(world(), helps).add({ identityNumber: number })
      expect([guess.standing, guess.id === real, guess.was]).toEqual(['unconfirmed', false, null])
      expect(await actor(world(), helps).people()).toHaveLength(2)
      // By a second one: the id that he knows opens nothing there.
      const second = await fresh('另一个号')
      await second.add({ identityNumber: number })
      const byReal = await second.ask('askElder', { scopes: ['view'] }, real)
      const byNone = await second.ask('askElder', { scopes: ['view'] }, randomUUID())
      expect(byReal).toEqual(byNone)
    })

    it('give the same card for the same number again', async () => {
      const number = freshNumber()
      const adder = await fresh()
      const first = await adder.add({ identityNumber: number })
      expect(await adder.add({ identityNumber: number, name: '别的名字' })).toEqual(first)
      expect(await adder.people()).toHaveLength(1)
    })

    it('keep 本人 apart from whoever has that number, and do not keep the number', async () => {
      const number = freshNumber()
      const real = await seenByWorker(number)
      const self = await fresh('自称本人')
      const card = await self.add({ relation: '本人', identityNumber: number })
      expect([card.standing, card.community, card.birthDate]).toEqual(['self', null, '1944-03-05'])
      expect(card.id).not.toBe(real)
      const { lines } = dataOf<{ lines: { key: string; as: string }[] }>(await self.ask('record', {}, card.id))
      expect(lines.map(({ key, as }) => [key, as])).toEqual([
        ['name', 'self'],
        ['birthDate', 'self'],
      ])
      const [row] = await owner().select().from(person).where(eq(person.id, card.id))
      expect([row?.identityHash, row?.identitySeen]).toEqual([null, false])
    })

    it.each([
      ['a wrong check digit', { identityNumber: '141002194403050021' }, 'identityNumber', /对不上/],
      [
        'a number of another birthday',
        { identityNumber: freshNumber('1950-01-01'), birthDate: '1944-03-05' },
        'identityNumber',
        /1950年1月1日/,
      ],
      ['half a phone', { phone: '1383570' }, 'phone', /11位/],
      ['a street with a script', { street: '<b>路</b>' }, 'street', /地名/],
    ])('refuse %s at its field', async (_what, wrong, field, words) => {
      const reply = await (await fresh()).own('addPerson', { name: '李四', relation: '亲戚', ...wrong })
      expect([reply.status, codeOf(reply)]).toEqual([400, 'invalid'])
      expect(fieldsOf(reply)[field]).toMatch(words)
    })

    it('become one record when sixteen type one number at once', async () => {
      const number = freshNumber()
      const accounts = await Promise.all(Array.from({ length: 16 }, () => fresh()))
      const cards = await Promise.all(accounts.map((one) => one.add({ identityNumber: number })))
      expect(new Set(cards.map(({ id }) => id)).size).toBe(16)
      expect(await rowsOf(number)).toHaveLength(1)
    })

    it('stay twenty when thirty are added at once, and adding and leaving does not reach further', async () => {
      const somebody = await world().newAccount('很多老人')
      const many = actor(world(), somebody)
      const add = () => many.own('addPerson', { name: '亲戚', relation: '亲戚' })
      const codes = (await Promise.all(Array.from({ length: 30 }, add))).map(codeOf)
      expect(codes.filter((code) => code === 'ok')).toHaveLength(20)
      const [first] = await many.people()
      dataOf(await many.ask('leave', {}, first?.id))
      expect(await many.people()).toHaveLength(19)
      expect(codeOf(await add())).toBe('conflict')
    })

    it('leave one line a day in «谁看过» when their names are shown, none for what he typed himself', async () => {
      const elder = await newElder(world(), '王秀英', { street: '解放路街道' })
      const helps = await world().newAccount('王丽')
      await stand(world(), helps, elder.person, ['view'])
      const lines = async () =>
        (
          await owner()
            .select({ n: count() })
            .from(accessLog)
            .where(and(eq(accessLog.personId, elder.person), eq(accessLog.action, 'account.me')))
        )[0]?.n
      for (let times = 0; times < 3; times += 1) await actor(world(), helps).people()
      await actor(world(), elder).people()
      expect(await lines()).toBe(1)
      const before = world().now
      world().now = new Date('2026-11-21T16:30:00Z')
      await world().sessions.sign({ account: helps.id, session: randomUUID() }, world().now)
      const renewed = dataOf<{ session: string }>(await world().ask('account', 'renew', { renewal: helps.renewal }))
      await actor(world(), { ...helps, session: renewed.session }).people()
      world().now = before
      expect(await lines()).toBe(2)
    })

    it('show the window of her street, what he may do and until when, and nobody who has ended', async () => {
      const elder = await newElder(world(), '王秀英', { street: '解放路街道' })
      const helps = await world().newAccount('王丽')
      const until = new Date('2026-12-01T15:59:59.999Z')
      const id = await stand(world(), helps, elder.person, ['view', 'book'], { until })
      const [card] = await actor(world(), helps).people()
      expect(card).toMatchObject({
        id: elder.person,
        name: '王秀英',
        scopes: ['view', 'book'],
        until: until.toISOString(),
        community: { name: '解放路街道' },
      })
      await owner().update(helper).set({ until: world().now }).where(eq(helper.id, id))
      expect(await actor(world(), helps).people()).toEqual([])
      await owner().update(helper).set({ until: null, standing: 'ended' }).where(eq(helper.id, id))
      expect(await actor(world(), helps).people()).toEqual([])
    })

    it('tell a worker his place, and everybody how many notices wait', async () => {
      const worker = await world().staff({ role: 'community-worker', county: '141002', street: '解放路街道' })
      const { keyring, now, database } = world()
      const telling = { template: 'session-opened', params: { device: '' }, link: null } as const
      await database.transaction((tx) => tell(tx, keyring, worker.id, telling, now))
      const me = async () => dataOf<{ staff: StaffCard | null; unread: number }>(await actor(world(), worker).own('me'))
      const { staff, unread } = await me()
      expect(staff).toMatchObject({ role: 'community-worker', division: '尧都区 解放路街道', deskOpen: true })
      await owner().update(notice).set({ readAt: now }).where(eq(notice.accountId, worker.id))
      expect([unread, (await me()).unread]).toEqual([1, 0])
      const nobody = dataOf<{ staff: StaffCard | null }>(await (await fresh()).own('me'))
      expect(nobody.staff).toBeNull()
    })

    it('name the streets of a county that have a window, to anybody', async () => {
      const { streets } = dataOf<{ streets: string[] }>(await world().ask('account', 'streets', { county: '141002' }))
      expect(streets).toContain('解放路街道')
      expect(new Set(streets).size).toBe(streets.length)
      expect(dataOf(await world().ask('account', 'streets', { county: '110101' }))).toEqual({ streets: [] })
    })
  })
}
