import { birthday, fullYears } from '../../../../src/domain/person/age'
import { dayAfter, dayNumber, dayText, isRealDay } from '../../../../src/domain/person/date'

describe('isRealDay', () => {
  test.each(['2026-11-21', '2024-02-29', '2000-02-29'])('%s is a day', (text) => {
    expect(isRealDay(text)).toBe(true)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-31',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '0000-01-01',
  ])('%s is none', (text) => {
    expect(isRealDay(text)).toBe(false)
  })
})

test('day numbers go there and back and step over the ends of months', () => {
  expect(dayText(dayNumber('2026-11-21'))).toBe('2026-11-21')
  expect(dayText(dayAfter(20261231))).toBe('2027-01-01')
  expect(dayText(dayAfter(20240228))).toBe('2024-02-29')
  expect(dayText(dayAfter(20260228))).toBe('2026-03-01')
  expect(dayText(dayAfter(20261121))).toBe('2026-11-22')
})

test('every step of four years is the day that the calendar of the machine has next', () => {
  let day = 20230101
  for (let at = Date.UTC(2023, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
    expect(dayText(day)).toBe(new Date(at).toISOString().slice(0, 10))
    day = dayAfter(day)
  }
})

describe('full years', () => {
  test.each([
    ['1946-11-21', '2026-11-20', 79],
    ['1946-11-21', '2026-11-21', 80],
    ['1946-11-21', '2026-11-22', 80],
    ['2026-11-21', '2026-11-21', 0],
    ['1964-02-29', '2029-02-27', 64],
    ['1964-02-29', '2029-02-28', 65],
    ['1964-02-29', '2024-02-28', 59],
    ['1964-02-29', '2024-02-29', 60],
  ])('born %s, on %s: %i', (birthDate, on, years) => {
    expect(fullYears(birthDate, on)).toBe(years)
  })

  test('a city may let a 29 February birthday fall on 1 March', () => {
    expect(fullYears('1964-02-29', '2029-02-28', 'march-1')).toBe(64)
    expect(fullYears('1964-02-29', '2029-03-01', 'march-1')).toBe(65)
    expect(birthday(19640229, 65, 'march-1')).toBe(20290301)
    expect(birthday(19640229, 60, 'march-1')).toBe(20240229)
  })
})
