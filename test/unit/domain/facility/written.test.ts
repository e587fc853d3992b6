import fc from 'fast-check'
import type { FacilityService, Grade, MobileStop, OpenSpan } from '@/domain/facility/facility'
import { NEED_KEYS } from '@/domain/facility/types'
import { hoursText, readHours, readStops, stopsText } from '@/domain/facility/written-days'
import { gradeText, readGrade, readServices, servicesText } from '@/domain/facility/written-services'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const span = (days: number[], from: number, to: number): OpenSpan => ({ days, from, to })

describe('opening hours', () => {
  test.each([
    ['周一至周五 08:00-12:00,14:00-18:00;周六 09:00-11:30', [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [6]]],
    ['星期一到星期五8:00-12:00', [[1, 2, 3, 4, 5]]],
    ['周一、周三、周日 8:30—17:00', [[1, 3, 7]]],
    ['\u5468\u4e00\u3000\uff10\uff18\uff1a\uff13\uff10\uff0d\uff11\uff12\uff1a\uff10\uff10', [[1]]],
    ['每天 09:00~17:00', [WEEK]],
    ['24小时', [WEEK]],
    ['每天 24小时', [WEEK]],
    ['周一 08:00-12:00;周六、周日 休息', [[1]]],
    [
      '工作日 08:00-12:00;双休日 9:00-11:00',
      [
        [1, 2, 3, 4, 5],
        [6, 7],
      ],
    ],
    ['工作日 08:00-12:00;周末 休息', [[1, 2, 3, 4, 5]]],
    ['', []],
  ])('%s is read', (cell, days) => {
    const read = readHours(cell)
    expect(read.fault).toBeUndefined()
    expect(read).toMatchObject({ value: days.map((one) => ({ days: one })) })
  })

  test.each([
    ['周一 25:00-26:00', '不存在的时间'],
    ['周一 08:60-12:00', '不存在的时间'],
    ['周一 12:00-11:00', '过夜的请写成两段'],
    ['周一 08:00-12:00,11:00-13:00', '周一的时间重叠了:11:00'],
    ['周一至周五 08:00-12:00;周三 11:00-13:00', '周三的时间重叠了'],
    ['08:00-12:00', '先写星期'],
    ['周八 08:00-12:00', '先写星期'],
    ['周五至周一 08:00-12:00', '先写星期'],
    ['周一 上午', '先写星期'],
    ['周一 8-12', '请写成08:00-12:00'],
    ['每天 休息', '每天都休息的请填停业日期'],
    ['周一至周日 不开放', '没有写开门时间'],
    ['周日 休息', '没有写开门时间'],
    ['每天 08:00-12:00;周日 休息', '周日写了休息,又写了开门时间'],
  ])('%s is refused: %s', (cell, words) => {
    expect(readHours(cell).fault).toContain(words)
  })

  test('what touches does not overlap, and a night is two spans', () => {
    expect(readHours('周一 08:00-12:00,12:00-18:00').fault).toBeUndefined()
    expect(readHours('周一 22:00-24:00;周二 00:00-06:00')).toEqual({
      value: [span([1], 1320, 1440), span([2], 0, 360)],
    })
  })

  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((list) => list.sort())
  test('whatever hours are written are read again', () => {
    const apart = fc
      .tuple(days, fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 }))
      .map(([on, minutes]) => {
        const sorted = [...minutes].sort((a, b) => a - b)
        const pairs = Array.from(
          { length: sorted.length >> 1 },
          (_, n) => [sorted[2 * n]!, sorted[2 * n + 1]!] as const,
        )
        return pairs.map(([from, to]) => span(on, from, to))
      })
    fc.assert(fc.property(apart, (hours) => expect(readHours(hoursText(hours))).toEqual({ value: hours })))
  })

  test('whatever stops are written are read again', () => {
    const word = fc.stringMatching(/^[\u4e00-\u9fa5]{1,8}$/)
    const minute = fc.integer({ min: 0, max: 719 })
    const stop = fc
      .record({ where: word, what: word, days, from: minute, to: minute.map((at) => at + 720) })
      .map((one): MobileStop => one)
    const stops = fc.array(stop, { minLength: 1, maxLength: 4 })
    fc.assert(fc.property(stops, (list) => expect(readStops(stopsText(list))).toEqual({ value: list })))
  })

  test('a stop without a place or without its content is told how to be written', () => {
    expect(readStops('周三 09:00-11:00 流动助浴车').fault).toContain('请依次写星期、时间、地点、内容')
    expect(readStops('周三 休息 办事处门口 流动助浴车').fault).toContain('看不懂')
    expect(readStops('周三 25:00-26:00 办事处门口 流动助浴车').fault).toContain('不存在的时间')
  })
})

