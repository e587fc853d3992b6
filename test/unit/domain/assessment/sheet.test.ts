import fc from 'fast-check'
import { BACKGROUND, COMA_KEY, DEMENTIA_KEY, RISK_KEYS } from '../../../../src/domain/assessment/background'
import { GBT_42195 } from '../../../../src/domain/assessment/gbt-42195'
import { score } from '../../../../src/domain/assessment/score'
import {
  changesOf,
  inOrder,
  openDifferences,
  readinessOf,
  scoreInputOf,
  sheetOf,
  tapFault,
  unanswered,
  WHOLE,
  type AnswerValue,
  type Seat,
  type SheetTap,
} from '../../../../src/domain/assessment/sheet'
import { ITEMS, scoresFor } from './answers'

let drawn = 0
const START = Date.parse('2026-11-22T01:00:00.000Z')
/** A tap of the next second, under the next id. */
const stamp = () => {
  drawn += 1
  return {
    id: `00000000-0000-4000-8000-${String(drawn).padStart(12, '0')}`,
    at: new Date(START + drawn * 1000).toISOString(),
  }
}
const answer = (by: Seat, item: string, value: AnswerValue): SheetTap => ({
  ...stamp(),
  kind: 'answer',
  by,
  item,
  value,
})
const settle = (item: string, value: AnswerValue, words = '又看了一遍'): SheetTap => ({
  ...{ ...stamp(), kind: 'settle', by: 'first', item, value, words },
})
const note = (item: string | null, words: string, by: Seat = 'first'): SheetTap => ({
  ...stamp(),
  kind: 'note',
  by,
  item,
  words,
})

const NEEDED = BACKGROUND.filter(({ needed }) => needed).map(({ key }) => key)

/** Everything that has to be answered, by one of the two. */
const whole = (by: Seat, total = 90): SheetTap[] => [
  ...NEEDED.map((key) => answer(by, key, 0)),
  ...Object.entries(scoresFor(total)).map(([key, value]) => answer(by, key, value)),
]

describe('taps in any order and however often', () => {
  test('make the same form', () => {
    const taps = [
      ...whole('first', 80),
      ...whole('second', 70),
      answer('first', 'B.1.1', 2),
      settle('B.4.5', 3),
      note('B.1.1', '端不稳'),
      note(null, '屋里暗'),
    ]
    const once = [...sheetOf(taps)]
    fc.assert(
      fc.property(fc.shuffledSubarray(taps, { minLength: taps.length }), fc.subarray(taps), (mixed, again) => {
        const sheet = sheetOf([...mixed, ...again, ...again])
        expect([...sheet].sort()).toEqual([...once].sort())
      }),
      { numRuns: 200 },
    )
  })

  test('of one moment stand in the order of their ids on every device', () => {
    const at = '2026-11-22T02:00:00.000Z'
    const [a, b] = [answer('first', 'B.1.1', 4), answer('first', 'B.1.1', 1)]
    const both = [
      { ...b, at },
      { ...a, at },
    ]
    expect(inOrder(both).map(({ id }) => id)).toEqual([a.id, b.id])
    expect(sheetOf(both).get('B.1.1')?.first).toBe(1)
  })
})

describe('where the two differ', () => {
  const differing = [answer('first', 'B.1.1', 4), answer('second', 'B.1.1', 3)]

  test('it is open until it is settled, and then both hold what was settled', () => {
    expect(openDifferences(sheetOf(differing))).toEqual(['B.1.1'])
    const sheet = sheetOf([...differing, settle('B.1.1', 3, '看着吃了一碗')])
    expect(openDifferences(sheet)).toEqual([])
    expect(sheet.get('B.1.1')).toMatchObject({ first: 4, second: 3, agreed: 3, settled: { words: '看着吃了一碗' } })
  })

  test('a new answer opens it again; the same answer again does not', () => {
    const settled = [...differing, settle('B.1.1', 3)]
    expect(openDifferences(sheetOf([...settled, answer('second', 'B.1.1', 3)]))).toEqual([])
    expect(openDifferences(sheetOf([...settled, answer('second', 'B.1.1', 2)]))).toEqual(['B.1.1'])
  })

  test('one who has not answered yet is no difference', () => {
    expect(openDifferences(sheetOf([answer('first', 'B.1.1', 4)]))).toEqual([])
  })

  test('the same kinds in another order are the same', () => {
    const taps = [answer('first', 'A.5.4', [1, 0]), answer('second', 'A.5.4', [0, 1])]
    expect(sheetOf(taps).get('A.5.4')).toMatchObject({ open: false, agreed: [1, 0] })
    expect(openDifferences(sheetOf([...taps, answer('second', 'A.5.4', [0])]))).toEqual(['A.5.4'])
  })
})

