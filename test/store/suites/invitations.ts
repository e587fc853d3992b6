import { randomUUID } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import { helper, invitation, notice } from '../../../cloudfunctions/database/schema'
import type { PersonCard } from '../../../src/contract/account'
import { dataOf, type Somebody, type World } from '../world'
import { codeOf, fieldsOf, inbox, kitOf, stand, workerBeside } from './people-support'

export function invitationsSuite(world: () => World): void {
  const { owner, account, as, later, again, told, family } = kitOf(world)

  describe('an invitation of hers', () => {
    it('makes who takes it up a helper at once, with what she said, and both are told', async () => {
      const { elder, self } = await family()
      const son = await account('王军')
      const { link, code, invitation: made } = await self.invite(['view', 'book'], { until: '2026-11-30' })
      expect([code, link]).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^[\w-]{32}$/)])
      expect(made.endsAt).toBe('2026-11-28T02:00:00.000Z')
      const seen = dataOf<{ elder: string; by: string }>(await as(son).own('lookInvitation', { link }))
      expect(seen).toMatchObject({ elder: '王秀英', by: '王秀英', relation: null })
      const card = await as(son).accept({ link })
      expect(card).toMatchObject({ id: elder.person, name: '王秀英', standing: 'confirmed', scopes: ['view', 'book'] })
      expect(card.until).toBe('2026-11-30T15:59:59.999Z')
      expect(codeOf(await as(son, elder.person).ask('record'))).toBe('ok')
      const params = { helper: '子女 王军', elder: '王秀英', scopes: '查看、预约' }
      expect(await told(elder)).toContain(inbox('helper-confirmed', params))
      expect(await told(son)).toContain(inbox('helper-confirmed', { ...params, helper: '您' }))
    })

    it('is taken up by six digits and her name, however its blanks and dots are typed', async () => {
      const { self } = await family('买买提·艾力')
      const { code } = await self.invite(['view'])
      const card = await as(await account('热娜')).accept({ code, name: ' 买买提 艾力' })
      expect(card.standing).toBe('confirmed')
    })

    it('is not for herself, nor twice for one helper, nor without saying what he calls her', async () => {
      const { self } = await family()
      const { link } = await self.invite(['view'])
      expect(codeOf(await self.own('acceptInvitation', { link, relation: '妈妈' }))).toBe('conflict')
      expect(codeOf(await self.own('refuseInvitation', { link }))).toBe('conflict')
      const son = as(await account('王军'))
      for (const relation of [undefined, '本人'])
        expect(Object.keys(fieldsOf(await son.own('acceptInvitation', { link, relation })))).toEqual(['relation'])
      await son.accept({ link })
      const another = await self.invite(['handle'])
      expect(codeOf(await son.own('acceptInvitation', { link: another.link, relation: '妈妈' }))).toBe('conflict')
      // The refused acceptance has not used it up.
      expect((await as(await account('王丽')).accept({ link: another.link })).standing).toBe('confirmed')
    })

    it('has one taker of sixteen, and none whom she was faster than', async () => {
      const { elder, self } = await family()
      const { link } = await self.invite(['view'])
      const takers = await Promise.all(Array.from({ length: 16 }, (_, at) => account(`帮手${'甲'.repeat(at + 1)}`)))
      const replies = await Promise.all(
        takers.map((taker) => as(taker).own('acceptInvitation', { link, relation: '邻居' })),
      )
      expect(replies.filter(({ answer }) => answer.ok)).toHaveLength(1)
      expect(new Set(replies.map(codeOf))).toEqual(new Set(['ok', 'not-found']))
      expect((await self.helpers()).confirmed).toBe(1)
      for (let round = 0; round < 4; round += 1) {
        const made = await self.invite(['view'])
        const taker = await account('抢先')
        const [taken, back] = await Promise.all([
          as(taker).own('acceptInvitation', { link: made.link, relation: '邻居' }),
          self.ask('withdrawInvitation', { id: made.invitation.id }),
        ])
        expect([codeOf(taken), codeOf(back)].sort()).toEqual(taken.answer.ok ? ['conflict', 'ok'] : ['not-found', 'ok'])
        const reads = codeOf(await as(taker, elder.person).ask('record'))
        expect(reads).toBe(taken.answer.ok ? 'ok' : 'forbidden')
        if (taken.answer.ok) await endAll(elder.person)
      }
    })

    it('answers alike when it is wrong, over, used, refused or taken back', async () => {
      const { self } = await family()
      const [over, used, refused, back] = await Promise.all([1, 2, 3, 4].map(() => self.invite(['view'])))
      await as(await account('用过')).accept({ link: used?.link })
      dataOf(await as(await account('不肯')).own('refuseInvitation', { link: refused?.link }))
      dataOf(await self.ask('withdrawInvitation', { id: back?.invitation.id }))
      dataOf(await self.ask('withdrawInvitation', { id: back?.invitation.id }))
      const looker = async (data: object) => as(await again(await account('看看'))).own('lookInvitation', data)
      const now = await Promise.all([used, refused, back].map((one) => looker({ link: one?.link })))
      const wrong = await looker({ link: 'x'.repeat(32) })
      const [week, day] = [
        await later(24 * 7 + 1, () => looker({ link: over?.link })),
        await later(25, () => looker({ code: over?.code, name: '王秀英' })),
      ]
      for (const one of [...now, week, day]) expect(one).toEqual(wrong)
      expect(codeOf(await later(25, () => looker({ link: over?.link })))).toBe('ok')
    })

    it('is not guessed: six digits lock the account, for the right ones too, until the lock ends', async () => {
      const { self } = await family('程桂芝')
      const { code, link } = await self.invite(['view'])
      const guesser = await account('猜号的人')
      const wrong = code === '000000' ? '000001' : '000000'
      const guess = (who: Somebody, digits: string) =>
        as(who).own('acceptInvitation', { code: digits, name: '程桂芝', relation: '邻居' })
      for (let tries = 0; tries < 5; tries += 1) expect(codeOf(await guess(guesser, wrong))).toBe('not-found')
      expect(codeOf(await guess(guesser, wrong))).toBe('too-many')
      expect(codeOf(await guess(guesser, code))).toBe('too-many')
      // Another way to ask is no way round, and the link is the way back.
      expect(codeOf(await as(guesser).own('lookInvitation', { code, name: '程桂芝' }))).toBe('too-many')
      expect(codeOf(await as(guesser).own('lookInvitation', { link }))).toBe('ok')
      // An empty link makes digits no link.
      expect(codeOf(await as(guesser).own('lookInvitation', { code, name: '程桂芝', link: '' }))).not.toBe('ok')
      expect(codeOf(await later(0.4, () => guess(guesser, code)))).toBe('too-many')
      expect(codeOf(await later(0.6, async () => guess(await again(guesser), code)))).toBe('ok')
    })

    it('is not guessed by somebody who looks at an invitation of his own between guesses', async () => {
      const { self } = await family('程桂兰')
      const { link: ours } = await self.invite(['view'])
      const guesser = await account('又一个猜号的人')
      const looks = (by: object) => as(guesser).own('lookInvitation', by)
      const said: string[] = []
      for (let tries = 0; tries < 6; tries += 1) {
        said.push(codeOf(await looks({ code: `00000${tries}`, name: '程桂芝' })))
        if (tries < 4) expect(codeOf(await looks({ link: ours }))).toBe('ok')
      }
      expect(said).toEqual([...Array.from({ length: 5 }, () => 'not-found'), 'too-many'])
    })

    it('is not guessed from one place by many accounts, nor by a hundred at one name', async () => {
      const look = (who: Somebody, sender: string, name: string) =>
        world().ask('account', 'lookInvitation', { code: '123456', name }, { session: who.session, sender })
      const accounts = await Promise.all(Array.from({ length: 21 }, () => account('很多号')))
      const onePlace = []
      for (let at = 0; at < 31; at += 1)
        onePlace.push(
          codeOf(await look(accounts[at % 21]!, 'one place', `某${'甲'.repeat(at % 10)}${'乙'.repeat(at / 10)}`)),
        )
      expect(new Set(onePlace.slice(0, 30))).toEqual(new Set(['not-found']))
      expect(onePlace[30]).toBe('too-many')
      const more = await Promise.all(Array.from({ length: 21 }, () => account('更多号')))
      const oneName = []
      for (let at = 0; at < 101; at += 1) oneName.push(codeOf(await look(more[at % 21]!, `place ${at}`, '没有这个人')))
      expect(new Set(oneName.slice(0, 100))).toEqual(new Set(['not-found']))
      expect(oneName[100]).toBe('too-many')
    })

    it('is taken up from one place by as many as come: a desk’s computer, a village behind one address', async () => {
      const { self } = await family('程桂荣')
      const { code, link } = await self.invite(['view'])
      const guest = await account('来的人')
      const sender = `desk ${randomUUID()}`
      const ask = (by: object) => world().ask('account', 'lookInvitation', by, { session: guest.session, sender })
      const said = []
      for (let at = 0; at < 32; at += 1)
        said.push(codeOf(await ask({ code, name: '程桂荣' })), codeOf(await ask({ link })))
      expect(new Set(said)).toEqual(new Set(['ok']))
    })

    it('keeps neither secret readable, and answers a repeat without a second one', async () => {
      const { elder, self } = await family()
      const { link, code } = await self.invite(['view'])
      const rows = await owner().select().from(invitation).where(eq(invitation.personId, elder.person))
      expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${link}|王秀英`))
      expect(rows[0]?.codeHash).not.toContain(code)
      const requestId = randomUUID()
      const ask = () =>
        world().ask('account', 'invite', { scopes: ['view'] }, { session: elder.session, for: elder.person, requestId })
      expect(dataOf(await ask())).toEqual(dataOf(await ask()))
      const [made] = await owner().select({ n: count() }).from(invitation).where(eq(invitation.personId, elder.person))
      expect(made?.n).toBe(2)
    })

    const endAll = (personId: string) =>
      owner()
        .update(helper)
        .set({ standing: 'ended', endedAt: world().now })
        .where(and(eq(helper.personId, personId), eq(helper.standing, 'confirmed')))
  })

  describe('a helper who invites', () => {
    async function household() {
      const { elder, self } = await family()
      const daughter = await account('王丽')
      const row = await stand(world(), daughter, elder.person, ['view', 'handle'])
      return { elder, self, daughter, row, hers: as(daughter, elder.person) }
    }

    it('gives no more than he has, no longer than he has it, and nothing when he may only look', async () => {
      const { elder, hers, row } = await household()
      const beyond = await hers.ask('invite', { scopes: ['view', 'pay'] })
      expect([codeOf(beyond), Object.keys(fieldsOf(beyond))]).toEqual(['forbidden', ['scopes']])
      const end = new Date('2026-12-01T15:59:59.999Z')
      await owner().update(helper).set({ until: end }).where(eq(helper.id, row))
      const longer = await hers.ask('invite', { scopes: ['view'], until: '2026-12-02' })
      expect([codeOf(longer), Object.keys(fieldsOf(longer))]).toEqual(['invalid', ['until']])
      expect((await hers.invite(['view'])).invitation.until).toBe(end.toISOString())
      const brother = await account('王军')
      await stand(world(), brother, elder.person, ['view'])
      expect(codeOf(await as(brother, elder.person).ask('invite', { scopes: ['view'] }))).toBe('forbidden')
    })

    it('brings somebody who waits for her word, and whom she alone lets in', async () => {
      const { elder, self, hers } = await household()
      const brother = await account('王军')
      const { link } = await hers.invite(['view', 'handle'])
      const card = await as(brother).accept({ link })
      expect(card).toMatchObject({ standing: 'unconfirmed', name: '王秀英', scopes: [], birthDate: null })
      expect(card.id).not.toBe(elder.person)
      for (const id of [card.id, elder.person]) expect(codeOf(await as(brother, id).ask('record'))).toBe('forbidden')
      expect(await told(elder)).toContain(
        inbox('helper-asked', { helper: '子女 王军', elder: '王秀英', scopes: '查看、办理' }),
      )
      const waiting = (await self.helpers()).helpers.find(({ standing }) => standing === 'unconfirmed')!
      expect(waiting).toMatchObject({ name: '王军', asked: ['view', 'handle'], askedBy: '王丽', scopes: [] })
      const seenByInviter = (await hers.helpers()).helpers.map(({ name, standing }) => [name, standing])
      expect(new Map(seenByInviter as [string, string][])).toEqual(
        new Map([
          ['王丽', 'confirmed'],
          ['王军', 'unconfirmed'],
        ]),
      )
      const agree = { id: waiting.id, version: waiting.version, scopes: ['view'] }
      expect(codeOf(await hers.ask('confirmHelper', agree))).toBe('forbidden')
      dataOf(await self.ask('confirmHelper', agree))
      const now = (await as(brother).people())[0]
      expect(now).toMatchObject({ id: elder.person, was: card.id, scopes: ['view'], birthDate: '1944-03-05' })
      // The phone may still name her by the id that it knew.
      expect(codeOf(await as(brother, card.id).ask('record'))).toBe('ok')
      expect(codeOf(await as(brother, card.id).ask('changeRecord', { version: 1, changes: [{ key: 'sex' }] }))).toBe(
        'forbidden',
      )
    })

    it('is worth nothing any more once he was revoked himself', async () => {
      const { self, hers, row } = await household()
      const { link } = await hers.invite(['view'])
      dataOf(await self.ask('endHelper', { id: row }))
      expect(codeOf(await as(await account('王军')).own('lookInvitation', { link }))).toBe('not-found')
      expect(codeOf(await as(await account('王军')).own('acceptInvitation', { link, relation: '妈妈' }))).toBe(
        'not-found',
      )
    })

    it('offers what is left of his own when she has taken something from him meanwhile', async () => {
      const { self, hers, row } = await household()
      const { link } = await hers.invite(['view', 'handle'])
      const version = (await self.helpers()).helpers.find(({ id }) => id === row)!.version
      dataOf(await self.ask('changeHelper', { id: row, version, scopes: ['view'] }))
      await as(await account('王军')).accept({ link })
      expect((await self.helpers()).helpers.find(({ standing }) => standing === 'unconfirmed')?.asked).toEqual(['view'])
    })

    it('sees himself and how many there are; she sees all, and who sat beside her', async () => {
      const { elder, self, hers } = await household()
      await stand(world(), await account('王军'), elder.person, ['view'])
      await workerBeside(world(), elder.person)
      await self.invite(['view'])
      const his = await hers.helpers()
      expect([his.helpers.map(({ name }) => name), his.confirmed, his.workers, his.invitations]).toEqual([
        ['王丽'],
        2,
        [],
        [],
      ])
      const all = await self.helpers()
      expect(new Map(all.helpers.map(({ name, you }) => [name, you]))).toEqual(
        new Map([
          ['王秀英', true],
          ['王丽', false],
          ['王军', false],
        ]),
      )
      expect(all.workers).toMatchObject([
        { name: '李敏', division: '尧都区 解放路街道', reason: 'consent', open: true },
      ])
      expect(all.invitations).toHaveLength(1)
      const notHis = { id: all.invitations[0]?.id }
      expect(codeOf(await hers.ask('withdrawInvitation', notHis))).toBe('not-found')
    })
  })

  describe('a repeated acceptance', () => {
    it('is the same answer for the same account, and none for another', async () => {
      const { self, elder } = await family()
      const { link } = await self.invite(['view'])
      const requestId = randomUUID()
      const accept = (who: Somebody) =>
        world().ask(
          'account',
          'acceptInvitation',
          { link, relation: '邻居' },
          { session: who.session, requestId, sender: who.id },
        )
      const [first, other] = [await account('邻居甲'), await account('邻居乙')]
      const person = dataOf<{ person: PersonCard }>(await accept(first)).person
      expect(dataOf<{ person: PersonCard }>(await accept(first)).person).toEqual(person)
      expect(codeOf(await accept(other))).toBe('not-found')
      expect((await self.helpers()).confirmed).toBe(1)
      const rows = await owner().select({ n: count() }).from(notice).where(eq(notice.accountId, elder.id))
      expect(rows[0]?.n).toBe(2)
    })
  })
}
