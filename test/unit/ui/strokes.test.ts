import {
  countPoints,
  isFull,
  longer,
  MOST_POINTS,
  MOST_STROKE_POINTS,
  MOST_STROKES,
  pathOf,
  pointAt,
  withStroke,
  type Point,
  type Stroke,
  type Strokes,
} from '@/ui/signature/strokes'
import { strokes as contract } from '@/contract/common'

const BOX = { width: 343, height: 137.2 }

/** A hand that never rests: every point far from the line of its neighbours. */
const scribble = (points: number): Stroke =>
  Array.from({ length: points }, (_, index): Point => [index % 1_000, (index * 157) % 400])

describe('a point', () => {
  it('is a whole number of units, whatever the size of the field on a screen', () => {
    expect(pointAt(0, 0, BOX)).toEqual([0, 0])
    expect(pointAt(171.5, 68.6, BOX)).toEqual([500, 200])
    expect(pointAt(100.3, 20.7, BOX).every(Number.isInteger)).toBe(true)
  })

  it('beside the field lies on its edge', () => {
    expect(pointAt(-20, 500, BOX)).toEqual([0, 400])
    expect(pointAt(9_999, -1, BOX)).toEqual([1_000, 0])
  })
})

describe('a stroke', () => {
  it('does not grow while the hand only trembles', () => {
    const stroke: Stroke = [[100, 100]]
    expect(longer(stroke, [104, 103])).toBe(stroke)
    expect(longer(stroke, [104, 108])).toEqual([
      [100, 100],
      [104, 108],
    ])
  })

  it('keeps its corners and its ends, and loses what lies on the way', () => {
    const corner: Stroke = [
      [0, 0],
      [100, 0],
      [200, 1],
      [300, 0],
      [300, 150],
      [300, 300],
    ]
    expect(withStroke([], corner)).toEqual([
      [
        [0, 0],
        [300, 0],
        [300, 300],
      ],
    ])
  })

  it('that comes back to where it began keeps its way', () => {
    const loop: Stroke = [
      [0, 0],
      [100, 100],
      [0, 0],
    ]
    expect(withStroke([], loop)).toEqual([loop])
  })

  it('may be a dot; none at all adds nothing', () => {
    expect(withStroke([], [[5, 5]])).toEqual([[[5, 5]]])
    expect(withStroke([], [])).toEqual([])
  })
})

describe('a signature', () => {
  it('is one that the contract takes', () => {
    let all: Strokes = []
    for (let count = 0; count <= MOST_STROKES; count += 1) all = withStroke(all, scribble(count === 0 ? 9_000 : 30))
    expect(contract.safeParse(all).success).toBe(true)
  })

  it('never holds more points than can be sent, however long somebody scribbles', () => {
    let strokes: Strokes = []
    for (let count = 0; count < 30; count += 1) strokes = withStroke(strokes, scribble(900))
    expect(strokes).toHaveLength(30)
    expect(countPoints(strokes)).toBeLessThanOrEqual(MOST_POINTS)
    expect(JSON.stringify(strokes).length).toBeLessThan(50_000)
    expect(countPoints(withStroke([], scribble(20_000)))).toBeLessThanOrEqual(MOST_STROKE_POINTS)
  })

  it('takes strokes until it is full, and then says so', () => {
    let strokes: Strokes = []
    for (let count = 0; count < MOST_STROKES; count += 1) strokes = withStroke(strokes, [[count, 10]])
    expect(isFull(strokes)).toBe(true)
    expect(withStroke(strokes, [[1, 1]])).toBe(strokes)
    expect(isFull(strokes.slice(1))).toBe(false)
  })

  it('is drawn stroke by stroke; a dot is a line to itself', () => {
    const strokes: Strokes = [
      [
        [0, 0],
        [10, 20],
        [30, 40],
      ],
      [[7, 8]],
    ]
    expect(pathOf(strokes)).toBe('M0 0L10 20 30 40M7 8L7 8')
    expect(pathOf([])).toBe('')
  })
})
