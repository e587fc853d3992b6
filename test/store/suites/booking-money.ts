import { eq } from 'drizzle-orm'
import { hold, pricesOf, release, settle, usableGrants, type MoneyAct } from '../../../cloudfunctions/booking/money'
import { booking, subsidyDay } from '../../../cloudfunctions/database/schema'
import { feeOf, priceOf } from '../../../src/domain/booking/price'
import { faultsOf } from '../../support/books'
import type { World } from '../world'
import { grantTo, newGuest } from './booking-support'
import {
  bookOn,
  entriesOf,
  moneyParts,
  monthOfGrant,
  newKitchen,
  newOrder,
  quoteOn,
  rawly,
  refusedBy,
  type Kitchen,
} from './booking-money-support'
import type { Elder } from './people-support'

const DAY = '2026-11-24'
const MONTH = '2026-11'
const MEALS = { programme: 'linfen.test-meals', daily: 200, monthly: 6_200 }
const VISITS = { programme: 'linfen.test-visits', unit: 'visit', monthly: 3, visitFen: 5_000 } as const

export function bookingMoneySuite(world: () => World): void {
  const inTransaction = <T>(work: Parameters<World['database']['transaction']>[0]) =>
    world().database.transaction(work) as Promise<T>
  const bookedBy = async (her: Elder, kitchen: Kitchen, days: readonly string[] = [DAY]) => {
    const order = await newOrder(world(), her, kitchen)
    const made = []
    for (const day of days)
      made.push(await world().database.transaction((tx) => bookOn(tx, world(), { her, kitchen, order, day })))
    return made
  }
  const act = (row: MoneyAct['booking'], her: Elder): MoneyAct => ({
    booking: row,
    byAccount: her.id,
    now: world().now,
  })
  const done = (row: MoneyAct['booking'], state: 'confirmed' | 'cancelled') =>
    world().database.owner.update(booking).set({ state }).where(eq(booking.id, row.id))
  const books = () =>
    // Other suites of the same database lay slots and entries by hand; the long runs ask about all of it.
    faultsOf(world().database.owner).then((faults) =>
      faults.filter((one) => !/first event|other places than|not what stands at the booking/.test(one)),
    )

  describe('money of a booking', () => {
    it('opens the month, allots it once, holds, and settles what was held', async () => {
      const [her, kitchen] = [await newGuest(world()), await newKitchen(world(), { service: 'cleaning', fen: 4_001 })]
      const grant = await grantTo(world(), her.person)
      const [first, second] = await bookedBy(her, kitchen, [DAY, '2026-11-25'])
      const month = (await monthOfGrant(world(), grant, MONTH))!
      expect(month).toMatchObject({ allotted: 10_000, held: 8_002, settled: 0, entries: 3 })
      // An odd fen is the city's: equal remainders go to the earlier.
      expect(first!.quote.shares).toEqual([
        { payer: 'city', programme: 'linfen.test-credit', fen: 2_001 },
        { payer: 'county', programme: 'linfen.test-credit', fen: 2_000 },
      ])
      await inTransaction((tx) => settle(tx, moneyParts(world()), act(first!.row, her)))
      await done(first!.row, 'confirmed')
      await inTransaction((tx) => release(tx, moneyParts(world()), act(second!.row, her)))
      await done(second!.row, 'cancelled')
      expect(await monthOfGrant(world(), grant, MONTH)).toMatchObject({ held: 0, settled: 4_001 })
      expect(await entriesOf(world(), month.id)).toEqual([
        'allot 10000',
        'hold 4001',
        'hold 4001',
        'settle 4001',
        'release 4001',
      ])
      const prices = await inTransaction<Awaited<ReturnType<typeof pricesOf>>>((tx) =>
        pricesOf(tx, [first!.row, second!.row]),
      )
      expect(prices.get(first!.row.id)).toEqual({ listFen: 4_001, ownFen: 0, shares: first!.quote.shares })
      expect(prices.get(second!.row.id)).toEqual({ listFen: 4_001, ownFen: 0, shares: second!.quote.shares })
      expect(await books()).toEqual([])
    })

    it('settles only a fee, by the same payers, and gives the rest back', async () => {
      const [her, kitchen] = [await newGuest(world()), await newKitchen(world(), { service: 'cleaning', fen: 12_000 })]
      const grant = await grantTo(world(), her.person)
      const [made] = await bookedBy(her, kitchen)
      const fee = feeOf(made!.quote, 30)
      expect(fee).toEqual({
        ...{ listFen: 3_600, ownFen: 600 },
        shares: [
          { payer: 'city', programme: 'linfen.test-credit', fen: 1_500 },
          { payer: 'county', programme: 'linfen.test-credit', fen: 1_500 },
        ],
      })
      await inTransaction((tx) => settle(tx, moneyParts(world()), { ...act(made!.row, her), fee }))
      await done(made!.row, 'cancelled')
      const month = (await monthOfGrant(world(), grant, MONTH))!
      expect(month).toMatchObject({ held: 0, settled: 3_000 })
      expect(await entriesOf(world(), month.id)).toEqual(['allot 10000', 'hold 10000', 'settle 3000', 'release 7000'])
      const prices = await inTransaction<Awaited<ReturnType<typeof pricesOf>>>((tx) => pricesOf(tx, [made!.row]))
      expect(prices.get(made!.row.id)).toEqual(fee)
      expect(await books()).toEqual([])
    })

    it('is held anew when a booking moves within its month, and again in the next', async () => {
      const [her, kitchen] = [await newGuest(world()), await newKitchen(world(), { service: 'cleaning', fen: 4_000 })]
      const grant = await grantTo(world(), her.person)
      const order = await newOrder(world(), her, kitchen)
      let { row } = await world().database.transaction((tx) => bookOn(tx, world(), { her, kitchen, order, day: DAY }))
      for (const day of ['2026-11-26', '2026-12-02']) {
        await world().database.transaction(async (tx) => {
          await release(tx, moneyParts(world()), act(row, her))
          const [moved] = await tx.update(booking).set({ day }).where(eq(booking.id, row.id)).returning()
          const quote = await quoteOn(tx, world(), her, kitchen, day)
          await hold(tx, moneyParts(world()), { ...act(moved!, her), quote })
          row = moved!
        })
      }
      expect(await monthOfGrant(world(), grant, MONTH)).toMatchObject({ held: 0, entries: 5 })
      expect(await monthOfGrant(world(), grant, '2026-12')).toMatchObject({ held: 4_000, entries: 2 })
      await inTransaction((tx) => settle(tx, moneyParts(world()), act(row, her)))
      await done(row, 'confirmed')
      expect(await monthOfGrant(world(), grant, '2026-12')).toMatchObject({ held: 0, settled: 4_000 })
      expect(await books()).toEqual([])
    })

    it('pays once a day however many meals, and gives the day back with the meal', async () => {
      const [her, kitchen] = [await newGuest(world()), await newKitchen(world())]
      const grant = await grantTo(world(), her.person, MEALS)
      const [lunch, dinner] = await bookedBy(her, kitchen, [DAY, DAY])
      expect([lunch!.quote.ownFen, dinner!.quote.ownFen]).toEqual([1_300, 1_500])
      await inTransaction((tx) => release(tx, moneyParts(world()), act(lunch!.row, her)))
      await done(lunch!.row, 'cancelled')
      const used = () => world().database.owner.select().from(subsidyDay).where(eq(subsidyDay.grantId, grant))
      expect(await used()).toEqual([])
      const [supper] = await bookedBy(her, kitchen)
      expect(supper!.quote.ownFen).toBe(1_300)
      expect(await used()).toMatchObject([{ day: DAY, bookingId: supper!.row.id }])
      // Thirty days of November, two yuan each.
      expect(await monthOfGrant(world(), grant, MONTH)).toMatchObject({ allotted: 6_000, held: 200 })
    })

    it('takes the day’s one use for one of two who were quoted at once', async () => {
      const [her, kitchen] = [await newGuest(world()), await newKitchen(world())]
      await grantTo(world(), her.person, MEALS)
      const order = await newOrder(world(), her, kitchen)
      const quote = await inTransaction<Awaited<ReturnType<typeof quoteOn>>>((tx) =>
        quoteOn(tx, world(), her, kitchen, DAY),
      )
      const book = () =>
        world()
          .database.transaction((tx) => bookOn(tx, world(), { her, kitchen, order, day: DAY, quote }))
          .then(
            () => 'held',
            (error: { readonly code?: string; readonly message: string }) => `${error.code}: ${error.message}`,
          )
      const outcomes = await Promise.all([book(), book()])
      expect(outcomes.sort()).toEqual([expect.stringMatching(/^conflict: 那一天的补贴刚被另一单用了/), 'held'])
    })

    it('counts whole visits, at most so much of each', async () => {
      const [her, kitchen] = [await newGuest(world()), await newKitchen(world(), { service: 'cleaning', fen: 6_000 })]
      const grant = await grantTo(world(), her.person, VISITS)
      const made = await bookedBy(her, kitchen, ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'])
      expect(made.map(({ quote }) => quote.ownFen)).toEqual([1_000, 1_000, 1_000, 6_000])
      const fee = feeOf(made[0]!.quote, 50)
      await inTransaction((tx) => settle(tx, moneyParts(world()), { ...act(made[0]!.row, her), fee }))
      await done(made[0]!.row, 'cancelled')
      // A visit that is paid in part is used up.
      expect(await monthOfGrant(world(), grant, MONTH)).toMatchObject({ allotted: 3, held: 2, settled: 1 })
      expect(await books()).toEqual([])
    })

    it('is never more than is left: of fifty who spend the last hundred yuan at once the others are told', async () => {
      const [her, kitchen] = [await newGuest(world()), await newKitchen(world(), { service: 'cleaning', fen: 1_500 })]
      const grant = await grantTo(world(), her.person)
      const order = await newOrder(world(), her, kitchen)
      const full = await inTransaction<Awaited<ReturnType<typeof quoteOn>>>((tx) =>
        quoteOn(tx, world(), her, kitchen, DAY),
      )
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, () =>
          world()
            .database.transaction((tx) => bookOn(tx, world(), { her, kitchen, order, day: DAY, quote: full }))
            .then(
              () => 'held',
              ({ code, message }: { readonly code?: string; readonly message: string }) => `${code} ${message}`,
            ),
        ),
      )
      expect(outcomes.filter((one) => one === 'held')).toHaveLength(6)
      const others = outcomes.filter((one) => one !== 'held')
      expect(others).toHaveLength(44)
      for (const told of others) expect(told).toMatch(/^conflict 补贴里剩下的钱刚被别的预约用了一部分/)
      expect(await monthOfGrant(world(), grant, MONTH)).toMatchObject({ allotted: 10_000, held: 9_000, settled: 0 })
    }, 60_000)

    it('of one grant is one account, also where two first use it at the same moment', async () => {
      const [her, kitchen] = [await newGuest(world()), await newKitchen(world(), { service: 'cleaning', fen: 100 })]
      const grant = await grantTo(world(), her.person)
      const order = await newOrder(world(), her, kitchen)
      const book = (day: string) =>
        world().database.transaction((tx) => bookOn(tx, world(), { her, kitchen, order, day }))
      await Promise.all(Array.from({ length: 12 }, (_, n) => book(`2026-12-${String(n + 1).padStart(2, '0')}`)))
      expect(await monthOfGrant(world(), grant, '2026-12')).toMatchObject({
        allotted: 10_000,
        held: 1_200,
        entries: 13,
      })
    })

    it('is paid by a grant of a record that was merged into hers, and by one of two', async () => {
      const [her, other] = [await newGuest(world()), await newGuest(world())]
      const kitchen = await newKitchen(world(), { service: 'cleaning', fen: 4_000 })
      const grant = await grantTo(world(), other.person)
      await grantTo(world(), her.person, { decidedAt: new Date(world().now.getTime() + 1_000) })
      const { owner } = world().database
      await owner.execute(`update person set merged_into = '${her.person}' where id = '${other.person}'`)
      const found = await inTransaction<Awaited<ReturnType<typeof usableGrants>>>((tx) =>
        usableGrants(tx, moneyParts(world()), { personId: her.person, days: [DAY] }),
      )
      expect(found(DAY).map(({ grantId }) => grantId)).toEqual([grant])
      const [made] = await bookedBy(her, kitchen)
      expect(made!.quote.ownFen).toBe(0)
    })

    it('is not paid before a grant holds, after it, or by what pays nothing any more', async () => {
      const her = await newGuest(world())
      await grantTo(world(), her.person, { fromDay: '2026-11-20', untilDay: '2026-11-25' })
      await grantTo(world(), her.person, { programme: 'linfen.test-old' })
      const days = ['2026-11-19', '2026-11-20', '2026-11-25', '2026-11-26']
      const on = await inTransaction<Awaited<ReturnType<typeof usableGrants>>>((tx) =>
        usableGrants(tx, moneyParts(world()), { personId: her.person, days }),
      )
      const priced = { service: 'cleaning', fen: 1_000, units: 1, concessions: [] } as const
      expect(days.map((day) => priceOf(priced, on(day)).ownFen)).toEqual([1_000, 0, 0, 1_000])
    })

    it('is moved by entries alone, whatever else a statement of the application tries', async () => {
      const [her, kitchen] = [await newGuest(world()), await newKitchen(world(), { service: 'cleaning' })]
      const grant = await grantTo(world(), her.person)
      const [made] = await bookedBy(her, kitchen)
      const { id } = (await monthOfGrant(world(), grant, MONTH))!
      const entry = (kind: string, amount: number) =>
        rawly(`insert into subsidy_entry (id, month_id, booking_id, turn, kind, amount, fen, created_at)
          values (gen_random_uuid(), '${id}', '${made!.row.id}', 2, '${kind}', ${amount}, ${amount}, now())`)
      const DENIED = '42501'
      expect(await refusedBy(world(), rawly(`update subsidy_month set allotted = 1000000`))).toBe(DENIED)
      expect(await refusedBy(world(), rawly(`delete from subsidy_entry`))).toBe(DENIED)
      expect(await refusedBy(world(), rawly(`update booking_share set fen = 0`))).toBe(DENIED)
      expect(
        await refusedBy(world(), rawly(`insert into subsidy_day values ('${grant}', '2026-11-30', '${made!.row.id}')`)),
      ).toBe(DENIED)
      expect(await refusedBy(world(), entry('settle', 6_001))).toBe('23514')
      expect(await refusedBy(world(), entry('hold', 4_001))).toBe('23514')
      expect(await monthOfGrant(world(), grant, MONTH)).toMatchObject({ held: 6_000, settled: 0 })
    })
  })
}
