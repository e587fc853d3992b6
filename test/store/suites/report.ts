import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { accessLog, careCase, facility } from '../../../cloudfunctions/database/schema'
import { rowOf } from '../../../cloudfunctions/facility/register/row-of'
import type { CaseThread } from '../../../src/contract/care'
import type { Facility } from '../../../src/domain/facility/facility'
import { dataOf, type Somebody, type World } from '../world'
import { careOf, HOME, newWorker, STREET, toldTo } from './care-support'
import { codeOf, fieldsOf, kitOf, newElder, stand, workerBeside, wordsOf } from './people-support'

/** Not the street in which she lives. */
const THERE = '东城街道'
const WRONG = { what: ['hours', 'phone'], words: '门口写的是十一点半才开。' }

export function reportSuite(world: () => World): void {
  const { owner, account, as } = kitOf(world)

  /** A canteen of the register; each test has its own. */
  async function canteen(more: Partial<Facility> = {}): Promise<Facility> {
    const place: Facility = {
      id: `report-${randomUUID()}`,
      name: '春晖食堂',
      type: 'canteen',
      typeName: '社区食堂',
      county: '141002',
      town: THERE,
      address: '平阳南街 12 号',
      place: { lng: 111.5, lat: 36.07 },
      hours: [],
      holidays: 'unknown',
      phone: '0357-2020202',
      needs: ['eat'],
      services: [],
      openTo: '附近的老人',
      operator: '某公司',
      checkedOn: '2026-11-01',
      demo: false,
      ...more,
    }
    await owner()
      .insert(facility)
      .values(rowOf({ city: 'linfen', facility: place, warned: 0 }))
    return place
  }

  const report = async (by: Somebody, person: string, place: Pick<Facility, 'id'>, more: object = {}) =>
    careOf(world(), by, person).forHer('reportFacility', { facility: place.id, ...WRONG, ...more })
  const reported = async (...told: Parameters<typeof report>) =>
    dataOf<{ thread: CaseThread }>(await report(...told)).thread
  const elderAt = () => newElder(world(), '王秀英', { ...HOME, phone: '13835712345' })

  /** What an account was told of a case, in code order: what comes at one moment has no other. */
  const newsTo = async (one: Somebody, id: string): Promise<string[]> =>
    (await toldTo(world(), one))
      .filter(({ link }) => link?.case === id)
      .map(({ words }) => /提交了|接手了|答复了|留了言/.exec(words)?.[0] ?? words)
      .sort()

  describe('a mistake about a place', () => {
    it('lies on the desk of the street in which the place lies, not on hers', async () => {
      const place = await canteen()
      const [elder, hers, theirs] = [
        await elderAt(),
        await newWorker(world()),
        await newWorker(world(), '周强', { street: THERE }),
      ]
      const { case: card, about } = await reported(elder, elder.person, place)
      expect(card).toMatchObject({ kind: 'facility', title: '地点报错:春晖食堂', state: 'waiting' })
      expect(card.promisedOn).not.toBeNull()
      expect(about).toMatchObject({ ref: place.id, city: 'linfen', words: `开门时间不对;电话不对。\n${WRONG.words}` })
      const [row] = await owner().select().from(careCase).where(eq(careCase.id, card.id))
      expect(row).toMatchObject({ city: 'linfen', county: '141002', street: THERE, communityHash: null })
      const onDesk = async (worker: Somebody) => (await careOf(world(), worker).desk('open')).cases.map(({ id }) => id)
      expect(await onDesk(theirs)).toContain(card.id)
      expect(await onDesk(hers)).not.toContain(card.id)
      expect(codeOf(await careOf(world(), hers).ask('thread', { case: card.id }))).toBe('not-found')
      expect((await toldTo(world(), theirs)).map(({ words }) => words).join()).toContain('地点报错:春晖食堂')
    })

    it('tells the desk nothing of whoever found it', async () => {
      const place = await canteen()
      const elder = await elderAt()
      const daughter = await account('王丽')
      await stand(world(), daughter, elder.person, ['view', 'handle'])
      const worker = careOf(world(), await newWorker(world(), '周强', { street: THERE }))
      const { case: card } = await reported(daughter, elder.person, place)
      const seen = await worker.thread(card.id)
      const taken = await worker.done('take', seen)
      const listed = (await worker.desk('mine')).cases
      expect(taken.contact).toBeNull()
      expect(taken.events.map(({ who }) => who)).toEqual(['居民', '社工 周强'])
      const all = JSON.stringify([seen, taken, listed])
      // Her id would be a name too: it stands beside hers in what she asks of the same desk.
      for (const secret of ['王秀英', '王丽', '13835712345', '1944', STREET, elder.person])
        expect(all).not.toContain(secret)
      const answered = await worker.done('answer', taken, { words: '改过来了,谢谢。' })
      expect(JSON.stringify(answered)).not.toContain('王')
      const back = await careOf(world(), daughter).thread(card.id)
      expect(back.case).toMatchObject({ state: 'answered', person: { name: '王秀英' } })
      expect(back.events.map(({ who }) => who)).toEqual(['子女 王丽 替 王秀英', '社工 周强', '社工 周强'])
    })

    it('can be told by a helper whom nobody has confirmed, who goes on with it and learns nothing of her', async () => {
      const place = await canteen()
      const son = await account('王国强')
      const card = await as(son).add({ name: '赵桂芳', residence: '141002', street: STREET })
      const opened = await reported(son, card.id, place)
      expect(opened.case.person).toEqual({ id: card.id, name: '赵桂芳' })
      const his = careOf(world(), son)
      const said = await his.done('say', opened, { words: '下午去看又关着' })
      expect((await his.cases()).map(({ id }) => id)).toEqual([opened.case.id])
      expect(said.may).toContain('withdrawn')
      const [row] = await owner().select().from(careCase).where(eq(careCase.id, opened.case.id))
      expect(JSON.stringify([opened, said])).not.toContain(row!.personId)
      expect(codeOf(await careOf(world(), await account('别人')).ask('thread', { case: opened.case.id }))).toBe(
        'not-found',
      )
    })

    it('leaves no line that her record was looked at: nothing of it was opened', async () => {
      const place = await canteen()
      const elder = await elderAt()
      const daughter = await account('王丽')
      await stand(world(), daughter, elder.person, ['view', 'handle'])
      await reported(daughter, elder.person, place)
      const lines = await owner()
        .select()
        .from(accessLog)
        .where(and(eq(accessLog.personId, elder.person), eq(accessLog.action, 'care.reportFacility')))
      expect(lines).toEqual([])
    })

    it('leaves no line that a desk has looked at her record: it does not know whose case it reads', async () => {
      const place = await canteen()
      const elder = await elderAt()
      const there = await newWorker(world(), '周强', { street: THERE })
      const { case: card } = await reported(elder, elder.person, place)
      const worker = careOf(world(), there)
      await worker.desk('open')
      await worker.thread(card.id)
      const lines = await owner()
        .select()
        .from(accessLog)
        .where(and(eq(accessLog.personId, elder.person), eq(accessLog.accountId, there.id)))
      expect(lines).toEqual([])
    })

    it('is told to her and to whoever has a part in it, and to nobody else of hers', async () => {
      const place = await canteen()
      const elder = await elderAt()
      const [daughter, son, granddaughter] = [await account('王丽'), await account('王强'), await account('王小丽')]
      for (const one of [daughter, son, granddaughter]) await stand(world(), one, elder.person, ['view', 'handle'])
      const there = careOf(world(), await newWorker(world(), '周强', { street: THERE }))
      const { case: card } = await reported(daughter, elder.person, place)
      await careOf(world(), son).done('say', await careOf(world(), son).thread(card.id), { words: '电话也不对' })
      const taken = await there.done('take', await there.thread(card.id))
      await there.done('answer', taken, { words: '改过来了,谢谢。' })
      expect(await newsTo(elder, card.id)).toEqual(['接手了', '提交了', '留了言', '答复了'])
      expect(await newsTo(daughter, card.id)).toEqual(['接手了', '留了言', '答复了'])
      expect(await newsTo(son, card.id)).toEqual(['接手了', '答复了'])
      expect(await newsTo(granddaughter, card.id)).toEqual([])
    })

    it('is told to a helper whom nobody has confirmed, for it is his own', async () => {
      const place = await canteen()
      const son = await account('王国强')
      const known = await as(son).add({ name: '赵桂芳', residence: '141002', street: STREET })
      const there = careOf(world(), await newWorker(world(), '周强', { street: THERE }))
      const { case: card } = await reported(son, known.id, place)
      await there.done('take', await there.thread(card.id))
      expect(await newsTo(son, card.id)).toEqual(['接手了'])
    })

    it('is nobody’s to tell for a stranger, nor with a right to look only', async () => {
      const place = await canteen()
      const elder = await elderAt()
      const [neighbour, stranger] = [await account('邻居'), await account('生人')]
      await stand(world(), neighbour, elder.person, ['view'])
      expect(codeOf(await report(neighbour, elder.person, place))).toBe('forbidden')
      expect(codeOf(await report(stranger, elder.person, place))).toBe('forbidden')
      const unsigned = await world().ask('care', 'reportFacility', { facility: place.id, ...WRONG })
      expect(codeOf(unsigned)).toBe('unauthenticated')
    })

    it('is written down by a worker beside her, by his name and for her', async () => {
      const place = await canteen()
      const elder = await elderAt()
      const beside = await workerBeside(world(), elder.person)
      const { case: card } = await reported(beside, elder.person, place)
      const there = careOf(world(), await newWorker(world(), '周强', { street: THERE }))
      expect((await there.thread(card.id)).events[0]?.who).toBe('社工 李敏 当面替 居民')
    })

    it('goes to the county where nobody works for that street, as help does', async () => {
      const place = await canteen({ town: '没有社工的街道' })
      const elder = await elderAt()
      const county = await newWorker(world(), '县里的人', { street: undefined })
      const { case: card } = await reported(elder, elder.person, place)
      expect((await toldTo(world(), county)).map(({ link }) => link)).toContainEqual({ case: card.id })
      expect((await careOf(world(), county).thread(card.id)).may).toContain('taken')
    })

    it('about a place of the whole county lies on the county’s desk', async () => {
      const place = await canteen({ town: undefined })
      const elder = await elderAt()
      const { case: card } = await reported(elder, elder.person, place)
      const [row] = await owner().select().from(careCase).where(eq(careCase.id, card.id))
      expect(row).toMatchObject({ county: '141002', street: null })
    })

    it('has one effect however often it is sent', async () => {
      const place = await canteen()
      const elder = await elderAt()
      const requestId = randomUUID()
      const data = { facility: place.id, ...WRONG }
      const send = () =>
        world().ask('care', 'reportFacility', data, { session: elder.session, for: elder.person, requestId })
      const replies = await Promise.all([send(), send(), send()])
      expect(new Set(replies.map((reply) => dataOf<{ thread: CaseThread }>(reply).thread.case.id)).size).toBe(1)
      expect(await careOf(world(), elder).cases()).toHaveLength(1)
    })

    it('is told no more than ten times a day by one account', async () => {
      const place = await canteen()
      const elder = await elderAt()
      for (let n = 0; n < 10; n += 1) expect(codeOf(await report(elder, elder.person, place))).toBe('ok')
      const refused = await report(elder, elder.person, place)
      expect([codeOf(refused), wordsOf(refused)]).toEqual(['too-many', expect.stringContaining('请明天再报')])
    })

    it('says what is wrong, in words where nothing of the list fits', async () => {
      const place = await canteen()
      const elder = await elderAt()
      const told = (more: object) => report(elder, elder.person, place, more)
      expect(fieldsOf(await told({ what: [] }))).toHaveProperty('what')
      expect(codeOf(await told({ what: ['colour'] }))).toBe('invalid')
      expect(fieldsOf(await told({ what: ['other'], words: undefined }))).toHaveProperty('words')
      expect(fieldsOf(await told({ words: '长'.repeat(501) }))).toHaveProperty('words')
      expect(codeOf(await told({ words: '长'.repeat(500) }))).toBe('ok')
      expect((await reported(elder, elder.person, place, { words: undefined })).about.words).toBe(
        '开门时间不对;电话不对。',
      )
    })

    it('about a place that is not on record, or is closed for good, is refused in clear words', async () => {
      const elder = await elderAt()
      const gone = await report(elder, elder.person, { id: 'nowhere' })
      expect([codeOf(gone), wordsOf(gone)]).toEqual(['not-found', expect.stringContaining('没有找到这个地方')])
      const closed = await report(elder, elder.person, await canteen({ closedOn: '2026-11-21' }))
      expect([codeOf(closed), wordsOf(closed)]).toEqual(['conflict', expect.stringContaining('停业')])
      expect(codeOf(await report(elder, elder.person, await canteen({ closedOn: '2026-11-22' })))).toBe('ok')
    })
  })
}
