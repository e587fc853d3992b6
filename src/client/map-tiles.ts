import type { Answer, WireError } from '@/contract'
import type { FacilityTile } from '@/contract/facility'
import { spotOf, tileAt, tileKey, type Tile } from '@/domain/facility/mercator'
import { now } from '@/platform/clock'
import { createShared } from './store'

/** What is looked at: edges in degrees, and how near. */
export interface Looked {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly zoom: number
}

export interface Known {
  /** What is known of the view, tile by tile, in no order. */
  readonly tiles: readonly FacilityTile[]
  /** Nothing of the view is missing. */
  readonly complete: boolean
}

/** What has changed since: `version` counts answers, so that a page is drawn anew. */
export interface TilesState {
  readonly version: number
  readonly asking: boolean
  /** Why the last request failed; gone with the next one. */
  readonly error?: WireError
}

export interface MapTiles {
  /** Tells where the person looks now, and asks for what is missing there: the newest view wins. */
  look(view: Looked): void
  /** Asks anew for what the newest view shows; what is drawn stays until it has come. */
  renew(): void
  /** What is known of a view at a zoom, its own or another one. */
  at(view: Looked, zoom: number): Known
  state(): TilesState
  use(): TilesState
  /** Answers that come later are dropped. */
  close(): void
}

export type AskTiles = (
  z: number,
  tiles: readonly { readonly x: number; readonly y: number }[],
) => Promise<Answer<{ readonly tiles: readonly FacilityTile[] }>>

/** As the contract has them. */
const ZOOMS = { least: 3, most: 18 }
const MOST_A_REQUEST = 12

/** As many as a long walk over the map needs; each is a few KB. */
const MOST_KEPT = 240

/** What is «open now» does not stay so, and a register changes. */
const OLD_MS = 10 * 60_000

/** Tiles of one view: a wide screen holds about thirty. More than this is a view that nobody has. */
const MOST_OF_A_VIEW = 120

/** A phone that was told to show zoom 16 settles at 15.98: it is 16. */
const ROUNDED_OFF = 0.1

/** The zoom of the tiles for a view: the whole one below it. */
export const tileZoom = (zoom: number): number =>
  Math.min(Math.max(Math.floor(zoom + ROUNDED_OFF), ZOOMS.least), ZOOMS.most)

/** The tiles that a view touches, nearest to its middle first. */
export function tilesOf({ west, south, east, north }: Looked, zoom: number): Tile[] {
  const side = 2 ** zoom
  const within = (index: number): number => Math.min(Math.max(index, 0), side - 1)
  const first = tileAt(spotOf({ lng: west, lat: north }), zoom)
  const last = tileAt(spotOf({ lng: east, lat: south }), zoom)
  const [middleX, middleY] = [(first.x + last.x) / 2, (first.y + last.y) / 2]
  // A view of a whole country, looked at from near, has millions of them: only those around its middle are named at all.
  const from = (edge: number, middle: number): number => Math.max(within(edge), Math.ceil(middle) - MOST_OF_A_VIEW / 2)
  const to = (edge: number, middle: number): number => Math.min(within(edge), Math.floor(middle) + MOST_OF_A_VIEW / 2)
  const tiles: Tile[] = []
  for (let x = from(first.x, middleX); x <= to(last.x, middleX); x++) {
    for (let y = from(first.y, middleY); y <= to(last.y, middleY); y++) tiles.push({ z: zoom, x, y })
  }
  const far = ({ x, y }: Tile): number => (x - middleX) ** 2 + (y - middleY) ** 2
  return tiles.sort((a, b) => far(a) - far(b)).slice(0, MOST_OF_A_VIEW)
}

/** One request at a time, whoever asks. */
export interface Gate {
  /** @returns false while another request is under way; `again` is then called when that has ended */
  enter(again: () => void): boolean
  leave(): void
}

export function createGate(): Gate {
  const waiting = new Set<() => void>()
  let taken = false
  return {
    enter(again) {
      if (taken) {
        waiting.add(again)
        return false
      }
      taken = true
      return true
    },
    leave() {
      taken = false
      const next = [...waiting].reverse() // the newest is what one looks at
      waiting.clear()
      next.forEach((again) => again())
    },
  }
}

interface Kept {
  readonly tile: FacilityTile
  readonly at: number
}

