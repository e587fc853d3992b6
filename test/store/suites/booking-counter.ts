import { and, eq } from 'drizzle-orm'
import {
  accessLog,
  bookingEvent,
  careCase,
  offeringTime,
  serviceOrder,
  slot,
  subsidyMonth,
} from '../../../cloudfunctions/database/schema'
import { dataOf, type World } from '../world'
import { agree, codeOfCard, rowOf, sceneOf } from './booking-desk-support'
import { bookingOf, grantTo, newGuest, newTime } from './booking-support'
import { codeOf, fieldsOf, kitOf, newElder, wordsOf } from './people-support'

/** The counter: cards, orders that are fulfilled, meals without an order, and the same meal twice. */
export function bookingCounterSuite(world: () => World): void {
  const kit = kitOf(world)
  const owner = () => world().database.owner
  const meal = 'lunch'
  const mealsGrant = (person: string) =>
    grantTo(world(), person, { programme: 'linfen.test-meals', monthly: 6_200, daily: 200 })

  /** A canteen, somebody with a card, and her meals there. */
  const counter = async () => {
    const scene = await sceneOf(world())
    await newTime(world(), scene.offered)
    const code = await codeOfCard(world(), scene.guest)
    const facility = scene.served.facility
    const find = (by: object, desk = scene.desk) => desk.reply('counterFind', { facility, meal, by })
    const serve = (by: object, more: object = {}, desk = scene.desk) =>
      desk.reply('counterServe', { facility, meal, by, ...more })
    return { ...scene, code, facility, find, serve, byCode: { way: 'code', code } }
  }
  const served = async (reply: ReturnType<Awaited<ReturnType<typeof counter>>['serve']>) =>
    dataOf<{ booking: string; ownFen: number; name: string; price: { listFen: number } }>(await reply)

  describe('the counter', () => {
    it('fulfils an order: found by her card with her name in part, confirmed by the counter, and looked at in her list', async () => {
      const { guest, book, find, serve, byCode, facility, desk } = await counter()
      const { card } = await book({ details: { diets: ['soft'], allergens: ['fish'] } })
      const { guests } = dataOf<{ guests: { name: string; booking: { id: string; diets: string[] }; had: null }[] }>(
        await find(byCode),
      )
      expect(guests).toEqual([
        expect.objectContaining({
          ...{ name: '王**', had: null },
          booking: expect.objectContaining({ id: card.id, diets: ['软食', '不要鱼'], units: 1 }) as object,
        }),
      ])
      const expected = await desk.ask('counterToday', { facility, meal })
      expect(expected).toMatchObject({ served: [], takenFen: 0 })
      expect(expected.expected.map(({ booking }) => booking)).toEqual([card.id])
      expect(await served(serve(byCode))).toMatchObject({ booking: card.id, ownFen: 1_500, name: '王**' })
      expect(await rowOf(world(), card.id)).toMatchObject({ state: 'confirmed', confirmedBy: 'counter' })
      const after = await desk.ask('counterToday', { facility, meal })
      expect(after).toMatchObject({ expected: [], served: [{ booking: card.id, ordered: true }], takenFen: 1_500 })
      const looked = await owner().select().from(accessLog).where(eq(accessLog.personId, guest.person))
      expect(looked.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['booking.counterFind', 'booking.counterServe']),
      )
    })

    it('writes a meal without an order down under one case for a canteen and month, its subsidy settled at once', async () => {
      const { guest, serve, byCode } = await counter()
      const grant = await mealsGrant(guest.person)
      const first = await served(serve(byCode))
      expect(first).toMatchObject({ ownFen: 1_300, price: { listFen: 1_500 } })
      expect(await kit.told(guest)).toEqual(
        expect.arrayContaining([expect.stringMatching(/午餐.*补贴和减免 2 元,自己付 13 元/)]),
      )
      const yesterday = new Date(world().now.getTime() - 24 * 3_600_000).toISOString()
      const second = await served(serve(byCode, { at: yesterday }))
      const [one, two] = [await rowOf(world(), first.booking), await rowOf(world(), second.booking)]
      expect([one.orderId, one.state, one.slotId, two.day]).toEqual([two.orderId, 'confirmed', null, '2026-11-20'])
      const [order] = await owner().select().from(serviceOrder).where(eq(serviceOrder.id, one.orderId))
      const [file] = await owner().select().from(careCase).where(eq(careCase.id, order!.caseId))
      expect([order!.kind, file!.kind, file!.desk, file!.state]).toEqual(['counter', 'booking', 'provider', 'closed'])
      const [month] = await owner().select().from(subsidyMonth).where(eq(subsidyMonth.grantId, grant))
      expect(month).toMatchObject({ month: '2026-11', held: 0, settled: 400 })
      const events = await owner().select().from(bookingEvent).where(eq(bookingEvent.bookingId, one.id))
      expect(events.sort((a, b) => a.seq - b.seq).map(({ kind }) => kind)).toEqual([
        ...['booked', 'accepted', 'served', 'confirmed'],
      ])
    })

    it('refuses the same meal twice, with where and when, also at another canteen and where it is ordered elsewhere', async () => {
      const { serve, byCode, guest } = await counter()
      await served(serve(byCode))
      expect(wordsOf(await serve(byCode))).toBe('今天的午餐已经在春晖食堂吃过了(10:00)。')
      const other = await sceneOf(world())
      const again = await other.desk.reply('counterServe', { facility: other.served.facility, meal, by: byCode })
      expect([codeOf(again), wordsOf(again)]).toEqual(['conflict', '今天的午餐已经在春晖食堂吃过了(10:00)。'])
      const found = await other.desk.ask('counterFind', { facility: other.served.facility, meal, by: byCode })
      expect(found.guests[0]).toMatchObject({ had: '今天的午餐已经在春晖食堂吃过了(10:00)', booking: null })
      const second = await newGuest(world(), '李秀兰')
      const code = await codeOfCard(world(), second)
      await agree(world(), second)
      await other.book({ by: second })
      const elsewhere = await serve({ way: 'code', code })
      expect(wordsOf(elsewhere)).toContain('订在春晖食堂')
      expect(guest.person).not.toBe(second.person)
    })

    it('serves nobody without an order a meal that the place does not have that day, nor on a closed day', async () => {
      const { serve, find, byCode, offered, desk, facility, book } = await counter()
      const dinner = { facility, meal: 'dinner', by: byCode }
      const looked = await desk.ask('counterFind', dinner)
      expect(looked.guests).toMatchObject([{ booking: null, had: expect.stringMatching(/没有晚餐/) as string }])
      expect(wordsOf(await desk.reply('counterServe', dinner))).toMatch(/11月21日.*没有晚餐/)
      const { card, slot: at } = await book()
      const closing = (closed: boolean) => owner().update(slot).set({ closed }).where(eq(slot.id, at))
      await closing(true)
      const second = await newGuest(world(), '李秀兰')
      const hers = { way: 'code', code: await codeOfCard(world(), second) }
      expect(dataOf<{ guests: { had: string }[] }>(await find(hers)).guests[0]?.had).toContain('没有午餐')
      expect(codeOf(await serve(hers))).toBe('conflict')
      // What was ordered is served all the same.
      expect(await served(serve(byCode))).toMatchObject({ booking: card.id })
      await closing(false)
      const weekdays = [1, 2, 3, 4, 5, 7]
      await owner().update(offeringTime).set({ weekdays }).where(eq(offeringTime.offeringId, offered.id))
      expect(wordsOf(await serve(hers))).toContain('没有午餐')
    })

    it('the same meal at two counters at once is one meal', async () => {
      const { serve, byCode } = await counter()
      const other = await sceneOf(world())
      await newTime(world(), other.offered)
      const there = { facility: other.served.facility, meal, by: byCode }
      const replies = await Promise.all([serve(byCode), other.desk.reply('counterServe', there), serve(byCode)])
      const codes = replies.map(codeOf).sort()
      expect(codes).toEqual(['conflict', 'conflict', 'ok'])
      for (const reply of replies)
        if (codeOf(reply) !== 'ok') expect(wordsOf(reply)).toMatch(/^今天的午餐已经在春晖食堂吃过了/)
    })

    it('knows a regular by the last four digits, at its own provider only; others say all eight', async () => {
      const { serve, find, byCode, code } = await counter()
      const by = { way: 'tail', digits: code.slice(-4) }
      expect(fieldsOf(await find(by))).toHaveProperty(['by.digits'])
      await served(serve(byCode))
      const { guests } = dataOf<{ guests: { ticket: string; had: string | null }[] }>(await find(by))
      expect(guests).toHaveLength(1)
      expect(guests[0]?.had).toMatch(/吃过了/)
      const other = await sceneOf(world())
      const there = await other.desk.reply('counterFind', { facility: other.served.facility, meal, by })
      expect(fieldsOf(there)).toHaveProperty(['by.digits'])
    })

    it('a ticket serves her at its own counter for five minutes', async () => {
      const { find, serve, byCode, served: own } = await counter()
      const { guests } = dataOf<{ guests: { ticket: string }[] }>(await find(byCode))
      const by = { way: 'ticket', ticket: guests[0]!.ticket }
      const stranger = await world().staff({ role: 'clerk', county: '141002', provider: own.provider })
      expect(fieldsOf(await serve(by, {}, bookingOf(world(), stranger)))).toHaveProperty(['by.ticket'])
      expect(fieldsOf(await serve({ way: 'ticket', ticket: 'made.up' }))).toHaveProperty(['by.ticket'])
      const before = world().now
      world().now = new Date(before.getTime() + 6 * 60_000)
      try {
        expect(fieldsOf(await serve(by))).toHaveProperty(['by.ticket'])
        // Pressed in time, and sent when there was a signal again.
        const at = new Date(before.getTime() + 60_000).toISOString()
        expect(codeOf(await serve(by, { at }))).toBe('ok')
      } finally {
        world().now = before
      }
    })

    it('what a device kept counts for its hour: neither in the future nor after two days', async () => {
      const { serve, byCode } = await counter()
      const at = (hours: number) => ({ at: new Date(world().now.getTime() + hours * 3_600_000).toISOString() })
      for (const hours of [1, -49]) expect(fieldsOf(await serve(byCode, at(hours)))).toHaveProperty('at')
    })

    it('sent twice by a device that heard no answer is one meal and one answer', async () => {
      const { desk, facility, byCode, guest } = await counter()
      const requestId = '6f7c4f0a-1111-4222-8333-944444444444'
      const data = { facility, meal, by: byCode }
      const first = await desk.reply('counterServe', data, { requestId })
      const second = await desk.reply('counterServe', data, { requestId })
      expect(first.answer).toEqual(second.answer)
      expect(codeOf(first)).toBe('ok')
      const orders = await owner()
        .select()
        .from(serviceOrder)
        .where(and(eq(serviceOrder.personId, guest.person), eq(serviceOrder.kind, 'counter')))
      expect(orders).toHaveLength(1)
    })

    it('serves no other provider’s canteen, and nobody who is not yet sixty', async () => {
      const { serve, byCode } = await counter()
      const other = await sceneOf(world())
      const foreign = { facility: other.served.facility }
      expect(codeOf(await serve(byCode, foreign))).toBe('not-found')
      const daughter = await newElder(world(), '王丽', { birthDate: '1980-01-01' })
      const code = await codeOfCard(world(), daughter)
      expect(wordsOf(await serve({ way: 'code', code }))).toContain('60周岁')
    })

    it('stops whoever guesses at cards, and lets on who mistypes now and then', async () => {
      const { find, byCode } = await counter()
      for (let n = 0; n < 10; n += 1) {
        expect(codeOf(await find({ way: 'code', code: `1234567${n}` }))).toBe('invalid')
        if (n < 9) expect(codeOf(await find(byCode))).toBe('ok')
      }
      expect(codeOf(await find(byCode))).toBe('too-many')
    })
  })
}
