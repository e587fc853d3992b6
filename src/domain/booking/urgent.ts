/**
 * 助急: how widely an urgent call is told while nobody has answered it, and who stands in the duty rota. Pure; a minute is counted
 * from the moment of the call, or after midnight in China for the rota.
 */

export const URGENT_STATES = ['ringing', 'answered', 'over', 'taken-back'] as const
export type UrgentState = (typeof URGENT_STATES)[number]

/** 0 helpers, the nearest workers and who is on duty; 1 the street; 2 the county; 3 the city. */
export type UrgentStep = 0 | 1 | 2 | 3
export const LAST_STEP: UrgentStep = 3

/**
 * Minutes after which it is told wider. Three is what two neighbours need to look at a phone and to ring one another; by ten
 * everybody knows who could come. No document sets them.
 */
export const WIDER_MINUTES = [3, 6, 10] as const
/** From then on the last round is told again and again, until somebody has answered. */
export const AGAIN_MINUTES = 5

/** How wide a call has to be told so many minutes after it began: a runner that was down catches up at once. */
export function stepAt(minutes: number): UrgentStep {
  return WIDER_MINUTES.filter((after) => minutes >= after).length as UrgentStep
}

/** The minute of the next round: 3, 6, 10, 15, 20 … always later than now. */
export function nextRound(minutes: number): number {
  const wider = WIDER_MINUTES.find((after) => after > minutes)
  if (wider !== undefined) return wider
  const last = WIDER_MINUTES[WIDER_MINUTES.length - 1]!
  return last + AGAIN_MINUTES * (Math.floor((minutes - last) / AGAIN_MINUTES) + 1)
}

/** Who is told with each step, for her side to read. */
export const STEP_WORDS: Readonly<Record<UrgentStep, string>> = {
  0: '家人、社区和值班的人',
  1: '全街道的社区工作人员',
  2: '全县(市、区)的工作人员',
  3: '全市的值班和管理人员',
}

/** What happens when nobody answers: «3 分钟没人应,就告诉全街道的社区工作人员». @param minutes until then */
export function widerWords(step: UrgentStep, minutes: number): string {
  const when = `${minutes} 分钟没人应`
  if (step === LAST_STEP) return `${when},就把${STEP_WORDS[LAST_STEP]}再催一遍`
  return `${when},就告诉${STEP_WORDS[(step + 1) as UrgentStep]}`
}

/** A stretch of a day in the rota, minutes after midnight: `starts` belongs to it, `ends` does not. */
export interface Stretch {
  readonly starts: number
  readonly ends: number
}

export const DAY_MINUTES = 1440

export const isOn = ({ starts, ends }: Stretch, minute: number): boolean => starts <= minute && minute < ends

export const overlap = (a: Stretch, b: Stretch): boolean => a.starts < b.ends && b.starts < a.ends

/** The stretches of a day in which nobody stands, in order. */
export function gapsOf(shifts: readonly Stretch[]): Stretch[] {
  const gaps: Stretch[] = []
  let covered = 0
  for (const { starts, ends } of [...shifts].sort((a, b) => a.starts - b.starts)) {
    if (starts > covered) gaps.push({ starts: covered, ends: starts })
    covered = Math.max(covered, ends)
  }
  return covered < DAY_MINUTES ? [...gaps, { starts: covered, ends: DAY_MINUTES }] : gaps
}

/** «08:00»; the end of the day is «24:00». */
export function clockWords(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
