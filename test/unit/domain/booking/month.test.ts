import { allotmentOf, daysIn, lastDayOf, leftIn, monthAfter, monthsAfter } from '@/domain/booking/month'

const credit = { monthly: 10_000, daily: null, from: '2026-11-20', until: '2027-01-05' }
const byDay = { monthly: 6_200, daily: 200, from: '2026-11-20', until: '2027-01-05' }

test.each([
  ['2026-10', 0, 0],
  // Eleven days of November; the credit of a month is whole.
  ['2026-11', 10_000, 2_200],
  ['2026-12', 10_000, 6_200],
  ['2027-01', 10_000, 1_000],
  ['2027-02', 0, 0],
])('in %s a credit allots %i and two yuan a day %i', (month, whole, days) => {
  expect([allotmentOf(credit, month), allotmentOf(byDay, month)]).toEqual([whole, days])
})

test('what begins and ends in one month allots its own days', () => {
  expect(allotmentOf({ ...byDay, until: '2026-11-21' }, '2026-11')).toBe(400)
})

test('months have their days, also in a leap year and over a new year', () => {
  expect(['2026-02', '2028-02', '2026-11', '2026-12'].map(daysIn)).toEqual([28, 29, 30, 31])
  expect([lastDayOf('2026-12'), monthAfter('2026-12'), monthAfter('2026-09')]).toEqual([
    '2026-12-31',
    '2027-01',
    '2026-10',
  ])
  expect([monthsAfter('2026-11-30', 3), monthsAfter('2026-11-21', 12), monthsAfter('2026-01-31', 0)]).toEqual([
    '2027-02-28',
    '2027-11-21',
    '2026-01-31',
  ])
})

test('what is left is what nobody holds, has had, carried on or lost', () => {
  const account = { allotted: 10_000, carriedIn: 500, carriedOut: 1, lapsed: 2, held: 30, settled: 400 }
  expect(leftIn(account)).toBe(10_067)
})