/** What a tile holds of a wider one in which every place is told one by one. */
function cutOut(wide: FacilityTile, { z, x, y }: Tile): FacilityTile {
  const pins = wide.pins.filter((pin) => {
    const tile = tileAt(spotOf(pin), z)
    return tile.x === x && tile.y === y
  })
  return { x, y, pins, groups: [] }
}

/** Answered tiles, the oldest forgotten first. */
class Shelf {
  private readonly kept = new Map<string, Kept>()

  constructor(private readonly clock: () => number) {}

  put(z: number, tile: FacilityTile): void {
    const key = tileKey({ z, x: tile.x, y: tile.y })
    this.kept.delete(key)
    this.kept.set(key, { tile, at: this.clock() })
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest)
  }

  /** Nearer, nothing new lies in a tile that told each of its places: it is cut out of that one. */
  find(tile: Tile): { readonly tile: FacilityTile; readonly fresh: boolean } | undefined {
    const { z, x, y } = tile
    const own = this.kept.get(tileKey(tile))
    if (own && this.isFresh(own)) return { tile: own.tile, fresh: true }
    for (let up = 1; z - up >= ZOOMS.least; up++) {
      const wide = this.kept.get(tileKey({ z: z - up, x: x >> up, y: y >> up }))
      if (wide && wide.tile.groups.length === 0 && this.isFresh(wide)) {
        return { tile: cutOut(wide.tile, tile), fresh: true }
      }
    }
    return own && { tile: own.tile, fresh: false }
  }

  /** Nothing of it counts as fresh any more. */
  age(): void {
    for (const [key, { tile }] of this.kept) this.kept.set(key, { tile, at: -Infinity })
  }

  private isFresh({ at }: Kept): boolean {
    return this.clock() - at < OLD_MS
  }
}

/**
 * Tiles of one city under one set of filters. What was answered is not asked again (for ten minutes); never is more than one
 * request under way: views that come meanwhile wait, and only the newest of them is asked for when it ends. What failed is
 * tried again with the next move only.
 * @param gate shared by those of which one alone is to ask at a time: a request for filters of before ends first
 */
export function createMapTiles(ask: AskTiles, clock: () => number = now, gate: Gate = createGate()): MapTiles {
  const shelf = new Shelf(clock)
  const shared = createShared<TilesState>({ version: 0, asking: false })
  let newest: Looked | undefined
  let open = true

  const missingIn = (view: Looked): Tile[] =>
    tilesOf(view, tileZoom(view.zoom)).filter((tile) => !shelf.find(tile)?.fresh)

  async function askAlone(z: number, wanted: readonly Tile[]): ReturnType<AskTiles> {
    const named = wanted.map(({ x, y }) => ({ x, y }))
    try {
      return await ask(z, named)
    } finally {
      gate.leave()
    }
  }

  async function askOnce(view: Looked, wanted: readonly Tile[]): Promise<void> {
    const z = tileZoom(view.zoom)
    const answer = await askAlone(z, wanted)
    if (!open) return
    const { version } = shared.get()
    if (!answer.ok) {
      shared.set({ version, asking: false, error: answer.error })
      // Only a view that came meanwhile is a move.
      if (view !== newest) askNext()
      return
    }
    for (const tile of answer.data.tiles) shelf.put(z, tile)
    // A server may leave out what was too much for one answer. One that leaves out all is not asked the same for ever.
    const some = wanted.some((tile) => shelf.find(tile)?.fresh)
    shared.set({ version: version + 1, asking: false })
    if (some) askNext()
  }

  function askNext(): void {
    if (!open || !newest || shared.get().asking) return
    const missing = missingIn(newest).slice(0, MOST_A_REQUEST)
    const { version, error } = shared.get()
    if (missing.length === 0) {
      if (error) shared.set({ version, asking: false })
      return
    }
    if (!gate.enter(askNext)) return
    shared.set({ version, asking: true })
    void askOnce(newest, missing)
  }

  return {
    look(view) {
      newest = view
      askNext()
    },
    renew() {
      shelf.age()
      askNext()
    },
    at(view, zoom) {
      const found = tilesOf(view, zoom).map((tile) => shelf.find(tile))
      return {
        tiles: found.flatMap((each) => (each ? [each.tile] : [])),
        complete: found.every((each) => each !== undefined),
      }
    },
    state: shared.get,
    use: shared.use,
    close: () => void (open = false),
  }
}
