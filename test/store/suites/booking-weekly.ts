import { and, eq, inArray } from 'drizzle-orm'
import { extendWeekly } from '../../../cloudfunctions/booking/orders'
import {
  booking,
  careCase,
  offering,
  person,
  serviceOrder,
  slot,
  subsidyMonth,
} from '../../../cloudfunctions/database/schema'
import { placesOf } from '../../../cloudfunctions/runtime/places'
import { dayAfter, weekdayOf } from '../../../src/domain/facility/hours'
import { TEST_PROGRAMMES } from '../programmes'
import { COUNTIES, type World } from '../world'
import { bookingOf, grantTo, newGuest, newOffering, newProvider, newSlot, type SlotRow } from './booking-support'
import { kitOf, stand } from './people-support'

const DAY_MS = 86_400_000
const MONDAYS_AND_WEDNESDAYS = [1, 3]
/** The world stands on Saturday, 21 November; slots are there for four weeks. */
const LAST = '2026-12-18'

/** A weekly order: booked four weeks ahead, one day skipped, paused, taken up again, ended. */
export function bookingWeeklySuite(world: () => World): void {
  const kit = kitOf(world)
  const owner = () => world().database.owner
  const parts = () => ({
    keyring: world().keyring,
    places: placesOf(COUNTIES.map(({ code, name }) => ({ code, name, city: 'linfen', cityName: '临汾市' }))),
    programmes: TEST_PROGRAMMES,
  })

  /** Lunches on Mondays and Wednesdays for four weeks. */
  const scene = async (prepare: (slots: readonly SlotRow[]) => Promise<unknown> = async () => undefined) => {
    const served = await newProvider(world())
    const of = await newOffering(world(), served)
    const slots: SlotRow[] = []
    for (let day = '2026-11-22'; day <= LAST; day = dayAfter(day, 1))
      if (MONDAYS_AND_WEDNESDAYS.includes(weekdayOf(day))) slots.push(await newSlot(world(), of, day))
    await prepare(slots)
    const guest = await newGuest(world())
    const her = bookingOf(world(), guest, guest.person)
    const weekly = { weekdays: MONDAYS_AND_WEDNESDAYS, starts: 690 }
    const wish = { offering: of.id, version: 1, units: 1, details: {}, weekly }
    const book = (first: readonly SlotRow[], more: object = {}) =>
      her.forHer('book', { ...wish, slots: first.map(({ id }) => id), ownFen: 1_500 * first.length, ...more })
    return { served, of, slots, guest, her, wish, book }
  }
  const daysOf = (order: { bookings: { day: string; state: string }[] }, state = 'accepted') =>
    order.bookings.flatMap((one) => (one.state === state ? [one.day] : [])).sort()
  const later = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
    const before = world().now
    world().now = new Date(before.getTime() + days * DAY_MS)
    try {
      return await work()
    } finally {
      world().now = before
    }
  }

  describe('a weekly order', () => {
    it('books four weeks ahead; a day that was not chosen is skipped', async () => {
      const { slots, book } = await scene()
      // Monday, not Wednesday, then both again.
      const { order } = await book([slots[0]!, slots[2]!, slots[3]!])
      expect(order.weekly).toEqual({ weekdays: [1, 3], starts: 690, from: '2026-11-23', until: null })
      expect(daysOf(order)).toEqual(slots.map(({ day }) => day).filter((day) => day !== '2026-11-25'))
      const [row] = await owner().select().from(serviceOrder).where(eq(serviceOrder.id, order.id))
      expect(row?.madeUntil).toBe('2026-12-16')
    })

    it('tells which days are full, closed or taken by something else, and books the others', async () => {
      const { slots, guest, book } = await scene(async (all) => {
        await owner().update(slot).set({ booked: 10 }).where(eq(slot.id, all[2]!.id))
        await owner().update(slot).set({ closed: true }).where(eq(slot.id, all[3]!.id))
      })
      const { order } = await book([slots[0]!])
      expect(daysOf(order)).toEqual(slots.filter((_, n) => n !== 2 && n !== 3).map(({ day }) => day))
      const noted = order.events.filter(({ kind }) => kind === 'noted').map(({ words }) => words)
      expect(noted).toEqual(['没有订上:11月30日(周一)订满了;12月2日(周三)不开门'])
      expect(await kit.told(guest)).toEqual([expect.stringContaining('11月30日(周一)订满了;12月2日(周三)不开门')])
    })

    it('whose first days cannot be booked is not begun', async () => {
      const { slots, her, wish } = await scene(async (all) => {
        await owner().update(slot).set({ booked: 10 }).where(eq(slot.id, all[1]!.id))
      })
      const asked = { ...wish, slots: [slots[0]!.id, slots[1]!.id], ownFen: 3_000 }
      expect((await her.replyForHer('book', asked)).answer).toMatchObject({ ok: false, error: { code: 'conflict' } })
      const wrong = { ...wish, weekly: { weekdays: [2], starts: 690 }, slots: [slots[0]!.id], ownFen: 1_500 }
      expect((await her.replyForHer('book', wrong)).answer).toMatchObject({ ok: false, error: { code: 'invalid' } })
    })

    it('goes on by itself as slots are made, once however often it is asked to', async () => {
      const { of, slots, book } = await scene()
      const { order } = await book([slots[0]!])
      const more = await newSlot(world(), of, '2026-12-21')
      const extend = () => world().database.transaction((tx) => extendWeekly(tx, parts(), order.id, world().now))
      await later(7, async () => {
        await extend()
        await extend()
        await Promise.all([extend(), extend()])
      })
      const rows = await owner()
        .select()
        .from(booking)
        .where(and(eq(booking.orderId, order.id), eq(booking.day, more.day)))
      expect(rows).toHaveLength(1)
      expect((await owner().select().from(slot).where(eq(slot.id, more.id)))[0]?.booked).toBe(1)
    })

    it('of a record that was found to be another’s goes on, and the kitchen and the desk read it', async () => {
      const { of, served, slots, guest, book } = await scene()
      const { order } = await book([slots[0]!])
      const { person: into } = await newGuest(world())
      const grant = await grantTo(world(), into, { monthly: 20_000 })
      await owner().update(person).set({ mergedInto: into }).where(eq(person.id, guest.person))
      const more = await newSlot(world(), of, '2026-12-21')
      await later(7, () => world().database.transaction((tx) => extendWeekly(tx, parts(), order.id, world().now)))
      const [row] = await owner()
        .select()
        .from(booking)
        .where(and(eq(booking.orderId, order.id), eq(booking.day, more.day)))
      expect(row).toMatchObject({ personId: guest.person, ownFen: 0 })
      const months = await owner().select().from(subsidyMonth).where(eq(subsidyMonth.grantId, grant))
      expect(months.map(({ held }) => held)).toEqual([1_500])
      const desk = bookingOf(world(), served.clerk)
      const { bookings } = await desk.ask('deskBookings', { show: 'day', day: more.day })
      expect(bookings.map(({ id }) => id)).toEqual([row!.id])
      expect((await desk.ask('kitchen', { day: more.day, meal: 'lunch' })).kitchens[0]?.total).toBe(1)
    })

    it('goes on with nothing while its provider is barred or its offering is closed, and says why once', async () => {
      const { of, guest, slots, book } = await scene()
      const { order } = await book([slots[0]!])
      await newSlot(world(), of, '2026-12-21')
      await owner().update(offering).set({ closedAt: world().now }).where(eq(offering.id, of.id))
      const count = async () => (await owner().select().from(booking).where(eq(booking.orderId, order.id))).length
      const before = await count()
      const extend = () => world().database.transaction((tx) => extendWeekly(tx, parts(), order.id, world().now))
      await later(7, extend)
      await later(8, extend)
      expect(await count()).toBe(before)
      const told = (await kit.told(guest)).filter((words) => words.includes('后面的日子先不订了'))
      expect(told).toEqual([expect.stringContaining('这项服务已经不做了。请返回看看别的。已经订好的日子不变')])
    })

    it('at a price that she did not agree to is told to her side, and free to cancel until it begins', async () => {
      const { of, guest, her, slots, book } = await scene()
      const { order } = await book([slots[0]!])
      await newSlot(world(), of, '2026-12-21')
      await newSlot(world(), of, '2026-12-23')
      await owner().update(offering).set({ fen: 9_900, version: 2 }).where(eq(offering.id, of.id))
      await later(7, () => world().database.transaction((tx) => extendWeekly(tx, parts(), order.id, world().now)))
      const told = (await kit.told(guest)).filter((words) => words.includes('自己要付'))
      expect(told).toEqual([expect.stringContaining('12月21日(周一)、12月23日(周三)一次自己要付 99 元,原来最多 15 元')])
      const seen = (await her.ask('order', { case: order.case })).order
      const dear = seen.bookings.find(({ day }) => day === '2026-12-21')!
      expect(dear).toMatchObject({ price: { ownFen: 9_900 }, freeUntil: '2026-12-21T03:30:00.000Z' })
      expect(seen.events.map(({ words }) => words)).toContain(
        '12月21日(周一)、12月23日(周三)自己要付 99 元,原来最多 15 元',
      )
    })

    it('rests for a stay in hospital, and goes on afterwards', async () => {
      const { slots, her, book } = await scene()
      const { order } = await book([slots[0]!])
      const rest = { case: order.case, version: order.version, from: '2026-11-25' }
      const paused = (await her.ask('pause', rest)).order
      expect(paused.paused).toEqual({ from: '2026-11-25', until: null })
      expect(daysOf(paused)).toEqual(['2026-11-23'])
      expect(paused.may).toContain('resume')
      for (const { id } of slots.slice(1))
        expect((await owner().select().from(slot).where(eq(slot.id, id)))[0]?.booked).toBe(0)
      const resumed = (await her.ask('resume', { ...rest, version: paused.version, from: '2026-12-07' })).order
      expect(daysOf(resumed)).toEqual([
        '2026-11-23',
        ...slots.map(({ day }) => day).filter((day) => day >= '2026-12-07'),
      ])
      expect((await her.reply('pause', rest)).answer).toMatchObject({ ok: false, error: { code: 'conflict' } })
    })

    it('rests for what it was said to cost, and her helpers are told what it comes to', async () => {
      const { slots, her, guest, book } = await scene()
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, guest.person, ['view', 'book'])
      const { order } = await book([slots[0]!])
      const past = new Date(world().now.getTime() - DAY_MS)
      const late = order.bookings.filter(({ day }) => day <= '2026-11-25').map(({ id }) => id)
      await owner().update(booking).set({ undoUntil: past, freeUntil: past }).where(inArray(booking.id, late))
      const rest = { case: order.case, version: order.version, from: '2026-11-22' }
      for (const ownFen of [undefined, 750, 3_000]) {
        const { answer } = await her.reply('pause', { ...rest, ...(ownFen !== undefined && { ownFen }) })
        expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } })
        expect(JSON.stringify(answer)).toContain('现在暂停要付 15 元。还没有暂停')
      }
      const paused = (await her.ask('pause', { ...rest, ownFen: 1_500 })).order
      expect(daysOf(paused)).toEqual([])
      expect(daysOf(paused, 'cancelled')).toHaveLength(slots.length)
      expect(await kit.told(daughter)).toEqual(expect.arrayContaining([expect.stringContaining('按约好的要付 15 元')]))
    })

    it('has one rest at a time: another would make the first be forgotten', async () => {
      const { slots, her, book } = await scene()
      const { order } = await book([slots[0]!])
      const rest = { case: order.case, version: order.version, from: '2026-12-07', until: '2026-12-13' }
      const paused = (await her.ask('pause', rest)).order
      const other = { ...rest, version: paused.version, from: '2026-11-25', until: '2026-11-25' }
      const { answer } = await her.reply('pause', other)
      expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } })
      expect(JSON.stringify(answer)).toContain('已经定好从12月7日(周一)起暂停,到12月13日(周日)为止')
    })

    it('does not book a day again that she has moved to another, when it goes on after a rest', async () => {
      const { of, slots, her, book } = await scene()
      const { order } = await book([slots[0]!])
      const tuesday = await newSlot(world(), of, '2026-12-08')
      const monday = order.bookings.find(({ day }) => day === '2026-12-07')!
      const moved = { case: order.case, booking: monday.id, version: monday.version, slot: tuesday.id, ownFen: 1_500 }
      await her.ask('change', moved)
      const rest = { case: order.case, version: order.version, from: '2026-11-30', until: '2026-12-03' }
      const paused = (await her.ask('pause', rest)).order
      const again = { case: order.case, version: paused.version, from: '2026-11-25' }
      const resumed = (await her.ask('resume', again)).order
      const asBefore = slots.map(({ day }) => (day === '2026-12-07' ? '2026-12-08' : day))
      expect(daysOf(resumed)).toEqual(asBefore)
    })

    it('with one day cancelled goes on without it', async () => {
      const { slots, her, book } = await scene()
      const { order } = await book([slots[0]!])
      const one = order.bookings.find(({ day }) => day === '2026-12-02')!
      const asked = { case: order.case, booking: one.id, version: one.version, ownFen: 0 }
      const after = (await her.ask('cancel', asked)).order
      expect(daysOf(after)).toEqual(slots.map(({ day }) => day).filter((day) => day !== '2026-12-02'))
      const [file] = await owner().select().from(careCase).where(eq(careCase.id, order.case))
      expect(file?.state).toBe('taken')
    })

    it('ends: what can be cancelled free is, and what would cost something she still has', async () => {
      const { slots, her, book } = await scene()
      const { order } = await book([slots[0]!])
      const monday = order.bookings.find(({ day }) => day === '2026-11-23')!
      const past = new Date(world().now.getTime() - DAY_MS)
      await owner().update(booking).set({ undoUntil: past, freeUntil: past }).where(eq(booking.id, monday.id))
      const ended = (await her.ask('end', { case: order.case, version: order.version })).order
      expect(ended).toMatchObject({ ended: true, may: expect.not.arrayContaining(['pause', 'end']) })
      expect(daysOf(ended)).toEqual(['2026-11-23'])
    })
  })
}
