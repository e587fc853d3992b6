import type { FactKey, Facts } from './facts'

/** One answer on a question's page and what it tells, in the JSON form of `judge`. */
export interface Option {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Facts that choosing this tells. A list value is added to the list's `has`. */
  readonly tells: Readonly<Partial<Record<FactKey, unknown>>>
  /** Facts that leaving this answer out of several tells, beside that its list values do not hold. */
  readonly otherwise?: Readonly<Partial<Record<FactKey, unknown>>>
  /** What somebody else decides: leaving it out tells nothing, since nobody may have decided yet. */
  readonly silent?: true
  /**
   * A line of its own only where the city's rules tell it apart from that other option of the page. Elsewhere the
   * other stands for both, and names it `as` this in its hint.
   */
  readonly within?: { readonly option: string; readonly as: string }
}

/**
 * One page, one question. `many` may have several answers and always offers 都没有, which closes only
 * what stood on the page; every question offers 不知道, which tells nothing.
 */
export interface Question {
  readonly id: string
  readonly kind: 'one' | 'many' | 'date' | 'county'
  /** What it settles. */
  readonly facts: readonly FactKey[]
  /** With «{who}» for 您 or 妈妈. */
  readonly ask: string
  /** 为什么问这个 */
  readonly why: string
  readonly options: readonly Option[]
  /** May stand in the short run that every new person is asked; the others wait for 去补. */
  readonly core: boolean
  /**
   * What a point settled here counts, 1 unless said. Less where most answers settle nothing (few were ever assessed)
   * or nothing new (who draws a pension knows it).
   */
  readonly weight?: number
  /** Asked only when this is so, for a page that follows from another's answer. */
  readonly onlyIf?: (facts: Facts) => boolean
}
