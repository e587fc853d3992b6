import { eq } from 'drizzle-orm'
import { helper, helperDecision, person } from '../../../cloudfunctions/database/schema'
import type { HelperCard } from '../../../src/contract/account'
import { dataOf, type World } from '../world'
import { codeOf, fieldsOf, freshNumber, kitOf, stand, workerBeside } from './people-support'

/** What a worker writes down of her yes. */
export const SAID = { way: 'read-back' } as const

export function helpersAtCounterSuite(world: () => World): void {
  const { owner, account, as, family, told } = kitOf(world)

  describe('at the counter', () => {
    /** An elder without a phone, whose card a worker has seen. */
    async function seen(number = freshNumber(), more: object = {}) {
      const card = await as(await account('先登记的人')).add({ identityNumber: number })
      const [row] = await owner().select().from(helper).where(eq(helper.formerPersonId, card.id))
      const worker = as(await workerBeside(world(), row!.personId), row!.personId)
      const name = `赵${'甲乙丙丁戊己庚辛'[Math.floor(Math.random() * 8)]}${'梅兰竹菊'[Math.floor(Math.random() * 4)]}英`
      const lines = { name, birthDate: '1944-03-05', residence: '141002', ...more }
      const changes = Object.entries(lines).map(([key, value]) => ({ key, value }))
      const { version } = await worker.record()
      dataOf(await worker.ask('changeRecord', { version, changes, seenOnPaper: true }))
      await owner().update(person).set({ identitySeen: true }).where(eq(person.id, row!.personId))
      return { id: row!.personId, name, worker, helper: row!.id }
    }

    it('keeps how she agreed, sealed under her key, and takes no agreement without it', async () => {
      const { elder, self } = await family()
      const worker = await workerBeside(world(), elder.person)
      const beside = as(worker, elder.person)
      const asked = await account('王军')
      const id = await stand(world(), asked, elder.person, [], { standing: 'unconfirmed' })
      const agree = { id, version: 1, scopes: ['view'] }
      for (const [action, data] of [
        ['confirmHelper', agree],
        ['changeHelper', agree],
        ['invite', { scopes: ['view'] }],
      ] as const) {
        const reply = await beside.ask(action, data)
        expect([action, codeOf(reply), Object.keys(fieldsOf(reply))]).toEqual([action, 'invalid', ['proof']])
        const phone = await self.ask(action, { ...data, proof: SAID })
        expect([action, codeOf(phone), Object.keys(fieldsOf(phone))]).toEqual([action, 'invalid', ['proof']])
      }
      const strokes = [[[10, 20] as [number, number]]]
      const signature = { way: 'signature', strokes }
      const confirmed = dataOf<{ helper: HelperCard }>(
        await beside.ask('confirmHelper', { ...agree, proof: signature }),
      )
      expect(confirmed.helper.agreed).toBe('当面签名同意,社工 李敏')
      const rows = () => owner().select().from(helperDecision).where(eq(helperDecision.personId, elder.person))
      const [kept] = await rows()
      expect(kept).toMatchObject({ kind: 'confirm', helperId: id, way: 'signature', byAccount: worker.id })
      const [her] = await owner().select().from(person).where(eq(person.id, elder.person))
      const sealed = { wrappedKey: her!.wrappedKey!, sealed: kept!.sealedProof! }
      expect(world().keyring.open(elder.person, sealed)).toEqual(signature)
      const changed = { id, version: 2, scopes: ['view', 'book'] }
      dataOf(await beside.ask('changeHelper', { ...changed, proof: { way: 'witness', witness: '张三' } }))
      const shown = async () => (await self.helpers()).helpers.find((one) => one.id === id)?.agreed
      expect(await shown()).toBe('当面说了同意,有见证人,社工 李敏')
      dataOf(await self.ask('changeHelper', { ...changed, version: 3 }))
      expect(await shown()).toBe('本人在手机上同意')
      expect((await rows()).map(({ kind }) => kind).sort()).toEqual(['change', 'change', 'confirm'])
    })

    it('agrees to nobody by an invitation: who takes it up waits for her word', async () => {
      const { elder, self } = await family()
      const beside = as(await workerBeside(world(), elder.person), elder.person)
      const { link } = await beside.invite(['view', 'handle'], { proof: SAID })
      const son = await account('王军')
      const card = await as(son).accept({ link })
      expect(card).toMatchObject({ standing: 'unconfirmed', scopes: [] })
      expect(card.id).not.toBe(elder.person)
      expect(codeOf(await as(son, card.id).ask('record'))).toBe('forbidden')
      const waiting = (await self.helpers()).helpers.find(({ name }) => name === '王军')
      expect(waiting).toMatchObject({ standing: 'unconfirmed', asked: ['view', 'handle'], agreed: null })
      const agree = { id: waiting?.id, version: waiting?.version, scopes: ['view'], proof: SAID }
      dataOf(await beside.ask('confirmHelper', agree))
      expect(codeOf(await as(son, card.id).ask('record'))).toBe('ok')
    })

    it('is over when she says so, at once', async () => {
      const { elder, self } = await family()
      const worker = await workerBeside(world(), elder.person)
      const beside = as(worker, elder.person)
      expect(codeOf(await beside.ask('record'))).toBe('ok')
      const { workers } = dataOf<{ workers: { id: string; open: boolean }[] }>(await self.ask('helpers'))
      expect(workers).toMatchObject([{ open: true }])
      const end = () => self.ask('endPresence', { id: workers[0]?.id })
      const { elder: other } = await family('李桂花')
      expect(codeOf(await as(other, other.person).ask('endPresence', { id: workers[0]?.id }))).toBe('not-found')
      dataOf(await end())
      expect(codeOf(await beside.ask('record'))).toBe('forbidden')
      dataOf(await end())
      const closed = (await told(worker)).filter((words) => words.includes('办完了'))
      expect(closed).toHaveLength(1)
    })

    it('leaves no invitation behind of a worker whose work has ended', async () => {
      const [{ elder, self }, { elder: his }] = [await family(), await family('赵六')]
      const worker = await workerBeside(world(), elder.person)
      const beside = await as(worker, elder.person).invite(['view'], { proof: SAID })
      await stand(world(), worker, his.person, ['view', 'handle'])
      const [asHelper, own] = [await as(worker, his.person).invite(['view']), await self.invite(['view'])]
      const operator = await world().staff({ role: 'operator', name: '高局长' })
      const { session } = operator
      dataOf(await world().ask('operator', 'endStaff', { id: worker.staff }, { session }))
      const taker = as(await account('某人'))
      const look = async ({ link }: { readonly link: string }) => codeOf(await taker.own('lookInvitation', { link }))
      expect([await look(beside), await look(asHelper), await look(own)]).toEqual(['not-found', 'ok', 'ok'])
    })

    it('lets the worker agree for her to one who typed her number', async () => {
      const { id, name, worker, helper: row } = await seen()
      const [first] = (await worker.helpers()).helpers
      expect(first).toMatchObject({ id: row, name: '先登记的人', standing: 'unconfirmed', byTold: false })
      dataOf(await worker.ask('confirmHelper', { id: row, version: 1, scopes: ['view', 'handle'], proof: SAID }))
      const [kept] = await owner().select().from(helper).where(eq(helper.id, row))
      expect(kept).toMatchObject({ personId: id, standing: 'confirmed', toldHash: null })
      expect(name).toMatch(/^赵/)
    })

    it('finds who registered her without it, by name, birth date and county alike, and nobody else', async () => {
      const { id, name, worker } = await seen()
      const match = { name: `${name.slice(0, 1)} ${name.slice(1)}`, birthDate: '1944-03-05', residence: '141002' }
      const right = await account('王军')
      const card = await as(right).add(match)
      for (const other of [
        { ...match, birthDate: '1944-03-06' },
        { ...match, residence: '141024' },
        { ...match, name: '赵别人' },
        { name: match.name, birthDate: match.birthDate },
      ])
        await as(await account('别人')).add(other)
      const found = (await worker.helpers()).helpers.filter(({ byTold }) => byTold)
      expect(found.map(({ name: who }) => who)).toEqual(['王军'])
      const agree = { version: 1, scopes: ['view'], proof: SAID }
      const reply = await worker.ask('confirmHelper', { id: found[0]?.id, ...agree })
      expect(codeOf(reply)).toBe('ok')
      const [now] = await as(right).people()
      expect(now).toMatchObject({ id, was: card.id, standing: 'confirmed', name })
      expect(codeOf(await as(right, card.id).ask('record'))).toBe('ok')
      // Whoever asks by another number is a stranger's row, for a worker too.
      const stranger = await as(await account('陌生人')).add({ name: '钱陌生' })
      const [strangers] = await owner().select().from(helper).where(eq(helper.formerPersonId, stranger.id))
      const wrong = await worker.ask('confirmHelper', { id: strangers?.id, ...agree })
      expect(codeOf(wrong)).toBe('not-found')
      expect(codeOf(await worker.ask('endHelper', { id: strangers?.id }))).toBe('not-found')
    })

    it('still knows her by the id of a record that was found to be hers', async () => {
      const [one, other] = [await family(), await family()]
      const daughter = await account('王丽')
      await stand(world(), daughter, other.elder.person, ['view'])
      const asks = async () => codeOf(await as(daughter, one.elder.person).ask('record'))
      expect(await asks()).toBe('forbidden')
      const joined = { mergedInto: other.elder.person }
      await owner().update(person).set(joined).where(eq(person.id, one.elder.person))
      expect(await asks()).toBe('ok')
    })

    it('shows such a claim to nobody but the worker beside her', async () => {
      const { elder, self } = await family('钱桂花')
      await as(await account('王军')).add({ name: '钱桂花', birthDate: '1944-03-05', residence: '141002' })
      expect((await self.helpers()).helpers.map(({ name }) => name)).toEqual(['钱桂花'])
      const worker = as(await workerBeside(world(), elder.person), elder.person)
      const claim = (await worker.helpers()).helpers.find(({ byTold }) => byTold)
      const reply = await self.ask('confirmHelper', { id: claim?.id, version: 1, scopes: ['view'] })
      expect([claim?.name, codeOf(reply)]).toEqual(['王军', 'not-found'])
    })
  })
}
