import { and, eq } from 'drizzle-orm'
import {
  bookingEvent,
  bookingWorker,
  careCase,
  job,
  person,
  subsidyMonth,
  visitPlace,
} from '../../../cloudfunctions/database/schema'
import { forgetWhatIsOver, VISIT_PLACE_DAYS } from '../../../cloudfunctions/runtime/forget'
import type { World } from '../world'
import { bookingOf, grantTo, newCareWorker, newSlot, type OfferingRow } from './booking-support'
import { codeOfCard, doJob, rowOf, sceneOf, WELL, type SceneWish } from './booking-desk-support'
import { newWorker } from './care-support'
import { codeOf, fieldsOf, kitOf, newElder, wordsOf } from './people-support'

/** On the doorstep: who may go, her card, measurements, done or stopped, and what it costs. */
export function bookingVisitsSuite(world: () => World): void {
  const kit = kitOf(world)
  const owner = () => world().database.owner

  /** An accepted visit with people sent, one of whom has a phone of his own. */
  const visit = async (
    wish: SceneWish & Pick<OfferingRow, 'service'>,
    ownFen?: (person: string) => Promise<number>,
  ) => {
    const scene = await sceneOf(world(), wish)
    const own = ownFen ? { ownFen: await ownFen(scene.guest.person) } : {}
    const { card, order } = await scene.book(own)
    const staff = await world().staff({
      role: 'care-worker',
      name: '高洁',
      county: '141002',
      provider: scene.served.provider,
    })
    const skill = wish.service === 'cleaning' ? 'household' : 'bath'
    const first = await newCareWorker(world(), scene.served, [skill], { staff: staff.staff })
    const workers = wish.service === 'cleaning' ? [first] : [first, await newCareWorker(world(), scene.served, [skill])]
    const { booking } = await scene.desk.ask('assign', { booking: card.id, version: card.version, workers })
    const worker = bookingOf(world(), staff)
    const code = await codeOfCard(world(), scene.guest)
    const checkIn = (version: number, more: object = {}) =>
      worker.reply('checkIn', { booking: card.id, version, proof: { way: 'code', code }, ...more })
    return { ...scene, card, order, worker: { ...worker, who: staff }, code, version: booking.version, checkIn }
  }

  describe('a visit', () => {
    it('is checked in by her card, finished with it, confirmed and settled from the grant there and then', async () => {
      let grant = ''
      const credit = async (person: string) => {
        grant = await grantTo(world(), person)
        return 0
      }
      const { card, worker, code, version, checkIn, guest } = await visit({ service: 'cleaning' }, credit)
      const { visits } = await worker.ask('visits', { day: card.day })
      expect(visits).toEqual([
        expect.objectContaining({
          id: card.id,
          served: expect.objectContaining({ name: '王秀英', address: '尧都区解放路街道东城社区1号楼501' }) as object,
        }),
      ])
      const stranger = await codeOfCard(world(), await newElder(world(), '李秀兰'))
      expect(fieldsOf(await checkIn(version, { proof: { way: 'code', code: stranger } }))).toHaveProperty([
        'proof.code',
      ])
      expect(wordsOf(await worker.reply('finish', { booking: card.id, version }))).toContain('先登记到了')
      const { booking, unfit } = await worker.ask('checkIn', {
        booking: card.id,
        version,
        proof: { way: 'code', code },
      })
      expect([booking.state, unfit]).toEqual(['started', []])
      const yes = { way: 'code', code }
      const done = await worker.ask('finish', { booking: card.id, version: booking.version, note: '都擦了', yes })
      expect(done.booking).toMatchObject({ state: 'confirmed', confirmedBy: 'code', price: { ownFen: 0 } })
      const [month] = await owner().select().from(subsidyMonth).where(eq(subsidyMonth.grantId, grant))
      expect(month).toMatchObject({ held: 0, settled: 6_000 })
      const told = await kit.told(guest)
      for (const words of ['来的人是 高洁', '人到了,正在服务', '当面确认过'])
        expect(told).toEqual(expect.arrayContaining([expect.stringContaining(words)]))
    })

    it('without her yes waits for her side, who is asked; without a card the reason is kept', async () => {
      const { card, worker, version, guest, order } = await visit({ service: 'cleaning' })
      const proof = { way: 'none', words: '卡没找到' }
      const { booking } = await worker.ask('checkIn', { booking: card.id, version, proof })
      const done = await worker.ask('finish', { booking: card.id, version: booking.version })
      expect(done.booking.state).toBe('served')
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([expect.stringContaining('点“确认”')]))
      const her = bookingOf(world(), guest, guest.person)
      const read = await her.ask('order', { case: order.case })
      expect(read.order.events.map(({ words }) => words)).toEqual(expect.arrayContaining(['没有出示服务码:卡没找到']))
    })

    it('keeps where it was checked in for ninety days, sealed, and no longer', async () => {
      const { card, worker, version, code } = await visit({ service: 'cleaning' })
      const place = { lng: 111.5187, lat: 36.0883 }
      await worker.ask('checkIn', { booking: card.id, version, proof: { way: 'code', code }, place })
      const kept = async () => owner().select().from(visitPlace).where(eq(visitPlace.bookingId, card.id))
      const [row] = await kept()
      const { personId } = await rowOf(world(), card.id)
      const [her] = await owner().select().from(person).where(eq(person.id, personId))
      const opened = world().keyring.open(personId, { wrappedKey: her!.wrappedKey, sealed: row!.sealed })
      expect(opened).toEqual(place)
      const after = (ms: number) => new Date(world().now.getTime() + VISIT_PLACE_DAYS * 86_400_000 + ms)
      await forgetWhatIsOver(owner(), after(0))
      expect(await kept()).toHaveLength(1)
      await forgetWhatIsOver(owner(), after(1))
      expect(await kept()).toEqual([])
      const events = await owner().select().from(bookingEvent).where(eq(bookingEvent.bookingId, card.id))
      expect(events.some(({ kind }) => kind === 'started')).toBe(true)
    })

    it('that is moved to another day needs somebody to be sent anew, and who was sent is free and told', async () => {
      const { card, order, worker, version, guest, offered, desk } = await visit({ service: 'cleaning' })
      const next = await newSlot(world(), offered, '2026-11-23', { at: 840 })
      const her = bookingOf(world(), guest, guest.person)
      await her.ask('change', { case: order.case, booking: card.id, version, slot: next.id, ownFen: offered.fen })
      const rows = await owner().select().from(bookingWorker).where(eq(bookingWorker.bookingId, card.id))
      expect(rows.map(({ active }) => active)).toEqual([false])
      const { bookings } = await desk.ask('deskBookings', { show: 'to-assign' })
      expect(bookings.map(({ id }) => id)).toContain(card.id)
      expect(await kit.told(worker.who)).toEqual(expect.arrayContaining([expect.stringContaining('不用您去了')]))
    })

    it('is not done before it was begun, whatever a phone’s clock says', async () => {
      const { card, worker, version, code } = await visit({ service: 'cleaning' })
      const { booking } = await worker.ask('checkIn', { booking: card.id, version, proof: { way: 'code', code } })
      const early = { at: new Date(world().now.getTime() - 3_600_000).toISOString() }
      const done = { booking: card.id, version: booking.version }
      expect(fieldsOf(await worker.reply('finish', { ...done, ...early }))).toHaveProperty('at')
      expect(codeOf(await worker.reply('finish', done))).toBe('ok')
    })

    it('is nobody’s who was not sent: another of the same provider, another provider', async () => {
      const { card, version, served } = await visit({ service: 'cleaning' })
      const colleague = await world().staff({ role: 'care-worker', county: '141002', provider: served.provider })
      await newCareWorker(world(), served, ['household'], { staff: colleague.staff })
      const data = { booking: card.id, version, proof: { way: 'none', words: '没带卡' } }
      const his = bookingOf(world(), colleague)
      expect(codeOf(await his.reply('checkIn', data))).toBe('forbidden')
      expect((await his.ask('visits', { day: card.day })).visits).toEqual([])
      const other = await sceneOf(world())
      expect(codeOf(await other.desk.reply('checkIn', data))).toBe('not-found')
    })
  })

  describe('a bath', () => {
    it('is measured before; what is measured may keep her out of the water, and then it costs her nothing', async () => {
      const { card, worker, version, checkIn, guest } = await visit({ service: 'bath-home' })
      expect(fieldsOf(await checkIn(version))).toHaveProperty('measured')
      const proof = { way: 'none', words: '卡在女儿那里' }
      const measured = { ...WELL, temperature: 381 }
      const told = await worker.ask('checkIn', { booking: card.id, version, proof, measured })
      expect([told.booking.state, told.unfit]).toEqual(['accepted', ['体温 38.1℃,今天不能洗']])
      const stop = { booking: card.id, version: told.booking.version, reason: 'fever', measured }
      const { booking } = await worker.ask('stopVisit', stop)
      expect(booking).toMatchObject({ state: 'unfit' })
      expect(await rowOf(world(), card.id)).toMatchObject({ state: 'unfit' })
      const words = expect.stringMatching(/没有做成:发烧。一分钱也不收/) as string
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([words]))
      const again = and(eq(job.kind, 'bath-again'), eq(job.about, card.id))
      expect(await owner().select().from(job).where(again)).toHaveLength(1)
      await doJob(world(), 'bath-again', card.id)
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([expect.stringContaining('好些了,可以再约一次')]))
    })

    it('what was measured is read on her side, and by those who come until it is over; never by the street', async () => {
      const { card, worker, version, code, guest, desk, order } = await visit({ service: 'bath-home' })
      const proof = { way: 'code', code }
      const { booking } = await worker.ask('checkIn', { booking: card.id, version, proof, measured: WELL })
      const read = async (who: ReturnType<typeof bookingOf>) =>
        (await who.ask('order', { case: order.case })).order.events.map(({ words }) => words).join()
      const her = bookingOf(world(), guest, guest.person)
      for (const who of [her, desk]) expect(await read(who)).toContain('高压 130')
      const stop = {
        booking: card.id,
        version: booking.version,
        reason: 'unwell',
        measured: { ...WELL, systolic: 165 },
      }
      await worker.ask('stopVisit', stop)
      expect(await read(her)).toContain('高压 165')
      const [file] = await owner().select().from(careCase).where(eq(careCase.id, order.case))
      const complaint = { case: order.case, version: file!.version, kind: 'complained', words: '水太凉' }
      expect(codeOf(await world().ask('care', 'complain', complaint, { session: guest.session }))).toBe('ok')
      const street = bookingOf(world(), await newWorker(world()))
      for (const who of [street, desk]) expect(await read(who)).not.toMatch(/高压|体温/)
    })

    it('needs both who were sent: without one of them nothing begins', async () => {
      const { card, version, checkIn } = await visit({ service: 'bath-home' })
      const [gone] = await owner().select().from(bookingWorker).where(eq(bookingWorker.bookingId, card.id))
      await owner()
        .update(bookingWorker)
        .set({ active: false })
        .where(and(eq(bookingWorker.bookingId, card.id), eq(bookingWorker.workerId, gone!.workerId)))
      const replies = [await checkIn(version, { measured: WELL })]
      // Whichever of the two was taken away: he is not sent any more, or one is missing.
      expect(['conflict', 'forbidden']).toContain(codeOf(replies[0]!))
      expect((await rowOf(world(), card.id)).state).toBe('accepted')
    })
  })

  describe('a visit that is stopped', () => {
    it('by her wish costs a late cancel at the door, and as broken off once begun', async () => {
      const atDoor = await visit({ service: 'cleaning' })
      const stop = { booking: atDoor.card.id, version: atDoor.version, reason: 'own-wish' }
      const first = await atDoor.worker.ask('stopVisit', stop)
      expect(first.booking).toMatchObject({ state: 'stopped', price: { listFen: 3_000, ownFen: 3_000 } })
      const begun = await visit({ service: 'cleaning' })
      const { booking } = await begun.worker.ask('checkIn', {
        ...{ booking: begun.card.id, version: begun.version, proof: { way: 'code', code: begun.code } },
      })
      const open = { booking: begun.card.id, version: booking.version, reason: 'nobody-home' }
      expect(fieldsOf(await begun.worker.reply('stopVisit', open))).toHaveProperty('reason')
      const second = await begun.worker.ask('stopVisit', {
        ...{ booking: begun.card.id, version: booking.version, reason: 'own-wish', words: '累了' },
      })
      expect(second.booking).toMatchObject({ state: 'stopped', price: { listFen: 1_800, ownFen: 1_800 } })
    })

    it('where nobody opens is a late cancel; where it is unsafe it is free', async () => {
      const closed = await visit({ service: 'cleaning' })
      const missed = await closed.worker.ask('stopVisit', {
        ...{ booking: closed.card.id, version: closed.version, reason: 'nobody-home' },
      })
      expect(missed.booking).toMatchObject({ state: 'missed', price: { listFen: 3_000 } })
      const unsafe = await visit({ service: 'cleaning' })
      await unsafe.worker.ask('stopVisit', { booking: unsafe.card.id, version: unsafe.version, reason: 'unsafe' })
      expect(await kit.told(unsafe.guest)).toEqual(expect.arrayContaining([expect.stringContaining('一分钱也不收')]))
    })

    it('sent later by a phone that had no signal counts for its hour', async () => {
      const { card, worker, version } = await visit({ service: 'cleaning' })
      const at = new Date(world().now.getTime() - 1_800_000).toISOString()
      await worker.ask('stopVisit', { booking: card.id, version, reason: 'nobody-home', at })
      const events = await owner().select().from(bookingEvent).where(eq(bookingEvent.bookingId, card.id))
      expect(events.find(({ kind }) => kind === 'missed')?.at.toISOString()).toBe(at)
    })
  })
}
