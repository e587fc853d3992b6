import { halfWidth } from '../person/typed'
import { metresBetween } from './distance'
import type { Place } from './facility'
import { spotOf, tileAt, type Tile } from './mercator'

/** What tells that two rows may be one place. */
export interface Twin {
  readonly number: string
  readonly name: string
  readonly type: string
  readonly county: string
  readonly address: string
  readonly phone: string
  readonly place: Place
}

export type Likeness = 'name' | 'phone' | 'address'

/** Two rows that may be one place, and by what. */
export interface TwinPair<T extends Twin> {
  readonly first: T
  readonly second: T
  readonly by: Likeness
}

/** A square of this zoom is 360 m wide at China's northern end and wider elsewhere: neighbours hold all within 300 m. */
const ZOOM = 16
const NAME_METRES = 300
const PHONE_METRES = 100
const MARKS = /[\s·•.,()《》<>[\]【】"'“”‘’_-]/g

/** A name or an address without what two clerks write differently. */
const bare = (words: string): string => halfWidth(words).replace(MARKS, '').toLowerCase()

/** By what a row is looked up, and how near the other must be; without `metres` anywhere in the county. */
interface Trace {
  readonly by: Likeness
  readonly key: string
  readonly metres?: number
}

function tracesOf({ name, type, county, address, phone }: Twin): Trace[] {
  const street = bare(address)
  return [
    { by: 'name', key: `n|${bare(name)}`, metres: NAME_METRES },
    ...(phone ? [{ by: 'phone', key: `p|${phone}|${type}`, metres: PHONE_METRES } as const] : []),
    // «南街» is where many are; only with a number is it a door.
    ...(/\d/.test(street) ? [{ by: 'address', key: `a|${county}|${street}|${type}` } as const] : []),
  ]
}

const around = ({ x, y }: Tile): string[] =>
  [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => `${x + right}/${y + down}`))

/**
 * Rows that may be one place entered twice: the same name within 300 m, the same phone and type within 100 m, or the same
 * address and type. Each row is told with the first that it is like, once. Takes time in proportion to the rows.
 * @param known rows that are compared with, not among themselves
 */
export function findTwins<T extends Twin>(rows: readonly T[], known: readonly T[] = []): TwinPair<T>[] {
  const seen = new Map<string, T[]>()
  const keep = (row: T) => {
    const { x, y } = tileAt(spotOf(row.place), ZOOM)
    for (const { key, metres } of tracesOf(row)) {
      const cell = metres === undefined ? key : `${key}|${x}/${y}`
      const there = seen.get(cell)
      if (there) there.push(row)
      else seen.set(cell, [row])
    }
  }
  const like = (row: T): TwinPair<T> | null => {
    const cells = around(tileAt(spotOf(row.place), ZOOM))
    for (const { by, key, metres } of tracesOf(row)) {
      const near = metres === undefined ? [key] : cells.map((cell) => `${key}|${cell}`)
      for (const cell of near) {
        const first = seen
          .get(cell)
          ?.find(({ place }) => metres === undefined || metresBetween(place, row.place) <= metres)
        if (first) return { first, second: row, by }
      }
    }
    return null
  }
  known.forEach(keep)
  const pairs: TwinPair<T>[] = []
  for (const row of rows) {
    const pair = like(row)
    if (pair) pairs.push(pair)
    keep(row)
  }
  return pairs
}
