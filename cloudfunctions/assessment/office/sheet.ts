import type { OfficeThread } from '@/contract/assessment/office'
import { BACKGROUND, type BackgroundItem } from '@/domain/assessment/background'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { itemsOf, type Item, type ItemKey } from '@/domain/assessment/instrument'
import {
  changesOf,
  sheetOf,
  WHOLE,
  type AnswerValue,
  type Seat,
  type Sheet,
  type SheetTap,
} from '@/domain/assessment/sheet'

type OfficeSheet = NonNullable<OfficeThread['sheet']>
/** Who sat where, by name. */
type Names = Readonly<Record<Seat, string>>

/** A signed form in words, as whoever reads it again needs it: what both hold, and how they came to it. */
export function sheetInWords(
  taps: readonly SheetTap[],
  names: Names,
): { readonly lines: OfficeSheet['lines']; readonly changes: OfficeSheet['changes'] } {
  return { lines: linesOf(sheetOf(taps), names), changes: changeLines(taps, names) }
}

type Line = { readonly key: ItemKey; readonly name: string; readonly words: (value: AnswerValue) => string }

const LINES: readonly Line[] = [
  ...BACKGROUND.map((item) => ({ key: item.key, name: item.name, words: (value: AnswerValue) => told(item, value) })),
  ...itemsOf(GBT_42195).map((item) => ({
    key: item.key,
    name: item.name,
    words: (value: AnswerValue) => scored(item, value),
  })),
]
const KNOWN: ReadonlyMap<ItemKey, Line> = new Map(LINES.map((line) => [line.key, line]))

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

function linesOf(sheet: Sheet, names: Names): OfficeSheet['lines'] {
  const notesOf = (key: ItemKey) => (sheet.get(key)?.notes ?? []).map(({ by, words }) => `${names[by]}:${words}`)
  const lines = LINES.flatMap(({ key, name, words }) => {
    const agreed = sheet.get(key)?.agreed ?? null
    const notes = notesOf(key)
    return agreed === null && notes.length === 0
      ? []
      : [{ item: key, name, answer: agreed === null ? '' : words(agreed), notes }]
  })
  const whole = notesOf(WHOLE)
  return whole.length > 0 ? [...lines, { item: WHOLE, name: '整张表', answer: '', notes: whole }] : lines
}

/** Answers that somebody changed and differences that both settled, oldest first. */
function changeLines(taps: readonly SheetTap[], names: Names): OfficeSheet['changes'] {
  const wordsOf = (key: ItemKey, value: AnswerValue) => KNOWN.get(key)?.words(value) ?? ''
  const line = ({ item, by, at, value }: Extract<SheetTap, { kind: 'answer' | 'settle' }>) => ({
    ...{ item, itemName: KNOWN.get(item)?.name ?? item, by: names[by], at, now: wordsOf(item, value) },
  })
  const changed = changesOf(taps).map((tap) => ({ ...line(tap), was: wordsOf(tap.item, tap.was), words: '' }))
  const settled = taps.flatMap((tap) =>
    tap.kind === 'settle' ? [{ ...line(tap), was: null, words: tap.words, by: `${names.first}、${names.second}` }] : [],
  )
  return [...changed, ...settled].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
