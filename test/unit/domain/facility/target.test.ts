import fc from 'fast-check'
import type { Street, StreetTarget } from '@/domain/facility/rules'
import { standOf, streetsOf, type TownCount } from '@/domain/facility/target'

const street = (code: string, name: string): Street => ({ code, name, county: code.slice(0, 6) })
const STREETS = [
  street('230102001', '兆麟街道'),
  street('230102002', '新阳路街道'),
  street('230103001', '兆麟街道'),
  street('230103100', '王岗镇'),
  street('230103200', '红旗乡'),
  street('230103300', '料甸满族乡'),
  street('230103500', '红旗农场'),
]
const TARGET: Pick<StreetTarget, 'of' | 'least' | 'share'> = { of: 'streets', least: 1, share: 0.7 }
const found = (county: string, town: string, count: number, untold = 0): TownCount => ({ county, town, count, untold })

describe('streets against a promise', () => {
  it('are 街道 only, or towns too, and never what only resembles one', () => {
    expect(streetsOf(STREETS, 'streets').map(({ code }) => code)).toEqual(['230102001', '230102002', '230103001'])
    expect(streetsOf(STREETS, 'streets-and-towns').map(({ name }) => name)).not.toContain('红旗农场')
    expect(streetsOf(STREETS, 'streets-and-towns')).toHaveLength(6)
  })

  it('tell streets of one name in two counties apart', () => {
    const { met, needed, streets } = standOf(TARGET, STREETS, [found('230103', '兆麟街道', 2, 1)])
    expect([met, needed]).toEqual([1, 3])
    expect(streets.map(({ code, count, untold }) => [code, count, untold])).toEqual([
      ['230102001', 0, 0],
      ['230102002', 0, 0],
      ['230103001', 2, 1],
    ])
  })

  it('have what the register puts under a zone without streets of its own, where one street only bears the name', () => {
    const inZone = [
      found('230171', '新阳路街道', 1, 2),
      found('230171', '兆麟街道', 1),
      found('230102', '新阳路街道', 1),
    ]
    const { streets } = standOf(TARGET, STREETS, inZone)
    expect(streets.map(({ code, count, untold }) => [code, count, untold])).toEqual([
      ['230102001', 0, 0],
      ['230103001', 0, 0],
      ['230102002', 2, 2],
    ])
  })

  it('name first those that lack most', () => {
    const counts = [found('230102', '兆麟街道', 3), found('230102', '新阳路街道', 1)]
    const { met, streets } = standOf({ ...TARGET, least: 2 }, STREETS, counts)
    expect(met).toBe(1)
    expect(streets.map(({ code }) => code)).toEqual(['230103001', '230102002', '230102001'])
  })

  it('need no more streets than the share says, whatever the binary fraction', () => {
    for (const streets of [10, 30, 130, 137])
      for (const share of [0.07, 0.29, 0.7, 1]) {
        const all = Array.from({ length: streets }, (_, n) => street(`23010200${n % 10}`, `第${n}街道`))
        const { needed } = standOf({ ...TARGET, share }, all, [])
        expect(needed).toBe(Math.ceil((Math.round(share * 100) * streets) / 100))
      }
  })

  it('are each listed once, and as many have met it as have enough', () => {
    const counts = fc.array(
      fc.record({
        county: fc.constantFrom('230102', '230103'),
        town: fc.constantFrom(...STREETS.map(({ name }) => name), '没有的街道'),
        count: fc.nat(4),
        untold: fc.nat(4),
      }),
    )
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 4 }), (found, least) => {
        const { met, streets } = standOf({ ...TARGET, of: 'streets-and-towns', least }, STREETS, found)
        expect(new Set(streets.map(({ code }) => code)).size).toBe(6)
        expect(streets.filter(({ count }) => count >= least)).toHaveLength(met)
        expect(streets.slice(0, 6 - met).every(({ count }) => count < least)).toBe(true)
      }),
    )
  })
})
