import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import {
  accessLog,
  careCase,
  caseEvent,
  decision,
  file,
  helper,
  person,
  staff,
} from '../../../cloudfunctions/database/schema'
import { openCase } from '../../../cloudfunctions/runtime/cases'
import type { CaseThread } from '../../../src/contract/care'
import type { World } from '../world'
import { ASKED, careOf, HOME, newWorker, STREET, toldTo } from './care-support'
import { codeOf, fieldsOf, newElder, stand, wordsOf } from './people-support'

export function casesSuite(world: () => World): void {
  describe('cases', () => {
    /** An elder, her daughter who may do all, and a worker of her street. */
    async function setScene() {
      const elder = await newElder(world(), '王秀英', HOME)
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, elder.person)
      const worker = await newWorker(world())
      return {
        ...{ elder, daughter, worker },
        hers: careOf(world(), elder, elder.person),
        his: careOf(world(), worker),
        daughters: careOf(world(), daughter, elder.person),
      }
    }

    const kinds = (thread: CaseThread) => thread.events.map(({ kind }) => kind)

    it('names who has it, with the phone of the window where his own is noughts', async () => {
      const { worker, his, daughters } = await setScene()
      const asked = await daughters.help()
      await his.done('take', await his.thread(asked.case.id))
      const nobodys = { name: '李敏', phone: '0000-0000000', community: null, secret: null }
      const { owner } = world().database
      await owner.update(staff).set(world().keyring.seal(worker.staff, nobodys)).where(eq(staff.id, worker.staff))
      expect((await daughters.thread(asked.case.id)).case.holder).toEqual({
        ...{ name: '李敏', byName: true },
        phone: asked.case.holder.phone,
      })
      expect(asked.case.holder.phone).toMatch(/^0357-000\d{4}$/)
    })

    it('goes from the daughter to the desk and back: asked, taken, answered, closed', async () => {
      const { elder, daughter, worker, hers, his, daughters } = await setScene()
      const asked = await daughters.help()
      expect(asked.case).toMatchObject({
        kind: 'help',
        state: 'waiting',
        title: ASKED.title,
        person: { id: elder.person, name: '王秀英' },
        // Saturday; three working days later.
        promisedOn: '2026-11-25',
        overdue: false,
        holder: { name: `${STREET}养老服务窗口`, phone: expect.stringMatching(/^0357-000\d{4}$/), byName: false },
        version: 1,
      })
      expect(asked.case.number).toMatch(/^[1-9]\d{7}$/)
      expect(asked.about).toEqual({ ref: 'LF-14', city: 'linfen', words: ASKED.words })
      expect(asked.events).toMatchObject([{ seq: 1, kind: 'opened', who: '子女 王丽 替 王秀英', yours: true }])
      expect(asked.contact).toBeNull()
      expect(asked.may).toEqual(['said', 'complained', 'withdrawn'])

      const onDesk = (await his.desk('open')).cases.find(({ id }) => id === asked.case.id)
      expect(onDesk).toMatchObject({ title: ASKED.title, person: { name: '王秀英' } })
      const seen = await his.thread(asked.case.id)
      expect(seen.may).toEqual(['taken', 'said'])
      expect(seen.contact).toEqual({ name: '王秀英', phone: null, address: null, age: 82 })

      const taken = await his.done('take', seen)
      expect(taken.case).toMatchObject({
        state: 'taken',
        holder: { name: '李敏', phone: '0357-2091234', byName: true },
      })
      expect(taken.may).toEqual(['handed-on', 'said', 'answered'])
      const answered = await his.done('answer', taken, { words: '已经替您报上去了,下个月起发。' })
      expect(answered.case.state).toBe('answered')

      const read = await hers.thread(asked.case.id)
      expect(read.events.map(({ who }) => who)).toEqual(['子女 王丽 替 王秀英', '社工 李敏', '社工 李敏'])
      expect(read.events[2]).toMatchObject({ words: '已经替您报上去了,下个月起发。', as: 'task', yours: false })
      expect(read.may).toEqual(['said', 'reopened', 'complained', 'objected', 'closed'])
      const closed = await hers.done('close', read)
      expect(closed.case.state).toBe('closed')
      expect(kinds(closed)).toEqual(['opened', 'taken', 'answered', 'closed'])
      expect((await his.thread(asked.case.id)).contact).toBeNull()
      expect((await his.desk('open')).cases.map(({ id }) => id)).not.toContain(asked.case.id)
      expect((await his.desk('done')).cases.map(({ id }) => id)).toContain(asked.case.id)

      expect((await toldTo(world(), daughter)).map(({ words }) => words)).toEqual(
        expect.arrayContaining([expect.stringContaining('接手了'), expect.stringContaining('答复了')]),
      )
      const workers = (await toldTo(world(), worker)).map(({ words }) => words)
      expect(workers).toEqual(expect.arrayContaining([expect.stringContaining('正在等社区接手')]))
      // What a worker was told stays with him: no name of hers in it.
      expect(workers.join()).not.toContain('王秀英')
    })

    it('keeps nothing of it in clear', async () => {
      const { daughters } = await setScene()
      const { case: card } = await daughters.help({ words: '独一无二的话' })
      const { owner } = world().database
      const rows = [
        await owner.select().from(careCase).where(eq(careCase.id, card.id)),
        await owner.select().from(caseEvent).where(eq(caseEvent.caseId, card.id)),
      ]
      const text = JSON.stringify(rows, (_key, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      )
      for (const secret of ['独一无二', '适老化', 'LF-14', '王秀英', '王丽']) expect(text).not.toContain(secret)
    })

    it('opens again by a complaint: a new day is promised, the desk is told, nothing written is lost', async () => {
      const { hers, his, worker } = await setScene()
      const answered = await his.done('answer', await his.done('take', await hers.help()), { words: '办不了。' })
      const before = world().now
      world().now = new Date('2026-11-21T02:20:00Z')
      try {
        const again = await hers.done('complain', answered, { kind: 'objected', words: '为什么办不了?' })
        expect(again.case).toMatchObject({ state: 'waiting', promisedOn: '2026-11-25', holder: { byName: false } })
        expect(kinds(again)).toEqual(['opened', 'taken', 'answered', 'objected'])
        expect((await toldTo(world(), worker))[0]?.words).toContain('留了言')
        expect((await his.desk('open')).cases.map(({ id }) => id)).toContain(again.case.id)
      } finally {
        world().now = before
      }
    })

    it('promises no later day for a complaint about what still waits', async () => {
      const { hers } = await setScene()
      const asked = await hers.help()
      await world()
        .database.owner.update(careCase)
        .set({ promisedOn: '2026-11-20' })
        .where(eq(careCase.id, asked.case.id))
      const after = await hers.done('complain', asked, { kind: 'complained', words: '还没有人理。' })
      expect(after.case).toMatchObject({ state: 'waiting', promisedOn: '2026-11-20', overdue: true })
    })

    it.each([
      ['answered before it is taken', 'answer', { words: '好的' }],
      ['handed on before it is taken', 'handOn', { words: '请看看', to: 'colleague' }],
    ])('is not %s', async (_what, action, data) => {
      const { hers, his } = await setScene()
      const colleague = await newWorker(world(), '周强')
      const asked = await hers.help()
      const more = 'to' in data ? { ...data, to: colleague.staff } : data
      expect(codeOf(await his.act(action, asked, more))).toBe('conflict')
      expect((await hers.thread(asked.case.id)).case).toMatchObject({ state: 'waiting', version: 1 })
    })

    it('is not closed without an answer, nor withdrawn after it, nor moved by the wrong side', async () => {
      const { hers, his } = await setScene()
      const asked = await hers.help()
      expect(codeOf(await hers.act('close', asked))).toBe('conflict')
      for (const action of ['close', 'withdraw']) expect(codeOf(await his.act(action, asked))).toBe('not-found')
      expect(codeOf(await hers.act('take', asked))).toBe('not-found')
      const answered = await his.done('answer', await his.done('take', asked), { words: '好了。' })
      const refused = await hers.act('withdraw', answered)
      expect([codeOf(refused), wordsOf(refused)]).toEqual(['conflict', expect.stringContaining('已经答复')])
    })

    it('answers a stale page with a question, and keeps neither act nor photo of it', async () => {
      const { hers, his } = await setScene()
      const seen = await hers.help()
      await his.done('say', seen, { words: '请问身份证带了吗?' })
      const stale = await hers.act('say', seen, { words: '在吗?' })
      expect([codeOf(stale), wordsOf(stale)]).toEqual(['conflict', expect.stringContaining('刚有了新变化')])
      const now = await hers.thread(seen.case.id)
      expect(kinds(now)).toEqual(['opened', 'said'])
      expect(kinds(await hers.done('say', now, { words: '在吗?' }))).toEqual(['opened', 'said', 'said'])
    })

    it('gives the same answer and one effect to a repeat', async () => {
      const { hers, elder } = await setScene()
      const requestId = randomUUID()
      const ask = () => world().ask('care', 'askHelp', ASKED, { session: elder.session, for: elder.person, requestId })
      const [first, second] = [await ask(), await ask()]
      expect(second).toEqual(first)
      expect(await hers.cases()).toHaveLength(1)
    })

    it('goes to one of the workers who take it at once', async () => {
      const { hers, his, worker } = await setScene()
      const colleagues = [
        worker,
        ...(await Promise.all(['周强', '吴芳', '郑伟'].map((name) => newWorker(world(), name)))),
      ]
      const asked = await hers.help()
      const replies = await Promise.all(colleagues.map((one) => careOf(world(), one).act('take', asked)))
      expect(replies.map(codeOf).sort()).toEqual(['conflict', 'conflict', 'conflict', 'ok'])
      const lost = replies.find((reply) => codeOf(reply) === 'conflict')
      expect(lost && wordsOf(lost)).toBe('同事已经接了这件事。请刷新工作台看看。')
      const after = await his.thread(asked.case.id)
      expect(kinds(after)).toEqual(['opened', 'taken'])
    })

    it('is answered by whoever has it, and by nobody else', async () => {
      const { hers, his } = await setScene()
      const colleague = careOf(world(), await newWorker(world(), '周强'))
      const taken = await his.done('take', await hers.help())
      const refused = await colleague.act('answer', taken, { words: '我来答。' })
      expect([codeOf(refused), wordsOf(refused)]).toEqual(['conflict', '这件事现在由别的同事在办。'])
      expect((await colleague.thread(taken.case.id)).may).toEqual(['said'])
    })

    it('is handed on to a colleague of the division only, who finds it under his own and takes it', async () => {
      const { hers, his, elder } = await setScene()
      const colleague = await newWorker(world(), '周强')
      const elsewhere = await newWorker(world(), '远方', { street: '鼓楼西街街道' })
      const taken = await his.done('take', await hers.help())
      const refused = await his.act('handOn', taken, { words: '请接', to: elsewhere.staff })
      expect(fieldsOf(refused)).toHaveProperty('to')
      const { colleagues } = await his.desk('mine')
      expect(colleagues.map(({ id }) => id)).toContain(colleague.staff)
      expect(colleagues.map(({ id }) => id)).not.toContain(elsewhere.staff)

      await his.done('handOn', taken, { words: '请接', to: colleague.staff })
      const theirs = careOf(world(), colleague)
      const mine = (await theirs.desk('mine')).cases
      expect(mine).toMatchObject([{ id: taken.case.id, state: 'waiting' }])
      const again = await theirs.done('take', await theirs.thread(taken.case.id))
      expect(again.case.holder.name).toBe('周强')
      expect((await his.desk('mine')).cases.map(({ id }) => id)).not.toContain(taken.case.id)
      expect((await toldTo(world(), elder)).map(({ words }) => words).join()).toContain('转交给 社工 周强')
    })

    it('does not exist for strangers, and an id that is none is the same answer', async () => {
      const { hers } = await setScene()
      const asked = await hers.help()
      const strangers = [
        await world().newAccount('路人'),
        await newWorker(world(), '别街', { street: '鼓楼西街街道' }),
        await newWorker(world(), '别县', { county: '141024', street: undefined }),
        await newWorker(world(), '别市', { city: 'hefei', county: undefined, street: undefined }),
        await world().staff({ role: 'operator' }),
      ]
      for (const stranger of strangers) {
        const theirs = careOf(world(), stranger)
        const real = await theirs.ask('thread', { case: asked.case.id })
        expect(real).toEqual(await theirs.ask('thread', { case: randomUUID() }))
        expect(codeOf(real)).toBe('not-found')
        for (const action of ['say', 'withdraw', 'answer'])
          expect(codeOf(await theirs.act(action, asked, action === 'withdraw' ? {} : { words: '?' }))).toBe('not-found')
      }
    })

    it('lets a helper who may only look do no more, and forgets one who was revoked at once', async () => {
      const { hers, elder } = await setScene()
      const brother = await world().newAccount('王军')
      const link = await stand(world(), brother, elder.person, ['view'])
      const his = careOf(world(), brother, elder.person)
      const asked = await hers.help()
      const read = await his.thread(asked.case.id)
      expect(read.may).toEqual([])
      expect(await his.cases()).toHaveLength(1)
      expect(codeOf(await his.act('say', read, { words: '我是她儿子' }))).toBe('forbidden')
      expect(codeOf(await his.forHer('askHelp', ASKED))).toBe('forbidden')
      await world().database.owner.update(helper).set({ standing: 'ended' }).where(eq(helper.id, link))
      expect(codeOf(await his.ask('thread', { case: asked.case.id }))).toBe('not-found')
      expect(await his.cases()).toEqual([])
    })

    it('asks where she lives first', async () => {
      const nowhere = await newElder(world(), '没处', { residence: undefined })
      const reply = await careOf(world(), nowhere, nowhere.person).forHer('askHelp', ASKED)
      expect([codeOf(reply), fieldsOf(reply)]).toEqual(['invalid', { residence: expect.stringContaining('街道') }])
    })

    it('lies on the desk of the county, then of the city, where her street has nobody', async () => {
      const elder = await newElder(world(), '远村', { residence: '141082' })
      const city = await newWorker(world(), '市里', { county: undefined, street: undefined })
      const hers = careOf(world(), elder, elder.person)
      const first = await hers.help()
      expect(first.case.holder).toEqual({ name: '养老服务热线', phone: '12349', byName: false })
      expect((await toldTo(world(), city))[0]?.words).toContain('正在等社区接手')
      const county = await newWorker(world(), '县里', { county: '141082', street: undefined })
      const second = await hers.help()
      const toldCity = (await toldTo(world(), city)).filter(({ link }) => link?.case === second.case.id)
      expect(toldCity).toEqual([])
      expect((await toldTo(world(), county)).map(({ link }) => link?.case)).toEqual([second.case.id])
      expect((await careOf(world(), county).desk('open')).cases.map(({ id }) => id)).toContain(first.case.id)
    })

    it('stands overdue first on the desk', async () => {
      const { hers, his } = await setScene()
      const [late, soon] = [await hers.help(), await hers.help()]
      await world()
        .database.owner.update(careCase)
        .set({ promisedOn: '2026-11-19' })
        .where(eq(careCase.id, late.case.id))
      const { cases } = await his.desk('open')
      const at = (id: string) => cases.findIndex((one) => one.id === id)
      expect(cases[at(late.case.id)]?.overdue).toBe(true)
      expect(at(late.case.id)).toBeLessThan(at(soon.case.id))
    })

    it('leaves one line a day of whose names a desk has shown', async () => {
      const { hers, his, elder, worker } = await setScene()
      await hers.help()
      for (let looks = 0; looks < 3; looks += 1) await his.desk('open')
      const lines = await world().database.owner.select().from(accessLog).where(eq(accessLog.personId, elder.person))
      expect(lines.filter(({ accountId }) => accountId === worker.id)).toMatchObject([
        { action: 'care.desk', ground: 'task' },
      ])
    })

    it('says of somebody who was erased only that she was', async () => {
      const { hers, his, elder } = await setScene()
      const asked = await hers.help()
      await world()
        .database.owner.update(person)
        .set({ wrappedKey: null, sealed: new Uint8Array() })
        .where(eq(person.id, elder.person))
      const card = (await his.desk('open')).cases.find(({ id }) => id === asked.case.id)
      expect(card).toMatchObject({ title: '资料已删除', person: { name: '已删除资料的老人' } })
      expect((await his.thread(asked.case.id)).contact).toBeNull()
      expect(codeOf(await his.act('take', asked))).toBe('not-found')
    })

    it('makes a guardian of whoever showed his papers, and keeps the decision', async () => {
      const { elder, his, worker } = await setScene()
      const son = await world().newAccount('王军')
      const link = await stand(world(), son, elder.person, [], { standing: 'unconfirmed' })
      const { keyring, database, now } = world()
      const opening = { kind: 'guardian', title: '申请登记为监护人', words: '法院判的', city: 'linfen' } as const
      const by = { personId: elder.person, openedBy: son.id, ground: 'unconfirmed', staffId: null } as const
      const id = await database.transaction((tx) => openCase(tx, keyring, { ...opening, ...by }, now))
      const sons = careOf(world(), son)
      const own = await sons.thread(id)
      // Nobody has confirmed him: neither her name nor the desk of her street is his to know.
      expect(own.case).toMatchObject({ person: { name: '老人' }, holder: { name: '养老服务热线', byName: false } })
      expect((await sons.cases()).map(({ id: one }) => one)).toEqual([id])

      const taken = await his.done('take', await his.thread(id))
      expect(codeOf(await his.act('answer', taken, { words: '可以' }))).toBe('invalid')
      const decided = await his.done('decideGuardian', taken, { words: '判决书看过了', approve: true })
      expect(decided.case.state).toBe('answered')
      const [row] = await database.owner.select().from(helper).where(eq(helper.id, link))
      expect(row).toMatchObject({ standing: 'guardian', version: 2 })
      const rows = await database.owner.select().from(decision).where(eq(decision.personId, elder.person))
      expect(rows).toMatchObject([{ kind: 'guardian', about: link, outcome: 'approved', byStaff: worker.staff }])
      for (const one of [son, elder])
        expect((await toldTo(world(), one)).map(({ words }) => words).join()).toContain('已登记为监护人')
    })

    it('leaves a helper as he stands whose papers do not show it, and decides nothing of one who has gone', async () => {
      const { elder, daughter, his, daughters } = await setScene()
      const { keyring, database, now } = world()
      const ask = async () => {
        const opening = { kind: 'guardian', title: '申请登记为监护人', words: '我是女儿', city: 'linfen' } as const
        const by = { personId: elder.person, openedBy: daughter.id, ground: 'helper', staffId: null } as const
        const id = await database.transaction((tx) => openCase(tx, keyring, { ...opening, ...by }, now))
        return his.done('take', await his.thread(id))
      }
      const refused = await his.done('decideGuardian', await ask(), { words: '没有判决书', approve: false })
      expect((await daughters.thread(refused.case.id)).events.at(-1)?.words).toBe('没有判决书')
      const links = () => database.owner.select().from(helper).where(eq(helper.accountId, daughter.id))
      expect(await links()).toMatchObject([{ standing: 'confirmed' }])

      const second = await ask()
      await database.owner.update(helper).set({ standing: 'ended' }).where(eq(helper.accountId, daughter.id))
      const late = await his.act('decideGuardian', second, { words: '看过了', approve: true })
      expect(codeOf(late)).toBe('conflict')
      expect(await links()).toMatchObject([{ standing: 'ended' }])
      expect(await database.owner.select().from(decision).where(eq(decision.personId, elder.person))).toHaveLength(1)
    })

    it('takes no photo of somebody else, and none that never came', async () => {
      const { hers, elder, daughter } = await setScene()
      const { owner } = world().database
      const row = { personId: elder.person, type: 'image/jpeg' as const, createdAt: world().now }
      const [foreign, missing] = [randomUUID(), randomUUID()]
      await owner.insert(file).values({ ...row, id: foreign, byAccount: daughter.id, arrivedAt: world().now, size: 9 })
      await owner.insert(file).values({ ...row, id: missing, byAccount: elder.id })
      for (const files of [[foreign], [missing], [randomUUID()]])
        expect(fieldsOf(await hers.forHer('askHelp', { ...ASKED, files }))).toHaveProperty('files')
      expect(await hers.cases()).toEqual([])
    })
  })
}
