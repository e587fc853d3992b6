import { and, eq } from 'drizzle-orm'
import { helper, person } from '../../../cloudfunctions/database/schema'
import { changeRecord, openPerson, valueOf } from '../../../cloudfunctions/runtime/records'
import { currentText } from '../../../src/domain/consent/texts'
import { dataOf, type World } from '../world'
import { careOf, HOME, newWorker, STROKES, toldTo } from './care-support'
import { actor, codeOf, fieldsOf, freshNumber, newElder, stand, wordsOf } from './people-support'

export function recordsMergeSuite(world: () => World): void {
  describe('two records of one elder', () => {
    const signed = (identityNumber: string, name = '王秀英') => ({
      proof: 'signature',
      identityNumber,
      name,
      strokes: STROKES,
    })
    const byCode = (code: string, more: object = {}) => ({ proof: 'service-code', code, ...more })
    const recordOf = (id: string) => world().database.transaction((tx) => openPerson(tx, world().keyring, id))
    const cardOf = async (session: string, id: string) =>
      dataOf<{ code: string }>(await world().ask('care', 'card', {}, { session, for: id }))

    it('makes no one of two elders: birth, sex and name of both cards are compared', async () => {
      const { owner } = world().database
      const his = careOf(world(), await newWorker(world()))
      const number = freshNumber('1950-06-07')
      const other = await his.meet(signed(number, '李桂花'))
      const elder = await newElder(world(), '王秀英', HOME)
      const { code } = await cardOf(elder.session, elder.person)
      const refused = async (identityNumber: string, session = his) => {
        const reply = await session.ask('meet', { reason: 'help', by: byCode(code, { identityNumber }) })
        expect([codeOf(reply), Object.keys(fieldsOf(reply))]).toEqual(['invalid', ['by.identityNumber']])
      }
      await refused(number)
      // Another birth date than hers, also where nobody has that number yet.
      await refused(freshNumber('1950-06-08'))
      const sameDay = freshNumber()
      await his.meet(signed(sameDay, '李桂花'))
      await refused(sameDay)
      const rows = await owner.select().from(person).where(eq(person.id, elder.person))
      expect(rows).toMatchObject([{ mergedInto: null, identitySeen: false, identityHash: null }])
      expect(valueOf((await recordOf(other.person.id)).record, 'name')).toBe('李桂花')
      expect(valueOf((await recordOf(elder.person)).record, 'birthDate')).toBe('1944-03-05')
      const right = await careOf(world(), await newWorker(world())).meet(
        byCode(code, { identityNumber: freshNumber() }),
      )
      expect(right.person).toEqual({ id: elder.person, name: '王秀英', identitySeen: true })
    })

    it('lets five stand when two records become one, and keeps no line that she has taken back', async () => {
      const number = freshNumber()
      const atCounter = await careOf(world(), await newWorker(world())).meet(signed(number))
      const elder = await newElder(world(), '王秀英', HOME)
      const there = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => world().newAccount(name)))
      for (const one of there) await stand(world(), one, atCounter.person.id, ['view'])
      const come = await Promise.all(['戊', '己'].map((name) => world().newAccount(name)))
      for (const one of come) await stand(world(), one, elder.person, ['view', 'handle'])
      const hers = actor(world(), elder, elder.person)
      const decide = async (given: boolean) =>
        dataOf(await hers.ask('consent', { class: 'place', version: currentText('place').version, given }))
      await decide(true)
      const { version } = await hers.record()
      dataOf(await hers.ask('changeRecord', { version, changes: [{ key: 'address', value: '解放路1号' }] }))
      const { keyring, database, now } = world()
      const line = { key: 'address', value: '解放路2号', source: 'worker', since: now.toISOString() } as const
      const by = { account: elder.id, as: 'presence' } as const
      await database.transaction(async (tx) =>
        changeRecord(tx, keyring, await openPerson(tx, keyring, atCounter.person.id, true), [{ ...line, by }], now),
      )
      await decide(false)
      const { code } = await cardOf(elder.session, elder.person)
      const met = await careOf(world(), await newWorker(world())).meet(byCode(code, { identityNumber: number }))
      expect((await recordOf(met.person.id)).record.address).toBeUndefined()
      const rows = await database.owner.select().from(helper).where(eq(helper.personId, met.person.id))
      const confirmed = rows.filter(({ standing }) => standing === 'confirmed')
      expect(confirmed).toHaveLength(5)
      const [left] = rows.filter(({ standing }) => standing === 'unconfirmed')
      expect(left).toMatchObject({ scopes: [] })
      const out = come.find(({ id }) => id === left?.accountId)!
      const [card] = await actor(world(), out).people()
      expect(card).toMatchObject({ name: '王秀英', standing: 'unconfirmed' })
      expect(codeOf(await actor(world(), out, card?.id).ask('record'))).toBe('forbidden')
      expect((await toldTo(world(), out)).map(({ words }) => words).join()).toContain('由 王秀英 决定')
      const { helpers } = await hers.helpers()
      expect(helpers.find(({ id }) => id === left?.id)?.asked).toEqual(['view', 'handle'])
    })

    it('makes one of her own record and the one of her number, when she shows both cards', async () => {
      const number = freshNumber()
      const atCounter = await careOf(world(), await newWorker(world())).meet(signed(number))
      const elder = await newElder(world(), '王秀英', { ...HOME, phone: '13800138000' })
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, elder.person)
      const asked = await careOf(world(), daughter, elder.person).help()
      const { code } = await cardOf(elder.session, elder.person)
      const his = careOf(world(), await newWorker(world()))
      const met = await his.meet(byCode(code, { identityNumber: number }))
      expect(met.person).toMatchObject({ id: atCounter.person.id, identitySeen: true })

      const { owner } = world().database
      const [old] = await owner.select().from(person).where(eq(person.id, elder.person))
      expect(old).toMatchObject({ mergedInto: met.person.id, identityHash: null })
      const links = await owner
        .select()
        .from(helper)
        .where(and(eq(helper.personId, met.person.id), eq(helper.formerPersonId, elder.person)))
      expect(links.map(({ standing }) => standing).sort()).toEqual(['confirmed', 'self'])
      expect(valueOf((await recordOf(met.person.id)).record, 'phone')).toBe('13800138000')
      // Whoever knew her by the old id goes on with it, and finds what was asked before.
      const daughters = careOf(world(), daughter, elder.person)
      expect((await daughters.cases()).map(({ id }) => id)).toEqual([asked.case.id])
      expect((await daughters.thread(asked.case.id)).about.words).toBe(asked.about.words)
      await daughters.help()
      // Her printed card still leads to her.
      expect((await his.meet(byCode(code))).person.id).toBe(met.person.id)
    })

    it('leaves whoever stood to both records in the stronger way, under either id', async () => {
      const number = freshNumber()
      const atCounter = await careOf(world(), await newWorker(world())).meet(signed(number))
      const elder = await newElder(world(), '王秀英', HOME)
      const [daughter, son] = [await world().newAccount('王丽'), await world().newAccount('王军')]
      await stand(world(), daughter, elder.person)
      await stand(world(), daughter, atCounter.person.id, [], { standing: 'unconfirmed' })
      await stand(world(), son, elder.person, [], { standing: 'unconfirmed' })
      await stand(world(), son, atCounter.person.id, ['view'])
      const { code } = await cardOf(elder.session, elder.person)
      await careOf(world(), await newWorker(world())).meet(byCode(code, { identityNumber: number }))
      for (const [account, scopes] of [
        [daughter, 5],
        [son, 1],
      ] as const) {
        const rows = await world().database.owner.select().from(helper).where(eq(helper.accountId, account.id))
        const active = rows.filter(({ standing }) => standing !== 'ended')
        expect(active).toMatchObject([{ personId: atCounter.person.id, standing: 'confirmed' }])
        expect(active[0]?.scopes).toHaveLength(scopes)
        for (const id of [elder.person, atCounter.person.id])
          expect(codeOf(await actor(world(), account).ask('record', {}, id))).toBe('ok')
      }
    })

    it('does not make one of two that others are 本人 of, nor takes a card of one number for another', async () => {
      const worker = careOf(world(), await newWorker(world()))
      const number = freshNumber()
      const [first, second] = [await newElder(world(), '王秀英', HOME), await newElder(world(), '王秀英', HOME)]
      const codes = [await cardOf(first.session, first.person), await cardOf(second.session, second.person)]
      await worker.meet(byCode(codes[0]?.code ?? '', { identityNumber: number }))
      const twice = await worker.ask('meet', {
        reason: 'help',
        by: byCode(codes[1]?.code ?? '', { identityNumber: number }),
      })
      expect([codeOf(twice), wordsOf(twice)]).toEqual(['conflict', expect.stringContaining('另一个账号')])
      const other = byCode(codes[0]?.code ?? '', { identityNumber: freshNumber() })
      expect(fieldsOf(await worker.ask('meet', { reason: 'help', by: other }))).toHaveProperty(['by.identityNumber'])
    })
  })
}
