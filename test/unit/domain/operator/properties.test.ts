import fc from 'fast-check'
import { calculate } from '@/domain/operator/calculate'
import { divide } from '@/domain/operator/divide'
import { outcome, rule, TAIYUAN, XIAMEN } from './rules'

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
const county = fc.constantFrom(...TAIYUAN.map(({ code }) => code))
const heads = fc.integer({ min: 0, max: 20_000 })
const area = fc.integer({ min: 1, max: 10_000_000 }).map((hundredths) => hundredths / 100)
const total = fc.integer({ min: 0, max: 10_000_000_000_000 })
const districts = fc
  .uniqueArray(fc.constantFrom(...XIAMEN.map(({ code }) => code)), { minLength: 1 })
  .chain((codes) =>
    fc.tuple(...codes.map((code) => fc.record({ code: fc.constant(code), eligible: fc.nat({ max: 1_000_000 }) }))),
  )
  .filter((all) => all.some(({ eligible }) => eligible > 0))

const allocate = (totalFen: number, all: readonly { code: string; eligible: number }[]) =>
  outcome(calculate(rule('XM-L57', 'allocation'), { totalFen, districts: all }, XIAMEN)).districts!

describe('whatever is reckoned', () => {
  it('has shares in whole fen that add up to the sum', () => {
    const input = fc.record({ county, heads: fc.record({ independent: heads, assisted: heads, nursed: heads }) })
    fc.assert(
      fc.property(input, county, area, (people, where, squareMetres) => {
        const sums = [
          calculate(rule('TY-T3', 'per-head'), people, TAIYUAN),
          calculate(rule('TY-T5', 'by-area'), { county: where, squareMetres }, TAIYUAN),
          calculate(rule('TY-T6', 'by-area'), { county: where, squareMetres }, TAIYUAN),
        ].map(outcome)
        for (const { fen, shares } of sums) {
          expect(sum(shares.map((share) => share.fen))).toBe(fen)
          expect(shares.every((share) => Number.isInteger(share.fen) && share.fen >= 0)).toBe(true)
        }
      }),
    )
  })

  it.each(['TY-T5', 'TY-T6'])('never pays less for more area: %s', (ref) => {
    fc.assert(
      fc.property(county, area, area, (where, a, b) => {
        const fen = (squareMetres: number) =>
          outcome(calculate(rule(ref, 'by-area'), { county: where, squareMetres }, TAIYUAN)).fen
        expect(fen(Math.max(a, b))).toBeGreaterThanOrEqual(fen(Math.min(a, b)))
      }),
    )
  })
})

describe('an allocation', () => {
  it('adds up to the total, gives nothing to nobody, and is within a fen of the exact share', () => {
    fc.assert(
      fc.property(total, districts, (totalFen, all) => {
        const given = allocate(totalFen, all)
        const everybody = BigInt(sum(all.map(({ eligible }) => eligible)))
        expect(sum(given.map(({ fen }) => fen))).toBe(totalFen)
        for (const { code, fen } of given) {
          const eligible = BigInt(all.find((each) => each.code === code)!.eligible)
          const exact = BigInt(totalFen) * eligible
          // Exact arithmetic: the plain product has more digits than a number keeps.
          const off = BigInt(fen) * everybody - exact
          expect(off < everybody && off > -everybody).toBe(true)
          if (eligible === 0n) expect(fen).toBe(0)
        }
      }),
    )
  })

  it('never gives a district with more people less', () => {
    fc.assert(
      fc.property(total, districts, (totalFen, all) => {
        const given = new Map(allocate(totalFen, all).map(({ code, fen }) => [code, fen]))
        for (const a of all)
          for (const b of all)
            if (a.eligible > b.eligible) expect(given.get(a.code)!).toBeGreaterThanOrEqual(given.get(b.code)!)
      }),
    )
  })

  it('is the same in whatever order districts are named', () => {
    fc.assert(
      fc.property(total, districts, (totalFen, all) => {
        expect(allocate(totalFen, [...all].reverse())).toEqual(allocate(totalFen, all))
      }),
    )
  })
})

describe('divide', () => {
  it('gives every fen of 3:7 and 1:1 to somebody', () => {
    expect(divide(1, [3, 7])).toEqual([0, 1])
    expect(divide(5, [1, 1])).toEqual([3, 2])
    expect(divide(450_000, [3, 7])).toEqual([135_000, 315_000])
  })
})
