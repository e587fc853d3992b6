import { randomUUID } from 'node:crypto'
import type { Db } from '../../../cloudfunctions/database/database'
import { community, facility } from '../../../cloudfunctions/database/schema'
import { seededRandom } from '../../../cloudfunctions/demonstration/random'
import { rowOf } from '../../../cloudfunctions/facility/register/row-of'
import { placesOf } from '../../../cloudfunctions/runtime/places'
import type { Facility, Place } from '../../../src/domain/facility/facility'
import type { FacilityRules } from '../../../src/domain/facility/rules'
import type { FacilityType, Need } from '../../../src/domain/facility/types'
import { ELDER_WALK } from '../../../src/domain/facility/walk'

/** Two cities of the suite's own, in which nothing stands but what a test puts there. */
export const [SIMING, HULI, YAOHAI] = ['350203', '350206', '340102']
/** Of the first city too, without streets of its own. */
export const ZONE = '350271'
export const CITY = 'xiamen'
export const OTHER_CITY = 'hefei'
export const CENTRE: Place = { lng: 118.09, lat: 24.46 }

export const PLACES = placesOf([
  { code: SIMING!, name: '思明区', city: CITY, cityName: '厦门市' },
  { code: HULI!, name: '湖里区', city: CITY, cityName: '厦门市' },
  { code: ZONE, name: '某某开发区', city: CITY, cityName: '厦门市' },
  { code: YAOHAI!, name: '瑶海区', city: OTHER_CITY, cityName: '合肥市' },
])

const street = (code: string, name: string) => ({ code, name, county: code.slice(0, 6) })

export const STREETS = [
  street('350203001', '厦港街道'),
  street('350203002', '中华街道'),
  street('350206001', '湖里街道'),
  street('350206100', '某某镇'),
  street('350999001', '别处街道'),
]

const SOURCE = { document: '厦民〔2026〕1号', clause: '一(二)' }

export const RULES: FacilityRules = {
  city: CITY,
  types: [
    { type: 'canteen', names: ['社区食堂', '长者食堂'], leastArea: { least: 120 }, source: SOURCE },
    { type: 'station', names: ['养老驿站'] },
  ],
  targets: [
    {
      ...{ id: 'standard', say: '七成街道有标准化的食堂或驿站', types: ['canteen', 'station'], recognised: 'standard' },
      ...{ least: 1, share: 0.7, by: '2026-12-31', of: 'streets', source: SOURCE, doubt: '怎样算标准化没有写' },
    },
    {
      ...{ id: 'two', say: '每个街道和镇有两处食堂', types: ['canteen'], recognised: null },
      ...{ least: 2, share: 1, by: '2026-12-31', of: 'streets-and-towns', source: SOURCE },
    },
    {
      ...{ id: 'long', say: '每个街道有一处长者食堂', types: ['canteen'], recognised: null, names: ['长者食堂'] },
      ...{ least: 1, share: 1, by: '2026-12-31', of: 'streets', source: SOURCE },
    },
  ],
  circleMinutes: 15,
  walk: ELDER_WALK,
  coverage: ['eat', 'bath'],
  outline: [],
  streets: STREETS,
}

export const OTHER_RULES: FacilityRules = { ...RULES, city: OTHER_CITY, targets: [], streets: [] }

/** A place so many straight metres to the east and to the north. */
export const away = ({ lng, lat }: Place, east: number, north = 0): Place => ({
  lng: lng + east / (111_195 * Math.cos((lat * Math.PI) / 180)),
  lat: lat + north / 111_195,
})

export interface Standing {
  readonly city?: string
  readonly county?: string
  readonly town?: string
  readonly type?: FacilityType
  readonly typeName?: string
  readonly needs?: readonly Need[]
  readonly place: Place
  readonly name?: string
  readonly standard?: boolean
  readonly area?: number
  readonly warned?: number
  readonly closedOn?: string
}

export function facilityRow(one: Standing): typeof facility.$inferInsert {
  const { city = CITY, county = SIMING!, type = 'canteen', needs = ['eat'], warned = 0, name = '食堂', ...more } = one
  const told: Facility = {
    ...{ id: randomUUID(), typeName: '社区食堂', address: '一号', hours: [], holidays: 'unknown', phone: '' },
    ...{ services: [], openTo: '', operator: '', checkedOn: '2026-11-01', demo: false },
    ...more,
    ...{ county, type, needs, name },
  }
  return rowOf({ city, facility: told, warned })
}

export interface Living {
  readonly id?: string
  readonly city?: string
  readonly county?: string
  readonly place: Place
  readonly elders: number | null
}

export function communityRow({ id = randomUUID(), city = CITY, county = SIMING!, place, elders }: Living) {
  return { id, city, county, town: '厦港街道', name: `社区${id.slice(0, 4)}`, ...place, elders }
}

/** In batches, as PostgreSQL takes no more than so many parameters at once. */
export async function putAll(db: Db, rows: { facilities?: Standing[]; communities?: Living[] }): Promise<void> {
  const facilities = (rows.facilities ?? []).map(facilityRow)
  for (let at = 0; at < facilities.length; at += 500) await db.insert(facility).values(facilities.slice(at, at + 500))
  const communities = (rows.communities ?? []).map(communityRow)
  for (let at = 0; at < communities.length; at += 500)
    await db.insert(community).values(communities.slice(at, at + 500))
}

/** Places strewn over a square of so many metres. */
export function strewn<T>(seed: string, count: number, metres: number, of: (place: Place, at: number) => T): T[] {
  const random = seededRandom(seed)
  const middle = (): number => (random.next() - 0.5) * metres
  return Array.from({ length: count }, (_, at) => of(away(CENTRE, middle(), middle()), at))
}
