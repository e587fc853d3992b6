import { partsOf, readDay, readPrice } from '@/pages/facility/filter-draft'

jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }))

const TODAY = '2026-11-22'
const parts = (year: string, month: string, day: string) => ({ year, month, day })

describe('a day as typed', () => {
  it('is read, today and a year ahead too', () => {
    expect(readDay(parts('2026', '12', '1'), TODAY)).toEqual({ on: '2026-12-01' })
    expect(readDay(parts('2026', '11', '22'), TODAY)).toEqual({ on: TODAY })
    expect(readDay(parts('2027', '11', '22'), TODAY)).toEqual({ on: '2027-11-22' })
    expect(readDay(parts('', '', ''), TODAY)).toEqual({})
    expect(partsOf('2026-12-01')).toEqual(parts('2026', '12', '1'))
  })

  it.each([
    ['2026', '', '1', '还有没填的'],
    ['26', '12', '1', '4位数'],
    ['2026', '2', '30', '日历上没有'],
    ['2026', '11', '21', '已经过去'],
    ['2028', '1', '1', '一年以内'],
  ])('%s-%s-%s is told what is wrong with it', (year, month, day, problem) => {
    expect(readDay(parts(year, month, day), TODAY)).toEqual({ problem: expect.stringContaining(problem) })
  })
})

describe('a price as typed', () => {
  it.each([
    ['', null],
    [' ', null],
    ['0', 0],
    ['10', 1000],
    ['12.5', 1250],
    ['12.5', 1250],
    ['0.29', 29],
  ])('«%s» is read', (typed, fen) => {
    expect(readPrice(typed)).toEqual({ fen })
  })

  it.each([
    ['十元', '请写数字'],
    ['-1', '请写数字'],
    ['10-20', '请写数字'],
    ['1.234', '请写数字'],
    ['1e3', '请写数字'],
    ['99999999', '太大了'],
  ])('«%s» is no limit, and told', (typed, problem) => {
    expect(readPrice(typed)).toEqual({ fen: null, problem: expect.stringContaining(problem) })
  })
})
