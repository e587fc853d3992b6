/**
 * What stood on a page when it was answered. Cities ask by different lines: an answer says nothing of a line that was
 * not there.
 */
export interface Stood {
  /** Ids of its options; of a page that asks for a place, the codes of the cities whose counties stood on it. */
  readonly lines: readonly string[]
  /** Those of the lines to which 不知道 was said, while something was told of others. */
  readonly unsure?: readonly string[]
  /** The cities for which it was asked. */
  readonly cities: readonly string[]
}

/**
 * What was told about one person, on this device only: nothing about her leaves it until she saves or asks for help.
 * `chosen` keeps the answers as given, so that a page shows them again; the facts follow from them.
 */
export interface Answers {
  /** By question id, in the order in which they were asked. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
  /** By question id. */
  readonly stood: Readonly<Record<string, Stood>>
  /** The person said «that is right» to all of them. */
  readonly checked: boolean
}

export const NO_ANSWERS: Answers = { chosen: {}, stood: {}, checked: false }
