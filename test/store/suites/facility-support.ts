import { rowOf } from '../../../cloudfunctions/facility/register/row-of'
import { community, facility } from '../../../cloudfunctions/database/schema'
import type { Database } from '../../../cloudfunctions/database/database'
import type { Random } from '../../../cloudfunctions/demonstration/random'
import { spell } from '../../../cloudfunctions/facility/register/spelling'
import type { ActionOutput } from '../../../src/contract'
import type { Facility, Place } from '../../../src/domain/facility/facility'
import { shownPrice } from '../../../src/domain/facility/price'
import { dataOf, type World } from '../world'

export type Near = ActionOutput<'facility', 'near'>
export type Tiles = ActionOutput<'facility', 'tiles'>['tiles']

export const SEAT: Place = { lng: 111.5796, lat: 36.0788 }
const ROWS_AT_ONCE = 500
const DEGREE = 111_195

const priced = (services: Facility['services']): Pick<Facility, 'price'> => {
  const price = shownPrice(services)
  return price ? { price } : {}
}

/** A canteen that is open every day, but for what a test says. */
export const made = (id: string, more: Partial<Facility> = {}): Facility => ({
  ...priced(more.services ?? []),
  ...{ id, name: `${id}食堂`, type: 'canteen', typeName: '社区食堂', county: '141002', address: '鼓楼南大街1号' },
  ...{ place: SEAT, hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 660, to: 780 }], holidays: 'open', phone: '' },
  ...{ needs: ['eat'], demo: false, services: [], openTo: '所有居民', operator: '某单位', checkedOn: '2026-11-01' },
  ...more,
})

/** Puts facilities into a city of a suite's own. */
export async function register({ owner }: Database, city: string, facilities: readonly Facility[]): Promise<void> {
  const rows = facilities.map((one) => rowOf({ city, facility: one, warned: 0 }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await owner.insert(facility).values(rows.slice(from, from + ROWS_AT_ONCE))
}

export interface Lived {
  readonly id: string
  readonly name: string
  readonly county: string
  readonly town: string
}

export const settle = async ({ owner }: Database, city: string, lived: readonly Lived[]): Promise<void> =>
  void (await owner
    .insert(community)
    .values(lived.map((one) => ({ ...one, city, ...SEAT, elders: 100, ...spell(one.name) }))))

/** A place at most so many metres away, to the decimals that the register keeps. */
export function around({ lng, lat }: Place, metres: number, random: Random): Place {
  const [turn, away] = [random.next() * 2 * Math.PI, Math.sqrt(random.next()) * metres]
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  const wide = DEGREE * Math.cos((lat * Math.PI) / 180)
  return { lng: round(lng + (Math.cos(turn) * away) / wide), lat: round(lat + (Math.sin(turn) * away) / DEGREE) }
}

export const idsOf = ({ facilities }: Pick<Near, 'facilities'>): string[] => facilities.map(({ card }) => card.id)

/** Asks of a suite's city, from its middle unless told. */
export function asking(world: () => World, city: string) {
  const near = async (data: object = {}) =>
    dataOf<Near>(await world().ask('facility', 'near', { city, at: SEAT, limit: 50, ...data }))
  /** Everything there is, page by page. */
  const all = async (data: object = {}): Promise<string[]> => {
    const first = await near(data)
    const ids = idsOf(first)
    while (ids.length < first.total) {
      const next = idsOf(await near({ ...data, offset: ids.length }))
      if (next.length === 0) break
      ids.push(...next)
    }
    expect(ids).toHaveLength(first.total)
    return ids
  }
  const tiles = async (data: object) =>
    dataOf<{ tiles: Tiles }>(await world().ask('facility', 'tiles', { city, ...data })).tiles
  return { near, all, tiles }
}
