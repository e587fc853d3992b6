import { metresBetween } from '../../../src/domain/facility/distance'
import type { Place } from '../../../src/domain/facility/facility'
import type { ImportCity } from './city'
import type { LineFault } from './faults'

/** Fewer places say nothing of where a county's places are; then its seat alone is measured from. */
const ENOUGH = 5
/** Metres that are never far, and metres from the seat that always are. */
const NEAR = 20_000
const FAR_FROM_SEAT = 120_000
/** Times as far as half of the county's places are. */
const TIMES = 4

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

interface Placed {
  readonly line: number
  readonly county: string
  readonly name: string
  readonly place: Place
}

/** Places that lie far from the others of their county: mostly a wrong county code or a digit of the coordinates. */
export function farAway(rows: readonly Placed[], { counties }: ImportCity): LineFault[] {
  const byCounty = new Map<string, Placed[]>()
  for (const row of rows) {
    const others = byCounty.get(row.county)
    if (others) others.push(row)
    else byCounty.set(row.county, [row])
  }
  return counties.flatMap(({ code, name, seat }) => {
    const own = byCounty.get(code) ?? []
    const some = own.length >= ENOUGH
    const from = some
      ? { lng: middle(own.map(({ place }) => place.lng)), lat: middle(own.map(({ place }) => place.lat)) }
      : seat
    const metres = own.map(({ place }) => metresBetween(from, place))
    const limit = some ? Math.max(NEAR, TIMES * middle(metres)) : FAR_FROM_SEAT
    return own.flatMap(({ line, name: value }, index): LineFault[] => {
      const away = metres[index] ?? 0
      if (away <= limit) return []
      const where = some ? `${name}的其他地方` : `${name}政府所在地`
      return [{ line, header: '名称', value, what: `离${where}有${Math.round(away / 1000)}公里,请核对坐标和区县代码` }]
    })
  })
}
