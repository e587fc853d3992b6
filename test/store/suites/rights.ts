import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import {
  accessLog,
  consent,
  decision,
  helperDecision,
  judgement,
  person,
} from '../../../cloudfunctions/database/schema'
import type { ConsentCard, SavedJudgementCard } from '../../../src/contract/account'
import { CONSENT_CLASSES, type ConsentClass } from '../../../src/domain/consent/consent'
import { currentText } from '../../../src/domain/consent/texts'
import { dataOf, type World } from '../world'
import { codeOf, fieldsOf, kitOf, newElder, stand, wordsOf, workerBeside } from './people-support'

const STROKES = [
  [
    [100, 100],
    [200, 150],
  ],
]
const WITNESS = { way: 'witness', witness: '赵大柱' }
const DISABILITY = { grade: 2, kind: 'physical' }

export function rightsSuite(world: () => World): void {
  const kit = kitOf(world)
  const her = async () => {
    const elder = await newElder(world(), '王秀英')
    return { elder, self: kit.as(elder, elder.person) }
  }
  type Actor = Awaited<ReturnType<typeof her>>['self']
  const decide = (actor: Actor, cls: ConsentClass, given: boolean, more: object = {}) =>
    actor.ask('consent', { class: cls, version: currentText(cls).version, given, ...more })
  const consentsOf = async (actor: Actor) => dataOf<{ consents: ConsentCard[] }>(await actor.ask('consents')).consents
  const stateOf = async (actor: Actor, cls: ConsentClass) =>
    (await consentsOf(actor)).find((one) => one.class === cls)?.state

  describe('consents', () => {
    it('are unasked, given, refused and taken back one by one', async () => {
      const { self } = await her()
      expect((await consentsOf(self)).map((one) => [one.class, one.state, one.by])).toEqual(
        CONSENT_CLASSES.map((cls) => [cls, 'unasked', null]),
      )
      dataOf(await decide(self, 'health', true))
      dataOf(await decide(self, 'place', false))
      expect(await stateOf(self, 'health')).toBe('given')
      expect(await stateOf(self, 'place')).toBe('refused')
      expect(await stateOf(self, 'identity')).toBe('unasked')
      dataOf(await decide(self, 'health', false))
      const health = (await consentsOf(self)).find((one) => one.class === 'health')
      expect(health).toMatchObject({ state: 'withdrawn', by: '本人', version: currentText('health').version })
    })

    it('let a sensitive line be kept, and take it away when they are taken back, whoever verified it', async () => {
      const { elder, self } = await her()
      const change = async (actor: Actor, more: object = {}) => {
        const { version } = await self.record()
        return actor.ask('changeRecord', { version, changes: [{ key: 'disability', value: DISABILITY }], ...more })
      }
      expect(codeOf(await change(self))).toBe('forbidden')
      dataOf(await decide(self, 'health', true))
      const beside = kit.as(await workerBeside(world(), elder.person), elder.person)
      dataOf(await change(beside, { seenOnPaper: true }))
      expect((await self.record()).lines).toContainEqual(
        expect.objectContaining({ key: 'disability', source: 'document' }),
      )
      world().now = new Date(world().now.getTime() + 1000)
      dataOf(await decide(self, 'health', false))
      expect((await self.record()).lines.map(({ key }) => key)).not.toContain('disability')
      const { changes } = dataOf<{ changes: { gone: boolean; value: unknown }[] }>(
        await self.ask('history', { key: 'disability' }),
      )
      expect(changes.map(({ gone, value }) => [gone, value])).toEqual([
        [true, null],
        [false, DISABILITY],
      ])
    })

    it('at the counter need a proof, which is kept sealed; on her own phone there is none', async () => {
      const { elder, self } = await her()
      const beside = kit.as(await workerBeside(world(), elder.person), elder.person)
      expect(fieldsOf(await decide(beside, 'identity', true))).toHaveProperty('proof')
      expect(fieldsOf(await decide(self, 'identity', true, { proof: WITNESS }))).toHaveProperty('proof')
      dataOf(await decide(beside, 'identity', true, { proof: WITNESS }))
      dataOf(await decide(beside, 'health', true, { proof: { way: 'signature', strokes: STROKES } }))
      dataOf(await decide(beside, 'place', true, { proof: { way: 'read-back' } }))
      const by = new Map((await consentsOf(self)).map((one) => [one.class, one.by]))
      expect(by.get('identity')).toMatch(/^社工 李敏\(.*见证人\)$/)
      expect(by.get('health')).toBe('社工 李敏(当面签名)')
      const rows = await kit.owner().select().from(consent).where(eq(consent.personId, elder.person))
      expect(rows.map(({ way }) => way).sort()).toEqual(['read-back', 'signature', 'witness'])
      const bytes = rows.map(({ sealedProof }) => Buffer.from(sealedProof!).toString('utf8')).join()
      expect(bytes).not.toContain('赵大柱')
      expect(await kit.told(elder)).toContainEqual(expect.stringContaining('记下了一项决定'))
    })

    it('are for the text of today; taking back needs no newest text, but one that was', async () => {
      const { self } = await her()
      const old = await self.ask('consent', { class: 'health', version: '0', given: true })
      expect([codeOf(old), wordsOf(old)]).toEqual(['conflict', expect.stringContaining('新的一版')])
      expect(codeOf(await self.ask('consent', { class: 'health', version: '0', given: false }))).toBe('conflict')
      expect(await stateOf(self, 'health')).toBe('unasked')
    })

    it('are hers alone: a helper with all scopes neither reads nor decides them', async () => {
      const { elder } = await her()
      const helper = await world().newAccount('王丽')
      await stand(world(), helper, elder.person)
      const asked = kit.as(helper, elder.person)
      expect(codeOf(await asked.ask('consents'))).toBe('forbidden')
      expect(codeOf(await decide(asked, 'health', true))).toBe('forbidden')
    })

    it('cannot be changed or removed by the application', async () => {
      const refused = (work: Promise<unknown>) =>
        work.then(
          () => 'done',
          (error: { cause?: { code?: string } }) => error.cause?.code,
        )
      const { database } = world()
      expect(await refused(database.transaction((tx) => tx.update(consent).set({ given: true })))).toBe('42501')
      expect(await refused(database.transaction((tx) => tx.delete(accessLog)))).toBe('42501')
      expect(await refused(database.transaction((tx) => tx.delete(judgement)))).toBe('42501')
    })
  })

  describe('who looked', () => {
    interface Line {
      id: string
      at: string
      who: string
      what: string
    }
    const logOf = async (actor: Actor, before?: string) =>
      dataOf<{ lines: Line[]; more: boolean }>(await actor.ask('accessLog', before ? { before } : {}))

    it('names helpers and workers with what they did, and not herself reading', async () => {
      const { elder, self } = await her()
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, elder.person)
      dataOf(await kit.as(daughter, elder.person).ask('record'))
      const worker = await workerBeside(world(), elder.person)
      dataOf(await kit.as(worker, elder.person).ask('copy'))
      await self.record()
      const { lines, more } = await logOf(self)
      expect(lines.map(({ who, what }) => `${who} ${what}`)).toEqual(
        expect.arrayContaining(['子女 王丽 看了资料', '社工 李敏 拿了一份资料的副本']),
      )
      expect(lines.some(({ what }) => what === '用了资料')).toBe(false)
      expect(lines.filter(({ who, what }) => who === '本人' && what === '看了资料')).toEqual([])
      expect(more).toBe(false)
    })

    it('names a guardian and a worker who open a list of hers once a day, and whoever gets her card', async () => {
      const { elder, self } = await her()
      const guardian = await world().newAccount('王军')
      await stand(world(), guardian, elder.person, [], { standing: 'guardian' })
      const worker = await workerBeside(world(), elder.person)
      for (const actor of [guardian, worker].map((one) => kit.as(one, elder.person)))
        for (const action of ['consents', 'helpers', 'accessLog', 'consents', 'helpers', 'accessLog'])
          dataOf(await actor.ask(action))
      const { link } = await self.invite(['view'])
      await kit.as(await world().newAccount('周强')).accept({ link, relation: '邻居' })
      for (const action of ['consents', 'helpers']) dataOf(await self.ask(action))
      const { lines } = await logOf(self)
      const looks = ['看了同意与收回', '看了帮手名单', '看了谁看过资料']
      const seen = lines.map(({ who, what }) => `${who} ${what}`)
      for (const who of ['监护人 王军', '社工 李敏'])
        expect(seen.filter((line) => line.startsWith(who)).sort()).toEqual(looks.map((what) => `${who} ${what}`).sort())
      expect(seen.filter((line) => line.endsWith('周强 看了姓名和住处'))).toHaveLength(1)
      expect(seen.filter((line) => line.startsWith('本人 看了'))).toEqual([])
    })

    it('is paged without a gap or a double, also where thirty lines are of one moment', async () => {
      const { elder, self } = await her()
      const at = (n: number) => new Date(world().now.getTime() - 3_600_000 + Math.floor(n / 45) * 1000)
      const rows = Array.from({ length: 100 }, (_, n) => ({
        ...{ id: randomUUID(), personId: elder.person, accountId: elder.id, ground: 'self' as const },
        ...{ action: 'account.changeRecord', createdAt: at(n) },
      }))
      await kit.owner().insert(accessLog).values(rows)
      const seen: string[] = []
      let page = await logOf(self)
      for (let pages = 1; pages < 20; pages += 1) {
        seen.push(...page.lines.map(({ id }) => id))
        if (!page.more) break
        page = await logOf(self, page.lines.at(-1)!.at)
      }
      const all = await kit.owner().select().from(accessLog).where(eq(accessLog.personId, elder.person))
      expect(seen).toHaveLength(all.length)
      expect(new Set(seen)).toEqual(new Set(all.map(({ id }) => id)))
    })

    it.each(['yesterday', '2026-13-01T00:00:00Z', '+275760-09-13T00:00:00.000Z'])(
      'refuses «%s» in plain words',
      async (before) => {
        const { self } = await her()
        expect(fieldsOf(await self.ask('accessLog', { before }))).toHaveProperty('before')
      },
    )
  })

  describe('saved judgements', () => {
    const verdicts = [{ ref: 'LF-11', name: '高龄津贴', verdict: 'yes', amountWords: '每月至少 100 元' }]
    const of = (facts: object) => ({
      ...{ city: 'linfen', county: '141002', on: '2026-11-21', pack: 'linfen@2023.12.16', verdicts },
      facts,
    })
    const birthDate = { value: '1944-03-05', source: 'self' }

    it('are kept as they were made, for her, by whoever may handle, newest first', async () => {
      const { elder, self } = await her()
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, elder.person)
      dataOf(await self.ask('saveJudgement', of({ birthDate })))
      world().now = new Date(world().now.getTime() + 1000)
      dataOf(
        await kit
          .as(daughter, elder.person)
          .ask('saveJudgement', of({ birthDate, living: { value: ['alone'], source: 'self' } })),
      )
      const { judgements, more } = dataOf<{ judgements: SavedJudgementCard[]; more: boolean }>(
        await self.ask('judgements'),
      )
      expect(judgements.map(({ by }) => by)).toEqual(['子女 王丽', '本人'])
      expect(judgements[1]).toMatchObject(of({ birthDate }))
      expect(more).toBe(false)
    })

    it('hold no fact that nobody knows, and none in which a day is impossible', async () => {
      const { self } = await her()
      expect(fieldsOf(await self.ask('saveJudgement', of({ shoeSize: { value: 42, source: 'self' } })))).toHaveProperty(
        ['facts.shoeSize'],
      )
      const born = of({ birthDate: { value: '1944-02-31', source: 'self' } })
      expect(fieldsOf(await self.ask('saveJudgement', born))).toHaveProperty(['facts.birthDate'])
    })

    it('hold a sensitive fact only under its consent', async () => {
      const { self } = await her()
      const told = of({ birthDate, disability: { value: DISABILITY, source: 'self' } })
      const refused = await self.ask('saveJudgement', told)
      expect([codeOf(refused), fieldsOf(refused)]).toEqual([
        'forbidden',
        { 'facts.disability': expect.stringContaining('健康') },
      ])
      dataOf(await decide(self, 'health', true))
      dataOf(await self.ask('saveJudgement', told))
    })

    it('come ten at a time', async () => {
      const { self } = await her()
      for (let n = 0; n < 12; n += 1) {
        world().now = new Date(world().now.getTime() + 1000)
        dataOf(await self.ask('saveJudgement', of({ birthDate })))
      }
      const first = dataOf<{ judgements: SavedJudgementCard[]; more: boolean }>(await self.ask('judgements'))
      expect([first.judgements.length, first.more]).toEqual([10, true])
      const rest = await self.ask('judgements', { before: first.judgements.at(-1)!.at })
      expect(dataOf<{ judgements: unknown[]; more: boolean }>(rest)).toMatchObject({
        judgements: [expect.anything(), expect.anything()],
        more: false,
      })
    })
  })

  describe('a copy', () => {
    it('holds all that is kept of her in words, and of others their names only', async () => {
      const { elder, self } = await her()
      const daughter = await world().newAccount('王丽')
      const stands = await stand(world(), daughter, elder.person)
      dataOf(await decide(self, 'health', true))
      const { version } = await self.record()
      const changes = [{ key: 'disability', value: DISABILITY }]
      dataOf(await self.ask('changeRecord', { version, changes }))
      dataOf(await kit.as(daughter, elder.person).ask('record'))
      dataOf(await self.ask('invite', { scopes: ['view'] }))
      const worker = await workerBeside(world(), elder.person)
      const [row] = await kit.owner().select().from(person).where(eq(person.id, elder.person))
      await kit
        .owner()
        .insert(decision)
        .values({
          ...{ id: randomUUID(), personId: elder.person, kind: 'guardian', about: randomUUID(), outcome: 'refused' },
          sealed: world().keyring.sealUnder(row!.wrappedKey, elder.person, { reason: '材料不全' }),
          ...{ byStaff: worker.staff, createdAt: world().now },
        })
      await kit
        .owner()
        .insert(helperDecision)
        .values({
          ...{ id: randomUUID(), personId: elder.person, helperId: stands, kind: 'confirm', way: 'read-back' },
          ...{ byAccount: worker.id, ground: 'presence', createdAt: world().now },
        })
      const { copy } = dataOf<{ copy: Record<string, unknown> }>(await self.ask('copy'))
      expect(copy['帮手是怎么同意的']).toEqual([
        expect.objectContaining({ 定了什么: '同意一位帮手', 留下的凭据: '没有', 谁记的: '社工 李敏' }),
        expect.objectContaining({ 定了什么: '邀请别人来帮忙', 谁记的: '本人' }),
      ])
      expect(copy['资料']).toMatchObject({
        姓名: { 内容: '王秀英', 谁写的: '本人' },
        残疾证的等级和类别: { 内容: DISABILITY },
      })
      expect(copy['谁能替您办']).toContainEqual(expect.objectContaining({ 谁: '子女 王丽', 情况: '已经同意' }))
      expect(copy['谁看过改过']).toContainEqual(expect.objectContaining({ 谁: '子女 王丽', 做了什么: '看了资料' }))
      expect(copy['同意与收回']).toHaveLength(1)
      const left = expect.arrayContaining([expect.stringContaining('签名'), expect.stringContaining('邀请')])
      expect(copy['说明']).toMatchObject({ 没有放进来的: left })
      expect(copy['邀请']).toEqual([
        expect.objectContaining({ 谁发的: '本人', 给出去的: '查看', 现在: '还没有人回应' }),
      ])
      expect(copy['监护人登记的决定']).toEqual([
        expect.objectContaining({
          定了什么: expect.stringContaining('没有登记'),
          理由: '材料不全',
          谁定的: '社工 李敏',
        }),
      ])
      expect(copy['同意与收回']).toEqual([expect.objectContaining({ 留下的凭据: '没有' })])
      expect(copy['当面代办']).toEqual([expect.objectContaining({ 留下的签名: '没有' })])
      const text = JSON.stringify(copy)
      for (const id of [daughter.id, elder.id, elder.person]) expect(text).not.toContain(id)
    })

    it('says what it leaves out', async () => {
      const { elder, self } = await her()
      const rows = Array.from({ length: 1001 }, () => ({
        ...{ id: randomUUID(), personId: elder.person, accountId: elder.id, ground: 'self' as const },
        ...{ action: 'account.changeRecord', createdAt: world().now },
      }))
      await kit.owner().insert(accessLog).values(rows)
      const { copy } = dataOf<{ copy: Record<string, unknown> }>(await self.ask('copy'))
      expect(copy['谁看过改过']).toHaveLength(1000)
      expect(copy['说明']).toMatchObject({ 没有放进来的: expect.arrayContaining([expect.stringContaining('1000')]) })
      const mine = and(eq(accessLog.personId, elder.person), eq(accessLog.action, 'account.copy'))
      // She read her own: nobody looked.
      expect(await kit.owner().select().from(accessLog).where(mine)).toEqual([])
    })
  })
}
