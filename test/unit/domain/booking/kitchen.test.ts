import { kitchenCounts, type Portion } from '@/domain/booking/kitchen'

const CUT = new Date('2026-11-23T00:00:00Z')
const portion = (more: Partial<Portion> = {}): Portion => ({
  ...{
    kitchen: 'k1',
    portions: 1,
    diets: [],
    allergens: [],
    to: 'c1',
    through: null,
    delivered: false,
    settlesAt: CUT,
  },
  ...more,
})

describe('what a kitchen cooks', () => {
  test('is nothing where nobody ordered', () => {
    expect(kitchenCounts([], CUT)).toEqual([])
  })

  test('is counted by sets of diets, however they were written, the most first', () => {
    const [count] = kitchenCounts(
      [
        portion({ diets: ['low-salt', 'soft'] }),
        portion({ portions: 4 }),
        portion({ diets: ['soft', 'low-salt'], portions: 2 }),
        portion({ diets: ['soft'] }),
      ],
      CUT,
    )
    expect(count).toMatchObject({
      total: 8,
      byDiet: [
        { diets: [], portions: 4 },
        { diets: ['soft', 'low-salt'], portions: 3 },
        { diets: ['soft'], portions: 1 },
      ],
    })
  })

  test('names each allergen with its portions; who must be without two stands under both', () => {
    const [count] = kitchenCounts(
      [portion({ allergens: ['milk', 'fish'], portions: 2 }), portion({ allergens: ['milk'] })],
      CUT,
    )
    expect(count?.byAllergen).toEqual([
      { allergen: 'fish', portions: 2 },
      { allergen: 'milk', portions: 3 },
    ])
  })

  test('is told by where it goes: eaten there, carried from there, or on through a canteen', () => {
    const [count] = kitchenCounts(
      [
        portion(),
        portion({ delivered: true, portions: 3 }),
        portion({ to: 'p1', through: 'c1', portions: 2 }),
        portion(),
      ],
      CUT,
    )
    expect(count?.to).toEqual([
      { to: 'c1', through: null, delivered: true, portions: 3 },
      { to: 'c1', through: null, delivered: false, portions: 2 },
      { to: 'p1', through: 'c1', delivered: false, portions: 2 },
    ])
  })

  test('of several kitchens each has its own, and the sums of each agree', () => {
    const all = [
      portion(),
      portion({ kitchen: 'k2', portions: 5, diets: ['halal'] }),
      portion({ portions: 2, diets: ['soft'] }),
    ]
    const counts = kitchenCounts(all, CUT)
    expect(counts.map(({ kitchen, total }) => [kitchen, total])).toEqual([
      ['k2', 5],
      ['k1', 3],
    ])
    for (const { total, byDiet, to } of counts) {
      expect(byDiet.reduce((sum, one) => sum + one.portions, 0)).toBe(total)
      expect(to.reduce((sum, one) => sum + one.portions, 0)).toBe(total)
    }
  })

  test('is final from the moment on which the last order settles', () => {
    const all = [portion(), portion({ settlesAt: new Date(CUT.getTime() + 60_000) })]
    expect(kitchenCounts(all, CUT)[0]?.final).toBe(false)
    expect(kitchenCounts(all, new Date(CUT.getTime() + 60_000))[0]?.final).toBe(true)
  })
})
