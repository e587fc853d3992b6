import { BACKGROUND, type BackgroundItem } from './background'
import { GBT_42195 } from './gbt-42195'
import { itemsOf, type Item, type ItemKey } from './instrument'
import type { AnswerValue } from './sheet'

/** The answers of a form in words, for whoever reads it who did not fill it in: the office, and she herself. */

/** A line of the form, and its answers in words. */
export type AnswerLine = {
  readonly key: ItemKey
  readonly name: string
  readonly words: (value: AnswerValue) => string
}

/** Every line in the order of the form. */
export const ANSWER_LINES: readonly AnswerLine[] = [
  ...BACKGROUND.map((item) => ({ key: item.key, name: item.name, words: (value: AnswerValue) => told(item, value) })),
  ...itemsOf(GBT_42195).map((item) => ({
    key: item.key,
    name: item.name,
    words: (value: AnswerValue) => scored(item, value),
  })),
]
const KNOWN: ReadonlyMap<ItemKey, AnswerLine> = new Map(ANSWER_LINES.map((line) => [line.key, line]))

/** «3分:用拐杖或助行器» */
const scored = ({ options }: Item, value: AnswerValue): string =>
  `${String(value)}分:${options.find(({ score }) => score === value)?.text ?? ''}`

function told(item: BackgroundItem, value: AnswerValue): string {
  switch (item.kind) {
    case 'choice':
      return item.options.find((option) => option.value === value)?.text ?? ''
    case 'many': {
      const chosen = item.options.filter((option) => Array.isArray(value) && value.includes(option.value))
      return chosen.map(({ text }) => text).join('、') || '没有'
    }
    case 'number':
      return `${String(value)}${item.unit}`
    case 'text':
      return String(value)
  }
}

/** The line of an item; undefined for what no form has. */
export const answerLine = (key: ItemKey): AnswerLine | undefined => KNOWN.get(key)
