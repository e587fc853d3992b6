import { eq } from 'drizzle-orm'
import { bookingJobs, BOOKING_DAILY } from '../../../cloudfunctions/booking'
import { booking, careCase, offeringTime, slot, waitingPlace } from '../../../cloudfunctions/database/schema'
import { COMPLAINT_DAYS, putComplaintsOver } from '../../../cloudfunctions/booking/jobs/complaints'
import { makeSlots } from '../../../cloudfunctions/booking/jobs'
import { put, runDue } from '../../../cloudfunctions/runtime/jobs'
import type { OrderCard } from '../../../src/contract/booking/shapes'
import { chinaDay } from '../../../src/domain/person/date'
import type { World } from '../world'
import { bookingOf, newGuest, newOffering, newProvider, newSlot, newTime } from './booking-support'
import { careOf, newWorker, toldTo, tokenNow } from './care-support'
import { codeOf, wordsOf } from './people-support'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export function bookingWaitingSuite(world: () => World): void {
  const rows = (id: string) => world().database.owner.select().from(waitingPlace).where(eq(waitingPlace.slotId, id))
  const slotOf = async (id: string) => (await world().database.owner.select().from(slot).where(eq(slot.id, id)))[0]!
  const faults: unknown[] = []
  const goRound = () =>
    runDue(
      world().database,
      bookingJobs({ keyring: world().keyring, places: world().places, programmes: [] }),
      world().now,
      (error) => void faults.push(error),
    )
  const later = async (ms: number, work: (signedAt: Date) => Promise<void>) => {
    const before = world().now
    world().now = new Date(before.getTime() + ms)
    await work(before).finally(() => {
      world().now = before
    })
  }
  const stage = async (more: object = {}, day = '2026-11-24') => {
    const served = await newProvider(world())
    const of = await newOffering(world(), served, more)
    const at = await newSlot(world(), of, day, { capacity: 1 })
    const guest = async (name: string) => {
      const her = await newGuest(world(), name)
      return { ...her, as: bookingOf(world(), her, her.person) }
    }
    const wish = { offering: of.id, version: of.version, slots: [at.id], units: 1, details: {}, ownFen: 1_500 }
    return { served, of, at, guest, wish }
  }
  const cancelled = (order: OrderCard) => {
    const [one] = order.bookings
    return { case: order.case, booking: one!.id, version: one!.version, ownFen: 0 }
  }

  afterEach(() => expect(faults.splice(0)).toEqual([]))

  describe('waiting for a place', () => {
    it('is for a full slot only, and once', async () => {
      const { at, guest, wish } = await stage()
      const [first, second] = [await guest('王秀英'), await guest('李桂英')]
      const wait = { slot: at.id, units: 1, details: {} }
      expect(wordsOf(await second.as.replyForHer('waitFor', wait))).toContain('可以直接预约')
      await first.as.forHer('book', wish)
      const { waiting } = await second.as.forHer('waitFor', wait)
      expect(waiting).toMatchObject({ state: 'waiting', ahead: 0, units: 1, offeredUntil: null })
      expect(wordsOf(await second.as.replyForHer('waitFor', wait))).toContain('已经在排')
      expect(codeOf(await first.as.replyForHer('waitFor', wait))).toBe('conflict')
    })

    it('gets what somebody gives back: first the first, then the next, then all', async () => {
      const { at, guest, wish } = await stage()
      const [has, one, two] = [await guest('王秀英'), await guest('李桂英'), await guest('张秀兰')]
      const { order } = await has.as.forHer('book', wish)
      const wait = { slot: at.id, units: 1, details: {} }
      const first = (await one.as.forHer('waitFor', wait)).waiting
      const second = (await two.as.forHer('waitFor', wait)).waiting
      expect(second.ahead).toBe(1)
      await has.as.ask('cancel', cancelled(order))
      expect((await rows(at.id)).map(({ state }) => state).sort()).toEqual(['offered', 'waiting'])
      expect((await slotOf(at.id)).booked).toBe(1)
      expect((await toldTo(world(), one))[0]?.words).toContain('有位子了')
      expect(codeOf(await has.as.replyForHer('book', wish))).toBe('conflict')

      await one.as.forHer('answerOffer', { waiting: first.id, take: false })
      const taken = await two.as.forHer('answerOffer', { waiting: second.id, take: true, ownFen: 1_500 })
      expect(taken.order?.bookings[0]).toMatchObject({ state: 'accepted', price: { ownFen: 1_500 } })
      expect((await slotOf(at.id)).booked).toBe(1)
      const again = await two.as.replyForHer('answerOffer', { waiting: second.id, take: true, ownFen: 1_500 })
      expect(wordsOf(again)).toContain('已经要下了')

      await two.as.ask('cancel', cancelled(taken.order!))
      expect((await slotOf(at.id)).booked).toBe(0)
    })

    it('does not keep a place for ever: after its time it goes on by itself, and a late answer is told so', async () => {
      const { at, guest, wish } = await stage()
      const [has, one] = [await guest('王秀英'), await guest('李桂英')]
      const { order } = await has.as.forHer('book', wish)
      const { waiting } = await one.as.forHer('waitFor', { slot: at.id, units: 1, details: {} })
      await has.as.ask('cancel', cancelled(order))
      await later(61 * MINUTE, async (signedAt) => {
        const as = bookingOf(world(), await tokenNow(world(), one, signedAt), one.person)
        const late = await as.replyForHer('answerOffer', { waiting: waiting.id, take: true, ownFen: 1_500 })
        expect(wordsOf(late)).toContain('留位子的时间过了')
        await goRound()
        await goRound()
        expect((await slotOf(at.id)).booked).toBe(0)
        expect((await rows(at.id)).map(({ state }) => state)).toEqual(['passed'])
        expect((await toldTo(world(), await tokenNow(world(), one, signedAt)))[0]?.words).toContain('让给下一位')
      })
    })
  })

  describe('a row whose slot the provider changes', () => {
    it('is offered the new places, and ends at once with the reason when the day is closed', async () => {
      const { at, guest, wish, served } = await stage()
      const desk = bookingOf(world(), served.clerk)
      const [has, one, two] = [await guest('王秀英'), await guest('李桂英'), await guest('赵玉兰')]
      await has.as.forHer('book', wish)
      for (const who of [one, two]) await who.as.forHer('waitFor', { slot: at.id, units: 1, details: {} })
      await desk.ask('setSlot', { slot: at.id, capacity: 2 })
      expect((await rows(at.id)).map(({ state }) => state).sort()).toEqual(['offered', 'waiting'])
      expect((await slotOf(at.id)).booked).toBe(2)
      expect((await toldTo(world(), one))[0]?.words).toContain('有位子了')
      const closed = await desk.ask('setSlot', { slot: at.id, closed: true, words: '厨房停电' })
      expect(closed.declined).toBe(1)
      expect((await rows(at.id)).map(({ state }) => state)).toEqual(['passed', 'passed'])
      expect((await slotOf(at.id)).booked).toBe(0)
      for (const who of [one, two])
        expect((await toldTo(world(), who)).map(({ words }) => words)).toEqual(
          expect.arrayContaining([expect.stringMatching(/这次不开:厨房停电/)]),
        )
    })
  })

  describe('what time does to bookings', () => {
    it('makes four weeks of slots from an ordinary week, once', async () => {
      const { of } = await stage()
      await newTime(world(), of, { weekdays: [1, 3] })
      const today = chinaDay(world().now.getTime())
      const make = () => world().database.transaction((tx) => makeSlots(tx, [of.id], today, world().now))
      await make()
      await make()
      const made = await world().database.owner.select().from(slot).where(eq(slot.offeringId, of.id))
      expect(made.filter(({ capacity }) => capacity === 10)).toHaveLength(8)
      expect(made.every(({ closesAt, startsAt }) => closesAt <= startsAt)).toBe(true)
      expect(
        await world().database.owner.select().from(offeringTime).where(eq(offeringTime.offeringId, of.id)),
      ).toHaveLength(1)
    })

    it('lets go what nobody answered until it was too late, and gives place and word back', async () => {
      const { at, guest, wish } = await stage({ acceptance: 'by-hand' })
      const her = await guest('王秀英')
      const { order } = await her.as.forHer('book', wish)
      expect(order.bookings[0]?.state).toBe('requested')
      await later(at.closesAt.getTime() - world().now.getTime() + MINUTE, async (signedAt) => {
        await world().database.transaction((tx) => put(tx, 'booking-clock', `test ${at.id}`, world().now, world().now))
        await goRound()
        await goRound()
        const [row] = await world().database.owner.select().from(booking).where(eq(booking.id, order.bookings[0]!.id))
        expect(row?.state).toBe('declined')
        expect((await slotOf(at.id)).booked).toBe(0)
        const told = await toldTo(world(), await tokenNow(world(), her, signedAt))
        expect(told[0]?.words).toContain('没有按时答复')
      })
    })

    it('confirms after two days what nobody public pays, and tells of tomorrow the evening before', async () => {
      const { guest, wish } = await stage({}, chinaDay(world().now.getTime() + 24 * HOUR))
      const her = await guest('王秀英')
      const { order } = await her.as.forHer('book', wish)
      const id = order.bookings[0]!.id
      const today = chinaDay(world().now.getTime())
      await world().database.transaction((tx) => put(tx, 'booking-evening', today, world().now, world().now))
      await goRound()
      await goRound()
      expect((await toldTo(world(), her))[0]?.words).toContain('明天的安排:11:30')
      const { owner } = world().database
      await owner.update(booking).set({ state: 'served', servedAt: world().now }).where(eq(booking.id, id))
      await later(49 * HOUR, async () => {
        await world().database.transaction((tx) => put(tx, 'booking-clock', `test ${id}`, world().now, world().now))
        await goRound()
        await goRound()
        const [row] = await owner.select().from(booking).where(eq(booking.id, id))
        expect(row).toMatchObject({ state: 'confirmed', confirmedBy: 'time' })
        const [file] = await owner.select().from(careCase).where(eq(careCase.id, order.case))
        expect(file?.state).toBe('closed')
      })
    })

    it('knows every kind that a day begins with', () => {
      const known = Object.keys(bookingJobs({ keyring: world().keyring, places: world().places, programmes: [] }))
      expect(known).toEqual(expect.arrayContaining([...BOOKING_DAILY]))
    })
  })

  describe('the case around a booking', () => {
    it('comes to the street by a complaint, is answered there, and is the provider’s again when she closes it', async () => {
      const { served, guest, wish } = await stage()
      const her = await guest('王秀英')
      const worker = careOf(world(), await newWorker(world()))
      const { order } = await her.as.forHer('book', wish)
      const hers = careOf(world(), her, her.person)
      const clerk = careOf(world(), served.clerk)
      const before = await hers.thread(order.case)
      expect(before.case.holder.name).toBe('春晖食堂')
      expect(before.may).toEqual(['said', 'complained'])
      expect(codeOf(await hers.act('withdraw', before))).toBe('conflict')
      expect(codeOf(await worker.ask('thread', { case: order.case }))).toBe('not-found')
      await clerk.done('say', before, { words: '今天有鱼,行吗?' })

      const complained = await hers.done('complain', await hers.thread(order.case), {
        kind: 'complained',
        words: '菜是凉的。',
      })
      expect(complained.case).toMatchObject({ state: 'waiting', promisedOn: expect.any(String) })
      expect((await toldTo(world(), served.clerk))[0]?.words).toContain('居民')
      const seen = await clerk.thread(order.case)
      expect(seen.may).toEqual(['said'])
      expect(codeOf(await clerk.act('take', seen))).toBe('forbidden')

      const taken = await worker.done('take', await worker.thread(order.case))
      const answered = await worker.done('answer', taken, { words: '已经让食堂改了。' })
      expect(answered.case.state).toBe('answered')
      const closed = await hers.done('close', await hers.thread(order.case))
      expect(closed.case).toMatchObject({ state: 'taken', holder: { name: '春晖食堂' } })
      expect(codeOf(await worker.ask('thread', { case: order.case }))).toBe('not-found')
    })

    it('is the provider’s again two weeks after an answer that she does not close, and she is told', async () => {
      const { guest, wish } = await stage()
      const her = await guest('王秀英')
      const worker = careOf(world(), await newWorker(world()))
      const { order } = await her.as.forHer('book', wish)
      const hers = careOf(world(), her, her.person)
      await hers.done('complain', await hers.thread(order.case), { kind: 'complained', words: '菜是凉的。' })
      const taken = await worker.done('take', await worker.thread(order.case))
      await worker.done('answer', taken, { words: '已经让食堂改了。' })
      const fileOf = async () =>
        (await world().database.owner.select().from(careCase).where(eq(careCase.id, order.case)))[0]
      const dayOn = (days: number) =>
        later(days * 24 * HOUR, async () => {
          await world().database.transaction((tx) => putComplaintsOver(tx, world().now))
          await goRound()
        })
      await dayOn(COMPLAINT_DAYS - 1)
      expect(await fileOf()).toMatchObject({ desk: 'street', state: 'answered' })
      await dayOn(COMPLAINT_DAYS)
      expect(await fileOf()).toMatchObject({ desk: 'provider', holder: null, promisedOn: null })
      expect((await fileOf())?.state).not.toBe('answered')
      const told = (await toldTo(world(), her)).map(({ words }) => words)
      expect(told).toEqual(expect.arrayContaining([expect.stringContaining('已经办结')]))
    })

    it('ends with her record: no place, no order is left', async () => {
      const { at, guest, wish, served } = await stage()
      const her = await guest('王秀英')
      const { order } = await her.as.forHer('book', wish)
      const asked = { session: her.session, for: her.person }
      expect(codeOf(await world().ask('account', 'erase', { name: '王秀英' }, asked))).toBe('ok')
      await goRound()
      const [row] = await world().database.owner.select().from(booking).where(eq(booking.id, order.bookings[0]!.id))
      expect(row?.state).toBe('cancelled')
      expect((await slotOf(at.id)).booked).toBe(0)
      expect((await toldTo(world(), served.clerk))[0]?.words).toContain('不用再去')
    })
  })
}
