/**
 * What kind of day it is in China: `holiday` a public one on which offices rest, `make-up` a weekend day on which they work
 * instead, `unknown` a day of a year whose holidays are not published yet.
 */
export type DayKind = 'ordinary' | 'holiday' | 'make-up' | 'unknown'

export interface DayInfo {
  /** `YYYY-MM-DD` in China. */
  readonly date: string
  readonly kind: DayKind
  /** «国庆节» */
  readonly name?: string
}
