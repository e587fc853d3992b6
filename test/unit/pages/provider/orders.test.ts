import type { DeskBooking } from '@/contract/booking/desk'
import { newOrders } from '@/pages/provider/new-orders'
import { answerWords, dietWords, mealAt, tillWords, whatWords } from '@/pages/provider/words'

jest.mock('@/ui', () => ({}))

const booking = (part: Partial<DeskBooking>): DeskBooking =>
  ({ order: 'o', day: '2026-11-25', starts: 690, answerBy: null, late: false, ...part }) as DeskBooking

it('answers the late ones first, then by the hour that was promised, all days of an order together', () => {
  const orders = newOrders([
    booking({ id: '1', order: 'soon', answerBy: '2026-11-22T03:00:00.000Z' }),
    booking({ id: '2', order: 'no hour' }),
    booking({ id: '3', order: 'late', answerBy: '2026-11-22T09:00:00.000Z', late: true }),
    booking({ id: '4', order: 'sooner', day: '2026-11-27', answerBy: '2026-11-22T02:00:00.000Z' }),
    booking({ id: '5', order: 'sooner', day: '2026-11-26', answerBy: '2026-11-22T02:00:00.000Z' }),
  ])
  expect(orders.map(({ order }) => order)).toEqual(['late', 'sooner', 'soon', 'no hour'])
  expect(orders[1]?.bookings.map(({ id }) => id)).toEqual(['5', '4'])
})

it('says by when an answer was promised, with the day where it is another', () => {
  const one = booking({ answerBy: '2026-11-22T02:40:00.000Z' })
  expect(answerWords(one, '2026-11-22')).toBe('10:40 前回话')
  expect(answerWords(one, '2026-11-21')).toBe('11月22日 周日 10:40 前回话')
  expect(answerWords({ ...one, late: true }, '2026-11-22')).toContain('已经晚了')
})

it('says what she eats and what never', () => {
  expect(dietWords({ diets: ['soft', 'halal'], allergens: ['peanut'] })).toBe('软食、清真;不能吃花生')
  expect(dietWords({})).toBe('')
})

it('counts portions of a meal and hours of a visit', () => {
  expect(whatWords({ service: 'meal-in', name: '套餐', units: 1 })).toBe('套餐 1 份')
  expect(whatWords({ service: 'cleaning', name: '助洁', units: 1 })).toBe('助洁')
})

it('says at the till what to take, and who pays the rest', () => {
  const price = { listFen: 1200, ownFen: 600, shares: [{ payer: 'city' as const, programme: '', fen: 600 }] }
  expect(tillWords(price)).toBe('收 6 元(原价 12 元,市里出 6 元)')
  expect(tillWords({ listFen: 1200, ownFen: 1200, shares: [] })).toBe('收 12 元')
})

it('knows the meal by the hour in China', () => {
  const at = (clock: string): number => Date.parse(`2026-11-22T${clock}:00+08:00`)
  expect([at('07:00'), at('10:00'), at('15:29'), at('15:30')].map(mealAt)).toEqual([
    'breakfast',
    'lunch',
    'lunch',
    'dinner',
  ])
})
