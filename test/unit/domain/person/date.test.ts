import { chinaDay } from '../../../../src/domain/person/date'

it('the day in China begins at four in the afternoon of London’s winter', () => {
  expect(chinaDay(Date.UTC(2026, 10, 21, 15, 59, 59, 999))).toBe('2026-11-21')
  expect(chinaDay(Date.UTC(2026, 10, 21, 16))).toBe('2026-11-22')
  expect(chinaDay(Date.UTC(2026, 11, 31, 16))).toBe('2027-01-01')
})
