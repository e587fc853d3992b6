/** Where the pen was, in units of the field: whole numbers, from its left top corner. */
export type Point = readonly [x: number, y: number]
/** From where the pen touched the field to where it left it. */
export type Stroke = readonly Point[]
export type Strokes = readonly Stroke[]

/** The field in its own units, whatever its size on a screen. */
export const FIELD = { width: 1_000, height: 400 } as const

/** Points of a whole signature: some 40 KB of JSON. */
export const MOST_POINTS = 4_000
export const MOST_STROKE_POINTS = 1_500
/** Beyond any name; past it the field takes no more. */
export const MOST_STROKES = 200

/** Width of the pen, in units. */
export const PEN = 9

/** A trembling hand moves less than this without meaning to; on a phone's width it is two pixels. */
const STEP = 6
/** How far a thinned line may run beside the drawn one: less than half a pixel on a phone. */
const FINEST = 1

export interface Extent {
  readonly width: number
  readonly height: number
}

const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)))

/** The point under a pen at `x`, `y`, measured like the box; beside the box the nearest on its edge. */
export function pointAt(x: number, y: number, box: Extent): Point {
  return [within((x / box.width) * FIELD.width, FIELD.width), within((y / box.height) * FIELD.height, FIELD.height)]
}

/** A stroke that goes on to a point; the very same one when the pen has hardly moved. */
export function longer(stroke: Stroke, point: Point): Stroke {
  const last = stroke[stroke.length - 1]
  const moved = last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= STEP
  return moved ? [...stroke, point] : stroke
}

/** Distance of a point from the line between two others. */
function beside([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return Math.hypot(x - ax, y - ay)
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
}

/** Leaves out the points that a line between others runs by within `tolerance` (Ramer, Douglas, Peucker). */
function thinned(stroke: Stroke, tolerance: number): Stroke {
  if (stroke.length < 3) return stroke
  const kept = new Set([0, stroke.length - 1])
  const spans: [number, number][] = [[0, stroke.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let farthest = from
    let distance = tolerance
    for (let index = from + 1; index < to; index += 1) {
      const away = beside(stroke[index]!, stroke[from]!, stroke[to]!)
      if (away > distance) [farthest, distance] = [index, away]
    }
    if (farthest === from) continue
    kept.add(farthest)
    spans.push([from, farthest], [farthest, to])
  }
  return stroke.filter((_, index) => kept.has(index))
}

/** A stroke of so many points at most; each try is twice as coarse. */
function thinnedTo(most: number, stroke: Stroke): Stroke {
  let thin = thinned(stroke, FINEST)
  for (let tolerance = FINEST * 2; thin.length > most; tolerance *= 2) thin = thinned(thin, tolerance)
  return thin
}

export const countPoints = (strokes: Strokes): number => strokes.reduce((sum, stroke) => sum + stroke.length, 0)

export const isFull = (strokes: Strokes): boolean => strokes.length >= MOST_STROKES

/** A signature with one stroke more, thinned as little as the limits ask; a full one stays as it is. */
export function withStroke(strokes: Strokes, stroke: Stroke): Strokes {
  if (stroke.length === 0 || isFull(strokes)) return strokes
  let all: Strokes = [...strokes, thinnedTo(MOST_STROKE_POINTS, stroke)]
  for (let tolerance = FINEST * 2; countPoints(all) > MOST_POINTS; tolerance *= 2) {
    all = all.map((one) => thinned(one, tolerance))
  }
  return all
}

/** SVG path data; a dot is a line to itself, which a round pen draws. */
export function pathOf(strokes: Strokes): string {
  return strokes
    .map(([first, ...rest]) => {
      if (!first) return ''
      const line = rest.length > 0 ? rest : [first]
      return `M${first.join(' ')}L${line.map((point) => point.join(' ')).join(' ')}`
    })
    .join('')
}
