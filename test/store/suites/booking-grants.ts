import { and, eq } from 'drizzle-orm'
import { grantJobs } from '../../../cloudfunctions/booking/grants/jobs'
import { settle } from '../../../cloudfunctions/booking/money'
import {
  accessLog,
  booking,
  bookingShare,
  careCase,
  decision,
  serviceOrder,
  subsidyGrant,
} from '../../../cloudfunctions/database/schema'
import type { GrantThread } from '../../../src/contract/booking/grants'
import { dataOf, type Worker, type World } from '../world'
import { bookingOf, COUNTY, grantTo, newGuest } from './booking-support'
import { bookOn, entriesOf, moneyParts, monthOfGrant, newKitchen, newOrder } from './booking-money-support'
import { newWorker, toldTo } from './care-support'
import { codeOf, fieldsOf, stand, wordsOf, type Elder } from './people-support'

const ASK = { city: 'linfen', programme: 'linfen.test-credit', words: '我一个人住,有低保' }
const YES = { approve: true, clause: '正文第11条', from: '2026-11-01', words: '符合条件' }

export function bookingGrantsSuite(world: () => World): void {
  const owner = () => world().database.owner
  const official = (more: object = {}): Promise<Worker> =>
    world().staff({ role: 'official', name: '薛经办', county: COUNTY, ...more })
  const hers = (her: Elder) => bookingOf(world(), her, her.person)
  const applied = async (her: Elder, more: object = {}): Promise<GrantThread> =>
    (await hers(her).forHer('applyGrant', { ...ASK, ...more })).grant
  const seen = ({ grant }: GrantThread) => ({ case: grant.case, version: grant.version })
  const checked = async (her: Elder, worker: Worker, more: object = {}): Promise<GrantThread> => {
    const asked = await applied(her, more)
    const input = { ...seen(asked), finding: 'fits', words: '去过家里,是低保户' }
    return (await bookingOf(world(), worker).ask('checkGrant', input)).grant
  }
  const runJob = (kind: string, day: string) =>
    world().database.transaction((tx) => grantJobs(moneyParts(world()))[kind]!({ tx, about: day, now: world().now }))
  /** All that somebody was told: the clock stands still, and what is of one moment has no order. */
  const allTold = async (somebody: Pick<Elder, 'session'>) =>
    (await toldTo(world(), somebody)).map(({ words }) => words).join('\n')

  describe('a grant', () => {
    it('goes from her to the community, to the county, and opens an account', async () => {
      const [her, worker, deciding] = [await newGuest(world()), await newWorker(world()), await official()]
      const asked = await applied(her)
      expect(asked).toMatchObject({
        ...{ said: ASK.words, found: '', months: [], may: ['withdraw'] },
        grant: { state: 'applied', monthly: null, programme: { key: ASK.programme, grantable: true } },
      })
      const found = await bookingOf(world(), worker).ask('grant', { case: asked.grant.case })
      expect(found.grant.may).toEqual(['check', 'return'])
      const input = { ...seen(asked), finding: 'fits', words: '去过家里,是低保户' }
      const after = (await bookingOf(world(), worker).ask('checkGrant', input)).grant
      expect(after).toMatchObject({
        found: '社区看符合条件:去过家里,是低保户',
        grant: { state: 'checked', checkedBy: '社工 李敏' },
      })
      expect(await allTold(her)).toMatch(/社工 李敏 核对过了“申请补贴:每月100元服务”.*已经交给民政审批/)
      expect(await allTold(deciding)).toMatch(/在等您办/)
      expect(await allTold(deciding)).not.toMatch(/王秀英/)
      const desk = await bookingOf(world(), deciding).ask('grantDesk', { show: 'decide' })
      expect(desk.grants.map(({ id }) => id)).toContain(asked.grant.id)
      const done = (await bookingOf(world(), deciding).ask('decideGrant', { ...seen(after), ...YES })).grant
      expect(done).toMatchObject({
        grant: { state: 'in-force', monthly: 10_000, from: '2026-11-01', reviewOn: '2027-11-01', clause: YES.clause },
        ...{ months: [{ month: '2026-11', allotted: 10_000, left: 10_000 }], may: ['review', 'stop'] },
      })
      expect(await allTold(her)).toMatch(/民政 薛经办 批准了.*每月100 元,从11月1日\(周日\)起可以用/)
      const rows = await world().database.owner.select().from(decision).where(eq(decision.about, asked.grant.id))
      expect(rows).toMatchObject([
        { kind: 'grant', outcome: 'approved', byStaff: deciding.staff, personId: her.person },
      ])
      const lines = await world().database.owner.select().from(accessLog).where(eq(accessLog.accountId, deciding.id))
      expect(lines.map(({ action }) => action).sort()).toEqual(['booking.decideGrant', 'booking.grantDesk'])
    })

    it('of what pays nothing here is not applied for, and she is told what to do instead', async () => {
      const her = await newGuest(world())
      const told = async (programme: string, more: object = {}) =>
        wordsOf(await hers(her).replyForHer('applyGrant', { ...ASK, programme, ...more }))
      expect(await told('linfen.test-voucher')).toMatch(/民政通/)
      expect(await told('linfen.test-old')).toMatch(/现在不能申请/)
      expect(await told('linfen.none')).toMatch(/没有这个补贴项目/)
      expect(await told(ASK.programme, { city: 'taiyuan' })).toMatch(/不是这座城市的/)
    })

    it('is applied for once, also where two do at the same moment, and the second reads the number', async () => {
      const her = await newGuest(world())
      const replies = await Promise.all([1, 2].map(() => hers(her).replyForHer('applyGrant', ASK)))
      expect(replies.map(codeOf).sort()).toEqual(['conflict', 'ok'])
      const [number] = replies.flatMap(({ answer }) =>
        answer.ok ? [(answer.data as { grant: GrantThread }).grant.grant.number] : [],
      )
      const words = replies.map(wordsOf).find((one) => one !== '')
      expect(words).toContain(`编号 ${number!.slice(0, 4)} ${number!.slice(4)}`)
    })

    it('comes back for a paper, is sent again, and may be taken back', async () => {
      const [her, worker] = [await newGuest(world()), await newWorker(world())]
      const asked = await applied(her)
      const missing = { ...seen(asked), finding: 'return', words: '请补一张低保证的照片' }
      await bookingOf(world(), worker).ask('checkGrant', missing)
      expect(await allTold(her)).toMatch(/还要补材料:请补一张低保证的照片/)
      const [mine] = (await hers(her).forHer('grants')).grants
      expect(mine).toMatchObject({ grant: { state: 'returned' }, may: ['send-again', 'withdraw'] })
      const again = (await hers(her).ask('sendGrantAgain', { ...seen(mine!), words: '证拍好了' })).grant
      expect(again).toMatchObject({ grant: { state: 'applied' }, said: `${ASK.words}\n证拍好了` })
      const back = (await hers(her).ask('withdrawGrant', seen(again))).grant
      expect(back).toMatchObject({ grant: { state: 'withdrawn' }, may: [] })
      // The way is free for another.
      expect((await applied(her)).grant.state).toBe('applied')
    })

    it('is decided by nobody who checked it, is hers, or helps her, and by no other county', async () => {
      const [her, worker] = [await newGuest(world()), await newWorker(world())]
      const after = await checked(her, worker)
      const decide = (who: Worker) => bookingOf(world(), who).reply('decideGrant', { ...seen(after), ...YES })
      const son = await official({ name: '王强' })
      await stand(world(), son, her.person)
      expect(wordsOf(await decide(son))).toMatch(/家人、帮手/)
      expect(codeOf(await decide(await official({ county: '141024' })))).toBe('not-found')
      expect(codeOf(await decide(worker))).toBe('forbidden')
      const { owner } = world().database
      const whole = await official({ county: undefined })
      await owner.update(subsidyGrant).set({ checkedBy: whole.staff }).where(eq(subsidyGrant.id, after.grant.id))
      expect(wordsOf(await decide(whole))).toMatch(/是您核对的/)
      expect(codeOf(await decide(await official({ county: undefined })))).toBe('ok')
    })

    it('is checked by no worker who stands to her', async () => {
      const [her, worker] = [await newGuest(world()), await newWorker(world())]
      await stand(world(), worker, her.person)
      const asked = await applied(her)
      const reply = await bookingOf(world(), worker).reply('checkGrant', {
        ...seen(asked),
        finding: 'fits',
        words: '好',
      })
      expect(wordsOf(reply)).toMatch(/家人、帮手/)
    })

    it('asks for what the programme leaves open, and lets nobody change what it sets', async () => {
      const [her, worker, deciding] = [await newGuest(world()), await newWorker(world()), await official()]
      const visits = await checked(her, worker, { programme: 'linfen.test-visits' })
      const decide = (thread: GrantThread, more: object) =>
        bookingOf(world(), deciding).reply('decideGrant', { ...seen(thread), ...YES, ...more })
      expect(fieldsOf(await decide(visits, {}))).toHaveProperty('monthly')
      expect(fieldsOf(await decide(visits, { monthly: 3 }))).toHaveProperty('visitFen')
      expect(fieldsOf(await decide(visits, { monthly: 3, visitFen: 5_000, clause: undefined }))).toHaveProperty(
        'clause',
      )
      expect(fieldsOf(await decide(visits, { monthly: 3, visitFen: 5_000, from: '2026-10-31' }))).toHaveProperty('from')
      expect(codeOf(await decide(visits, { monthly: 3, visitFen: 5_000 }))).toBe('ok')
      const credit = await checked(her, worker)
      expect(fieldsOf(await decide(credit, { monthly: 20_000 }))).toHaveProperty('monthly')
    })

    it('that was refused is told why, and may be decided again only when she objects', async () => {
      const [her, worker, deciding] = [await newGuest(world()), await newWorker(world()), await official()]
      const after = await checked(her, worker)
      const no = { ...seen(after), approve: false, words: '还没有部门认定困难' }
      const refused = (await bookingOf(world(), deciding).ask('decideGrant', no)).grant
      expect(refused).toMatchObject({ grant: { state: 'refused' }, may: [] })
      expect(await allTold(her)).toMatch(/没有批准.*还没有部门认定困难.*提异议/)
      const again = { ...seen(refused), ...YES }
      expect(codeOf(await bookingOf(world(), deciding).reply('decideGrant', again))).toBe('conflict')
      const objection = {
        case: refused.grant.case,
        version: refused.grant.caseVersion,
        words: '我有证',
        kind: 'objected',
      }
      dataOf(await world().ask('care', 'complain', objection, { session: her.session }))
      const desk = await bookingOf(world(), deciding).ask('grantDesk', { show: 'decide' })
      expect(desk.grants.map(({ id }) => id)).toContain(refused.grant.id)
      const colleague = await official({ name: '邓经办' })
      const his = await bookingOf(world(), deciding).reply('decideGrant', again)
      expect([codeOf(his), wordsOf(his)]).toEqual(['forbidden', expect.stringContaining('另一位同事')])
      expect((await bookingOf(world(), deciding).ask('grantOnDesk', { case: refused.grant.case })).grant.may).toEqual(
        [],
      )
      expect((await bookingOf(world(), colleague).ask('decideGrant', again)).grant.grant.state).toBe('in-force')
    })

    it('that is stopped before its first day never pays', async () => {
      const [her, deciding] = [await newGuest(world()), await official()]
      const grant = await grantTo(world(), her.person, { fromDay: '2026-12-01' })
      const [{ grant: thread }] = (await hers(her).forHer('grants')).grants as [GrantThread]
      const stop = { case: thread.case, version: thread.version, reason: 'mistake', words: '批错了' }
      await bookingOf(world(), deciding).ask('stopGrant', { ...stop, from: '2026-12-01' })
      const [row] = await world().database.owner.select().from(subsidyGrant).where(eq(subsidyGrant.id, grant))
      expect(row!.state).toBe('stopped')
    })

    it('that is stopped frees what was held for later, tells her, and lets her cancel free', async () => {
      const [her, deciding] = [await newGuest(world()), await official()]
      const kitchen = await newKitchen(world(), { service: 'cleaning', fen: 4_000 })
      const grant = await grantTo(world(), her.person)
      const order = await newOrder(world(), her, kitchen)
      const [before, later] = [
        await world().database.transaction((tx) => bookOn(tx, world(), { her, kitchen, order, day: '2026-11-24' })),
        await world().database.transaction((tx) => bookOn(tx, world(), { her, kitchen, order, day: '2026-12-02' })),
      ]
      const [{ grant: thread }] = (await hers(her).forHer('grants')).grants as [GrantThread]
      const stop = { case: thread.case, version: thread.version, reason: 'moved-away', words: '搬去太原了' }
      const input = { ...stop, from: '2026-12-01' }
      const after = (await bookingOf(world(), deciding).ask('stopGrant', input)).grant
      // It pays until then.
      expect(after.grant).toMatchObject({ state: 'in-force', until: '2026-11-30', stopReason: 'moved-away' })
      expect(await allTold(her)).toMatch(/从12月1日\(周二\)起停用:搬离了本地。搬去太原了。之后约好的1次改成自己付/)
      expect(await monthOfGrant(world(), grant, '2026-11')).toMatchObject({ held: 4_000 })
      expect(await monthOfGrant(world(), grant, '2026-12')).toMatchObject({ held: 0 })
      const [row] = await world().database.owner.select().from(booking).where(eq(booking.id, later.row.id))
      expect(row).toMatchObject({ state: 'accepted', ownFen: 4_000, subsidised: false, freeUntil: later.row.startsAt })
      await world().database.transaction((tx) =>
        settle(tx, moneyParts(world()), { booking: before.row, byAccount: null, now: world().now }),
      )
      await runJob('grants-ended', '2026-12-01')
      const [ended] = await world().database.owner.select().from(subsidyGrant).where(eq(subsidyGrant.id, grant))
      expect(ended!.state).toBe('stopped')
      await runJob('grants-close', '2026-12-06')
      const month = (await monthOfGrant(world(), grant, '2026-11'))!
      expect(await entriesOf(world(), month.id)).toEqual(['allot 10000', 'hold 4000', 'settle 4000', 'lapse 6000'])
    })

    it('carries what is left into the next month, once its own is over and nothing is held', async () => {
      const her = await newGuest(world())
      const kitchen = await newKitchen(world(), { service: 'cleaning', fen: 4_000 })
      const grant = await grantTo(world(), her.person)
      const order = await newOrder(world(), her, kitchen)
      const { row } = await world().database.transaction((tx) =>
        bookOn(tx, world(), { her, kitchen, order, day: '2026-11-24' }),
      )
      const left = async (month: string) => {
        const account = await monthOfGrant(world(), grant, month)
        return account && [account.carriedIn, account.carriedOut, account.held]
      }
      await runJob('grants-close', '2026-12-05')
      expect(await left('2026-11')).toEqual([0, 0, 4_000])
      await runJob('grants-close', '2026-12-06')
      expect(await left('2026-11')).toEqual([0, 0, 4_000])
      await world().database.transaction((tx) =>
        settle(tx, moneyParts(world()), { booking: row, byAccount: null, now: world().now }),
      )
      await runJob('grants-close', '2026-12-07')
      await runJob('grants-close', '2026-12-07')
      expect(await left('2026-11')).toEqual([0, 6_000, 0])
      expect(await monthOfGrant(world(), grant, '2026-12')).toMatchObject({ allotted: 10_000, carriedIn: 6_000 })
    })

    it('is in the books of its county’s month: who was paid for, by whom, and that it adds up', async () => {
      const her = await newGuest(world(), '尹桂英')
      const whole = await official({ county: '141024' })
      const kitchen = await newKitchen(world(), { service: 'cleaning', fen: 4_001 })
      await grantTo(world(), her.person, { county: '141024' })
      const order = await newOrder(world(), her, kitchen)
      const { row } = await world().database.transaction((tx) =>
        bookOn(tx, world(), { her, kitchen, order, day: '2026-11-24' }),
      )
      const read = () => bookingOf(world(), whole).ask('ledger', { month: '2026-11' })
      expect(await read()).toMatchObject({ heldFen: 4_001, sums: [], agrees: true })
      await world().database.transaction((tx) =>
        settle(tx, moneyParts(world()), { booking: row, byAccount: null, now: world().now }),
      )
      const books = await read()
      expect(books).toMatchObject({ heldFen: 0, agrees: true, more: false })
      expect(books.sums.map(({ payer, fen, bookings }) => [payer, fen, bookings])).toEqual([
        ['city', 2_001, 1],
        ['county', 2_000, 1],
      ])
      const [file] = await owner()
        .select({ number: careCase.number })
        .from(careCase)
        .innerJoin(serviceOrder, and(eq(serviceOrder.caseId, careCase.id), eq(serviceOrder.id, order)))
      const { number } = file!
      expect(books.lines).toMatchObject([
        { booking: row.id, number, person: '尹**', price: { listFen: 4_001, ownFen: 0 } },
      ])
      expect(JSON.stringify(books)).not.toContain('尹桂英')
      const looked = await owner().select().from(accessLog).where(eq(accessLog.personId, her.person))
      expect(looked.map(({ action }) => action)).toContain('booking.ledger')
      // Of a city in a year it is more than an integer holds.
      await owner()
        .update(bookingShare)
        .set({ fen: 2_000_000_000 })
        .where(and(eq(bookingShare.bookingId, row.id), eq(bookingShare.stage, 'settled')))
      await owner()
        .insert(bookingShare)
        .values({
          ...{ bookingId: row.id, stage: 'settled', turn: 2, payer: 'city', programme: 'linfen.test-credit' },
          ...{ fen: 2_000_000_000, createdAt: world().now },
        })
      expect((await read()).sums[0]?.fen).toBe(4_000_000_000)
    })
  })
}
