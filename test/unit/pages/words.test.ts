import { day, fullDay, longDay, monthlyWords, yuan } from '@/pages/words'
import { spokenPhone } from '@/ui/digits'

describe('numbers and days as people say them', () => {
  it('writes money in yuan without idle zeros', () => {
    expect([yuan(7000), yuan(850), yuan(0)]).toEqual(['70 元', '8.5 元', '0 元'])
  })

  it('never says a bare sum', () => {
    expect(monthlyWords(7000)).toBe('审核通过后,预计每月至少 70 元')
    expect(monthlyWords(0)).toBe('')
  })

  it('writes days with their weekday', () => {
    expect(fullDay('2026-11-22')).toBe('11月22日 周日')
    expect(longDay('2023-12-16')).toBe('2023年12月16日 周六')
    expect(day('2027-03-05')).toBe('2027年3月5日')
  })

  it('groups digits in fours from behind and keeps area codes and short numbers whole', () => {
    expect(spokenPhone('12349')).toBe('12349')
    expect(spokenPhone('0357-5550123')).toBe('0357 555 0123')
    expect(spokenPhone('13800138000')).toBe('138 0013 8000')
  })
})
