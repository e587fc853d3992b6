import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import {
  accessLog,
  booking,
  bookingWorker,
  careCase,
  careWorker,
  certificate,
  consent,
  facilityRating,
  provider,
  providerStanding,
  slot,
} from '../../../cloudfunctions/database/schema'
import type { World } from '../world'
import { bookingOf, grantTo, newCareWorker, newGuest, newProvider, newSlot } from './booking-support'
import { agree, rowOf, sceneOf, TODAY } from './booking-desk-support'
import { codeOf, fieldsOf, kitOf, wordsOf } from './people-support'

/** The provider's desk: what is answered, who is sent, what is cooked, what is offered, and the month. */
export function bookingDeskSuite(world: () => World): void {
  const kit = kitOf(world)
  const owner = () => world().database.owner
  const BY_HAND = { service: 'cleaning', acceptance: 'by-hand' } as const

  describe('a new order', () => {
    it('shows her name in part and her community, and all of it once it is accepted; each look leaves a line', async () => {
      const { desk, book, guest, served } = await sceneOf(world(), BY_HAND)
      const { card } = await book()
      const before = await desk.ask('deskBookings', { show: 'new' })
      expect(before.counts).toMatchObject({ new: 1, late: 0, toAssign: 0 })
      expect(before.bookings[0]).toMatchObject({
        ...{ person: { name: '王**' }, needsWorkers: 1, details: {} },
        served: { name: '王**', phone: null, address: '尧都区解放路街道东城社区***' },
      })
      const seen = [{ booking: card.id, version: card.version }]
      const two = bookingOf(
        world(),
        await world().staff({ role: 'clerk', county: '141002', provider: served.provider }),
      )
      const both = await Promise.all([desk.ask('accept', { bookings: seen }), two.ask('accept', { bookings: seen })])
      expect(both.map(({ accepted }) => accepted.length).sort()).toEqual([0, 1])
      expect(both.flatMap(({ gone }) => gone)).toEqual([card.id])
      const after = await desk.ask('deskBookings', { show: 'to-assign' })
      expect(after.bookings[0]?.served).toMatchObject({
        ...{ name: '王秀英', phone: '13800001111', address: '尧都区解放路街道东城社区1号楼501' },
      })
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([expect.stringContaining('对方接单了')]))
      const looked = await owner().select().from(accessLog).where(eq(accessLog.personId, guest.person))
      expect(looked.filter(({ action }) => action === 'booking.deskBookings')).toHaveLength(1)
    })

    it('of two hundred and more comes page by page; one alone is found wherever it stands', async () => {
      const { desk, book } = await sceneOf(world(), BY_HAND)
      const { card } = await book()
      const [{ id: _id, ...row }] = [await rowOf(world(), card.id)]
      const more = Array.from({ length: 200 }, () => ({ ...row, id: randomUUID(), slotId: null, place: null }))
      await owner().insert(booking).values(more)
      const first = await desk.ask('deskBookings', { show: 'new' })
      const rest = await desk.ask('deskBookings', { show: 'new', skip: first.bookings.length })
      expect([first.bookings.length, first.more, rest.bookings.length, rest.more]).toEqual([200, true, 1, false])
      const all = [...first.bookings, ...rest.bookings].map(({ id }) => id)
      expect(new Set(all).size).toBe(201)
      const alone = await desk.ask('deskBookings', { show: 'new', booking: all[200] })
      expect(alone.bookings.map(({ id }) => id)).toEqual([all[200]])
    })

    it('is no other provider’s: neither on its list nor its to answer', async () => {
      const { book } = await sceneOf(world(), BY_HAND)
      const { card } = await book()
      const other = bookingOf(world(), (await newProvider(world())).clerk)
      expect((await other.ask('deskBookings', { show: 'new' })).bookings).toEqual([])
      const seen = { booking: card.id, version: card.version }
      expect(await other.ask('accept', { bookings: [seen] })).toEqual({ accepted: [], gone: [card.id] })
      // No more is said of one that there is than of one that there is not.
      const none = randomUUID()
      expect(await other.ask('accept', { bookings: [{ ...seen, booking: none }] })).toEqual({
        accepted: [],
        gone: [none],
      })
      expect(codeOf(await other.reply('decline', { ...seen, reason: 'closed' }))).toBe('not-found')
    })

    it('declined gives place and money back, closes the case, and tells her side why and what else there is', async () => {
      const { desk, book, guest } = await sceneOf(world(), BY_HAND)
      await grantTo(world(), guest.person)
      const { card, order, slot: at } = await book({ ownFen: 0 })
      const { booking } = await desk.ask('decline', {
        ...{ booking: card.id, version: card.version, reason: 'no-staff', words: '老师傅病了' },
      })
      expect(booking).toMatchObject({ state: 'declined', served: { name: '王**', address: null } })
      const [place] = await owner().select().from(slot).where(eq(slot.id, at))
      const [file] = await owner().select().from(careCase).where(eq(careCase.id, order.case))
      expect([place?.booked, file?.state]).toEqual([0, 'withdrawn'])
      const told = expect.stringMatching(/这个时间没有人手,老师傅病了.*附近别的地方/) as string
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([told]))
      expect(codeOf(await desk.reply('accept', { bookings: [{ booking: card.id, version: 9 }] }))).toBe('ok')
      expect((await rowOf(world(), card.id)).state).toBe('declined')
    })

    it('goes to no provider that the city has taken off; only an official of its city can', async () => {
      const { desk, book, served } = await sceneOf(world(), BY_HAND)
      const { card } = await book()
      const official = bookingOf(world(), await world().staff({ role: 'official', county: '141002' }))
      const off = { provider: served.provider, on: true, words: '食品许可证过期了' }
      const elsewhere = await world().staff({ role: 'official', city: 'taiyuan' })
      expect(codeOf(await bookingOf(world(), elsewhere).reply('blacklist', off))).toBe('not-found')
      expect(codeOf(await desk.reply('blacklist', off))).toBe('forbidden')
      expect(await official.ask('blacklist', off)).toMatchObject({ open: 1, provider: { blacklisted: true } })
      const seen = [{ booking: card.id, version: card.version }]
      expect(wordsOf(await desk.reply('accept', { bookings: seen }))).toContain('暂停了你们接单')
      const { providers } = await official.ask('providers')
      expect(providers.find(({ id }) => id === served.provider)).toMatchObject({ blacklisted: true, open: 1 })
      const next = bookingOf(world(), await world().staff({ role: 'official', county: '141082' }))
      expect(codeOf(await next.reply('blacklist', { ...off, on: false }))).toBe('forbidden')
      const city = bookingOf(world(), await world().staff({ role: 'official' }))
      await city.ask('blacklist', { ...off, words: '市里检查,厨房不合格' })
      // What the city has taken off no county lets go on; each time stays written down.
      expect(codeOf(await official.reply('blacklist', { ...off, on: false }))).toBe('forbidden')
      await city.ask('blacklist', { ...off, on: false, words: '整改好了' })
      const kept = await owner()
        .select()
        .from(providerStanding)
        .where(eq(providerStanding.providerId, served.provider))
        .orderBy(providerStanding.seq)
      expect(kept.map(({ serves, words }) => [serves, words])).toEqual([
        [false, '食品许可证过期了'],
        [false, '市里检查,厨房不合格'],
        [true, '整改好了'],
      ])
      expect((await desk.ask('accept', { bookings: seen })).accepted).toEqual([card.id])
    })
  })

  describe('a consent that is taken back', () => {
    it('hides where she lives and how she is, also from those who were to come', async () => {
      const { guest, desk, book } = await sceneOf(world(), { service: 'bath-home' })
      const { card, order } = await book()
      const details = async () => (await desk.ask('order', { case: order.case })).order.details
      expect(await details()).toMatchObject({ address: expect.any(String), health: expect.any(Object) })
      await desk.ask('accept', { bookings: [{ booking: card.id, version: card.version }] })
      const read = async () =>
        (await desk.ask('deskBookings', { show: 'day', day: TODAY })).bookings.find(({ id }) => id === card.id)!
      const before = await read()
      expect([before.served.address, before.details.health]).toEqual([expect.any(String), expect.any(Object)])
      for (const cls of ['health', 'place'] as const)
        await owner()
          .insert(consent)
          .values({
            ...{ id: randomUUID(), personId: guest.person, class: cls, version: '1', given: false, way: 'own-phone' },
            ...{ byAccount: guest.id, ground: 'self', createdAt: world().now },
          })
      const after = await read()
      expect([after.served.address, after.details.health]).toEqual([null, undefined])
      expect(after.served.phone).not.toBeNull()
      expect(await details()).not.toHaveProperty('address')
      expect(await details()).not.toHaveProperty('health')
    })
  })

  describe('who is sent', () => {
    it('two to a bath, with a certificate that is valid on the day, of her own sex if she wishes', async () => {
      const { desk, book, served } = await sceneOf(world(), { service: 'bath-home' })
      const { card } = await book({ details: { ownSex: true } })
      const one = await newCareWorker(world(), served, ['bath'], { name: '高洁' })
      const two = await newCareWorker(world(), served, ['bath'], { name: '王梅' })
      const over = await newCareWorker(world(), served, ['bath'], { validTo: '2026-11-20' })
      const unskilled = await newCareWorker(world(), served, ['household'])
      await owner().update(careWorker).set({ sex: 'male' }).where(eq(careWorker.id, two))
      const { needed, workers } = await desk.ask('freeWorkers', { booking: card.id })
      const problems = new Map(workers.map(({ worker, problem }) => [worker.id, problem]))
      expect(needed).toBe(2)
      expect([problems.get(over), problems.get(unskilled)]).toEqual(['证件 11月20日(周五)到期', '没有助浴的证件'])
      const send = (ids: string[]) => desk.reply('assign', { booking: card.id, version: card.version, workers: ids })
      expect(fieldsOf(await send([one]))).toEqual({ workers: '这项服务要2个人一起去,请再选1位' })
      expect(fieldsOf(await send([one, over]))).toHaveProperty('workers')
      await owner().update(careWorker).set({ sex: 'female' }).where(eq(careWorker.id, two))
      expect(codeOf(await send([one, two]))).toBe('ok')
      // A certificate that is taken back brings it to those that need somebody again.
      expect((await desk.ask('deskBookings', { show: 'to-assign' })).bookings).toEqual([])
      await owner().update(certificate).set({ revokedAt: world().now }).where(eq(certificate.workerId, two))
      expect((await desk.ask('deskBookings', { show: 'to-assign' })).bookings[0]).toMatchObject({ needsWorkers: 1 })
    })

    it('is nobody who is elsewhere then, the way included; of two clerks at once one is told', async () => {
      const { desk, book, served } = await sceneOf(world(), { service: 'cleaning' })
      const { card } = await book({ at: 840 })
      const second = await newGuest(world(), '李秀兰')
      await agree(world(), second)
      // Two hours at two o'clock, and one that begins half an hour after it: forty minutes of way are between.
      const { card: next } = await book({ at: 990, by: second })
      const worker = await newCareWorker(world(), served, ['household'], { name: '高洁' })
      const send = ({ id, version }: { id: string; version: number }) =>
        desk.reply('assign', { booking: id, version, workers: [worker] })
      const replies = await Promise.all([send(card), send(next)])
      expect(replies.map(codeOf).sort()).toEqual(['conflict', 'ok'])
      expect(replies.map(wordsOf).join('')).toMatch(/^高洁 这段时间在别处/)
      const active = await owner().select().from(bookingWorker).where(eq(bookingWorker.workerId, worker))
      expect(active.filter(({ active: on }) => on)).toHaveLength(1)
    })

    it('is replaced as a whole; who ends his work is sent nowhere any more', async () => {
      const { desk, book, served } = await sceneOf(world(), { service: 'cleaning' })
      const { card } = await book()
      const one = await newCareWorker(world(), served, ['household'])
      const two = await newCareWorker(world(), served, ['household'])
      const first = await desk.ask('assign', { booking: card.id, version: card.version, workers: [one] })
      const { booking } = await desk.ask('assign', {
        ...{ booking: card.id, version: first.booking.version, workers: [two] },
      })
      expect([booking.workers.length, booking.needsWorkers]).toEqual([1, 0])
      const { workers } = await desk.ask('workers')
      const ending = workers.find(({ id }) => id === two)!
      const ended = await desk.ask('endWorker', { worker: two, version: ending.version })
      expect(ended.toAssign).toBe(1)
      const stale = { booking: card.id, version: card.version, workers: [one] }
      expect(codeOf(await desk.reply('assign', stale))).toBe('conflict')
    })
  })

  it('a provider that the city has taken off still sends people to what it had accepted', async () => {
    const { desk, book, served } = await sceneOf(world(), { service: 'cleaning' })
    const { card } = await book()
    const gone = { blacklistedOn: TODAY, blacklistReason: '证件过期了' }
    await owner().update(provider).set(gone).where(eq(provider.id, served.provider))
    const worker = await newCareWorker(world(), served, ['household'])
    const { booking } = await desk.ask('assign', { booking: card.id, version: card.version, workers: [worker] })
    expect(booking).toMatchObject({ state: 'accepted', needsWorkers: 0 })
  })

  describe('the kitchen', () => {
    it('counts portions by diet and allergen and where they go, and rounds go to whoever is brought hers', async () => {
      const { desk, book, offered, served } = await sceneOf(world())
      await book({ details: { diets: ['soft'], allergens: ['fish'] } })
      const delivered = await sceneOf(world(), { service: 'meal-delivery' }, served)
      await delivered.book({ details: { diets: ['soft'] } })
      const { kitchens } = await desk.ask('kitchen', { day: TODAY, meal: 'lunch' })
      expect(kitchens).toEqual([
        expect.objectContaining({
          ...{ total: 2, byDiet: [{ diets: ['soft'], portions: 2 }], final: false },
          byAllergen: [{ allergen: 'fish', portions: 1 }],
        }),
      ])
      expect(kitchens[0]!.to.map(({ delivered: away }) => away).sort()).toEqual([false, true])
      const { stops } = await desk.ask('round', { day: TODAY, meal: 'lunch' })
      expect(stops).toMatchObject([{ service: 'meal-delivery', served: { address: expect.any(String) as string } }])
      expect(offered.service).toBe('meal-in')
    })
  })

  describe('what is offered', () => {
    it('has never fewer places than are booked; a closed day declines them with the reason', async () => {
      const { desk, book, guest, offered } = await sceneOf(world())
      const at = await newSlot(world(), offered, TODAY, { capacity: 5 })
      const { card } = await book({ slot: at.id })
      expect(codeOf(await desk.reply('setSlot', { slot: at.id, closed: true }))).toBe('invalid')
      const more = await desk.ask('setSlot', { slot: at.id, capacity: 1 })
      expect(more.slot).toMatchObject({ left: 0, state: 'full' })
      await owner().update(slot).set({ capacity: 9, booked: 3 }).where(eq(slot.id, at.id))
      expect(wordsOf(await desk.reply('setSlot', { slot: at.id, capacity: 2 }))).toContain('已经订出去 3 份')
      await owner().update(slot).set({ booked: 1 }).where(eq(slot.id, at.id))
      const closed = await desk.ask('setSlot', { slot: at.id, closed: true, words: '厨房停电' })
      expect([closed.declined, closed.slot.state]).toEqual([1, 'closed'])
      expect((await rowOf(world(), card.id)).state).toBe('declined')
      expect(await kit.told(guest)).toEqual(expect.arrayContaining([expect.stringContaining('厨房停电')]))
    })

    it('changes with its version; what was booked keeps its price', async () => {
      const { desk, book, offered, served } = await sceneOf(world())
      const { card } = await book()
      const changed = await desk.ask('setOffering', { offering: offered.id, version: offered.version, fen: 1_800 })
      expect(changed.offering).toMatchObject({ fen: 1_800, version: offered.version + 1 })
      const stale = { offering: offered.id, version: offered.version, closed: true }
      expect(codeOf(await desk.reply('setOffering', stale))).toBe('conflict')
      expect((await rowOf(world(), card.id)).listFen).toBe(1_500)
      const menu = {
        facility: served.facility,
        day: TODAY,
        meal: 'lunch',
        dishes: [{ name: '蒸蛋', diets: ['soft'], allergens: ['egg'] }],
      }
      const written = await desk.ask('setMenu', { ...menu, version: 0 })
      expect(codeOf(await desk.reply('setMenu', { ...menu, version: 0 }))).toBe('conflict')
      expect((await desk.ask('setMenu', { ...menu, version: written.menu.version })).menu.version).toBe(2)
      const mine = await desk.ask('myOfferings')
      expect(mine.offerings[0]?.slots[0]).toMatchObject({ capacity: 10, booked: 1 })
    })
  })

  it('the month adds up to the fen, by programme and payer', async () => {
    const { desk, book, guest } = await sceneOf(world(), { service: 'meal-delivery', fen: 1_501 })
    await grantTo(world(), guest.person, { monthly: 1_001 })
    const { card } = await book({ ownFen: 500 })
    const { booking } = await desk.ask('finish', {
      ...{
        booking: card.id,
        version: card.version,
        yes: {
          way: 'signature',
          strokes: [
            [
              [1, 2],
              [3, 4],
            ],
          ],
        },
      },
    })
    expect(booking).toMatchObject({ state: 'confirmed', confirmedBy: 'signature' })
    const second = await newGuest(world(), '李秀兰')
    await agree(world(), second)
    const open = await book({ by: second, at: 720 })
    await desk.ask('finish', { booking: open.card.id, version: open.card.version })
    const month = await desk.ask('settlement', { month: '2026-11' })
    expect(month).toMatchObject({ open: 1, totalFen: 1_501, lines: [{ booking: card.id, person: '王**' }] })
    expect(month.sums.map(({ programme, payer, fen }) => [programme, payer, fen])).toEqual([
      ['linfen.test-credit', 'city', 501],
      ['linfen.test-credit', 'county', 500],
      ['', 'person', 500],
    ])
    expect((await desk.ask('settlement', { month: '2026-10' })).lines).toEqual([])
  })

  it('a place says how it is rated once enough people have said so', async () => {
    const { served } = await sceneOf(world())
    const card = async () =>
      (await world().ask('facility', 'get', { id: served.facility })).answer as { data?: { ratings: unknown } }
    await owner().insert(facilityRating).values({ facilityId: served.facility, good: 3, fair: 1, poor: 0 })
    expect((await card()).data?.ratings).toBeNull()
    await owner().update(facilityRating).set({ poor: 1 }).where(eq(facilityRating.facilityId, served.facility))
    expect((await card()).data?.ratings).toEqual({ good: 3, fair: 1, poor: 1 })
  })
}
