import { hourWords, lineWords } from '@/domain/notice/booking-words'

const NOW = new Date('2026-11-21T15:30:00Z') // 23:30 in China

it.each([
  ['2026-11-21T15:59:00Z', '今天 23:59'],
  ['2026-11-21T16:00:00Z', '明天 0:00'],
  ['2026-11-22T01:30:00Z', '明天 9:30'],
  ['2026-11-25T01:05:00Z', '11月25日(周三)9:05'],
  ['2026-11-20T01:05:00Z', '11月20日(周五)9:05'],
])('an hour is told by the day in China: %s is «%s»', (at, words) => {
  expect(hourWords(new Date(at), NOW)).toBe(words)
})

it('a line of tomorrow’s list begins with the hour', () => {
  expect(lineWords({ starts: 690, name: '软食套餐', place: '春晖食堂' })).toBe('11:30 软食套餐(春晖食堂)')
})
