import { answerDay, answerWorkdaysIn, dayInfo, isWorkday, weekFrom } from '../../../cloudfunctions/runtime/calendar'

describe('the calendar of work', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-21', false],
    // National Day, and the Saturday on which it is made up.
    ['2026-10-01', false],
    ['2026-10-10', true],
    // Not published yet: neither is known.
    ['2027-01-04', null],
    ['2031-05-01', null],
  ])('%s: %s', (day, works) => expect(isWorkday(day)).toBe(works))

  it.each([
    ['2026-11-23', { kind: 'ordinary' }],
    ['2026-11-22', { kind: 'ordinary' }],
    ['2026-10-01', { kind: 'holiday', name: '国庆节' }],
    // A Saturday and a Sunday within the holiday.
    ['2026-10-03', { kind: 'holiday', name: '国庆节' }],
    ['2026-10-04', { kind: 'holiday', name: '国庆节' }],
    ['2026-10-08', { kind: 'ordinary' }],
    ['2026-09-20', { kind: 'make-up', name: '国庆节' }],
    ['2026-10-10', { kind: 'make-up', name: '国庆节' }],
    ['2026-09-25', { kind: 'holiday', name: '中秋节' }],
    ['2026-04-05', { kind: 'holiday', name: '清明节' }],
    ['2026-12-31', { kind: 'ordinary' }],
    ['2027-01-01', { kind: 'unknown' }],
    ['2027-10-01', { kind: 'unknown' }],
    ['1990-05-01', { kind: 'unknown' }],
  ])('%s is %j', (date, told) => expect(dayInfo(date)).toEqual({ date, ...told }))

  it('looks a week ahead, over the end of what is published', () => {
    expect(weekFrom('2026-12-30').map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      ...['2026-12-30 ordinary', '2026-12-31 ordinary', '2027-01-01 unknown', '2027-01-02 unknown'],
      ...['2027-01-03 unknown', '2027-01-04 unknown', '2027-01-05 unknown', '2027-01-06 unknown'],
    ])
  })

  it('promises by working days in China, and nothing that lies beyond what is known', () => {
    // 22:00 in London is Saturday in China.
    expect(answerDay(new Date('2026-11-20T22:00:00Z'))).toBe('2026-11-25')
    expect(answerDay(new Date('2026-09-30T02:00:00Z'))).toBe('2026-10-10')
    expect(answerDay(new Date('2026-11-20T02:00:00Z'), 1)).toBe('2026-11-23')
    expect(answerDay(new Date('2026-12-30T02:00:00Z'))).toBeNull()
  })

  it('promises by the number that a city sets, if it is one', () => {
    expect(answerWorkdaysIn({})).toBeUndefined()
    expect(answerWorkdaysIn({ SENIOR_CARE_ANSWER_WORKDAYS: '5' })).toBe(5)
    for (const text of ['0', '-1', '2.5', '61', 'three'])
      expect(() => answerWorkdaysIn({ SENIOR_CARE_ANSWER_WORKDAYS: text })).toThrow('whole number')
  })
})
