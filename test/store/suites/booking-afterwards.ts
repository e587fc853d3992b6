import { and, eq, like } from 'drizzle-orm'
import { absence, booking, careCase, job, subsidyMonth } from '../../../cloudfunctions/database/schema'
import { dataOf, type World } from '../world'
import { bookingOf, grantTo } from './booking-support'
import { codeOfCard, doJob, rowOf, sceneOf } from './booking-desk-support'
import { newWorker } from './care-support'
import { codeOf, kitOf } from './people-support'

/** Afterwards: a call about what a grant paid, somebody who did not come to lunch, and what nobody wrote down. */
export function bookingAfterwardsSuite(world: () => World): void {
  const kit = kitOf(world)
  const owner = () => world().database.owner
  const after = (hours: number) => new Date(world().now.getTime() + hours * 3_600_000)

  /** A delivered lunch that a grant paid, three days ago, and that nobody has confirmed. */
  const servedByGrant = async () => {
    const scene = await sceneOf(world(), { service: 'meal-delivery' })
    const grant = await grantTo(world(), scene.guest.person)
    const { card, order } = await scene.book({ ownFen: 0 })
    await scene.desk.ask('finish', { booking: card.id, version: card.version })
    await owner()
      .update(booking)
      .set({ servedAt: after(-72) })
      .where(eq(booking.id, card.id))
    const worker = await newWorker(world())
    const { version } = await rowOf(world(), card.id)
    const monthOf = async () => (await owner().select().from(subsidyMonth).where(eq(subsidyMonth.grantId, grant)))[0]
    const seen = { booking: card.id, version }
    return { ...scene, card, order, worker, community: bookingOf(world(), worker), seen, monthOf }
  }

  describe('a service that a grant paid', () => {
    it('is on the list of her community with her number, and settled by a call', async () => {
      const { card, community, seen, monthOf } = await servedByGrant()
      const { bookings } = await community.ask('callBacks')
      expect(bookings.find(({ id }) => id === card.id)?.served).toMatchObject({ name: '王秀英', phone: '13800001111' })
      expect(await monthOf()).toMatchObject({ held: 1_500, settled: 0 })
      const first = await community.ask('callBack', { ...seen, outcome: 'not-reached' })
      expect(first.booking.state).toBe('served')
      const again = { ...seen, version: first.booking.version, outcome: 'had' }
      const { booking: done } = await community.ask('callBack', again)
      expect(done).toMatchObject({ state: 'confirmed', confirmedBy: 'call' })
      expect(await monthOf()).toMatchObject({ held: 0, settled: 1_500 })
      expect(codeOf(await community.reply('callBack', { ...again, version: done.version }))).toBe('conflict')
    })

    it('that she had not is a complaint on the street’s desk; nothing is settled, and both sides are told', async () => {
      const { guest, served, community, seen, order, monthOf, card } = await servedByGrant()
      await community.ask('callBack', { ...seen, outcome: 'had-not', words: '那天没人来' })
      const [file] = await owner().select().from(careCase).where(eq(careCase.id, order.case))
      expect(file).toMatchObject({ desk: 'street', state: 'waiting', holder: null })
      expect(file?.promisedOn).not.toBeNull()
      expect(await monthOf()).toMatchObject({ held: 1_500, settled: 0 })
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([expect.stringContaining('已经记成投诉')]))
      expect(await kit.told(served.clerk)).toEqual(
        expect.arrayContaining([expect.stringContaining('老人说这一单没有做')]),
      )
      expect((await community.ask('callBacks')).bookings.map(({ id }) => id)).not.toContain(card.id)
    })

    it('of somebody who was erased before anybody said so is paid by nobody but herself', async () => {
      const { guest, seen, monthOf } = await servedByGrant()
      await doJob(world(), 'person-erased', guest.person)
      expect(await rowOf(world(), seen.booking)).toMatchObject({ state: 'confirmed', confirmedBy: 'time' })
      expect(await monthOf()).toMatchObject({ held: 0, settled: 0 })
    })

    it('that was looked into and was not had costs nobody anything, and she may have that meal elsewhere', async () => {
      const { guest, served, community, seen, order, monthOf, card } = await servedByGrant()
      const { booking: first } = await community.ask('callBack', { ...seen, outcome: 'had-not' })
      // While it is looked into, saying so again ends nothing.
      const again = { ...seen, version: first.version, outcome: 'had-not' }
      const { booking: still } = await community.ask('callBack', again)
      expect(still.state).toBe('served')
      await owner().update(careCase).set({ state: 'answered' }).where(eq(careCase.id, order.case))
      const { booking: over } = await community.ask('callBack', { ...again, version: still.version })
      expect(over.state).toBe('cancelled')
      expect(await monthOf()).toMatchObject({ held: 0, settled: 0 })
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([expect.stringContaining('不收钱,也不扣补贴')]))
      expect(await kit.told(served.clerk)).toEqual(expect.arrayContaining([expect.stringContaining('这一单不结算')]))
      expect((await community.ask('callBacks')).bookings.map(({ id }) => id)).not.toContain(card.id)
    })

    it('that somebody complained of confirms by nobody’s silence, also where no grant pays: she is rung', async () => {
      const { book, guest } = await sceneOf(world())
      const { card, order } = await book()
      const at = world().now
      await owner().update(booking).set({ state: 'served', servedAt: at }).where(eq(booking.id, card.id))
      const complaint = { case: order.case, version: 1, kind: 'complained', words: '没有送来' }
      dataOf(await world().ask('care', 'complain', complaint, { session: guest.session }))
      await owner().update(careCase).set({ state: 'answered' }).where(eq(careCase.id, order.case))
      const late = new Date(at.getTime() + 50 * 3_600_000)
      await doJob(world(), 'booking-confirm', `${card.id} ${(await rowOf(world(), card.id)).version}`, late)
      expect((await rowOf(world(), card.id)).state).toBe('served')
      const community = bookingOf(world(), await newWorker(world()))
      const rung = { booking: card.id, version: (await rowOf(world(), card.id)).version, outcome: 'had-not' }
      expect((await community.ask('callBack', rung)).booking.state).toBe('cancelled')
    })

    it('of somebody whose street nobody has written down is every worker’s of her county', async () => {
      const { card, seen, order } = await servedByGrant()
      const nowhere = { street: null, communityHash: null }
      await owner().update(careCase).set(nowhere).where(eq(careCase.id, order.case))
      const another = await newWorker(world(), '张敏', { street: '鼓楼西街街道' })
      const theirs = bookingOf(world(), another)
      expect((await theirs.ask('callBacks')).bookings.map(({ id }) => id)).toContain(card.id)
      const elsewhere = bookingOf(world(), await newWorker(world(), '刘洋', { county: '141082', street: '开元街道' }))
      expect((await elsewhere.ask('callBacks')).bookings.map(({ id }) => id)).not.toContain(card.id)
      expect(codeOf(await theirs.reply('callBack', { ...seen, outcome: 'had' }))).toBe('ok')
    })

    it('is no other street’s to ring about', async () => {
      const { card, seen } = await servedByGrant()
      const other = await newWorker(world(), '张敏', { street: '鼓楼西街街道' })
      const theirs = bookingOf(world(), other)
      expect((await theirs.ask('callBacks')).bookings.map(({ id }) => id)).not.toContain(card.id)
      expect(codeOf(await theirs.reply('callBack', { ...seen, outcome: 'had' }))).toBe('not-found')
    })
  })

  describe('somebody who did not come to lunch', () => {
    /** She lives alone and agreed; her sitting is over. */
    const missing = async () => {
      const scene = await sceneOf(world())
      const { card, slot } = await scene.book({ details: { asksIfAbsent: true } })
      const worker = await newWorker(world())
      await doJob(world(), 'absence-check', slot, after(2.6))
      const own = async () => (await scene.desk.ask('absences')).absences.find(({ booking: id }) => id === card.id)
      return { ...scene, card, slot, worker, community: bookingOf(world(), worker), own }
    }

    it('is rung by the canteen; that she is well ends it, costs nothing, and her side is told', async () => {
      const { desk, card, guest, served, own, slot } = await missing()
      expect(await own()).toMatchObject({ state: 'canteen', name: '王秀英', address: null })
      await doJob(world(), 'absence-check', slot, after(2.7))
      expect((await kit.told(served.clerk)).filter((words) => words.includes('没有来'))).toHaveLength(1)
      const { absence: answered } = await desk.ask('answerAbsence', { booking: card.id, outcome: 'away' })
      expect(answered).toMatchObject({ state: 'over', outcome: 'away', phone: null })
      expect((await rowOf(world(), card.id)).state).toBe('missed')
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([expect.stringContaining('人在外面')]))
      const again = await desk.reply('answerAbsence', { booking: card.id, outcome: 'fine' })
      expect(codeOf(again)).toBe('conflict')
    })

    it('not reached goes on to the community at once, with her address; so does silence after a quarter of an hour', async () => {
      const { desk, card, worker, community, guest } = await missing()
      expect((await community.ask('absences')).absences.map(({ booking: id }) => id)).not.toContain(card.id)
      await desk.ask('answerAbsence', { booking: card.id, outcome: 'not-reached' })
      const found = (await community.ask('absences')).absences.find(({ booking: id }) => id === card.id)
      expect(found).toMatchObject({ state: 'community', outcome: 'not-reached' })
      expect(await kit.told(worker)).toEqual(expect.arrayContaining([expect.stringContaining('食堂没有问到')]))
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([expect.stringContaining('已经请社区去看')]))
      const outcome = { booking: card.id, outcome: 'ill', words: '感冒了,已经联系女儿' }
      const { absence: over } = await community.ask('answerAbsence', outcome)
      expect(over).toMatchObject({ state: 'over', words: '感冒了,已经联系女儿' })
      const silent = await missing()
      await doJob(world(), 'absence-go-on', silent.card.id, after(3))
      expect(await silent.own()).toMatchObject({ state: 'community' })
    })

    it('rings again each hour of that day, at the whole county, and is on their list until somebody has said how she is', async () => {
      const { card, worker, community } = await missing()
      const another = await newWorker(world(), '张敏', { street: '鼓楼西街街道' })
      const calls = async (who: typeof worker) =>
        (await kit.told(who)).filter((words) => words.includes('食堂没有问到')).length
      const before = [await calls(worker), await calls(another)]
      const goOn = (hours: number) => doJob(world(), 'absence-go-on', card.id, after(hours))
      await goOn(3)
      expect([await calls(worker), await calls(another)]).toEqual([before[0]! + 1, before[1]!])
      const about = and(eq(job.kind, 'absence-go-on'), like(job.about, `${card.id} %`))
      expect(await owner().select().from(job).where(about)).toHaveLength(1)
      // Too early, then in time, then when the day is over.
      await goOn(3.5)
      expect(await calls(worker)).toBe(before[0]! + 1)
      await goOn(4)
      expect([await calls(worker), await calls(another)]).toEqual([before[0]! + 2, before[1]! + 1])
      await goOn(16)
      expect(await calls(worker)).toBe(before[0]! + 2)
      const { version } = await rowOf(world(), card.id)
      await doJob(world(), 'booking-lapse', `${card.id} ${version}`, after(96))
      expect((await rowOf(world(), card.id)).state).toBe('missed')
      const open = (await community.ask('absences')).absences.find(({ booking: id }) => id === card.id)
      expect(open).toMatchObject({ state: 'community' })
      const outcome = { booking: card.id, outcome: 'fine' }
      expect((await community.ask('answerAbsence', outcome)).absence.state).toBe('over')
    })

    it('who comes late after all is served, and nobody has to ask any more', async () => {
      const { desk, card, guest, served, own } = await missing()
      const code = await codeOfCard(world(), guest)
      const by = { way: 'code', code }
      await desk.ask('counterServe', { facility: served.facility, meal: 'lunch', by })
      expect((await rowOf(world(), card.id)).state).toBe('confirmed')
      expect(await own()).toMatchObject({ state: 'over', outcome: 'fine' })
    })

    it('is nobody’s business who did not agree to be asked', async () => {
      const scene = await sceneOf(world())
      const { card, slot } = await scene.book()
      await doJob(world(), 'absence-check', slot, after(2.6))
      expect(await owner().select().from(absence).where(eq(absence.bookingId, card.id))).toEqual([])
    })
  })

  describe('what nobody wrote down', () => {
    it('is let go after three days: no money is held, and both are told', async () => {
      const scene = await sceneOf(world(), { service: 'meal-delivery' })
      const grant = await grantTo(world(), scene.guest.person)
      const { card } = await scene.book({ ownFen: 0 })
      const { version } = await rowOf(world(), card.id)
      await doJob(world(), 'booking-lapse', `${card.id} ${version}`, after(50))
      // What a device without a signal kept for almost two days still counts.
      expect((await rowOf(world(), card.id)).state).toBe('accepted')
      await doJob(world(), 'booking-lapse', `${card.id} ${version}`, after(96))
      expect((await rowOf(world(), card.id)).state).toBe('declined')
      const [month] = await owner().select().from(subsidyMonth).where(eq(subsidyMonth.grantId, grant))
      expect(month).toMatchObject({ held: 0, settled: 0 })
      expect(await kit.told(scene.guest)).toEqual(expect.arrayContaining([expect.stringContaining('一直没有登记做过')]))
    })

    it('of a lunch to which she did not come costs what the rule said', async () => {
      const scene = await sceneOf(world())
      const { card } = await scene.book()
      const { version } = await rowOf(world(), card.id)
      await doJob(world(), 'booking-lapse', `${card.id} ${version}`, after(96))
      expect((await rowOf(world(), card.id)).state).toBe('missed')
      expect(await kit.told(scene.guest)).toEqual(
        expect.arrayContaining([expect.stringMatching(/那天没有来。按预约时说好的,自己付 7\.50 元/)]),
      )
    })
  })
}
