import type { OfficeThread } from '@/contract/assessment/office'
import { ANSWER_LINES, answerLine } from '@/domain/assessment/answer-words'
import type { ItemKey } from '@/domain/assessment/instrument'
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

function linesOf(sheet: Sheet, names: Names): OfficeSheet['lines'] {
  const notesOf = (key: ItemKey) => (sheet.get(key)?.notes ?? []).map(({ by, words }) => `${names[by]}:${words}`)
  const lines = ANSWER_LINES.flatMap(({ key, name, words }) => {
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
  const wordsOf = (key: ItemKey, value: AnswerValue) => answerLine(key)?.words(value) ?? ''
  const line = ({ item, by, at, value }: Extract<SheetTap, { kind: 'answer' | 'settle' }>) => ({
    ...{ item, itemName: answerLine(item)?.name ?? item, by: names[by], at, now: wordsOf(item, value) },
  })
  const changed = changesOf(taps).map((tap) => ({ ...line(tap), was: wordsOf(tap.item, tap.was), words: '' }))
  const settled = taps.flatMap((tap) =>
    tap.kind === 'settle' ? [{ ...line(tap), was: null, words: tap.words, by: `${names.first}、${names.second}` }] : [],
  )
  return [...changed, ...settled].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
