import { openWords, daysWords, priceWords, serviceWords } from '@/pages/facility-words'
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

  it('groups digits in fours and keeps area codes and short numbers whole', () => {
    expect(spokenPhone('12349')).toBe('12349')
    expect(spokenPhone('0357-5550123')).toBe('0357 5550 123')
    expect(spokenPhone('13800138000')).toBe('138 0013 8000')
  })
})

describe('a place in words', () => {
  const lunch = [{ days: [1, 2, 3, 4, 5], from: 660, to: 780 }]

  it('says open until when, or when it opens next', () => {
    expect(openWords(lunch, { weekday: 1, minute: 700 })).toEqual({ open: true, words: '开着,到 13:00' })
    expect(openWords(lunch, { weekday: 1, minute: 600 }).words).toBe('今天 11:00 开')
    expect(openWords(lunch, { weekday: 1, minute: 800 }).words).toBe('明天 11:00 开')
    expect(openWords(lunch, { weekday: 6, minute: 800 }).words).toBe('周一 11:00 开')
    expect(openWords([], { weekday: 6, minute: 800 }).words).toBe('开门时间请电话问')
  })

  it('names days as a row where they are one', () => {
    expect(daysWords([1, 2, 3, 4, 5])).toBe('周一到周五')
    expect(daysWords([1, 2, 3, 4, 5, 6, 7])).toBe('每天')
    expect(daysWords([1, 3])).toBe('周一、周三')
    expect(daysWords([6, 7])).toBe('周六、周日')
  })

  it('never leaves a price blank', () => {
    expect(priceWords({ fen: 800, what: '老人午餐', from: true })).toBe('老人午餐 8 元起')
    expect(serviceWords({ name: '理发' })).toBe('价格问店里')
    expect(serviceWords({ name: '量血压', fen: 0 })).toBe('免费')
    expect(serviceWords({ name: '助浴', fen: 3000, unit: '次' })).toBe('30 元/次')
  })
})
