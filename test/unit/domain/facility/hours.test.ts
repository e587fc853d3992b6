import { clockText, openState, wallTimeInChina } from '@/domain/facility/hours'
import type { OpenSpan } from '@/domain/facility/facility'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const MEALS: OpenSpan[] = [
  { days: EVERY_DAY, from: 660, to: 780 },
  { days: EVERY_DAY, from: 1020, to: 1110 },
]
const OFFICE: OpenSpan[] = [{ days: [1, 2, 3, 4, 5], from: 480, to: 720 }]

describe('wall time in China', () => {
  it.each([
    ['2026-11-22T01:00:00Z', 7, 540],
    ['2026-11-22T15:59:59Z', 7, 1439],
    ['2026-11-22T16:00:00Z', 1, 0],
    ['1970-01-01T00:00:00Z', 4, 480],
    ['1969-12-31T15:59:00Z', 3, 1439],
    ['2024-02-29T12:30:00Z', 4, 1230],
  ])('at %s is weekday %d, minute %d', (text, weekday, minute) => {
    expect(wallTimeInChina(Date.parse(text))).toEqual({ weekday, minute })
  })
})

describe('opening hours', () => {
  it.each([
    ['before lunch', 659, { open: false, inDays: 0, at: 660 }],
    ['when lunch begins', 660, { open: true, until: 780 }],
    ['in the last minute', 779, { open: true, until: 780 }],
    ['when lunch ends', 780, { open: false, inDays: 0, at: 1020 }],
    ['after supper', 1110, { open: false, inDays: 1, at: 660 }],
  ])('of a canteen %s', (_when, minute, state) => {
    expect(openState(MEALS, { weekday: 3, minute })).toEqual(state)
  })

  it('of an office skip the weekend', () => {
    expect(openState(OFFICE, { weekday: 5, minute: 800 })).toEqual({ open: false, inDays: 3, at: 480 })
    expect(openState(OFFICE, { weekday: 7, minute: 600 })).toEqual({ open: false, inDays: 1, at: 480 })
  })

  it('of one day a week come back in a week', () => {
    expect(openState([{ days: [2], from: 540, to: 600 }], { weekday: 2, minute: 700 })).toEqual({
      open: false,
      inDays: 7,
      at: 540,
    })
  })

  it('that touch are one opening, in whatever order they are listed', () => {
    const touching: OpenSpan[] = [
      { days: EVERY_DAY, from: 720, to: 1080 },
      { days: EVERY_DAY, from: 480, to: 720 },
    ]
    expect(openState(touching, { weekday: 1, minute: 500 })).toEqual({ open: true, until: 1080 })
  })

  it('that nobody knows are not «closed»', () => {
    expect(openState([], { weekday: 1, minute: 500 })).toBeNull()
  })

  it.each([
    [0, '00:00'],
    [545, '09:05'],
    [1440, '24:00'],
  ])('write %d as %s', (minute, text) => {
    expect(clockText(minute)).toBe(text)
  })
})
