import { eq } from 'drizzle-orm'
import { accessLog, consent, helper, person, presence } from '../../../cloudfunctions/database/schema'
import { jobHandlers } from '../../../cloudfunctions/runtime/job-handlers'
import { runDue } from '../../../cloudfunctions/runtime/jobs'
import { openPerson, valueOf } from '../../../cloudfunctions/runtime/records'
import { dataOf, type World } from '../world'
import { careOf, HOME, newWorker, STROKES, toldTo, tokenNow } from './care-support'
import { actor, codeOf, fieldsOf, freshNumber, newElder, stand, wordsOf } from './people-support'

interface Card {
  readonly name: string
  readonly code: string
  readonly phones: readonly { readonly name: string; readonly phone: string }[]
  readonly replaced: boolean
}

const HOUR = 3_600_000

export function presenceSuite(world: () => World): void {
  describe('a worker beside an elder', () => {
    const signed = (identityNumber: string, name = '王秀英') => ({
      proof: 'signature',
      identityNumber,
      name,
      strokes: STROKES,
    })
    const byCode = (code: string, more: object = {}) => ({ proof: 'service-code', code, ...more })
    const recordOf = (id: string) => world().database.transaction((tx) => openPerson(tx, world().keyring, id))
    const cardOf = async (session: string, id: string) =>
      dataOf<Card>(await world().ask('care', 'card', {}, { session, for: id }))

    /** Runs `work` at a later moment and comes back. */
    async function later(ms: number, work: (signedAt: Date) => Promise<void>) {
      const before = world().now
      world().now = new Date(before.getTime() + ms)
      await work(before).finally(() => {
        world().now = before
      })
    }

    it('registers somebody new by her identity card and her own hand', async () => {
      const worker = await newWorker(world())
      const his = careOf(world(), worker)
      const met = await his.meet(signed(freshNumber('1944-03-05')), 'register')
      expect(met).toMatchObject({
        person: { name: '王秀英', identitySeen: true },
        reason: 'register',
        proof: 'signature',
      })
      expect(Date.parse(met.endsAt) - Date.parse(met.openedAt)).toBe(HOUR)
      const { row, record } = await recordOf(met.person.id)
      expect(row).toMatchObject({ identitySeen: true, residence: '141002', street: HOME.street })
      expect(record).toMatchObject({
        name: { value: '王秀英', source: 'document', by: { as: 'presence' } },
        birthDate: { value: '1944-03-05', source: 'document' },
        sex: { value: 'female', source: 'document' },
        residence: { value: '141002', source: 'worker' },
      })
      // The number itself is kept when she has agreed to it, and not before.
      expect(record.identityNumber).toBeUndefined()
      expect(await his.presence()).toEqual(met)
      const as = actor(world(), worker, met.person.id)
      expect(codeOf(await as.ask('record'))).toBe('ok')
      const lines = await world().database.owner.select().from(accessLog).where(eq(accessLog.personId, met.person.id))
      expect(lines.map(({ action }) => action)).toEqual(expect.arrayContaining(['care.meet', 'account.record']))
    })

    it('meets on one record with whoever named her number before, and makes no second', async () => {
      const number = freshNumber()
      const daughter = await world().newAccount('王丽')
      await actor(world(), daughter).add({ name: '王秀英', identityNumber: number })
      const worker = await newWorker(world())
      const other = await newWorker(world(), '周强')
      const met = await Promise.all([worker, other].map((one) => careOf(world(), one).meet(signed(number))))
      expect(new Set(met.map(({ person: { id } }) => id)).size).toBe(1)
      const links = await world().database.owner.select().from(helper).where(eq(helper.accountId, daughter.id))
      expect(links.map(({ personId }) => personId)).toEqual([met[0]?.person.id])
    })

    it('keeps the number only once she has agreed to it', async () => {
      const [number, worker] = [freshNumber(), await newWorker(world())]
      const his = careOf(world(), worker)
      const { person: her } = await his.meet(signed(number))
      await world()
        .database.owner.insert(consent)
        .values({
          ...{ id: her.id, personId: her.id, class: 'identity', version: '1', given: true, way: 'signature' },
          ...{ byAccount: worker.id, ground: 'presence', createdAt: world().now },
        })
      await his.meet(signed(number))
      expect(valueOf((await recordOf(her.id)).record, 'identityNumber')).toBe(number)
    })

    it('is refused where the name on the card is another than the one that was seen before', async () => {
      const [number, his] = [freshNumber(), careOf(world(), await newWorker(world()))]
      await his.meet(signed(number, '阿依古丽·买买提'))
      expect((await his.meet(signed(number, '阿依古丽 买买提'))).person.name).toBe('阿依古丽·买买提')
      const reply = await his.ask('meet', { reason: 'help', by: signed(number, '王秀兰') })
      expect(fieldsOf(reply)).toEqual({ 'by.name': '姓名和登记的对不上,请对着身份证再看看' })
    })

    it('is refused, in words at the field, for a number that is none', async () => {
      const his = careOf(world(), await newWorker(world()))
      const wrong = freshNumber().replace(/.$/, (last) => (last === '1' ? '2' : '1'))
      const reply = await his.ask('meet', { reason: 'help', by: signed(wrong) })
      expect([codeOf(reply), fieldsOf(reply)]).toEqual([
        'invalid',
        { 'by.identityNumber': expect.stringContaining('写错') },
      ])
    })

    it('opens by the code on her card, which ends when she gets a new one', async () => {
      const elder = await newElder(world(), '王秀英', HOME)
      const first = await cardOf(elder.session, elder.person)
      expect(first.code).toMatch(/^[1-9]\d{3} \d{4}$/)
      expect(first).toMatchObject({
        replaced: false,
        name: '王秀英',
        phones: [{ name: '解放路街道养老服务窗口' }, { phone: '12349' }],
      })
      const [row] = await world().database.owner.select().from(person).where(eq(person.id, elder.person))
      expect(row?.serviceCodeHash).toMatch(/^[0-9a-f]{64}$/)
      const his = careOf(world(), await newWorker(world()))
      expect((await his.meet(byCode(first.code))).person.id).toBe(elder.person)
      const second = await cardOf(elder.session, elder.person)
      expect(second.replaced).toBe(true)
      expect(codeOf(await his.ask('meet', { reason: 'help', by: byCode(first.code) }))).toBe('invalid')
      expect((await his.meet(byCode(second.code.replace(' ', '')))).person.id).toBe(elder.person)
    })

    it('tells herself and her helpers when it opens and when it closes', async () => {
      const elder = await newElder(world(), '王秀英', HOME)
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, elder.person)
      const his = careOf(world(), await newWorker(world()))
      await his.meet(byCode((await cardOf(elder.session, elder.person)).code))
      dataOf(await his.ask('leave'))
      dataOf(await his.ask('leave'))
      for (const one of [elder, daughter]) {
        const words = (await toldTo(world(), one)).map((notice) => notice.words)
        const his = words.filter((text) => text.includes('社工 李敏')).sort()
        expect(his).toEqual([expect.stringContaining('办完了'), expect.stringContaining('正在当面帮 王秀英 办事')])
      }
    })

    it('locks after five wrong codes, the right one too, and opens again after a quarter of an hour', async () => {
      const elder = await newElder(world(), '王秀英', HOME)
      const { code } = await cardOf(elder.session, elder.person)
      const worker = await newWorker(world())
      const his = careOf(world(), worker)
      const tries = ['10000000', '1234', 'abcd efgh', '99999999', '10000001']
      const replies = []
      for (const wrong of tries) replies.push(await his.ask('meet', { reason: 'help', by: byCode(wrong) }))
      expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
      expect(replies.map(codeOf)).toEqual(Array.from(tries, () => 'invalid'))
      expect(codeOf(await his.ask('meet', { reason: 'help', by: byCode(code) }))).toBe('too-many')
      await later(16 * 60_000, async (signedAt) => {
        const same = await tokenNow(world(), worker, signedAt)
        expect((await careOf(world(), same).meet(byCode(code))).person.id).toBe(elder.person)
      })
    })

    it('is not opened by trying: a success forgives no wrong code, and a day has an end', async () => {
      const elder = await newElder(world(), '王秀英', HOME)
      const { code } = await cardOf(elder.session, elder.person)
      const his = careOf(world(), await newWorker(world()))
      const tried = async (one: string) => codeOf(await his.ask('meet', { reason: 'help', by: byCode(one) }))
      for (const wrong of ['10000000', '10000002', '10000003', '10000004'])
        expect([await tried(wrong), await tried(code)]).toEqual(['invalid', 'ok'])
      expect([await tried('10000005'), await tried(code)]).toEqual(['invalid', 'too-many'])
      const busy = careOf(world(), await newWorker(world()))
      for (let times = 0; times < 60; times += 1) await busy.meet(byCode(code))
      const reply = await busy.ask('meet', { reason: 'help', by: byCode(code) })
      expect([codeOf(reply), wordsOf(reply)]).toEqual(['too-many', expect.stringContaining('明天')])
    })

    it('tells of a code of another street what it tells of none', async () => {
      const elder = await newElder(world(), '王秀英', HOME)
      const { code } = await cardOf(elder.session, elder.person)
      const far = careOf(world(), await newWorker(world(), '远方', { street: '鼓楼西街街道' }))
      const ask = (one: string, more: object = {}) => far.ask('meet', { reason: 'help', by: byCode(one, more) })
      const none = await ask('10000000')
      expect(codeOf(none)).toBe('invalid')
      expect(await ask(code)).toEqual(none)
      expect(await ask(code, { identityNumber: freshNumber('1950-01-01') })).toEqual(none)
      const number = freshNumber()
      await careOf(world(), await newWorker(world())).meet(signed(number))
      const guessed = await far.ask('meet', { reason: 'help', by: signed(number, '李桂花') })
      expect(Object.keys(fieldsOf(guessed))).toEqual(['by.name'])
    })

    it('is refused for who lives in another division, and tells nothing of her', async () => {
      const number = freshNumber()
      const { person: her } = await careOf(world(), await newWorker(world())).meet(signed(number))
      const before = await recordOf(her.id)
      for (const more of [{ street: '鼓楼西街街道' }, { county: '141024' }, { city: 'hefei', county: '340102' }]) {
        const stranger = careOf(world(), await newWorker(world(), '远方', more))
        const reply = await stranger.ask('meet', { reason: 'help', by: signed(number) })
        expect([codeOf(reply), wordsOf(reply)]).toEqual(['forbidden', '这位老人住在别的街道,请联系那边的社区。'])
        expect(await stranger.presence()).toBeNull()
      }
      expect(await recordOf(her.id)).toEqual(before)
    })

    it('is one elder at a time: the second closes the first', async () => {
      const worker = await newWorker(world())
      const his = careOf(world(), worker)
      const first = await his.meet(signed(freshNumber()))
      const second = await his.meet(signed(freshNumber(), '李桂花'))
      expect((await his.presence())?.id).toBe(second.id)
      const as = actor(world(), worker)
      expect(codeOf(await as.ask('record', {}, first.person.id))).toBe('forbidden')
      expect(codeOf(await as.ask('record', {}, second.person.id))).toBe('ok')
    })

    it('is one elder at a time for two taps in the same moment too', async () => {
      const worker = await newWorker(world())
      const his = careOf(world(), worker)
      const [one, two] = [freshNumber(), freshNumber()]
      await Promise.all([his.meet(signed(one)), his.meet(signed(two, '李桂花'))])
      const open = (
        await world().database.owner.select().from(presence).where(eq(presence.staffId, worker.staff))
      ).filter(({ endedAt }) => endedAt === null)
      expect(open).toHaveLength(1)
    })

    it('ends when he leaves: he sees his tasks and nothing else', async () => {
      const elder = await newElder(world(), '王秀英', HOME)
      const hers = careOf(world(), elder, elder.person)
      const asked = await hers.help()
      const worker = await newWorker(world())
      const his = careOf(world(), worker)
      await his.meet(byCode((await cardOf(elder.session, elder.person)).code))
      const as = actor(world(), worker, elder.person)
      expect(codeOf(await as.ask('record'))).toBe('ok')
      dataOf(await his.ask('leave'))
      for (const action of ['record', 'history', 'helpers', 'consents', 'accessLog', 'copy'])
        expect(codeOf(await as.ask(action))).toBe('forbidden')
      expect(codeOf(await his.ask('thread', { case: asked.case.id }))).toBe('ok')
    })

    it('closes by itself after an hour, and says so', async () => {
      const elder = await newElder(world(), '王秀英', HOME)
      const worker = await newWorker(world())
      const met = await careOf(world(), worker).meet(byCode((await cardOf(elder.session, elder.person)).code))
      await later(HOUR, async (signedAt) => {
        const same = await tokenNow(world(), worker, signedAt)
        // Whether or not the job has run.
        expect(await careOf(world(), same).presence()).toBeNull()
        expect(codeOf(await actor(world(), same, elder.person).ask('record'))).toBe('forbidden')
        const { database, keyring, now } = world()
        await runDue(database, jobHandlers(keyring), now, (error) => {
          throw error
        })
        const [row] = await database.owner.select().from(presence).where(eq(presence.id, met.id))
        expect(row?.endedAt?.toISOString()).toBe(met.endsAt)
        const asElder = await tokenNow(world(), elder, signedAt)
        expect((await toldTo(world(), asElder))[0]?.words).toContain('办完了')
      })
    })

    it('lets a worker ask for her, written as «谁 替 谁»', async () => {
      const worker = await newWorker(world())
      const his = careOf(world(), worker)
      const met = await his.meet(signed(freshNumber()))
      const thread = await careOf(world(), worker, met.person.id).help()
      expect(thread.events[0]).toMatchObject({ who: '社工 李敏 当面替 王秀英', as: 'presence' })
    })
  })
}
