import fc from 'fast-check'
import { PAYERS, type Concession } from '@/domain/booking/money'
import { feeOf, priceOf, type UsableGrant } from '@/domain/booking/price'
import type { Programme } from '@/domain/booking/programme'

const programme = (more: Partial<Programme> = {}): Programme => ({
  ...{ key: 'x.credit', city: 'x', name: '每月100元', plain: '', kind: 'credit', standing: 'in-force', benefit: null },
  ...{ services: ['cleaning'], monthly: 10_000, daily: null, carries: true, carriesAssumed: true, reviewMonths: 12 },
  ...{ excludes: [], order: 1, source: { document: '', clause: '' }, doubts: [] },
  funding: {
    split: [
      { payer: 'city', part: 1 },
      { payer: 'county', part: 1 },
    ],
    except: [{ counties: ['140122'], split: [{ payer: 'city', part: 1 }] }],
  },
  ...more,
})
const grant = (more: Partial<UsableGrant> = {}): UsableGrant => ({
  ...{ grantId: 'g', programme: programme(), county: '140106', unit: 'fen', left: 10_000 },
  ...{ daily: null, usedToday: false, visitFen: null },
  ...more,
})
const asked = (fen: number, units = 1, concessions: readonly Concession[] = []) =>
  ({ service: 'cleaning', fen, units, concessions }) as const
const own = (fen: number, ...grants: UsableGrant[]) => priceOf(asked(fen), grants).ownFen

