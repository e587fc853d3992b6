import type { Place } from './facility'
import { placeOf, spotOf, TILE_PIXELS, worldPixels } from './mercator'

/** Pixels of a cell's side: a fourth of a tile's, so that no cell ever lies in two tiles. */
const CELL_PIXELS = 64

/** Two middles that are nearer than this, in pixels, would lie over each other: a pin is 48 wide, and a finger is wider. */
export const APART_PIXELS = 56

/** As near as a map goes. */
export const NEAREST_ZOOM = 18

/** Positions are added up as whole numbers, 4 cm each: a sum of fractions would depend on the order. */
const STEPS = 2 ** 30

const CELLS_PER_TILE = TILE_PIXELS / CELL_PIXELS

/** A place that is known one by one. */
export interface Pinned extends Place {
  readonly id: string
}

/** Places that a server told as a number only. */
export interface Group extends Place {
  readonly count: number
}

/** Several places that would lie over each other; its point is the middle of where most of them are. */
export interface Cluster<P extends Pinned> extends Place {
  /** Names its cell of the world: the same while the map is moved, and while the same places lie there. */
  readonly key: string
  readonly count: number
  /** Those of its places that are known one by one, in no order. */
  readonly pins: readonly P[]
  /** The zoom at which it comes apart; undefined where no zoom takes it apart. */
  readonly apartAt?: number
}

export interface Clustered<P extends Pinned> {
  /** What stands alone, in no order. */
  readonly pins: readonly P[]
  readonly clusters: readonly Cluster<P>[]
}

/** A square of the world with what lies in it; positions of its `count` places are added up in steps. */
interface Cell<P> {
  readonly column: number
  readonly row: number
  eastSteps: number
  southSteps: number
  count: number
  /** The box of its places, in steps. */
  west: number
  east: number
  north: number
  south: number
  readonly pins: P[]
  /** How many of `count` are known as a number only. */
  grouped: number
  taken: boolean
}

const emptyCell = <P>(column: number, row: number): Cell<P> => ({
  column,
  row,
  eastSteps: 0,
  southSteps: 0,
  count: 0,
  west: STEPS,
  east: 0,
  north: STEPS,
  south: 0,
  pins: [],
  grouped: 0,
  taken: false,
})

/** Cells are named by whole numbers that stay small: by the distance from the first of them, this many rows to a column. */
const ROWS = 2 ** 21

class Cells<P extends Pinned> {
  readonly all: Cell<P>[] = []
  private readonly byName = new Map<number, Cell<P>>()
  private firstColumn = 0
  private firstRow = 0

  constructor(private readonly perSide: number) {}

  /** The cell around a place, with the place counted in. */
  with(place: Place, count: number): Cell<P> {
    const { x, y } = spotOf(place)
    const cell = this.at(Math.floor(x * this.perSide), Math.floor(y * this.perSide))
    const east = Math.round(x * STEPS)
    const south = Math.round(y * STEPS)
    cell.eastSteps += east * count
    cell.southSteps += south * count
    cell.count += count
    if (east < cell.west) cell.west = east
    if (east > cell.east) cell.east = east
    if (south < cell.north) cell.north = south
    if (south > cell.south) cell.south = south
    return cell
  }

  /** The cells that touch this one, belong to nobody yet, and whose middle is nearer than so many steps. */
  close(cell: Cell<P>, near: number): Cell<P>[] {
    const found: Cell<P>[] = []
    const east = cell.eastSteps / cell.count
    const south = cell.southSteps / cell.count
    for (let column = cell.column - 1; column <= cell.column + 1; column++) {
      for (let row = cell.row - 1; row <= cell.row + 1; row++) {
        const other = this.byName.get(this.nameOf(column, row))
        if (!other || other.taken) continue
        const far = Math.hypot(other.eastSteps / other.count - east, other.southSteps / other.count - south)
        if (far < near) found.push(other)
      }
    }
    return found
  }

  private at(column: number, row: number): Cell<P> {
    if (this.all.length === 0) {
      this.firstColumn = column
      this.firstRow = row
    }
    const name = this.nameOf(column, row)
    const known = this.byName.get(name)
    if (known) return known
    const cell = emptyCell<P>(column, row)
    this.byName.set(name, cell)
    this.all.push(cell)
    return cell
  }

  private nameOf(column: number, row: number): number {
    return (column - this.firstColumn) * ROWS + (row - this.firstRow)
  }
}

/** The fullest first; of equal ones the most western, then the most northern. */
const byWeight = (a: Cell<Pinned>, b: Cell<Pinned>): number => b.count - a.count || a.column - b.column || a.row - b.row

/**
 * Puts together what would lie over each other on a screen. A grid that lies fast on the world takes what is near; then each
 * full cell takes in those of its eight neighbours whose middle is too close. All middles that are left are at least
 * `APART_PIXELS` from each other, whatever the order of the places.
 * @param zoom whole; a map between two zooms takes the lower one
 */
export function clustered<P extends Pinned>(pins: readonly P[], groups: readonly Group[], zoom: number): Clustered<P> {
  const cells = new Cells<P>(2 ** zoom * CELLS_PER_TILE)
  for (const pin of pins) cells.with(pin, 1).pins.push(pin)
  for (const group of groups) cells.with(group, group.count).grouped += group.count

  const near = (APART_PIXELS / worldPixels(zoom)) * STEPS
  const alone: P[] = []
  const together: Cluster<P>[] = []
  for (const cell of cells.all.sort(byWeight)) {
    if (cell.taken) continue
    cell.taken = true
    const close = cells.close(cell, near)
    for (const other of close) other.taken = true
    const [only] = cell.pins
    if (close.length === 0 && cell.count === 1 && only) alone.push(only)
    else together.push(clusterOf(cell, close, zoom))
  }
  return { pins: alone, clusters: together }
}

/** Puts other cells into one. Its point and its key stay its own. */
function absorb<P extends Pinned>(cell: Cell<P>, others: readonly Cell<P>[]): void {
  for (const other of others) {
    cell.count += other.count
    cell.grouped += other.grouped
    cell.west = Math.min(cell.west, other.west)
    cell.east = Math.max(cell.east, other.east)
    cell.north = Math.min(cell.north, other.north)
    cell.south = Math.max(cell.south, other.south)
    for (const pin of other.pins) cell.pins.push(pin)
  }
}

/** @param fullest gives the point and the key */
function clusterOf<P extends Pinned>(fullest: Cell<P>, close: readonly Cell<P>[], zoom: number): Cluster<P> {
  const { column, row, eastSteps, southSteps, count } = fullest
  const { lng, lat } = placeOf({ x: eastSteps / count / STEPS, y: southSteps / count / STEPS })
  absorb(fullest, close)
  const key = `${zoom}/${column}/${row}`
  return { key, lng, lat, count: fullest.count, pins: fullest.pins, apartAt: apartAt(fullest, zoom) }
}

/** Places that are this far apart, in pixels, lie in cells that do not even touch the same third one. */
const SURELY_APART_PIXELS = 3 * CELL_PIXELS

function apartAt({ grouped, west, east, north, south }: Cell<Pinned>, zoom: number): number | undefined {
  if (zoom >= NEAREST_ZOOM) return undefined
  // Nearer, a server tells one by one what it told as a number.
  if (grouped > 0) return Math.min(zoom + 2, NEAREST_ZOOM)
  const spread = Math.max(east - west, south - north) / STEPS
  const apart = Math.ceil(Math.log2(SURELY_APART_PIXELS / TILE_PIXELS / spread))
  return apart > NEAREST_ZOOM ? undefined : Math.max(apart, zoom + 1)
}
