/**
 * An ability scale as data: sections, items, what may be answered, and which total is which level. Higher is better, as in
 * GB/T 42195. A result names its instrument and version for ever, and no scale is ever translated into another.
 */

/** `B.1.1` … `B.4.5` */
export type ItemKey = string

export interface Option {
  readonly score: number
  /** In words of our own. A city may lay the official text over it: `OfficialTexts`. */
  readonly text: string
}

export interface Item {
  readonly key: ItemKey
  readonly name: string
  /** What is looked at, for whoever assesses. */
  readonly about: string
  /** Best first. */
  readonly options: readonly Option[]
}

export interface Section {
  readonly key: string
  readonly name: string
  readonly items: readonly Item[]
}

/** 0 intact … 4 lost completely. */
export type Level = 0 | 1 | 2 | 3 | 4

export interface LevelRange {
  readonly level: Level
  /** Lowest and highest total, both included. */
  readonly from: number
  readonly to: number
  /** «轻度失能» */
  readonly name: string
  /** For her: what it means, without a number. */
  readonly plain: string
}

export interface Instrument {
  /** «GB/T 42195-2022» */
  readonly id: string
  /** Grows when our own short words change; the scores never do within one id. */
  readonly version: number
  readonly sections: readonly Section[]
  readonly levels: readonly LevelRange[]
}

/** The official wording by item and score, as a city has loaded it. */
export type OfficialTexts = Readonly<Record<ItemKey, Readonly<Record<string, string>>>>

export const itemsOf = ({ sections }: Instrument): Item[] => sections.flatMap(({ items }) => items)

const best = ({ options }: Item): number => Math.max(...options.map(({ score }) => score))

/** What somebody reaches who can do everything. */
export const bestTotal = (instrument: Instrument): number =>
  itemsOf(instrument).reduce((sum, item) => sum + best(item), 0)

/** @throws RangeError for a total that no level has */
export function levelOfTotal({ levels }: Instrument, total: number): LevelRange {
  const found = levels.find(({ from, to }) => total >= from && total <= to)
  if (!found) throw new RangeError(`no level has the total ${total}`)
  return found
}

/** @throws RangeError for a level that the scale lacks */
export function rangeOf({ levels }: Instrument, level: number): LevelRange {
  const found = levels.find((one) => one.level === level)
  if (!found) throw new RangeError(`there is no level ${level}`)
  return found
}
