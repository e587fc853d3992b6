import { BACKGROUND } from '@/domain/assessment/background'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { itemsOf } from '@/domain/assessment/instrument'
import { score, type Scored } from '@/domain/assessment/score'
import { scoreInputOf, SEATS, sheetOf, type AnswerValue, type Seat, type SheetTap } from '@/domain/assessment/sheet'
import { demoId } from './ids'

/** A form that two have filled in, tap by tap. */

interface Filled {
  /** Of which applicant: every tap has an id of its own. */
  readonly key: string
  /** When the first tap was made. */
  readonly from: Date
  /** How far below its best each item is, as far as it has options; by key of the item. */
  readonly below: Readonly<Record<string, number>>
}

/** Seconds from one tap to the next. */
const PACE_MS = 8_000

/** Both alike but for one item, over which they talk. */
export function tapsOf({ key, from, below }: Filled): readonly SheetTap[] {
  let made = 0
  const next = () => ({
    id: demoId(`tap/${key}/${made}`),
    at: new Date(from.getTime() + PACE_MS * made++).toISOString(),
  })
  const answer = (by: Seat, item: string, value: AnswerValue): SheetTap => ({
    ...{ ...next(), kind: 'answer', by, item, value },
  })
  const scale = itemsOf(GBT_42195).map(({ key: item, options }): readonly [string, number] => [
    item,
    Math.max(0, (options[0]?.score ?? 0) - (below[item] ?? 0)),
  ])
  const all = [...BACKGROUND.filter(({ needed }) => needed).map((line) => [line.key, 0] as const), ...scale]
  const taps = SEATS.flatMap((by) => all.map(([item, value]) => answer(by, item, value)))
  const [item, agreed] = scale.find(([, value]) => value > 1)!
  return [
    ...taps,
    answer('second', item, agreed - 1),
    { ...next(), kind: 'settle', by: 'first', item, value: agreed, words: '又一起看老人做了一遍,按第一次看到的算。' },
    { ...next(), kind: 'note', by: 'first', item: 'B.2.3', words: '在屋里走,手扶着墙。' },
  ]
}

/** What the form comes to. @throws Error for a form that is not whole */
export function scoredOf(taps: readonly SheetTap[]): Scored & { readonly scores: Readonly<Record<string, number>> } {
  const input = scoreInputOf(GBT_42195, sheetOf(taps))
  const scored = score(input)
  if (!scored.complete) throw new Error(`an invented form lacks ${scored.missing.join()}`)
  return { ...scored, scores: input.scores }
}

/** A hand of nobody: one line that goes up and down. */
export const HAND: readonly (readonly (readonly [number, number])[])[] = [
  Array.from({ length: 12 }, (_, at) => [80 + at * 70, at % 2 === 0 ? 120 : 280] as const),
]
