import { seededRandom } from '../../../cloudfunctions/demonstration/random'
import type { Facility, OpenSpan, Place } from '../../../src/domain/facility/facility'
import { insideOutline } from '../../../src/domain/facility/outline'
import { TYPE_NEEDS } from '../../../src/domain/facility/types'
import type { ImportCity } from '../import/city'
import { cellsOf } from '../import/write-table'

const WEEKDAYS = [1, 2, 3, 4, 5]
const WEEK = [...WEEKDAYS, 6, 7]
// prettier-ignore
const HOURS: readonly (readonly OpenSpan[])[] = [
  [{ days: WEEKDAYS, from: 480, to: 720 }, { days: WEEKDAYS, from: 840, to: 1080 }, { days: [6], from: 540, to: 690 }],
  [{ days: WEEK, from: 0, to: 1440 }],
  [{ days: [1, 3, 5], from: 540, to: 1020 }],
  [],
]
const WORDS = ['春晖', '暖阳', '长青', '福满', '康乐', '和顺', '颐心', '同乐', '瑞祥', '金秋', '松柏', '邻里']
/** Degrees on every side of a county's seat. */
const AROUND = 0.08

/** So many invented facilities of a city, in its real streets and of all its types; the same count, the same ones. */
export function inventedRegister({ city, counties, rules }: ImportCity, count: number): Facility[] {
  const random = seededRandom(`register/${city}/${count}`)
  const near = (degrees: number) => Math.round((degrees + (random.next() * 2 - 1) * AROUND) * 1e6) / 1e6
  /** A seat on the shore has the sea around it too. */
  const ashore = (seat: Place): Place => {
    const place = { lng: near(seat.lng), lat: near(seat.lat) }
    return insideOutline(place, rules.outline) ? place : ashore(seat)
  }
  const settled = counties.filter(({ code }) => rules.streets.some(({ county }) => county === code))
  return Array.from({ length: count }, (_, index): Facility => {
    const county = random.pick(settled)
    const street = random.pick(rules.streets.filter((one) => one.county === county.code))
    const rule = random.pick(rules.types)
    const serial = String(index + 1).padStart(5, '0')
    const fen = random.whole(600, 3_000)
    return {
      id: serial,
      number: `DEMO-${serial}`,
      name: `${street.name}${random.pick(WORDS)}${serial}号${rule.names[0] ?? ''}`,
      type: rule.type,
      typeName: rule.names[0] ?? rule.type,
      county: county.code,
      town: street.name,
      address: `${county.name}${street.name}演示路${index + 1}号`,
      place: ashore(county.seat),
      hours: random.pick(HOURS),
      holidays: random.pick(['open', 'closed', 'unknown'] as const),
      phone: `0357-${2_000_000 + index}`,
      needs: TYPE_NEEDS[rule.type],
      demo: true,
      services: [
        { name: '老人午餐', need: 'eat', fen, unit: '份', priceType: 'guided' },
        { name: '助浴', need: 'bath', fen: 3_000, from: true, unit: '次', note: '先打电话' },
      ],
      area: random.whole(60, 900),
      beds: random.whole(1, 60),
      functions: { basic: ['助餐', '助浴', '日间照料', '康复'], extra: ['老年学堂'] },
      ...(random.chance(0.5) ? { filing: `演示备案${serial}`, fire: { passed: true, on: '2026-05-01' } } : {}),
      ...(random.chance(0.3) ? { grade: { scale: 'letter' as const, level: random.whole(1, 5) } } : {}),
      openTo: '附近的老人',
      operator: '演示单位',
      mode: 'public-private',
      accessible: random.chance(0.5),
      note: '演示数据',
      checkedOn: '2026-11-01',
    }
  })
}

/** The same as rows of a file. */
export const inventedCells = (city: ImportCity, count: number) =>
  inventedRegister(city, count).map((facility) => cellsOf(facility))