test('notes stand at their item and at the whole, with who and when', () => {
  const sheet = sheetOf([note('B.2.3', '用拐杖', 'second'), note(null, '女儿在场')])
  expect(sheet.get('B.2.3')?.notes).toMatchObject([{ by: 'second', words: '用拐杖' }])
  expect(sheet.get(WHOLE)?.notes).toMatchObject([{ by: 'first', words: '女儿在场' }])
})

describe('before anybody signs', () => {
  test('both must have answered all that decides, and nothing else is asked of them', () => {
    const sheet = sheetOf([...whole('first'), ...whole('second')])
    expect(readinessOf(GBT_42195, sheet)).toEqual({ ready: true, firstLacks: [], secondLacks: [], differing: [] })
  })

  test.each([...NEEDED, ...ITEMS.map(({ key }) => key)].map((key) => [key]))(
    '%s of the second is waited for',
    (key) => {
      const taps = [...whole('first'), ...whole('second').filter((tap) => tap.item !== key)]
      expect(readinessOf(GBT_42195, sheetOf(taps))).toEqual({
        ...{ ready: false, firstLacks: [], secondLacks: [key], differing: [] },
      })
    },
  )

  test('a coma that both hold leaves the scale out; one that only one holds does not', () => {
    const background = (by: Seat, coma: number) => NEEDED.map((key) => answer(by, key, key === COMA_KEY ? coma : 0))
    const agreed = sheetOf([...background('first', 1), ...background('second', 1)])
    expect(readinessOf(GBT_42195, agreed).ready).toBe(true)
    expect(score(scoreInputOf(GBT_42195, agreed))).toMatchObject({ complete: true, level: 4, total: null })
    const doubted = sheetOf([...background('first', 1), ...background('second', 0)])
    expect(readinessOf(GBT_42195, doubted)).toMatchObject({ ready: false, differing: [COMA_KEY] })
    expect(unanswered(GBT_42195, doubted, 'first')).toHaveLength(ITEMS.length)
  })
})

describe('what is scored', () => {
  test('is what both hold; an open difference has no score', () => {
    const taps = [...whole('first', 90), ...whole('second', 90), answer('second', 'B.1.1', 0)]
    expect(score(scoreInputOf(GBT_42195, sheetOf(taps)))).toEqual({ complete: false, missing: ['B.1.1'] })
    expect(score(scoreInputOf(GBT_42195, sheetOf([...taps, settle('B.1.1', 2)])))).toMatchObject({ total: 88 })
  })

  test('risks are added up over their kinds, and diagnoses are those that both have seen', () => {
    const risky = (by: Seat) => [answer(by, RISK_KEYS[0], 1), answer(by, RISK_KEYS[2], 1)]
    const taps = [...whole('first'), ...whole('second'), ...risky('first'), ...risky('second')]
    expect(scoreInputOf(GBT_42195, sheetOf(taps))).toMatchObject({ riskEvents30d: 2, dementia: false })
    const ill = [...taps, answer('first', DEMENTIA_KEY, 1), answer('second', DEMENTIA_KEY, 1)]
    expect(score(scoreInputOf(GBT_42195, sheetOf(ill)))).toMatchObject({ clauses: ['dementia', 'risk-events'] })
  })
})

describe('the log of changes', () => {
  test('names every answer that was changed, oldest first, and no first answer or repetition', () => {
    const taps = [
      ...[answer('first', 'B.1.1', 4), answer('second', 'B.1.1', 4), answer('first', 'B.1.1', 4)],
      ...[answer('first', 'B.1.1', 3), answer('second', 'B.1.1', 2), answer('first', 'B.1.1', 4)],
    ]
    const changes = changesOf([...taps].reverse())
    expect(changes.map(({ by, was, value }) => [by, was, value])).toEqual([
      ['first', 4, 3],
      ['second', 4, 2],
      ['first', 3, 4],
    ])
  })
})

describe('a tap that the form does not have', () => {
  test.each<[string, SheetTap]>([
    ['a score outside the options', answer('first', 'B.3.7', 2)],
    ['an item of no form', answer('first', 'B.9.9', 1)],
    ['a note at an item of no form', note('C.1', '?')],
    ['words where a choice is asked', answer('first', 'B.1.1', '4')],
    ['a kind twice', answer('first', 'A.5.4', [1, 1])],
    ['a height of nobody', answer('first', 'A.2.4', 20)],
    ['settled to what is no option', settle('B.1.1', 5)],
    ['words too many', answer('first', 'A.5.3', '字'.repeat(201))],
  ])('%s', (_name, tap) => expect(tapFault(GBT_42195, tap)).toEqual(expect.any(String)))

  test('and those that it has are taken', () => {
    const good = [
      ...whole('first'),
      note(null, '好'),
      note('A.5.1', '好'),
      answer('first', 'A.2.4', 158),
      settle('B.1.1', 0),
    ]
    expect(good.map((tap) => tapFault(GBT_42195, tap)).filter((fault) => fault !== null)).toEqual([])
  })
})
