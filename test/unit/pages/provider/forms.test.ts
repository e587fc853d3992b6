import { codeIn, lookFor, servedLater, tailOf } from '@/client/counter'
import { NO_VISIT, readMeasured } from '@/client/visits'
import { fenIn, placesIn } from '@/pages/provider/offering-form'
import { certificateProblem, dateIn, workerProblems } from '@/pages/provider/worker-form'
import { copiedWeek, dishesIn, menuProblem, mondayOf, NO_DISH } from '@/pages/provider/menu-form'
import { typed } from '@/ui/keypad'

jest.mock('@tarojs/taro', () => ({
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))
jest.mock('@/platform/transport', () => ({}))
jest.mock('@/ui/elements', () => ({ Box: () => null, Press: () => null }))

describe('the keypad', () => {
  it('adds digits until the code is whole, and none after it', () => {
    const keys = '123456789'.split('')
    expect(keys.reduce((value, key) => typed(value, key, 8), '')).toBe('12345678')
  })
})

describe('what stands on a card', () => {
  it('is eight digits, with blanks or dashes', () => {
    expect(codeIn('1234 5678')).toBe('12345678')
    expect(codeIn('1234-5678')).toBe('12345678')
  })

  it('is nothing else that a scanner may read', () => {
    expect(codeIn('https://example.org/12345678')).toBeUndefined()
    expect(codeIn('123456789')).toBeUndefined()
    expect(codeIn('')).toBeUndefined()
  })

  it('is looked for whole or by its end', () => {
    expect(lookFor('12345678')).toEqual({ way: 'code', code: '12345678' })
    expect(lookFor('5678')).toEqual({ way: 'tail', digits: '5678' })
    expect(lookFor('56')).toBeUndefined()
    expect(lookFor('123456')).toBeUndefined()
  })

  it('is written down with its hour, and named by its end alone', () => {
    const at = Date.UTC(2026, 10, 22, 4)
    const act = servedLater({ place: 'p', meal: 'lunch', mealWords: '午餐', code: '12345678', at, day: '2026-11-22' })
    expect(act.data).toMatchObject({ by: { way: 'code', code: '12345678' }, at: '2026-11-22T04:00:00.000Z' })
    expect(act.title).toBe('午餐,服务码末四位 5678')
    expect(tailOf('12345678')).toBe('5678')
  })
})

describe('measurements before a bath', () => {
  const well = { ...NO_VISIT, temperature: '36.5', systolic: '135', diastolic: '85', pulse: '72' }

  it('are read as the wire takes them: a temperature in tenths', () => {
    expect(readMeasured(well).measured).toEqual({ temperature: 365, systolic: 135, diastolic: 85, pulse: 72 })
    expect(readMeasured({ ...well, temperature: '37' }).measured?.temperature).toBe(370)
  })

  it('are all asked for, and what no body has is asked about anew', () => {
    expect(Object.keys(readMeasured(NO_VISIT).problems ?? {})).toEqual([
      'temperature',
      'systolic',
      'diastolic',
      'pulse',
    ])
    expect(readMeasured({ ...well, temperature: '365' }).problems).toEqual({
      temperature: expect.stringContaining('体温'),
    })
    expect(readMeasured({ ...well, pulse: '7' }).problems).toEqual({ pulse: expect.stringContaining('脉搏') })
    expect(readMeasured({ ...well, systolic: '高' }).problems).toEqual({ systolic: expect.stringContaining('高压') })
  })
})

describe('a price', () => {
  it('is yuan with at most two decimals, kept in whole fen', () => {
    expect([fenIn('12'), fenIn('12.5'), fenIn('12.05'), fenIn(' 0 '), fenIn('8.29')]).toEqual([
      1200, 1250, 1205, 0, 829,
    ])
  })

  it('is nothing else', () => {
    expect(['', '-1', '12.345', '十二', '1e3', '12.'].map(fenIn)).toEqual(Array(6).fill(undefined))
  })
})

it('takes whole places of at least one', () => {
  expect([placesIn('1'), placesIn('5000'), placesIn('0'), placesIn('5001'), placesIn('1.5'), placesIn('')]).toEqual([
    1,
    5000,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

describe('somebody who serves', () => {
  it('has a name, a phone and a sex', () => {
    expect(workerProblems({ name: ' ', phone: '123', sex: '' })).toEqual({
      name: expect.any(String),
      phone: expect.any(String),
      sex: expect.any(String),
    })
    expect(workerProblems({ name: '张梅', phone: '13900000000', sex: 'female' })).toEqual({})
  })

  it('has certificates whose days there are', () => {
    expect(dateIn({ year: '2026', month: '2', day: '28' })).toBe('2026-02-28')
    expect(dateIn({ year: '2026', month: '2', day: '30' })).toBeUndefined()
    expect(dateIn({ year: '', month: '', day: '' })).toBeUndefined()
    expect(certificateProblem(undefined, '2027-01-01')).toContain('发证')
    expect(certificateProblem('2026-01-01', undefined)).toContain('到期')
    expect(certificateProblem('2026-01-01', '2025-01-01')).toContain('早于')
    expect(certificateProblem('2026-01-01', '2027-01-01')).toBeUndefined()
  })
})

describe('a menu', () => {
  const dish = (name: string) => ({ name, diets: [], allergens: [] })

  it('has a dish at least, none twice, and drops empty lines', () => {
    expect(menuProblem([NO_DISH])).toContain('至少')
    expect(menuProblem([dish('蒸蛋'), dish('蒸蛋 ')])).toContain('一样')
    expect(menuProblem([dish('蒸蛋'), NO_DISH])).toBeUndefined()
    expect(dishesIn([dish(' 蒸蛋 '), NO_DISH])).toEqual([dish('蒸蛋')])
  })

  it('is copied from the week before onto meals on which nothing is written', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-16')).toBe('2026-11-16')
    const before = [
      { day: '2026-11-09', meal: 'lunch' as const, dishes: [dish('面')], version: 3 },
      { day: '2026-11-10', meal: 'lunch' as const, dishes: [dish('饭')], version: 1 },
    ]
    const written = [{ day: '2026-11-16', meal: 'lunch' as const, dishes: [dish('粥')], version: 2 }]
    expect(copiedWeek(before, written)).toEqual([
      { day: '2026-11-17', meal: 'lunch', dishes: [dish('饭')], version: 0 },
    ])
  })
})