describe('services and prices', () => {
  test('the written form of the handbook is read: price, least price, type, free, posted on the spot', () => {
    expect(readServices('老人午餐=12元/份;助浴=30元起/次(指导价,先预约);理发=免费;陪诊')).toEqual({
      value: [
        { name: '老人午餐', need: 'eat', fen: 1200, unit: '份' },
        { name: '助浴', need: 'bath', fen: 3000, from: true, unit: '次', priceType: 'guided', note: '先预约' },
        { name: '理发', fen: 0 },
        { name: '陪诊', need: 'doctor' },
      ],
    })
  })

  test('a need before the name counts more than what the name tells', () => {
    expect(readServices('办事:陪诊登记=免费')).toEqual({ value: [{ name: '陪诊登记', need: 'ask', fen: 0 }] })
    expect(readServices('上门助浴=80元/次')).toMatchObject({ value: [{ need: 'bath' }] })
  })

  test.each(['就餐补贴申请', '医保咨询', '学生证明', '代办配药', '床位补助受理'])(
    '«%s» is a matter for a window, whatever it is about',
    (name) => expect(readServices(`${name}=免费`)).toEqual({ value: [{ name, need: 'ask', fen: 0 }] }),
  )

  test.each(['午餐=十二元', '午餐=12', '午餐=12.345元', '午餐=-3元', '=12元', '午餐=99999999元', '午餐=12元/'])(
    '«%s» is refused',
    (cell) => expect(readServices(cell).fault).toBeTruthy(),
  )

  test('a million is too much for a meal', () => {
    expect(readServices('午餐=2000000元').fault).toContain('太大')
  })

  test('whatever services are written are read again', () => {
    const word = fc.stringMatching(/^[\u4e00-\u9fa5]{1,8}$/)
    const price = fc.record(
      {
        fen: fc.integer({ min: 1, max: 100_000_000 }),
        from: fc.constant(true),
        unit: word,
        priceType: fc.constantFrom('set' as const, 'guided' as const, 'market' as const),
        note: word.map((words) => `备注${words}`),
      },
      { requiredKeys: ['fen'] },
    )
    const service = fc
      .record({ name: word, need: fc.constantFrom(...NEED_KEYS), price })
      .map(({ name, need, price: told }): FacilityService => ({ name, need, ...told }))
    const services = fc.array(service, { minLength: 1, maxLength: 4 })
    fc.assert(fc.property(services, (list) => expect(readServices(servicesText(list))).toEqual({ value: list })))
  })
})

describe('grades', () => {
  test.each([
    ['AAA', 'letter', 3],
    ['3a', 'letter', 3],
    ['四星', 'star', 4],
    ['4星级', 'star', 4],
    ['★★★', 'star', 3],
  ])('%s is a %s of %d', (cell, scale, level) => {
    expect(readGrade(cell)).toEqual({ value: { grade: { scale, level }, on: '' } })
  })

  test.each(['AAAAAA', '六星', '0星', '优秀', ''])('«%s» is none', (cell) => expect(readGrade(cell).fault).toBeTruthy())

  test('whatever grade is written is read again', () => {
    const grade = fc.record({ scale: fc.constantFrom('letter', 'star'), level: fc.integer({ min: 1, max: 5 }) })
    fc.assert(
      fc.property(grade, (one) => {
        const written = gradeText({ ...one, on: '2024-05-01' } as Grade)
        expect(readGrade(written)).toEqual({ value: { grade: one, on: '2024-05-01' } })
      }),
    )
  })
})
