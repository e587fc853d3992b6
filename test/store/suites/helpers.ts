import { randomUUID } from 'node:crypto'
import { and, count, eq, ne } from 'drizzle-orm'
import { helper } from '../../../cloudfunctions/database/schema'
import type { HelperCard } from '../../../src/contract/account'
import { SCOPES } from '../../../src/domain/helper/scope'
import { dataOf, type World } from '../world'
import { helpersAtCounterSuite, SAID } from './helpers-counter'
import {
  type actor,
  codeOf,
  fieldsOf,
  freshNumber,
  inbox,
  kitOf,
  newElder,
  stand,
  workerBeside,
  type Invited,
} from './people-support'

export function helpersSuite(world: () => World): void {
  const { owner, account, as, later, again, told, family } = kitOf(world)

  describe('her word on a helper', () => {
    const helperOf = async (self: ReturnType<typeof actor>, id: string) =>
      (await self.helpers()).helpers.find((one) => one.id === id)!

    async function waiting(elder: { readonly person: string }, name = '王军') {
      const somebody = await account(name)
      const id = randomUUID()
      await owner()
        .insert(helper)
        .values({
          ...{
            id,
            accountId: somebody.id,
            personId: elder.person,
            relation: '妈妈',
            standing: 'unconfirmed',
            scopes: [],
          },
          ...{ formerPersonId: randomUUID(), createdAt: world().now },
        })
      return { somebody, id }
    }

    it('lets five in and no sixth, even when eight are agreed to at once', async () => {
      const { elder, self } = await family()
      const asked = await Promise.all(Array.from({ length: 8 }, () => waiting(elder)))
      const confirm = ({ id }: { id: string }) => self.ask('confirmHelper', { id, version: 1, scopes: ['view'] })
      const codes = (await Promise.all(asked.map(confirm))).map(codeOf).sort()
      expect(codes).toEqual(['conflict', 'conflict', 'conflict', 'ok', 'ok', 'ok', 'ok', 'ok'])
      const [row] = await owner()
        .select({ n: count() })
        .from(helper)
        .where(and(eq(helper.personId, elder.person), eq(helper.standing, 'confirmed')))
      expect(row?.n).toBe(5)
      const { link } = await self.invite(['view'])
      expect(codeOf(await as(await account('第六个')).own('acceptInvitation', { link, relation: '邻居' }))).toBe(
        'conflict',
      )
      const [first] = (await self.helpers()).helpers.filter(({ standing }) => standing === 'confirmed')
      dataOf(await self.ask('endHelper', { id: first?.id }))
      expect(codeOf(await as(await account('第六个')).own('acceptInvitation', { link, relation: '邻居' }))).toBe('ok')
    })

    it('is taken back at once, in a page that is open too, and is done once', async () => {
      const { elder, self } = await family()
      const daughter = await account('王丽')
      const id = await stand(world(), daughter, elder.person, SCOPES)
      const hers = as(daughter, elder.person)
      expect(codeOf(await hers.ask('record'))).toBe('ok')
      const ended = dataOf<{ helper: HelperCard }>(await self.ask('endHelper', { id })).helper
      expect([ended.standing, ended.endedAt]).toEqual(['ended', world().now.toISOString()])
      expect(codeOf(await hers.ask('record'))).toBe('forbidden')
      expect(await hers.people()).toEqual([])
      expect(dataOf<{ helper: HelperCard }>(await self.ask('endHelper', { id })).helper).toEqual(ended)
      const words = inbox('helper-revoked', { helper: '您', elder: '王秀英' })
      expect((await told(daughter)).filter((one) => one === words)).toHaveLength(1)
      expect(await told(elder)).toContain(inbox('helper-revoked', { helper: '子女 王丽', elder: '王秀英' }))
    })

    it.each([1, 2, 3, 4])('is one word when two decide at once, and a revocation always holds (%s)', async () => {
      const { elder, self } = await family()
      const worker = as(await workerBeside(world(), elder.person), elder.person)
      const { id } = await waiting(elder)
      const agree = (by: ReturnType<typeof actor>, scopes: string[]) =>
        by.ask('confirmHelper', { id, version: 1, scopes, ...(by === worker && { proof: SAID }) })
      const both = await Promise.all([agree(self, ['view']), agree(worker, ['pay'])])
      expect(both.map(codeOf).sort()).toEqual(['conflict', 'ok'])
      const { version } = await helperOf(self, id)
      const [changed, revoked] = await Promise.all([
        self.ask('changeHelper', { id, version, scopes: ['view', 'book'] }),
        worker.ask('endHelper', { id }),
      ])
      expect(codeOf(revoked)).toBe('ok')
      expect(['ok', 'conflict']).toContain(codeOf(changed))
      expect((await helperOf(self, id)).standing).toBe('ended')
      expect(codeOf(await agree(self, ['view']))).toBe('conflict')
    })

    it('changes what he may do and until when, and his day ends at midnight in China', async () => {
      const { elder, self } = await family()
      const daughter = await account('王丽')
      const id = await stand(world(), daughter, elder.person, ['view'])
      const past = await self.ask('changeHelper', { id, version: 1, scopes: ['view'], until: '2026-11-20' })
      expect([codeOf(past), Object.keys(fieldsOf(past))]).toEqual(['invalid', ['until']])
      dataOf(await self.ask('changeHelper', { id, version: 1, scopes: ['view', 'handle'], until: '2026-11-21' }))
      expect(await told(daughter)).toContain(
        inbox('scopes-changed', { helper: '您', elder: '王秀英', scopes: '查看、办理', until: '2026年11月21日' }),
      )
      expect(codeOf(await self.ask('changeHelper', { id, version: 1, scopes: ['pay'] }))).toBe('conflict')
      const read = (hours: number) =>
        later(hours, async () => codeOf(await as(await again(daughter), elder.person).ask('record')))
      expect(await read(13.99)).toBe('ok')
      const other = await account('王丽')
      await owner().update(helper).set({ accountId: other.id }).where(eq(helper.id, id))
      const after = await later(14, async () => codeOf(await as(await again(other), elder.person).ask('record')))
      expect(after).toBe('forbidden')
      const elderLater = await later(14, async () => as(await again(elder), elder.person).helpers())
      expect(elderLater.helpers.find((one) => one.id === id)?.standing).toBe('ended')
      expect(elderLater.confirmed).toBe(0)
    })

    it('reaches only rows of hers, and neither herself nor a guardian', async () => {
      const { elder, self } = await family()
      const { elder: another } = await family()
      const foreign = await waiting(another)
      for (const [action, data] of [
        ['confirmHelper', { version: 1, scopes: ['view'] }],
        ['changeHelper', { version: 1, scopes: ['view'] }],
        ['endHelper', {}],
      ] as const)
        expect([action, codeOf(await self.ask(action, { id: foreign.id, ...data }))]).toEqual([action, 'not-found'])
      const { helpers } = await self.helpers()
      expect(codeOf(await self.ask('endHelper', { id: helpers[0]?.id }))).toBe('forbidden')
      const guardian = await account('王国强')
      const id = await stand(world(), guardian, elder.person, [], { standing: 'guardian' })
      expect(codeOf(await self.ask('endHelper', { id }))).toBe('forbidden')
      expect(codeOf(await self.ask('changeHelper', { id, version: 1, scopes: ['view'] }))).toBe('conflict')
      const worker = as(await workerBeside(world(), elder.person), elder.person)
      expect(codeOf(await worker.ask('endHelper', { id }))).toBe('ok')
    })

    it('is not the worker’s own, where he is a helper too', async () => {
      const { elder } = await family()
      const worker = await workerBeside(world(), elder.person)
      const { id } = await waiting(elder)
      await owner().update(helper).set({ accountId: worker.id }).where(eq(helper.id, id))
      const agree = { id, version: 1, scopes: ['view'], proof: SAID }
      expect(codeOf(await as(worker, elder.person).ask('confirmHelper', agree))).toBe('forbidden')
    })

    it('lets a helper go by himself, and her know', async () => {
      const { elder, self } = await family()
      const daughter = await account('王丽')
      await stand(world(), daughter, elder.person, ['view'])
      dataOf(await as(daughter, elder.person).ask('leave'))
      expect(codeOf(await as(daughter, elder.person).ask('leave'))).toBe('forbidden')
      expect(await told(elder)).toContain(inbox('helper-left', { helper: '子女 王丽', elder: '王秀英' }))
      expect(codeOf(await self.ask('leave'))).toBe('conflict')
    })
  })

  helpersAtCounterSuite(world)

  describe('an elder asked on her own phone', () => {
    async function asking(typed: object = {}) {
      const daughter = await account('王丽')
      const card = await as(daughter).add({ birthDate: '1944-03-05', phone: '13835700001', ...typed })
      const ask = async () => dataOf<Invited>(await as(daughter, card.id).ask('askElder', { scopes: ['view', 'pay'] }))
      return { daughter, card, ask }
    }

    it('agrees as 本人: her own record becomes that of the helper, and what he typed fills it', async () => {
      const { daughter, card, ask } = await asking({ residence: '141002', street: '解放路街道' })
      const { link } = await ask()
      const mother = await account('妈妈')
      const look = dataOf<{ by: string; relation: string; elder: string }>(
        await as(mother).own('lookInvitation', { link }),
      )
      expect(look).toMatchObject({ elder: '王秀英', by: '子女 王丽', relation: '妈妈' })
      const self = await as(mother).accept({ link, relation: undefined, scopes: ['view'], until: '2026-12-31' })
      expect(self).toMatchObject({ name: '王秀英', standing: 'self', relation: '本人', birthDate: '1944-03-05' })
      const [now] = await as(daughter).people()
      expect(now).toMatchObject({ id: self.id, was: card.id, scopes: ['view'], standing: 'confirmed' })
      expect(now?.until).toBe('2026-12-31T15:59:59.999Z')
      const { lines } = await as(mother, self.id).record()
      expect(lines.map(({ key, by }) => [key, by])).toEqual([
        ['name', '本人'],
        ['birthDate', '子女 王丽'],
        ['phone', '子女 王丽'],
        ['residence', '子女 王丽'],
        ['street', '子女 王丽'],
      ])
      expect(codeOf(await as(daughter, card.id).ask('record'))).toBe('ok')
      expect(codeOf(await as(daughter, card.id).ask('changeRecord', { version: 2, changes: [{ key: 'sex' }] }))).toBe(
        'forbidden',
      )
    })

    it('moves the helper whether the number’s record was full or not, and shows no difference', async () => {
      const shown = []
      for (const full of [true, false]) {
        const number = freshNumber()
        const { daughter, card, ask } = await asking({ identityNumber: number })
        const [row] = await owner().select().from(helper).where(eq(helper.formerPersonId, card.id))
        if (full) {
          const worker = as(await workerBeside(world(), row!.personId), row!.personId)
          const changes = [{ key: 'phone', value: '0357-7654321' }]
          dataOf(await worker.ask('changeRecord', { version: (await worker.record()).version, changes }))
        }
        const mother = await account('妈妈')
        const self = await as(mother).accept({ link: (await ask()).link, relation: undefined })
        expect(self.id).not.toBe(row?.personId)
        const { lines } = await as(daughter, self.id).record()
        shown.push([full ? null : null, { ...self, id: '' }, lines.map(({ key, value, by }) => [key, value, by])])
      }
      expect(shown[0]).toEqual(shown[1])
    })

    it('keeps her own words where she has said something herself', async () => {
      const { ask } = await asking({ residence: '141002', street: '解放路街道', phone: '13835700055' })
      const elder = await newElder(world(), '王秀英', { residence: '141024', phone: '13835700066' })
      const self = await as(elder).accept({ link: (await ask()).link, relation: undefined })
      expect(self.id).toBe(elder.person)
      const { lines } = await as(elder, elder.person).record()
      expect(Object.fromEntries(lines.map(({ key, value }) => [key, value]))).toEqual({
        name: '王秀英',
        birthDate: '1944-03-05',
        residence: '141024',
        phone: '13835700066',
      })
    })

    it('is nobody else: another name on the phone, the asker himself, a taker who comes second', async () => {
      const { daughter, ask } = await asking()
      const { link } = await ask()
      expect(codeOf(await as(daughter).own('acceptInvitation', { link }))).toBe('conflict')
      const wrong = await newElder(world(), '李四')
      expect(codeOf(await as(wrong).own('acceptInvitation', { link }))).toBe('conflict')
      const replies = await Promise.all(
        (await Promise.all(Array.from({ length: 8 }, () => account('妈妈')))).map((one) =>
          as(one).own('acceptInvitation', { link }),
        ),
      )
      expect(replies.map(codeOf).sort()).toEqual([...Array(7).fill('not-found'), 'ok'])
    })

    it('is asked by one pair of secrets at a time, and not when she has agreed', async () => {
      const { daughter, card, ask } = await asking()
      const [first, second] = [await ask(), await ask()]
      const look = async (link: string) => codeOf(await as(await account('妈妈')).own('lookInvitation', { link }))
      expect([await look(first.link), await look(second.link)]).toEqual(['not-found', 'ok'])
      dataOf(await as(daughter, card.id).ask('withdrawInvitation', { id: second.invitation.id }))
      expect(await look(second.link)).toBe('not-found')
      const third = await ask()
      await as(await account('妈妈')).accept({ link: third.link, relation: undefined })
      expect(codeOf(await as(daughter, card.id).ask('askElder', { scopes: ['view'] }))).toBe('conflict')
    })

    it('says no, and the helper who asked is told', async () => {
      const { daughter, card, ask } = await asking()
      const { link } = await ask()
      dataOf(await as(await account('妈妈')).own('refuseInvitation', { link }))
      expect(await told(daughter)).toContain(inbox('helper-refused', { helper: '您', elder: '王秀英' }))
      expect((await as(daughter).people()).map(({ id, standing }) => [id, standing])).toEqual([
        [card.id, 'unconfirmed'],
      ])
    })

    it.each([1, 2, 3, 4])('leaves nothing of the old claim when the helper has gone meanwhile (%s)', async () => {
      const { daughter, card, ask } = await asking()
      const { link } = await ask()
      const mother = await account('妈妈')
      const [left, taken] = await Promise.all([
        as(daughter, card.id).ask('leave'),
        as(mother).own('acceptInvitation', { link }),
      ])
      expect(codeOf(left)).toBe('ok')
      expect(['ok', 'not-found', 'conflict']).toContain(codeOf(taken))
      const active = and(eq(helper.accountId, daughter.id), ne(helper.standing, 'ended'))
      expect(await owner().select().from(helper).where(active)).toEqual([])
    })
  })
}
