import { bookingWords, clockWords, dayWords, daysWords, orderTitle, priceWords } from '@/domain/booking/words'

describe('a booking in words', () => {
  it('names day, meal, hour, portions and place', () => {
    const lunch = { service: 'meal-in', name: '软食套餐', place: '春晖食堂', day: '2026-11-25', starts: 690 } as const
    expect(bookingWords({ ...lunch, meal: 'lunch', units: 2, unit: 'portion' })).toBe(
      '11月25日(周三)午餐 11:30 软食套餐2份(春晖食堂)',
    )
    expect(bookingWords({ ...lunch, meal: null, units: 1, unit: 'visit' })).toBe(
      '11月25日(周三) 11:30 软食套餐(春晖食堂)',
    )
  })

  it('titles an order by its meal or its service', () => {
    expect(orderTitle('meal-in', '春晖食堂', 'lunch')).toBe('订午餐:春晖食堂')
    expect(orderTitle('bath-home', '康乐洗浴', null)).toBe('上门助浴:康乐洗浴')
  })

  it('says days, hours and prices as people do', () => {
    expect([dayWords('2026-01-04'), clockWords(545)]).toEqual(['1月4日(周日)', '9:05'])
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']
    expect(daysWords(days.slice(0, 2))).toBe('11月23日(周一)、11月24日(周二)')
    expect(daysWords(days)).toBe('11月23日(周一)等4天')
    expect(priceWords({ listFen: 1_500, ownFen: 1_500 })).toBe('自己付 15 元')
    expect(priceWords({ listFen: 1_500, ownFen: 1_350 })).toBe('一共 15 元,自己付 13.50 元')
  })
})
