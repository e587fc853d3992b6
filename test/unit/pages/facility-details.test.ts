import type { Facility } from '@/domain/facility/facility'
import {
  accessibleWords,
  bedsWords,
  bookWords,
  factsOf,
  filingWords,
  fireWords,
  functionsWords,
  modeWords,
  recognisedWords,
  serviceDetail,
  stopWords,
} from '@/pages/facility/detail-words'
import { spokenPlace } from '@/pages/facility/spoken'

const CANTEEN: Facility = {
  id: 'a',
  name: '春晖食堂',
  type: 'canteen',
  typeName: '社区食堂',
  county: '141002',
  address: '平阳南街 12 号',
  place: { lng: 111.5, lat: 36.07 },
  hours: [{ days: [1, 2, 3, 4, 5], from: 660, to: 780 }],
  holidays: 'closed',
  phone: '0357-2020202',
  needs: ['eat'],
  services: [{ name: '老人午餐', fen: 800, unit: '份', priceType: 'guided', note: '80岁以上 5 元' }],
  openTo: '附近的老人',
  operator: '某公司',
  checkedOn: '2026-11-01',
  demo: false,
}
const valueOf = (facility: Facility, what: string) => factsOf(facility).find((fact) => fact.what === what)?.value

describe('what the register knows of a place, in words', () => {
  it('says who sets a price, and the rest of what is noted', () => {
    expect(serviceDetail(CANTEEN.services[0]!)).toBe('政府定范围,各家在范围里定(政府指导价)。80岁以上 5 元')
    expect(serviceDetail({ name: '理发' })).toBe('')
  })

  it('says what was not found where that matters, and never that it is not there', () => {
    expect(filingWords(undefined)).toBe('未查到备案')
    expect(fireWords(undefined)).toBe('未查到消防检查记录')
    expect(fireWords({ passed: false, on: '2025-03-03' })).toBe('消防检查没有通过(2025年3月3日 周一)')
    expect(accessibleWords(undefined)).toContain('没有登记')
    expect(valueOf(CANTEEN, '食品经营许可')).toBe('未查到')
    expect(valueOf({ ...CANTEEN, needs: ['live'] }, '备案')).toBe('未查到备案')
  })

  it('asks nobody for a filing who houses nobody, and a school for no food licence', () => {
    const school: Facility = { ...CANTEEN, needs: ['learn'] }
    expect(valueOf(CANTEEN, '备案')).toBeUndefined()
    expect(factsOf(school).map(({ what }) => what)).not.toEqual(expect.arrayContaining(['食品经营许可', '消防']))
  })

  it('leaves out what is not known and nobody misses', () => {
    expect(factsOf(CANTEEN).map(({ what }) => what)).toEqual([
      '谁能来',
      '坐轮椅方便吗',
      '食品经营许可',
      '消防',
      '谁在办',
    ])
  })

  it('names beds, functions, modes and recognitions in plain words with the term in brackets', () => {
    expect(bedsWords({ beds: 40, nursingBeds: 20 })).toBe('40 张,其中能护理失能老人的 20 张')
    expect(bedsWords({ nursingBeds: 6 })).toBe('能护理失能老人的 6 张')
    expect(bedsWords({})).toBeUndefined()
    expect(functionsWords({ basic: ['助餐', '助浴'], extra: ['理发'] })).toBe('基本的 2 样:助餐、助浴。另外还有:理发')
    expect(functionsWords({ basic: [], extra: [] })).toBeUndefined()
    expect(modeWords('public-private')).toBe('政府建、请单位来办(公建民营)')
    expect(recognisedWords({ model: true, standard: true })).toBe('示范点,达到市里的标准')
    expect(recognisedWords({ model: false })).toBeUndefined()
  })

  it('tells where and when a bus with a bath stops', () => {
    const stop = { where: '南马街道办事处门口', what: '流动助浴车', days: [2, 5], from: 540, to: 690 }
    expect(stopWords(stop)).toBe('周二、周五 09:00–11:30,停在南马街道办事处门口')
  })

  it('says how one books today, and offers nothing where there is nothing to book', () => {
    expect(bookWords(['eat', 'bath'])).toBe('要订饭、约洗澡,请打电话')
    expect(bookWords(['learn', 'ask'])).toBeUndefined()
  })

  it('reads aloud what one needs to go there, without letters or signs', () => {
    const days = [{ date: '2026-11-23', kind: 'ordinary' as const }]
    expect(spokenPlace(CANTEEN, days, { date: '2026-11-23', minute: 700 })).toBe(
      '春晖食堂。开着,到 13:00。平阳南街 12 号。电话 0357-2020202。要订饭,请打电话。老人午餐,8 元/份。周一到周五,11:00–13:00。周六、周日,不开。国家放假的日子不开,补班的周末照常上班',
    )
  })
})
