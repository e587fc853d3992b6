import fc from 'fast-check'
import { clockWords, DAY_MINUTES, gapsOf, isOn, nextRound, overlap, stepAt, widerWords } from '@/domain/booking/urgent'

describe('how widely a call is told', () => {
  it.each([
    [0, 0],
    [2.9, 0],
    [3, 1],
    [6, 2],
    [9.5, 2],
    [10, 3],
    [600, 3],
  ])('after %p minutes: step %p', (minutes, step) => expect(stepAt(minutes)).toBe(step))

  it('has rounds at 3, 6 and 10 minutes, then every five for ever', () => {
    const rounds: number[] = []
    for (let at = 0; rounds.length < 7; at = rounds[rounds.length - 1]!) rounds.push(nextRound(at))
    expect(rounds).toEqual([3, 6, 10, 15, 20, 25, 30])
  })

  it('never stops, never goes back and never waits longer than five minutes', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10_000, noNaN: true }), (minutes) => {
        const next = nextRound(minutes)
        expect(next).toBeGreaterThan(minutes)
        expect(next - minutes).toBeLessThanOrEqual(5)
        expect(stepAt(next)).toBeGreaterThanOrEqual(stepAt(minutes))
      }),
    )
  })

  it('says what comes next', () => {
    expect(widerWords(0, 3)).toBe('3 分钟没人应,就告诉全街道的社区工作人员')
    expect(widerWords(2, 1)).toBe('1 分钟没人应,就告诉全市的值班和管理人员')
    expect(widerWords(3, 5)).toBe('5 分钟没人应,就把全市的值班和管理人员再催一遍')
  })
})

describe('the rota', () => {
  const day = { starts: 480, ends: 1080 }

  it('a shift has its first minute and not its last', () => {
    expect([479, 480, 1079, 1080].map((minute) => isOn(day, minute))).toEqual([false, true, true, false])
  })

  it('two that meet do not overlap', () => {
    expect(overlap(day, { starts: 1080, ends: 1440 })).toBe(false)
    expect(overlap(day, { starts: 1079, ends: 1440 })).toBe(true)
  })

  it.each([
    [[], [{ starts: 0, ends: 1440 }]],
    [[{ starts: 0, ends: 1440 }], []],
    [
      [day],
      [
        { starts: 0, ends: 480 },
        { starts: 1080, ends: 1440 },
      ],
    ],
    [
      [
        { starts: 600, ends: 1440 },
        { starts: 0, ends: 700 },
      ],
      [],
    ],
  ])('of %j nobody stands in %j', (shifts, gaps) => expect(gapsOf(shifts)).toEqual(gaps))

  it('each minute is either in a shift or in a gap', () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .filter(([starts, ends]) => starts < ends)
      .map(([starts, ends]) => ({ starts, ends }))
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 6 }),
        fc.integer({ min: 0, max: DAY_MINUTES - 1 }),
        (shifts, minute) => {
          const stands = shifts.some((one) => isOn(one, minute))
          expect(gapsOf(shifts).some((gap) => isOn(gap, minute))).toBe(!stands)
        },
      ),
    )
  })

  it('reads as a clock', () => expect([0, 485, 1440].map(clockWords)).toEqual(['00:00', '08:05', '24:00']))
})
