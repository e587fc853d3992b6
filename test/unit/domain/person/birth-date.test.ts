import { readBirthDate } from '@/domain/person/birth-date'

const ON = '2026-11-21'
const typed = (year: string, month: string, day: string) => readBirthDate({ year, month, day }, ON)

describe('a typed birth date', () => {
  it('reads three numbers as a day', () => {
    expect(typed('1944', '3', '5')).toEqual({ date: '1944-03-05' })
  })

  it('takes nothing at all for «not known»', () => {
    expect(typed('', '', '')).toEqual({})
  })

  it('takes today, a leap day and the oldest person that may live', () => {
    expect(typed('2026', '11', '21').date).toBe(ON)
    expect(typed('1944', '2', '29').date).toBe('1944-02-29')
    expect(typed('1896', '11', '22').date).toBe('1896-11-22')
  })

  it.each([
    ['31 February', ['1944', '2', '31'], /日历上没有/],
    ['29 February of a common year', ['1943', '2', '29'], /日历上没有/],
    ['tomorrow', ['2026', '11', '22'], /还没到/],
    ['130 years ago', ['1896', '11', '21'], /130年前/],
    ['two digits for the year', ['44', '3', '5'], /4位数/],
    ['a month alone', ['', '3', ''], /都要填/],
  ])('says what is wrong with %s', (_name, [year = '', month = '', day = ''], words) => {
    const { date, problem } = typed(year, month, day)
    expect(date).toBeUndefined()
    expect(problem).toMatch(words)
  })
})
