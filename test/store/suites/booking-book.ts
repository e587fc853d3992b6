import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import {
  booking,
  bookingEvent,
  careCase,
  caseEvent,
  community,
  consent,
  offering,
  provider,
  serviceOrder,
  slot,
} from '../../../cloudfunctions/database/schema'
import type { ConsentClass } from '../../../src/domain/consent/consent'
import type { Service } from '../../../src/domain/booking/services'
import { whenWords } from '../../../cloudfunctions/booking/orders/checks'
import type { World } from '../world'
import { bookingOf, grantTo, newGuest, newOffering, newProvider, newSlot, type OfferingRow } from './booking-support'
import { freshNumber, kitOf, stand } from './people-support'

const DAY = '2026-11-25'
const NEXT = '2026-11-26'
const FIT = {
  ...{ fever: 'no', 'blood-pressure': 'no', wound: 'no', 'recent-illness': 'no', 'cannot-be-moved': 'no' },
  ...{ dizzy: 'no', 'alone-unsafe': 'yes' },
} as const
const RELATIVE = { name: '王丽', phone: '13800001111' }
const BATH = { health: FIT, riskRead: true, relative: RELATIVE }
const HOME = { address: '解放路街道东城社区1号楼', phone: '13800001111' }

/** Booking and all that forbids it: each told in its own words, and nothing half done. */
export function bookingBookSuite(world: () => World): void {
  const kit = kitOf(world)
  const owner = () => world().database.owner

  const consents = async (person: string, account: string, ...classes: ConsentClass[]) => {
    for (const cls of classes)
      await owner()
        .insert(consent)
        .values({
          ...{ id: randomUUID(), personId: person, class: cls, version: '1', given: true, way: 'own-phone' },
          ...{ byAccount: account, ground: 'self', createdAt: world().now },
        })
  }

  /** A street whose one community lies far away. */
  const farCommunity = (town: string) =>
    owner()
      .insert(community)
      .values({
        ...{ id: randomUUID().slice(0, 12), city: 'linfen', county: '141002', town, name: '远山社区' },
        ...{ lng: 111.7, lat: 36.2, elders: 10 },
      })

  /** An offering with a slot on a day, and a guest who can book it. */
  const scene = async (more: Partial<OfferingRow> & { readonly service?: Service } = {}) => {
    const served = await newProvider(world())
    const of = await newOffering(world(), served, more)
    const at = await newSlot(world(), of, DAY)
    const guest = await newGuest(world())
    const her = bookingOf(world(), guest, guest.person)
    const wish = { offering: of.id, version: of.version, slots: [at.id], units: 1, details: {}, ownFen: of.fen }
    const quote = (more: object = {}) =>
      her.forHer('quote', { offering: of.id, version: of.version, slots: [at.id], units: 1, ...more })
    const left = async (id = at.id) => (await owner().select().from(slot).where(eq(slot.id, id)))[0]!.booked
    const orders = async () => owner().select().from(serviceOrder).where(eq(serviceOrder.personId, guest.person))
    /** Refused, and nothing of it is there. */
    const refused = async (input: object, by = her) => {
      const { answer } = await by.replyForHer('book', { ...wish, ...input })
      if (answer.ok) throw new Error('it was booked')
      const [before, taken] = [await orders(), await left()]
      expect([before, taken]).toEqual([[], 0])
      return answer.error
    }
    return { served, of, at, guest, her, wish, quote, left, orders, refused }
  }

  describe('booking a meal', () => {
    it('writes the case, the order, the booking and its events, takes the place, and shows all of it', async () => {
      const { of, at, guest, her, wish, left } = await scene()
      const { order } = await her.forHer('book', { ...wish, units: 2, ownFen: 3_000 })
      expect(order).toMatchObject({ kind: 'single', units: 2, ended: false, offering: { id: of.id } })
      expect(order.bookings).toHaveLength(1)
      expect(order.bookings[0]).toMatchObject({
        ...{ state: 'accepted', day: DAY, starts: 690, ends: 750, meal: 'lunch', subsidised: false, cancelFen: 0 },
        price: { listFen: 3_000, ownFen: 3_000, shares: [] },
      })
      expect(order.events.map(({ kind, who }) => [kind, who])).toEqual([
        ['booked', '本人'],
        ['accepted', '系统'],
      ])
      expect(order.may).toEqual(expect.arrayContaining(['cancel', 'change', 'say', 'complain']))
      expect(await left()).toBe(2)
      const [file] = await owner().select().from(careCase).where(eq(careCase.id, order.case))
      expect(file).toMatchObject({
        ...{ kind: 'booking', state: 'taken', desk: 'provider', personId: guest.person, promisedOn: null },
        ...{ county: '141002', street: '解放路街道' },
      })
      const [opened] = await owner().select().from(caseEvent).where(eq(caseEvent.caseId, order.case))
      expect(opened).toMatchObject({ kind: 'opened', seq: 1 })
      const again = await her.ask('order', { case: order.case })
      expect(again.order).toEqual(order)
      expect(at.id).toBe((await owner().select().from(booking).where(eq(booking.orderId, order.id)))[0]?.slotId)
    })

    it('by a daughter is told to her mother and not to the daughter', async () => {
      const { guest, wish } = await scene()
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, guest.person, ['view', 'book'])
      const { order } = await bookingOf(world(), daughter, guest.person).forHer('book', wish)
      expect(order.events[0]?.who).toBe('子女 王丽 替 王秀英')
      expect(await kit.told(guest)).toEqual([expect.stringMatching(/子女 王丽 替 王秀英 给 王秀英 预约好了:11月25日/)])
      expect(await kit.told(daughter)).toEqual([])
    })

    it('that somebody has to accept waits, and its clerks are told without a name', async () => {
      const { served, guest, her, wish } = await scene({ acceptance: 'by-hand', answerMinutes: 60 })
      const { order } = await her.forHer('book', wish)
      expect(order.bookings[0]).toMatchObject({
        state: 'requested',
        answerBy: new Date(world().now.getTime() + 3_600_000).toISOString(),
      })
      const told = await kit.told(served.clerk)
      expect(told).toEqual([expect.stringMatching(/有一单新的预约:11月25日\(周三\)午餐 11:30.*请在今天 11:00前答复/)])
      expect(told.join()).not.toContain(guest.name)
      const [file] = await owner().select().from(careCase).where(eq(careCase.id, order.case))
      expect(file?.state).toBe('waiting')
    })

    it('of several days is all or nothing', async () => {
      const { of, at, her, wish, left, refused } = await scene()
      const next = await newSlot(world(), of, NEXT, { capacity: 1 })
      await owner().update(slot).set({ booked: 1 }).where(eq(slot.id, next.id))
      const fault = await refused({ slots: [at.id, next.id], ownFen: 3_000 })
      expect(fault).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('11月26日(周四)午餐刚刚订满了'),
      })
      await owner().update(slot).set({ booked: 0 }).where(eq(slot.id, next.id))
      const { order } = await her.forHer('book', { ...wish, slots: [at.id, next.id], ownFen: 3_000 })
      expect(order.bookings.map(({ day }) => day)).toEqual([NEXT, DAY])
      expect([await left(), await left(next.id)]).toEqual([1, 1])
    })

    it('names what else there is when it is full', async () => {
      const { of, at, refused } = await scene()
      const next = await newSlot(world(), of, NEXT)
      await owner().update(slot).set({ capacity: 1 }).where(eq(slot.id, at.id))
      const { code, message } = await refused({ units: 2, ownFen: 3_000 })
      expect(code).toBe('conflict')
      expect(message).toContain(`还有位子的:${whenWords(next)}`)
      expect(message).toContain('排队')
    })

    it('takes what a grant pays, and only once', async () => {
      const { guest, her, wish, of, at, quote } = await scene()
      await grantTo(world(), guest.person, { monthly: 2_000 })
      const next = await newSlot(world(), of, NEXT)
      const priced = await quote({ slots: [at.id, next.id] })
      expect(priced.lines.map(({ price }) => price.ownFen)).toEqual([0, 1_000])
      expect(priced.grants).toEqual([
        {
          ...{ programme: 'linfen.test-credit', name: '每月100元服务', month: '2026-11', unit: 'fen' },
          left: 2_000,
          after: 0,
        },
      ])
      const { order } = await her.forHer('book', { ...wish, slots: [at.id, next.id], ownFen: priced.total.ownFen })
      expect(order.bookings.map(({ subsidised, price }) => [subsidised, price.ownFen])).toEqual([
        [true, 1_000],
        [true, 0],
      ])
    })
  })

  describe('what forbids a booking', () => {
    it('is a time that is over, a closed day, a cut-off that has passed while reading', async () => {
      const { at, refused } = await scene()
      const set = (values: Partial<typeof slot.$inferInsert>) =>
        owner().update(slot).set(values).where(eq(slot.id, at.id))
      await set({ closed: true })
      expect((await refused({})).message).toContain('不开门')
      await set({ closed: false, closesAt: world().now })
      expect((await refused({})).message).toContain('已经过了订餐的时间。改订明天的?')
      const past = new Date(world().now.getTime() - 3_600_000)
      await set({ startsAt: past, endsAt: world().now, closesAt: past })
      expect((await refused({})).message).toContain('已经过了')
    })

    it('is a price or a rule that was changed since', async () => {
      const { of, refused } = await scene()
      expect((await refused({ ownFen: 1_200 })).message).toMatch(/刚才看到的是自己付 12 元,现在是自己付 15 元/)
      await owner().update(offering).set({ fen: 1_800, version: 2 }).where(eq(offering.id, of.id))
      expect((await refused({})).message).toMatch(/价格或者规则刚改过/)
    })

    it('is a child, and an age that nobody knows is asked', async () => {
      const { wish } = await scene()
      for (const [born, words] of [
        ['2016-03-05', '不到60岁'],
        ['', '还不知道老人的出生日期'],
      ] as const) {
        const guest = await newGuest(world(), '王小明', born ? { birthDate: born } : { birthDate: undefined })
        const { answer } = await bookingOf(world(), guest, guest.person).replyForHer('book', wish)
        if (answer.ok) throw new Error('a child was fed')
        expect(answer.error).toMatchObject({ code: 'invalid', fields: { birthDate: expect.stringContaining(words) } })
      }
    })

    it('is another city, unless it was chosen', async () => {
      const { of, her, wish } = await scene()
      await owner().update(offering).set({ city: 'taiyuan', county: '140105' }).where(eq(offering.id, of.id))
      expect((await her.replyForHer('book', wish)).answer).toMatchObject({
        ok: false,
        error: { code: 'invalid', fields: { offering: expect.stringContaining('换成') } },
      })
      await her.forHer('book', { ...wish, city: 'taiyuan' })
    })

    it('is a provider that is barred, and an offering that is no more', async () => {
      const { served, of, refused } = await scene()
      await owner().update(provider).set({ blacklistedOn: '2026-11-20' }).where(eq(provider.id, served.provider))
      expect((await refused({})).message).toContain('暂停接单')
      await owner().update(provider).set({ blacklistedOn: null }).where(eq(provider.id, served.provider))
      await owner().update(offering).set({ closedAt: world().now }).where(eq(offering.id, of.id))
      expect((await refused({})).message).toContain('已经不做了')
    })

    it('is no portion, seven portions and half of one', async () => {
      const { refused } = await scene()
      for (const units of [0, -1, 7, 0.5]) expect((await refused({ units })).code).toBe('invalid')
    })

    it('is the same meal a second time, here or elsewhere', async () => {
      const { her, wish, left } = await scene()
      await her.forHer('book', wish)
      const other = await newProvider(world(), '夕阳红食堂')
      const of = await newOffering(world(), other)
      const at = await newSlot(world(), of, DAY)
      const { answer } = await her.replyForHer('book', { ...wish, offering: of.id, slots: [at.id] })
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'conflict', message: expect.stringContaining('已经在春晖食堂订过了') },
      })
      expect(await left(at.id)).toBe(0)
    })

    it('is being in two places at once; a delivered lunch disturbs nobody', async () => {
      const { guest, her, wish } = await scene()
      await consents(guest.person, guest.id, 'place', 'health')
      await her.forHer('book', wish)
      const bather = await newProvider(world(), '康乐洗浴')
      const bath = await newOffering(world(), bather, { service: 'bath-point' })
      const noon = await newSlot(world(), bath, DAY, { at: 720 })
      const asked = { offering: bath.id, slots: [noon.id], units: 1, version: 1, details: BATH, ownFen: 6_000 }
      const { answer } = await her.replyForHer('book', asked)
      expect(answer).toMatchObject({ ok: false, error: { code: 'conflict', message: expect.stringContaining('撞了') } })
      const shopping = await newOffering(world(), bather, { service: 'shopping' })
      const same = await newSlot(world(), shopping, DAY, { at: 700 })
      await her.forHer('book', { ...asked, offering: shopping.id, slots: [same.id], details: HOME })
    })
  })

  describe('a bath', () => {
    const fault = async (details: object, service: Service = 'bath-point') => {
      const { her, guest, wish } = await scene({ service })
      await consents(guest.person, guest.id, 'health', 'place')
      const { answer } = await her.replyForHer('book', { ...wish, details: { ...BATH, ...HOME, ...details } })
      return answer.ok ? null : answer.error.message
    }

    it('is refused for fever, and for what nobody knows; who cannot be moved is bathed at home', async () => {
      expect(await fault({ health: { ...FIT, fever: 'yes' } })).toContain('请先问医生')
      expect(await fault({ health: { ...FIT, fever: 'yes' } }, 'bath-home')).toContain('请先问医生')
      expect(await fault({ health: { ...FIT, wound: 'unknown' } })).toContain('弄清楚')
      expect(await fault({ health: { ...FIT, 'cannot-be-moved': 'yes' } })).toContain('上门助浴')
      expect(await fault({ health: { ...FIT, 'cannot-be-moved': 'yes' } }, 'bath-home')).toBeNull()
      expect(await fault({})).toBeNull()
    })

    it('asks what it needs, and her consent', async () => {
      const { her, guest, wish, quote } = await scene({ service: 'bath-home' })
      expect(await quote()).toMatchObject({
        missing: ['address', 'phone', 'health', 'risk', 'relative'],
        ...{ fitness: 'unknown', consents: ['health', 'place'] },
      })
      const all = { ...wish, details: { ...BATH, ...HOME } }
      expect((await her.replyForHer('book', all)).answer).toMatchObject({ ok: false, error: { code: 'conflict' } })
      await consents(guest.person, guest.id, 'health', 'place')
      for (const [path, words] of [
        ['address', '地址'],
        ['health', '身体'],
        ['riskRead', '风险'],
        ['relative', '家属'],
      ] as const) {
        const { answer } = await her.replyForHer('book', { ...all, details: { ...all.details, [path]: undefined } })
        expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', message: expect.stringContaining(words) } })
      }
      await her.forHer('book', all)
    })

    it('is kept sealed: no answer and no address stands in the clear', async () => {
      const { her, guest, wish } = await scene({ service: 'bath-home' })
      await consents(guest.person, guest.id, 'health', 'place')
      const { order } = await her.forHer('book', { ...wish, details: { ...BATH, ...HOME } })
      expect(order.details).toMatchObject({ ...HOME, health: FIT })
      const rows = [
        await owner().select().from(serviceOrder).where(eq(serviceOrder.id, order.id)),
        await owner().select().from(booking).where(eq(booking.orderId, order.id)),
        await owner().select().from(bookingEvent).where(eq(bookingEvent.orderId, order.id)),
      ]
      expect(JSON.stringify(rows)).not.toMatch(/fever|东城|13800001111|王/)
    })
  })

  describe('a service at home', () => {
    it('comes to its own county only, and to those within reach', async () => {
      const { her, guest, wish, of, quote } = await scene({ service: 'cleaning' })
      await consents(guest.person, guest.id, 'place')
      const asked = { ...wish, details: HOME }
      await owner().update(offering).set({ county: '141024' }).where(eq(offering.id, of.id))
      expect((await her.replyForHer('book', asked)).answer).toMatchObject({
        ok: false,
        error: { code: 'invalid', fields: { address: expect.stringContaining('只上洪洞县的门') } },
      })
      await owner().update(offering).set({ county: '141002', reachMetres: 3_000 }).where(eq(offering.id, of.id))
      expect((await quote({ details: HOME })).warnings).toEqual([])
      const nowhere = await newGuest(world(), '李桂英', { street: '没有登记的街道' })
      const theirs = { offering: of.id, version: of.version, slots: wish.slots, units: 1 }
      const unsure = await bookingOf(world(), nowhere, nowhere.person).forHer('quote', theirs)
      expect(unsure.warnings).toEqual([expect.stringContaining('说不准')])
      await her.forHer('book', asked)
    })

    it('is booked once for one time: a second tap costs nobody a second visit', async () => {
      const { her, guest, wish } = await scene({ service: 'cleaning' })
      await consents(guest.person, guest.id, 'place')
      await her.forHer('book', { ...wish, details: HOME })
      const { answer } = await her.replyForHer('book', { ...wish, details: HOME })
      expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } })
      expect(JSON.stringify(answer)).toContain('已经约过了')
    })

    it('is refused beyond reach', async () => {
      const { her, guest, wish, of } = await scene({ service: 'cleaning', fen: 6_000, reachMetres: 3_000 })
      await consents(guest.person, guest.id, 'place')
      await farCommunity('远山街道')
      const far = await newGuest(world(), '李桂英', { street: '远山街道', identityNumber: freshNumber() })
      await consents(far.person, far.id, 'place')
      const { answer } = await bookingOf(world(), far, far.person).replyForHer('book', { ...wish, details: HOME })
      expect(answer).toMatchObject({
        ok: false,
        error: {
          code: 'invalid',
          fields: { address: expect.stringMatching(/大约\d+\.\d公里,他们只送到3\.0公里以内/) },
        },
      })
      expect(of.reachMetres).toBe(3_000)
      await her.forHer('book', { ...wish, details: HOME })
    })
  })
}
