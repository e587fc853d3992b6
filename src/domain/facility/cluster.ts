import type { Place } from './facility'
import { placeOf, spotOf, TILE_PIXELS, worldPixels, type Spot } from './mercator'

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
  /** Those of its places that are known one by one, by id. */
  readonly pins: readonly P[]
  /** The zoom at which it comes apart; undefined where no zoom takes it apart. */
  readonly apartAt?: number
}

export interface Clustered<P extends Pinned> {
  /** What stands alone, by id. */
  readonly pins: readonly P[]
  readonly clusters: readonly Cluster<P>[]
}

interface Weight {
  readonly column: number
  readonly row: number
  /** Of `count` places, in steps. */
  eastSteps: number
  southSteps: number
  count: number
}

interface Cell<P> extends Weight {
  readonly pins: P[]
  readonly groups: Group[]
  taken: boolean
}

/** Cells of a side at a zoom: columns and rows fit into one number for a key. */
const ROWS = 2 ** 26

class Cells<P extends Pinned> {
  readonly all = new Map<number, Cell<P>>()

  constructor(private readonly perSide: number) {}

  /** The cell around a place, with the place counted in. */
  with(place: Place, count: number): Cell<P> {
    const { x, y } = spotOf(place)
    const [column, row] = [Math.floor(x * this.perSide), Math.floor(y * this.perSide)]
    const key = column * ROWS + row
    let cell = this.all.get(key)
    if (!cell) {
      cell = { column, row, eastSteps: 0, southSteps: 0, count: 0, pins: [], groups: [], taken: false }
      this.all.set(key, cell)
    }
    cell.eastSteps += Math.round(x * STEPS) * count
    cell.southSteps += Math.round(y * STEPS) * count
    cell.count += count
    return cell
  }

  /** The cells that touch this one and belong to nobody yet. */
  around({ column, row }: Cell<P>): Cell<P>[] {
    const found: Cell<P>[] = []
    for (let east = -1; east <= 1; east++) {
      for (let south = -1; south <= 1; south++) {
        const cell = this.all.get((column + east) * ROWS + row + south)
        if (cell && !cell.taken) found.push(cell)
      }
    }
    return found
  }
}

const middleOf = ({ eastSteps, southSteps, count }: Weight): Spot => ({
  x: eastSteps / count / STEPS,
  y: southSteps / count / STEPS,
})

/** The fullest first; of equal ones the most western, then the most northern. */
const byWeight = (a: Weight, b: Weight): number => b.count - a.count || a.column - b.column || a.row - b.row

const byId = (a: Pinned, b: Pinned): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Puts together what would lie over each other on a screen. A grid that lies fast on the world takes what is near; then each
 * full cell takes in those of its eight neighbours whose middle is too close. All middles that are left are at least
 * `APART_PIXELS` from each other, whatever the order of the places.
 * @param zoom whole; a map between two zooms takes the lower one
 */
export function clustered<P extends Pinned>(pins: readonly P[], groups: readonly Group[], zoom: number): Clustered<P> {
  const cells = new Cells<P>(2 ** zoom * CELLS_PER_TILE)
  for (const pin of pins) cells.with(pin, 1).pins.push(pin)
  for (const group of groups) cells.with(group, group.count).groups.push(group)

  const near = APART_PIXELS / worldPixels(zoom)
  const alone: P[] = []
  const together: Cluster<P>[] = []
  for (const cell of [...cells.all.values()].sort(byWeight)) {
    if (cell.taken) continue
    const merged = taken(cell, cells, near)
    const [only] = cell.pins
    if (merged.length === 1 && cell.count === 1 && only) alone.push(only)
    else together.push(clusterOf(merged, zoom))
  }
  return { pins: alone.sort(byId), clusters: together }
}

/** Takes a cell and those around it that are too close. @param near sides of the world */
function taken<P extends Pinned>(cell: Cell<P>, cells: Cells<P>, near: number): readonly [Cell<P>, ...Cell<P>[]] {
  cell.taken = true
  const middle = middleOf(cell)
  const close = cells.around(cell).filter((other) => {
    const { x, y } = middleOf(other)
    return Math.hypot(x - middle.x, y - middle.y) < near
  })
  for (const other of close) other.taken = true
  return [cell, ...close]
}

/** @param merged the fullest first: it gives the point and the key */
function clusterOf<P extends Pinned>(merged: readonly [Cell<P>, ...Cell<P>[]], zoom: number): Cluster<P> {
  const [fullest] = merged
  const pins = merged.flatMap((cell) => cell.pins).sort(byId)
  const groups = merged.flatMap((cell) => cell.groups)
  return {
    ...placeOf(middleOf(fullest)),
    key: `${zoom}/${fullest.column}/${fullest.row}`,
    count: merged.reduce((sum, { count }) => sum + count, 0),
    pins,
    apartAt: apartAt(pins, groups, zoom),
  }
}

/** Places that are this far apart, in pixels, lie in cells that do not even touch the same third one. */
const SURELY_APART_PIXELS = 3 * CELL_PIXELS

function apartAt(pins: readonly Place[], groups: readonly Group[], zoom: number): number | undefined {
  if (zoom >= NEAREST_ZOOM) return undefined
  // Nearer, a server tells one by one what it told as a number.
  if (groups.length > 0) return Math.min(zoom + 2, NEAREST_ZOOM)
  const spots = pins.map(spotOf)
  const spread = Math.max(rangeOf(spots.map(({ x }) => x)), rangeOf(spots.map(({ y }) => y)))
  const apart = Math.ceil(Math.log2(SURELY_APART_PIXELS / TILE_PIXELS / spread))
  return apart > NEAREST_ZOOM ? undefined : Math.max(apart, zoom + 1)
}

function rangeOf(values: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return most - least
}
