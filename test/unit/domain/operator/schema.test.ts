import { calculatorSchema } from '../../../../scripts/lib/calculator-schema'
import { rule } from './rules'

/** What the schema says of a real rule with one thing changed: where, and why. */
function complaint(original: object, change: object): string {
  const parsed = calculatorSchema.safeParse({ ...original, ...change })
  const [first] = parsed.error?.issues ?? []
  return first ? `${first.path.join('.')}: ${first.message}` : ''
}

const beds = rule('TY-T3', 'per-head')
const grades = rule('TY-T4', 'by-grade')
const building = rule('TY-T5', 'by-area')
const ONE_TO_ONE = [
  { payer: '市级财政', part: 1 },
  { payer: '县级财政', part: 1 },
]

describe('a rule as its file has it', () => {
  it.each([beds, grades, building])('stands as it is: $ref', (original) => {
    expect(complaint(original, {})).toBe('')
  })

  it.each([
    ['a misspelt field', beds, { clases: [] }, /Unrecognized key/],
    ['a kind that there is not', beds, { kind: 'per-bed' }, /kind/],
    ['a day that is none', beds, { checkedOn: '2026-02-30' }, /must be a day of the calendar/],
    ['a payer twice', beds, { shares: { split: [ONE_TO_ONE[0], ONE_TO_ONE[0]] } }, /names a payer twice/],
    ['half a part', beds, { shares: { split: [{ payer: '市级财政', part: 0.5 }] } }, /shares\.split\.0\.part/],
    [
      'a county in two exceptions',
      beds,
      { shares: { split: ONE_TO_ONE, except: [1, 2].map(() => ({ counties: ['140122'], split: ONE_TO_ONE })) } },
      /names a county in two exceptions/,
    ],
    ['two classes with one id', beds, { classes: [beds.classes[0], beds.classes[0]] }, /two classes with one id/],
    ['a grade without a sum', grades, { grades: [...grades.grades, { id: 'b', label: 'B级' }] }, /a sum for each/],
    ['a rate that is no whole yuan', building, { rates: [{ payer: '市级财政', fen: 50050 }] }, /must be whole yuan/],
    [
      'two caps for all other counties',
      building,
      { caps: [{ squareMetres: 1500 }, { squareMetres: 2000 }] },
      /two caps for every other county/,
    ],
  ])('is refused with %s', (_name, original, change, message) => {
    expect(complaint(original, change)).toMatch(message)
  })
})
