import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { careCase, file, helper } from '../../../cloudfunctions/database/schema'
import { openCase } from '../../../cloudfunctions/runtime/cases'
import { dataOf, type Somebody, type World } from '../world'
import { careOf, newWorker, STREET } from './care-support'
import { codeOf, fieldsOf, freshNumber, kitOf, stand, workerBeside } from './people-support'

export function guardiansSuite(world: () => World): void {
  const { owner, account, as, family, told } = kitOf(world)

  describe('whoever asks to be her guardian', () => {
    it('says where she lives before anything else, known or not', async () => {
      const number = freshNumber()
      const filled = await as(await account('先登记的人')).add({ identityNumber: number })
      const [row] = await owner().select().from(helper).where(eq(helper.formerPersonId, filled.id))
      const worker = as(await workerBeside(world(), row!.personId), row!.personId)
      const changes = [{ key: 'residence', value: '141002' }]
      dataOf(await worker.ask('changeRecord', { version: (await worker.record()).version, changes }))
      const answers = []
      for (const identityNumber of [number, freshNumber()]) {
        const son = await account('王国强')
        const card = await as(son).add({ identityNumber })
        answers.push(await as(son, card.id).ask('askGuardianship', { files: [randomUUID()], words: '这是判决书' }))
      }
      expect(codeOf(answers[0]!)).toBe('invalid')
      expect(Object.keys(fieldsOf(answers[0]!))).toEqual(['residence'])
      expect(answers[0]).toEqual(answers[1])
    })

    it('opens a case at her desk with his papers, agreed to or not, and is no guardian by that', async () => {
      const son = await account('王国强')
      const card = await as(son).add({ residence: '141002', street: '解放路街道' })
      const [row] = await owner().select().from(helper).where(eq(helper.formerPersonId, card.id))
      const paper = randomUUID()
      await owner()
        .insert(file)
        .values({
          ...{ id: paper, personId: row!.personId, byAccount: son.id, type: 'image/jpeg', size: 1000 },
          ...{ createdAt: world().now, arrivedAt: world().now },
        })
      const asked = await as(son, card.id).ask('askGuardianship', { files: [paper], words: '这是判决书' })
      const { case: id } = dataOf<{ case: string }>(asked)
      const [opened] = await owner().select().from(careCase).where(eq(careCase.id, id))
      expect(opened).toMatchObject({ kind: 'guardian', city: 'linfen', county: '141002', street: '解放路街道' })
      expect((await as(son).people()).map(({ standing }) => standing)).toEqual(['unconfirmed'])
    })

    /** A case of his papers, opened as his phone does it, and the card that he has of her. */
    async function asking(son: Somebody, typed: object = {}) {
      const card = await as(son).add({ residence: '141002', street: STREET, ...typed })
      const [row] = await owner().select().from(helper).where(eq(helper.formerPersonId, card.id))
      const paper = randomUUID()
      await owner()
        .insert(file)
        .values({
          ...{ id: paper, personId: row!.personId, byAccount: son.id, type: 'image/jpeg', size: 1000 },
          ...{ createdAt: world().now, arrivedAt: world().now },
        })
      const papers = { files: [paper], words: '这是判决书' }
      const { case: id } = dataOf<{ case: string }>(await as(son, card.id).ask('askGuardianship', papers))
      return { card, id, person: row!.personId, helper: row!.id }
    }

    it('reads and goes on with his own case, and learns no id of her record by it', async () => {
      const son = await account('王国强')
      const { card, id, person } = await asking(son)
      const his = careOf(world(), son)
      const read = await his.thread(id)
      expect(read.case.person).toEqual({ id: card.id, name: '王秀英' })
      const said = await his.done('say', read, { words: '还有一份材料' })
      const listed = await his.cases()
      expect(listed.map((one) => [one.id, one.person])).toEqual([[id, { id: card.id, name: '王秀英' }]])
      expect(JSON.stringify([read, said, listed])).not.toContain(person)
      expect(codeOf(await careOf(world(), await account('别人')).ask('thread', { case: id }))).toBe('not-found')
    })

    it('is judged by a colleague, where he is the worker of her street', async () => {
      const worker = await newWorker(world())
      const { id } = await asking(worker, { identityNumber: freshNumber() })
      const his = careOf(world(), worker)
      const own = await his.thread(id)
      expect(own).toMatchObject({ contact: null, may: expect.not.arrayContaining(['taken']) })
      expect((await his.desk('open')).cases.map((one) => one.id)).not.toContain(id)
      const colleague = careOf(world(), await newWorker(world(), '周强'))
      const refused = async (action: string, more: object = {}) => {
        const reply = await his.act(action, own, more)
        expect([action, codeOf(reply)]).toEqual([action, 'forbidden'])
      }
      await refused('take')
      const taken = await colleague.done('take', await colleague.thread(id))
      const seen = { ...own, case: { ...own.case, version: taken.case.version } }
      for (const approve of [true, false]) {
        const reply = await his.act('decideGuardian', seen, { words: '看过了', approve })
        expect(codeOf(reply)).toBe('forbidden')
      }
      const back = await colleague.act('handOn', taken, { words: '给他', to: worker.staff })
      expect(fieldsOf(back)).toHaveProperty('to')
      await colleague.done('decideGuardian', taken, { words: '判决书看过了', approve: true })
    })

    it('stands as before when an objection to his being guardian is upheld', async () => {
      const { elder, self } = await family()
      const daughter = await account('王丽')
      await stand(world(), daughter, elder.person, ['view', 'handle'], { until: new Date('2026-12-31T00:00:00Z') })
      const her = careOf(world(), elder)
      const colleague = careOf(world(), await newWorker(world(), '周强', { street: undefined }))
      const { keyring, database, now } = world()
      const opening = { kind: 'guardian', title: '申请登记为监护人', words: '我是女儿', city: 'linfen' } as const
      const by = { personId: elder.person, openedBy: daughter.id, ground: 'helper', staffId: null } as const
      const id = await database.transaction((tx) => openCase(tx, keyring, { ...opening, ...by }, now))
      const decide = async (approve: boolean) => {
        const taken = await colleague.done('take', await colleague.thread(id))
        return colleague.done('decideGuardian', taken, { words: '材料看过了', approve })
      }
      await decide(true)
      const guardian = (await self.helpers()).helpers.find(({ name }) => name === '王丽')
      expect(guardian).toMatchObject({ standing: 'guardian' })
      const object = async () => her.done('complain', await her.thread(id), { kind: 'objected', words: '我不同意' })
      await object()
      await decide(true)
      expect((await self.helpers()).helpers.find(({ name }) => name === '王丽')?.standing).toBe('guardian')
      await object()
      await decide(false)
      const [row] = await owner().select().from(helper).where(eq(helper.accountId, daughter.id))
      expect(row).toMatchObject({ standing: 'confirmed', scopes: ['view', 'handle'] })
      expect(row?.until?.toISOString()).toBe('2026-12-31T00:00:00.000Z')
      for (const one of [elder, daughter]) expect((await told(one)).join()).toContain('没有登记')
      expect(codeOf(await as(daughter, elder.person).ask('consents'))).toBe('forbidden')
    })

    it('is nobody any more when his day is over', async () => {
      const { elder } = await family()
      const daughter = await account('王丽')
      const link = await stand(world(), daughter, elder.person, ['view', 'handle'])
      const { keyring, database, now } = world()
      const opening = { kind: 'guardian', title: '申请登记为监护人', words: '我是女儿', city: 'linfen' } as const
      const by = { personId: elder.person, openedBy: daughter.id, ground: 'helper', staffId: null } as const
      const id = await database.transaction((tx) => openCase(tx, keyring, { ...opening, ...by }, now))
      const colleague = careOf(world(), await newWorker(world(), '周强', { street: undefined }))
      const taken = await colleague.done('take', await colleague.thread(id))
      await owner()
        .update(helper)
        .set({ until: new Date(now.getTime() - 1000) })
        .where(eq(helper.id, link))
      const late = await colleague.act('decideGuardian', taken, { words: '看过了', approve: true })
      expect(codeOf(late)).toBe('conflict')
    })

    it('is neither herself nor one who is it already', async () => {
      const { elder, self } = await family()
      const guardian = await account('王国强')
      await stand(world(), guardian, elder.person, [], { standing: 'guardian' })
      const papers = { files: [randomUUID()], words: '这是判决书' }
      expect(codeOf(await self.ask('askGuardianship', papers))).toBe('conflict')
      expect(codeOf(await as(guardian, elder.person).ask('askGuardianship', papers))).toBe('conflict')
    })
  })
}
