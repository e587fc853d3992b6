import { birthday } from '../person/age'
import { dayNumber } from '../person/date'
import type { JudgedBenefit } from './judgement'
import type { Benefit } from './pack'

/** How an answer is laid out for a person; the verdict itself stays three-valued. */
export type GroupId = 'yes' | 'maybe' | 'ask' | 'soon' | 'info' | 'no'

/** In the order in which they are read. */
export const GROUP_ORDER: readonly GroupId[] = ['yes', 'maybe', 'ask', 'soon', 'info', 'no']

/** A change within so many years is worth waiting for: 快到了. */
const SOON_YEARS = 2

/**
 * The group of one judged benefit on a day (`YYYY-MM-DD`).
 * - `info`: not in force, or for whoever looks after an elder and not told whether she does
 * - `maybe`: holds by what was told, and somebody must still check something essential
 */
export function groupOf(benefit: Benefit, judged: JudgedBenefit, on: string): GroupId {
  if (judged.standing !== 'in-force') return 'info'
  if (benefit.audience === 'carer' && judged.verdict === 'unknown') return 'info'
  if (judged.verdict === 'yes') return judged.confirm.some(({ essential }) => essential) ? 'maybe' : 'yes'
  if (judged.verdict === 'unknown') return 'ask'
  return judged.changesOn !== undefined && dayNumber(judged.changesOn) <= birthday(dayNumber(on), SOON_YEARS)
    ? 'soon'
    : 'no'
}
