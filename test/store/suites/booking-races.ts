import { randomUUID } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { booking, careCase, serviceOrder, slot, subsidyMonth } from '../../../cloudfunctions/database/schema'
import type { Reply } from '../../../cloudfunctions/runtime/invoke'
import type { World } from '../world'
import { bookingOf, grantTo, newGuest, newOffering, newProvider, newSlot } from './booking-support'
import type { Elder } from './people-support'

const DAY = '2026-11-25'
const CLIENTS = 200
const AT_ONCE = 20

/** What happens at the very same moment. The embedded engine does one thing after the other, and has to come to the same end. */
export function bookingRacesSuite(world: () => World): void {
  const owner = () => world().database.owner
  const codes = (replies: readonly Reply[]) => replies.map(({ answer }) => (answer.ok ? 'ok' : answer.error.code))
  const slotNow = async (id: string) => (await owner().select().from(slot).where(eq(slot.id, id)))[0]!

  /** Whoever finds all lines taken tries again with the same request, as a phone does. */
  const insisting = async (guest: Elder, wish: object): Promise<Reply> => {
    const her = bookingOf(world(), guest, guest.person)
    const requestId = randomUUID()
    for (;;) {
      const reply = await her.replyForHer('book', wish, { requestId })
      if (reply.answer.ok || reply.answer.error.code !== 'unavailable') return reply
    }
  }

  describe('at the same moment', () => {
    it(`${CLIENTS} want the last place: one has it, the others are told what else there is`, async () => {
      const served = await newProvider(world())
      const of = await newOffering(world(), served)
      const at = await newSlot(world(), of, DAY, { capacity: 1 })
      await newSlot(world(), of, '2026-11-26')
      const clients = world().database.engine === 'pglite' ? AT_ONCE : CLIENTS
      const guests = []
      for (let n = 0; n < clients; n += 1) guests.push(await newGuest(world(), '王秀英'))
      const wish = { offering: of.id, version: 1, slots: [at.id], units: 1, details: {}, ownFen: of.fen }
      const replies = await Promise.all(guests.map((guest) => insisting(guest, wish)))
      const told = replies.flatMap(({ answer }) => (answer.ok ? [] : [answer.error]))
      expect(told).toHaveLength(clients - 1)
      for (const { code, message } of told) {
        expect(code).toBe('conflict')
        expect(message).toContain('刚刚订满了,没有订成,也没有扣钱。还有位子的:11月26日(周四)午餐')
      }
      expect((await slotNow(at.id)).booked).toBe(1)
      const rows = await owner().select().from(booking).where(eq(booking.slotId, at.id))
      expect(rows).toHaveLength(1)
      const orders = await owner().select().from(serviceOrder).where(eq(serviceOrder.offeringId, of.id))
      expect(orders).toHaveLength(1)
      const cases = await owner().select().from(careCase).where(eq(careCase.providerId, served.provider))
      expect(cases).toHaveLength(1)
    })

    it('one request is sent twenty times: one booking, and one answer', async () => {
      const served = await newProvider(world())
      const of = await newOffering(world(), served)
      const at = await newSlot(world(), of, DAY)
      const guest = await newGuest(world())
      const her = bookingOf(world(), guest, guest.person)
      const wish = { offering: of.id, version: 1, slots: [at.id], units: 1, details: {}, ownFen: of.fen }
      const requestId = randomUUID()
      const replies = await Promise.all(
        Array.from({ length: AT_ONCE }, () => her.replyForHer('book', wish, { requestId })),
      )
      expect(new Set(replies.map(({ answer }) => JSON.stringify(answer))).size).toBe(1)
      expect(codes(replies)).toEqual(Array(AT_ONCE).fill('ok'))
      expect((await slotNow(at.id)).booked).toBe(1)
    })

    it('she cannot be in two places: one of them is booked', async () => {
      const [one, two] = [await newProvider(world()), await newProvider(world(), '夕阳红食堂')]
      const guest = await newGuest(world())
      const her = bookingOf(world(), guest, guest.person)
      const wishes = []
      for (const [n, served] of [one, two].entries()) {
        const of = await newOffering(world(), served)
        const at = await newSlot(world(), of, DAY, { at: 690 + n * 10, meal: n === 0 ? 'lunch' : 'dinner' })
        wishes.push({ offering: of.id, version: 1, slots: [at.id], units: 1, details: {}, ownFen: of.fen })
      }
      const replies = await Promise.all(wishes.map((wish) => her.replyForHer('book', wish)))
      expect(codes(replies).sort()).toEqual(['conflict', 'ok'])
      const taken = await owner()
        .select({ n: sql<number>`sum(${slot.booked})`.mapWith(Number) })
        .from(slot)
        .where(
          inArray(
            slot.id,
            wishes.flatMap(({ slots }) => slots),
          ),
        )
      expect(taken[0]?.n).toBe(1)
    })

    it('it is accepted and cancelled: one outcome, and money and place agree with it', async () => {
      const served = await newProvider(world())
      const of = await newOffering(world(), served, { acceptance: 'by-hand' })
      const clerk = bookingOf(world(), served.clerk)
      for (let round = 0; round < 5; round += 1) {
        const at = await newSlot(world(), of, DAY, { at: 600 + round * 70, capacity: 1 })
        const guest = await newGuest(world())
        const grant = await grantTo(world(), guest.person)
        const her = bookingOf(world(), guest, guest.person)
        const wish = { offering: of.id, version: 1, slots: [at.id], units: 1, details: {}, ownFen: 0 }
        const { order } = await her.forHer('book', wish)
        const { id, version } = order.bookings[0]!
        const replies = await Promise.all([
          clerk.reply('accept', { bookings: [{ booking: id, version }] }),
          her.reply('cancel', { case: order.case, booking: id, version, ownFen: 0 }),
        ])
        const [row] = await owner().select().from(booking).where(eq(booking.id, id))
        const [account] = await owner()
          .select()
          .from(subsidyMonth)
          .where(and(eq(subsidyMonth.grantId, grant), eq(subsidyMonth.month, '2026-11')))
        const taken = replies[0].answer.ok ? (replies[0].answer.data as { accepted: string[] }).accepted : []
        const accepted = taken.includes(id)
        expect(replies[1].answer.ok).toBe(!accepted)
        expect([row?.state, account?.held, (await slotNow(at.id)).booked]).toEqual(
          accepted ? ['accepted', 1_500, 1] : ['cancelled', 0, 0],
        )
        const [file] = await owner().select().from(careCase).where(eq(careCase.id, order.case))
        expect(file?.state).toBe(accepted ? 'taken' : 'withdrawn')
      }
    })

    it('two of her helpers cancel it: one does, the other is told', async () => {
      const served = await newProvider(world())
      const of = await newOffering(world(), served)
      const at = await newSlot(world(), of, DAY)
      const guest = await newGuest(world())
      const her = bookingOf(world(), guest, guest.person)
      const { order } = await her.forHer('book', {
        ...{ offering: of.id, version: 1, slots: [at.id], units: 2, details: {}, ownFen: 3_000 },
      })
      const { id, version } = order.bookings[0]!
      const cancel = () => her.reply('cancel', { case: order.case, booking: id, version, ownFen: 0 })
      expect(codes(await Promise.all([cancel(), cancel(), cancel()])).sort()).toEqual(['conflict', 'conflict', 'ok'])
      expect((await slotNow(at.id)).booked).toBe(0)
    })
  })
}