describe('who pays', () => {
  test('an odd fen goes to the payer who is named first', () => {
    const { shares, ownFen } = priceOf(asked(4_001), [grant()])
    expect(shares.map(({ payer, fen }) => [payer, fen])).toEqual([
      ['city', 2_001],
      ['county', 2_000],
    ])
    expect(ownFen).toBe(0)
  })

  test('a county with a split of its own is funded by that', () => {
    expect(priceOf(asked(4_001), [grant({ county: '140122' })]).shares).toEqual([
      { payer: 'city', programme: 'x.credit', fen: 4_001 },
    ])
  })

  test('what the place lets off comes first, of each unit, and never more than the price', () => {
    const concessions = [
      { payer: 'enterprise', fen: 300 },
      { payer: 'donation', fen: 900 },
    ] as const
    const { shares, ownFen } = priceOf(asked(1_000, 2, concessions), [])
    expect(shares.map(({ payer, fen }) => [payer, fen])).toEqual([
      ['enterprise', 600],
      ['donation', 1_400],
    ])
    expect(ownFen).toBe(0)
  })

  test('a grant pays as far as its month goes, a day as far as its bound, a visit as far as its price', () => {
    expect(own(12_000, grant())).toBe(2_000)
    expect(own(1_500, grant({ daily: 200 }))).toBe(1_300)
    expect(own(1_500, grant({ daily: 200, usedToday: true }))).toBe(1_500)
    expect(own(6_000, grant({ unit: 'visit', left: 1, visitFen: 5_000 }))).toBe(1_000)
    expect(own(6_000, grant({ unit: 'visit', left: 1 }))).toBe(0)
    expect(own(6_000, grant({ unit: 'visit', left: 0 }))).toBe(6_000)
  })

  test('of several portions of a meal grants pay for hers alone; of several hours, for all', () => {
    const meals = (units: number, grants: readonly UsableGrant[], concessions: readonly Concession[] = []) =>
      priceOf({ service: 'meal-in', fen: 1_500, units, concessions }, grants)
    const eats = { services: ['meal-in'] } as const
    const credit = grant({ programme: programme(eats) })
    expect(meals(1, [credit]).ownFen).toBe(0)
    expect(meals(6, [credit])).toMatchObject({ listFen: 9_000, ownFen: 7_500, uses: [{ amount: 1_500 }] })
    // What the place lets off is let off of each; the grant pays what is left of one.
    const lets = [{ payer: 'donation', fen: 300 }] as const
    expect(meals(3, [credit], lets)).toMatchObject({ ownFen: 2_400, uses: [{ amount: 1_200 }] })
    // Two grants share that one portion.
    const daily = grant({ grantId: 'd', daily: 200, programme: programme({ ...eats, key: 'x.meals', order: 0 }) })
    expect(meals(2, [credit, daily]).uses.map(({ fen }) => fen)).toEqual([200, 1_300])
    const visits = grant({ unit: 'visit', left: 2, programme: programme(eats) })
    expect(meals(2, [visits])).toMatchObject({ ownFen: 1_500, uses: [{ amount: 1, fen: 1_500 }] })
    expect(priceOf(asked(1_500, 3), [grant()]).ownFen).toBe(0)
  })

  test('what is not of its services it does not pay', () => {
    expect(own(1_500, grant({ programme: programme({ services: ['meal-in'] }) }))).toBe(1_500)
  })

  test('of two that exclude each other the first in order pays alone', () => {
    const meals = grant({ grantId: 'm', daily: 200, programme: programme({ key: 'x.meals', excludes: ['x.credit'] }) })
    const credit = grant({ programme: programme({ order: 2, excludes: ['x.meals'] }) })
    expect(priceOf(asked(1_500), [credit, meals]).uses).toMatchObject([{ grantId: 'm', fen: 200, takesDay: true }])
    // Its day is gone: the other pays.
    expect(own(1_500, credit, { ...meals, usedToday: true })).toBe(0)
  })

  const grants = fc.array(
    fc.record({
      ...{ left: fc.nat(20_000), daily: fc.option(fc.nat(500)), usedToday: fc.boolean() },
      ...{ unit: fc.constantFrom('fen' as const, 'visit' as const), visitFen: fc.option(fc.nat(9_000)) },
      ...{ order: fc.nat(3), parts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }) },
      blocked: fc.array(fc.nat(3), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  )
  const concessions = fc.array(
    fc.record({ payer: fc.constantFrom('enterprise', 'government', 'collective', 'donation'), fen: fc.nat(900) }),
    { maxLength: 4 },
  ) as fc.Arbitrary<Concession[]>
  const quoted = fc
    .tuple(fc.nat(30_000), fc.integer({ min: 1, max: 6 }), concessions, grants)
    .map(([fen, units, lets, given]) => {
      const usable = given.map(({ order, parts, blocked, ...rest }, index) =>
        grant({
          ...rest,
          grantId: `g${index}`,
          programme: programme({
            ...{ key: `x.p${index}`, order, excludes: blocked.map((other) => `x.p${other}`) },
            funding: { split: parts.map((part, place) => ({ payer: PAYERS[place + 1] as 'city', part })), except: [] },
          }),
        }),
      )
      return { usable, quote: priceOf(asked(fen, units, lets), usable), listFen: fen * units }
    })

  test('shares and her own are always the whole price, and nothing is below zero', () => {
    fc.assert(
      fc.property(quoted, ({ quote, listFen }) => {
        expect(quote.listFen).toBe(listFen)
        expect(quote.ownFen + quote.shares.reduce((sum, { fen }) => sum + fen, 0)).toBe(listFen)
        expect(quote.ownFen).toBeGreaterThanOrEqual(0)
        for (const { fen } of quote.shares) expect(fen).toBeGreaterThan(0)
        const lines = quote.shares.map(({ payer, programme: key }) => `${payer} ${key}`)
        expect(new Set(lines).size).toBe(lines.length)
      }),
      { numRuns: 300 },
    )
  })

  test('no grant pays more than it has, more than its day, or beside one that it excludes', () => {
    fc.assert(
      fc.property(quoted, ({ quote, usable }) => {
        const paying: string[] = []
        for (const { grantId, programme: key, amount, fen, takesDay } of quote.uses) {
          const of = usable.find((one) => one.grantId === grantId)!
          expect(amount).toBeLessThanOrEqual(of.left)
          expect(fen).toBe(
            quote.shares.filter((share) => share.programme === key).reduce((sum, one) => sum + one.fen, 0),
          )
          if (of.unit === 'fen' && of.daily !== null) expect([takesDay, of.usedToday]).toEqual([true, false])
          if (of.unit === 'fen' && of.daily !== null) expect(fen).toBeLessThanOrEqual(of.daily)
          if (of.unit === 'visit') expect(fen).toBeLessThanOrEqual(of.visitFen ?? quote.listFen)
          expect(of.programme.excludes.filter((other) => paying.includes(other))).toEqual([])
          paying.push(key)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a fee is the same payers’, adds up, and asks of nobody more than the price did', () => {
    fc.assert(
      fc.property(quoted, fc.integer({ min: 0, max: 100 }), ({ quote }, percent) => {
        const fee = feeOf(quote, percent)
        expect(fee.listFen).toBe(Math.floor((quote.listFen * percent) / 100))
        expect(fee.ownFen + fee.shares.reduce((sum, { fen }) => sum + fen, 0)).toBe(fee.listFen)
        expect(fee.ownFen).toBeLessThanOrEqual(quote.ownFen)
        for (const { payer, programme: key, fen } of fee.shares) {
          const share = quote.shares.find((one) => one.payer === payer && one.programme === key)
          expect(fen).toBeLessThanOrEqual(share?.fen ?? -1)
        }
      }),
      { numRuns: 300 },
    )
  })
})
