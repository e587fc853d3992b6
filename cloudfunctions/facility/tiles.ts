import { sql, type SQL } from 'drizzle-orm'
import type { FacilityTile } from '@/contract/facility'
import type { Tx } from '../database/database'
import { facility } from '../database/schema'
import { boxOf } from './find'

/** Places of a tile that are sent one by one; more are sent as groups. */
export const MOST_PINS = 18
/** Groups stand on a grid of so many cells on a side of the tile. */
const CELLS = 4
/** Bytes of all tiles of an answer; what stands around them has the rest of 30 KB. */
const MOST_BYTES = 29_000

interface TileAt {
  readonly x: number
  readonly y: number
}

/** Where a tile lies, so that the database's index can be asked, and to which of two neighbours a place on their line belongs. */
interface Square extends TileAt {
  readonly n: number
  readonly box: SQL
}

interface Found {
  readonly n: number
  readonly id: string | null
  readonly name: string | null
  readonly lng: number
  readonly lat: number
  readonly count: number
}

const keyOf = ({ x, y }: TileAt): string => `${x}/${y}`

/** What lies on tiles of one zoom, in the order in which they were asked for; each is read once, however often it was. */
export async function tilesOf(db: Tx, z: number, at: readonly TileAt[], where: SQL): Promise<FacilityTile[]> {
  const size = 2 ** z
  // A screen at the edge of the world shows tiles beyond it: nothing lies there.
  const real = at.filter(({ x, y }) => x < size && y < size)
  const distinct = [...new Map(real.map((tile) => [keyOf(tile), tile])).values()]
  const squares = distinct.map(({ x, y }, n) => {
    const box = boxOf({ x: x / size, y: y / size }, { x: (x + 1) / size, y: (y + 1) / size })
    return { n, x, y, box }
  })
  const rows = squares.length > 0 ? await found(db, z, squares, where) : []
  const read = new Map(
    squares.map((tile) => [
      keyOf(tile),
      tileOf(
        tile,
        rows.filter(({ n }) => n === tile.n),
      ),
    ]),
  )
  return bounded(at.map(({ x, y }) => read.get(keyOf({ x, y })) ?? { x, y, pins: [], groups: [] }))
}

/** One by one where a tile holds few, by cells where it holds more: the index is asked for each tile. */
async function found(db: Tx, z: number, squares: readonly Square[], where: SQL): Promise<Found[]> {
  const { id, name, lng, lat, spot } = facility
  const size = sql`${2 ** z}::float8`
  const cells = sql`${CELLS * 2 ** z}::float8`
  const tiles = sql.join(
    squares.map(({ n, x, y, box }) => sql`(${n}::int, ${x}::float8, ${y}::float8, ${box})`),
    sql`, `,
  )
  // A box has four sides, a tile only two: what lies on a line belongs to the tile east or south of it.
  const onTile = sql`${spot} <@ tile.box and floor((${spot})[0] * ${size}) = tile.x and floor((${spot})[1] * ${size}) = tile.y`
  const cell = (axis: 0 | 1) => sql`floor((${spot})[${sql.raw(String(axis))}] * ${cells})`
  const { rows } = (await db.execute(sql`
    with tile (n, x, y, box) as (values ${tiles}),
    few as materialized (
      select tile.n, one.id, one.name, one.lng, one.lat from tile cross join lateral (
        select ${id}, ${name}, ${lng}, ${lat} from ${facility} where ${onTile} and ${where} limit ${MOST_PINS + 1}
      ) one
    ),
    full_tile as (select n from few group by n having count(*) > ${MOST_PINS})
    select n, id, name, lng::float8, lat::float8, 1 as count from few where n not in (select n from full_tile)
    union all
    select tile.n, null, null, cell.lng, cell.lat, cell.count from tile join full_tile using (n) cross join lateral (
      select avg(lng)::float8 as lng, avg(lat)::float8 as lat, count(*)::int as count from (
        select ${lng}, ${lat}, ${cell(0)} as x, ${cell(1)} as y from ${facility} where ${onTile} and ${where}
      ) place group by y, x order by y, x
    ) cell
  `)) as unknown as { readonly rows: Found[] }
  return rows
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

function tileOf({ x, y }: TileAt, rows: readonly Found[]): FacilityTile {
  const pins = rows
    .flatMap(({ id, name, lng, lat }) => (id === null || name === null ? [] : [{ id, name, lng, lat }]))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const groups = rows
    .filter(({ id }) => id === null)
    .map(({ lng, lat, count }) => ({ lng: rounded(lng), lat: rounded(lat), count }))
  return { x, y, pins, groups }
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** Where names are so long that an answer would be too big, the biggest tiles are sent as one group each. */
function bounded(tiles: readonly FacilityTile[]): FacilityTile[] {
  const sizes = tiles.map(bytesOf)
  const answer = [...tiles]
  let left = sizes.reduce((sum, bytes) => sum + bytes, 0)
  const biggest = sizes.map((_bytes, n) => n).sort((a, b) => sizes[b]! - sizes[a]!)
  for (const n of biggest) {
    if (left <= MOST_BYTES) break
    const tile = grouped(tiles[n]!)
    left += bytesOf(tile) - sizes[n]!
    answer[n] = tile
  }
  return answer
}

function grouped({ x, y, pins, groups }: FacilityTile): FacilityTile {
  if (pins.length === 0) return { x, y, pins, groups }
  const mean = (values: readonly number[]) => rounded(values.reduce((sum, one) => sum + one, 0) / values.length)
  const one = { lng: mean(pins.map(({ lng }) => lng)), lat: mean(pins.map(({ lat }) => lat)), count: pins.length }
  return { x, y, pins: [], groups: [one] }
}
