import { validTo } from '../../../../src/domain/assessment/terms'
import { SELF_CHECK, selfCheckAdvice, type SelfCheckAnswer } from '../../../../src/domain/assessment/self-check'

test.each([
  ['2026-11-22', 12, '2027-11-21'],
  ['2026-11-01', 1, '2026-11-30'],
  ['2026-12-31', 1, '2027-01-30'],
  ['2026-01-01', 12, '2026-12-31'],
  // There is no such day in the other month: it holds to the end of that.
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-29', 1, '2026-02-28'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2028-02-29', 12, '2029-02-28'],
  // A leap year has one more.
  ['2028-01-30', 1, '2028-02-29'],
  ['2028-01-29', 1, '2028-02-28'],
  ['2026-03-31', 24, '2028-03-30'],
])('what begins on %s and holds for %i months ends on %s', (on, months, last) => {
  expect(validTo(on, months)).toBe(last)
})

describe('the self-check', () => {
  const all = (answer: SelfCheckAnswer) => Object.fromEntries(SELF_CHECK.map(({ key }) => [key, answer]))

  test('sends nobody away who needs much in one thing, or some in two', () => {
    for (const { key } of SELF_CHECK) expect(selfCheckAdvice({ ...all('alone'), [key]: 'much' })).toBe('likely')
    expect(selfCheckAdvice({ ...all('alone'), eat: 'some', walk: 'some' })).toBe('likely')
  })

  test('says perhaps to a little and to what is not known or not asked', () => {
    expect(selfCheckAdvice({ ...all('alone'), eat: 'some' })).toBe('perhaps')
    expect(selfCheckAdvice({ ...all('alone'), mind: 'unknown' })).toBe('perhaps')
    expect(selfCheckAdvice({})).toBe('perhaps')
  })

  test('says later only where all is done alone', () => {
    expect(selfCheckAdvice(all('alone'))).toBe('later')
  })

  test('asks each thing once, with an answer for whoever does not know', () => {
    expect(new Set(SELF_CHECK.map(({ key }) => key)).size).toBe(SELF_CHECK.length)
    for (const { answers } of SELF_CHECK) expect(answers[3]).toBe('不知道')
  })
})
