import type { VisitCard } from '@/contract/assessment/shapes'
import { BACKGROUND, COMA_KEY, type BackgroundItem } from '@/domain/assessment/background'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import type { Item, ItemKey } from '@/domain/assessment/instrument'
import type { AnswerValue, Seat, Sheet } from '@/domain/assessment/sheet'

/** The form as its pages go through it: what decides a level first, then the scale section by section. */

interface Line {
  readonly key: ItemKey
  readonly name: string
  readonly about: string
  /** Nobody can sign without it, but in a coma. */
  readonly needed: boolean
}

interface LineOption {
  readonly value: number
  readonly text: string
}

export type FormLine =
  | (Line & { readonly kind: 'choice' | 'many'; readonly options: readonly LineOption[]; readonly scored: boolean })
  | (Line & { readonly kind: 'number'; readonly least: number; readonly most: number; readonly unit: string })
  | (Line & { readonly kind: 'text'; readonly most: number })

export interface FormSection {
  readonly key: string
  readonly name: string
  readonly lines: readonly FormLine[]
}

function ofBackground(item: BackgroundItem): FormLine {
  const line = { key: item.key, name: item.name, about: '', needed: item.needed }
  if (item.kind === 'choice' || item.kind === 'many')
    return { ...line, kind: item.kind, options: item.options, scored: false }
  if (item.kind === 'number') return { ...line, kind: 'number', least: item.least, most: item.most, unit: item.unit }
  return { ...line, kind: 'text', most: item.most }
}

const ofItem = ({ key, name, about, options }: Item): FormLine => ({
  ...{ key, name, about, needed: true, kind: 'choice', scored: true },
  options: options.map(({ score, text }) => ({ value: score, text })),
})

export const FORM_SECTIONS: readonly FormSection[] = [
  { key: 'A', name: '基本情况', lines: BACKGROUND.map(ofBackground) },
  ...GBT_42195.sections.map(({ key, name, items }) => ({ key, name, lines: items.map(ofItem) })),
]

const LINES = new Map(FORM_SECTIONS.flatMap(({ lines }) => lines.map((line) => [line.key, line] as const)))

/** @throws RangeError for a key that the form lacks */
export function lineOf(key: ItemKey): FormLine {
  const found = LINES.get(key)
  if (!found) throw new RangeError(`the form has no line ${key}`)
  return found
}

/** The section in which a line stands. */
export const sectionOf = (key: ItemKey): FormSection =>
  FORM_SECTIONS.find(({ lines }) => lines.some((line) => line.key === key)) ?? FORM_SECTIONS[0]!

const optionWords = (options: readonly LineOption[], value: unknown): string =>
  options.find((option) => option.value === value)?.text ?? ''

/** An answer as people read it: «自己吃,不呛(4分)», «高血压、糖尿病», «160厘米». */
export function valueWords(line: FormLine, value: AnswerValue): string {
  switch (line.kind) {
    case 'choice':
      return `${optionWords(line.options, value)}${line.scored ? `(${String(value)}分)` : ''}`
    case 'many': {
      const chosen = Array.isArray(value) ? (value as readonly number[]) : []
      return chosen.map((one) => optionWords(line.options, one)).join('、') || '都没有'
    }
    case 'number':
      return `${String(value)}${line.unit}`
    case 'text':
      return String(value) || '没有'
  }
}

/** What one of the two holds, null as long as he has said nothing. */
export const answerOf = (sheet: Sheet, key: ItemKey, seat: Seat): AnswerValue | null => sheet.get(key)?.[seat] ?? null

export const otherSeat = (seat: Seat): Seat => (seat === 'first' ? 'second' : 'first')

/** How far one of the two is with a section; what need not be answered is not counted. */
export function progressOf({ lines }: FormSection, sheet: Sheet, seat: Seat): { done: number; of: number } {
  const needed = lines.filter((line) => line.needed)
  return { done: needed.filter(({ key }) => answerOf(sheet, key, seat) !== null).length, of: needed.length }
}

/** Lines of a section that the other one has answered and this one has not: what «都同意» taps, one by one. */
export function agreeable({ lines }: FormSection, sheet: Sheet, seat: Seat): { key: ItemKey; value: AnswerValue }[] {
  return lines.flatMap(({ key }) => {
    const said = answerOf(sheet, key, otherSeat(seat))
    return said !== null && answerOf(sheet, key, seat) === null ? [{ key, value: said }] : []
  })
}

/** One of the two says that she is in a coma: the scale need not be answered. */
export const saysComa = (sheet: Sheet, seat: Seat): boolean => answerOf(sheet, COMA_KEY, seat) === 1

export const SEAT_WORDS: Readonly<Record<Seat, string>> = { first: '第一位', second: '第二位' }

/** «第一位 王敏» */
export const seatWords = (visit: Pick<VisitCard, Seat>, seat: Seat): string => `${SEAT_WORDS[seat]} ${visit[seat].name}`
