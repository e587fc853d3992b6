import { eq } from 'drizzle-orm'
import {
  booking,
  careCase,
  facilityRating,
  rating,
  slot,
  subsidyMonth,
  offering,
} from '../../../cloudfunctions/database/schema'
import type { World } from '../world'
import { bookingOf, grantTo, newGuest, newOffering, newProvider, newSlot, type OfferingRow } from './booking-support'
import { kitOf, stand } from './people-support'

const DAY = '2026-11-30'
const NEXT = '2026-12-02'
const HOUR = 3_600_000

/** Changing, cancelling, and what comes after. */
export function bookingChangeSuite(world: () => World): void {
  const kit = kitOf(world)
  const owner = () => world().database.owner
  const placesOf = async (id: string) => (await owner().select().from(slot).where(eq(slot.id, id)))[0]?.booked
  const caseState = async (id: string) => (await owner().select().from(careCase).where(eq(careCase.id, id)))[0]?.state

  /** A lunch that is booked. */
  const scene = async (more: Partial<OfferingRow> = {}, grant: number | null = null) => {
    const served = await newProvider(world())
    const of = await newOffering(world(), served, more)
    const at = await newSlot(world(), of, DAY)
    const next = await newSlot(world(), of, NEXT)
    const guest = await newGuest(world())
    const granted = grant === null ? null : await grantTo(world(), guest.person, { monthly: grant })
    const her = bookingOf(world(), guest, guest.person)
    const ownFen = Math.max(0, of.fen - (grant ?? 0))
    const wish = { offering: of.id, version: of.version, slots: [at.id], units: 1, details: {}, ownFen }
    const { order } = await her.forHer('book', wish)
    const one = order.bookings[0]!
    const seen = { case: order.case, booking: one.id, version: one.version }
    return { served, of, at, next, guest, her, order, one, seen, granted }
  }
  /** The clock of the world stands elsewhere for a while. */
  const later = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    const before = world().now
    world().now = new Date(before.getTime() + ms)
    try {
      return await work()
    } finally {
      world().now = before
    }
  }
  /** Ten minutes and the free hour are over. */
  const overdue = (id: string, freeUntil: Date | null = new Date(world().now.getTime() - HOUR)) =>
    owner()
      .update(booking)
      .set({ undoUntil: new Date(world().now.getTime() - HOUR), ...(freeUntil && { freeUntil }) })
      .where(eq(booking.id, id))
  const accountOf = async (grant: string, month: string) => {
    const rows = await owner().select().from(subsidyMonth).where(eq(subsidyMonth.grantId, grant))
    return rows.find((row) => row.month === month)
  }

  describe('changing a booking', () => {
    it('moves it: the old place and money go, the new month pays', async () => {
      const { her, at, next, seen, granted } = await scene({}, 1_000)
      expect((await accountOf(granted!, '2026-11'))?.held).toBe(1_000)
      const { order } = await her.ask('change', { ...seen, slot: next.id, ownFen: 500 })
      expect(order.bookings).toHaveLength(1)
      expect(order.bookings[0]).toMatchObject({ day: NEXT, state: 'accepted', price: { listFen: 1_500, ownFen: 500 } })
      expect(order.events.map(({ kind }) => kind)).toEqual(['booked', 'accepted', 'changed', 'accepted'])
      expect(order.events[2]?.words).toBe('11月30日(周一)改到12月2日(周三)')
      expect([await placesOf(at.id), await placesOf(next.id)]).toEqual([0, 1])
      const [november, december] = [await accountOf(granted!, '2026-11'), await accountOf(granted!, '2026-12')]
      expect([november?.held, december?.held, december?.settled]).toEqual([0, 1_000, 0])
    })

    it('within a month holds the same money once, and back again as well', async () => {
      const { her, of, at, seen, granted } = await scene({}, 1_000)
      const other = await newSlot(world(), of, '2026-11-28')
      const there = await her.ask('change', { ...seen, slot: other.id, ownFen: 500 })
      const back = { ...seen, version: there.order.bookings[0]!.version, slot: at.id, ownFen: 500 }
      await her.ask('change', back)
      expect((await accountOf(granted!, '2026-11'))?.held).toBe(1_000)
      expect([await placesOf(at.id), await placesOf(other.id)]).toEqual([1, 0])
    })

    it('to a full one, with an old price, or the same one, changes nothing', async () => {
      const { her, at, next, seen } = await scene()
      const refusal = async (more: object) => {
        const { answer } = await her.reply('change', { ...seen, slot: next.id, ownFen: 1_500, ...more })
        return answer.ok ? 'ok' : answer.error.message
      }
      expect(await refusal({ ownFen: 900 })).toContain('价格变了')
      expect(await refusal({ slot: at.id })).toContain('还是原来的时间')
      expect(await refusal({ version: 7 })).toContain('刚有了新变化')
      await owner().update(slot).set({ booked: 10 }).where(eq(slot.id, next.id))
      expect(await refusal({})).toContain('刚刚订满了')
      expect([await placesOf(at.id), await placesOf(next.id)]).toEqual([1, 10])
    })

    it('waits for the provider again where it has to accept, and is refused where cancelling would cost', async () => {
      const { her, next, seen, served } = await scene({ acceptance: 'by-hand' })
      const { order } = await her.ask('change', { ...seen, slot: next.id, ownFen: 1_500 })
      expect(order.bookings[0]?.state).toBe('requested')
      expect(await kit.told(served.clerk)).toContainEqual(expect.stringContaining('有一单改了时间'))
      const late = await scene()
      await overdue(late.one.id)
      const { answer } = await late.her.reply('change', { ...late.seen, slot: late.next.id, ownFen: 1_500 })
      expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining('不能再改时间') } })
    })
  })

  describe('cancelling a booking', () => {
    it('in time costs nothing: place and money are free, and her helpers are told', async () => {
      const { her, guest, at, seen, granted, order } = await scene({}, 1_000)
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, guest.person, ['view', 'book'])
      const done = await her.ask('cancel', { ...seen, ownFen: 0, words: '要去女儿家' })
      expect(done.order.bookings[0]).toMatchObject({ state: 'cancelled' })
      expect(done.order.events[2]).toMatchObject({ kind: 'undone', words: '要去女儿家', who: '本人' })
      expect([await placesOf(at.id), (await accountOf(granted!, '2026-11'))?.held]).toEqual([0, 0])
      expect(await caseState(order.case)).toBe('withdrawn')
      expect(await kit.told(daughter)).toEqual([expect.stringContaining('取消了 王秀英 的预约')])
    })

    it('late costs what is shown, of her own share alone', async () => {
      const { her, at, seen, one, granted } = await scene({}, 1_000)
      await overdue(one.id)
      const { order } = await her.ask('order', { case: seen.case })
      // Half of 15 yuan, of which she herself would have paid a third.
      expect(order.bookings[0]?.cancelFen).toBe(250)
      const { answer } = await her.reply('cancel', { ...seen, ownFen: 0 })
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'conflict', message: expect.stringContaining('2.50 元') },
      })
      const done = await her.ask('cancel', { ...seen, ownFen: 250 })
      expect(done.order.bookings[0]).toMatchObject({ state: 'cancelled', price: { listFen: 250, ownFen: 250 } })
      const account = await accountOf(granted!, '2026-11')
      expect([account?.held, account?.settled, await placesOf(at.id)]).toEqual([0, 0, 0])
    })

    it('within ten minutes costs nothing, whatever the rule says', async () => {
      const { her, seen, one } = await scene({ freeDays: 14, latePercent: 100 })
      expect(one.cancelFen).toBe(0)
      await later(10 * 60_000 + 1, async () => {
        const { answer } = await her.reply('cancel', { ...seen, ownFen: 0 })
        expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining('15 元') } })
      })
      await later(10 * 60_000, async () => void (await her.ask('cancel', { ...seen, ownFen: 0 })))
    })

    it('keeps the rule that was shown, whatever the provider changes later', async () => {
      const { her, of, one, seen } = await scene({ latePercent: 0 })
      await owner().update(offering).set({ latePercent: 100, freeDays: 14, version: 2 }).where(eq(offering.id, of.id))
      await overdue(one.id, null)
      await her.ask('cancel', { ...seen, ownFen: 0 })
    })

    it('that nobody has accepted costs nothing', async () => {
      const { her, one, seen } = await scene({ acceptance: 'by-hand', latePercent: 100 })
      await overdue(one.id)
      await her.ask('cancel', { ...seen, ownFen: 0 })
    })

    it('is refused when it is over, and by a stranger', async () => {
      const { seen, her } = await scene()
      await her.ask('cancel', { ...seen, ownFen: 0 })
      const again = await her.reply('cancel', { ...seen, version: 2, ownFen: 0 })
      expect(again.answer).toMatchObject({
        ok: false,
        error: { code: 'conflict', message: expect.stringContaining('已经取消') },
      })
      const stranger = bookingOf(world(), await world().newAccount('路人'))
      expect((await stranger.reply('order', { case: seen.case })).answer).toMatchObject({
        error: { code: 'not-found' },
      })
      expect((await stranger.reply('cancel', { ...seen, ownFen: 0 })).answer).toMatchObject({
        error: { code: 'not-found' },
      })
    })

    it('of another order’s booking is refused', async () => {
      const { seen, her } = await scene()
      const other = await scene()
      const { answer } = await her.reply('cancel', { ...other.seen, case: seen.case, ownFen: 0 })
      expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } })
    })
  })

  describe('after a service', () => {
    const served = async (grant: number | null = null) => {
      const all = await scene({}, grant)
      await owner()
        .update(booking)
        .set({ state: 'served', version: 2, servedAt: world().now })
        .where(eq(booking.id, all.one.id))
      return { ...all, seen: { ...all.seen, version: 2 } }
    }

    it('she confirms it, and the money is settled', async () => {
      const { her, seen, granted, order } = await served(1_000)
      const done = await her.ask('confirm', seen)
      expect(done.order.bookings[0]).toMatchObject({ state: 'confirmed', confirmedBy: 'tap' })
      const account = await accountOf(granted!, '2026-11')
      expect([account?.held, account?.settled]).toEqual([0, 1_000])
      expect(await caseState(order.case)).toBe('closed')
      expect((await her.reply('confirm', seen)).answer).toMatchObject({ error: { code: 'conflict' } })
    })

    it('she rates it once, in one tap, and the place counts it', async () => {
      const { her, seen, of } = await served()
      expect((await her.reply('rate', { ...seen, score: 'good' })).answer).toMatchObject({
        error: { code: 'conflict', message: expect.stringContaining('完成了再评价') },
      })
      const { order } = await her.ask('confirm', seen)
      const version = order.bookings[0]!.version
      expect(order.may).toContain('rate')
      const rated = await her.ask('rate', { ...seen, version, score: 'good', words: '饭菜很软' })
      expect(rated.order.bookings[0]?.score).toBe('good')
      expect(rated.order.may).not.toContain('rate')
      const again = { ...seen, version: rated.order.bookings[0]!.version, score: 'poor' }
      expect((await her.reply('rate', again)).answer).toMatchObject({
        error: { message: expect.stringContaining('评价过') },
      })
      const [row] = await owner().select().from(rating).where(eq(rating.bookingId, seen.booking))
      expect(Buffer.from(row!.sealed!).toString('utf8')).not.toContain('软')
      const [count] = await owner().select().from(facilityRating).where(eq(facilityRating.facilityId, of.facilityId))
      expect(count).toMatchObject({ good: 1, fair: 0, poor: 0 })
    })
  })
}
