import {
  BACKGROUND,
  backgroundFault,
  COMA_KEY,
  DEMENTIA_KEY,
  MENTAL_KEY,
  RISK_KEYS,
  type BackgroundValue,
} from './background'
import { itemsOf, type Instrument, type ItemKey } from './instrument'
import type { ScoreInput } from './score'

/**
 * One form on one device, gone through by two. What stands on it is never stored: it follows from the list of taps, each with who and
 * when, so that a tap sent five times is one, a killed app loses none, and every changed answer is on record. Pure.
 */

/** Which of the two an answer is of. */
export const SEATS = ['first', 'second'] as const
export type Seat = (typeof SEATS)[number]

export type AnswerValue = BackgroundValue

interface Tap {
  /** Drawn on the device, once for each tap: what arrives twice is one. */
  readonly id: string
  readonly by: Seat
  /** When it was tapped, by the device: ISO 8601 in UTC, later than the tap before it on the same device. */
  readonly at: string
}

/**
 * `answer`: what one of the two holds. `settle`: what both hold after talking, with why; it counts until one of them answers anew.
 * `note`: beside an item, or (null) beside the whole.
 */
export type SheetTap =
  | (Tap & { readonly kind: 'answer'; readonly item: ItemKey; readonly value: AnswerValue })
  | (Tap & { readonly kind: 'settle'; readonly item: ItemKey; readonly value: AnswerValue; readonly words: string })
  | (Tap & { readonly kind: 'note'; readonly item: ItemKey | null; readonly words: string })

/** How one line of the form stands. */
export interface SheetLine {
  readonly first: AnswerValue | null
  readonly second: AnswerValue | null
  /** Agreed after a difference; null where there was none, or where one of them has answered anew. */
  readonly settled: { readonly value: AnswerValue; readonly words: string } | null
  /** What counts: settled, or said alike by both; null until then. */
  readonly agreed: AnswerValue | null
  /** Both have answered, not alike, and nothing is settled. */
  readonly open: boolean
  readonly notes: readonly { readonly by: Seat; readonly words: string; readonly at: string }[]
}

export type Sheet = ReadonlyMap<ItemKey, SheetLine>

const EMPTY: SheetLine = { first: null, second: null, settled: null, agreed: null, open: false, notes: [] }

/** Taps in the order in which they were made; of one moment, in the order of their ids: every device sees the same. */
export const inOrder = (taps: readonly SheetTap[]): SheetTap[] =>
  [...new Map(taps.map((tap) => [tap.id, tap])).values()].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The form as its taps make it, in any order and however often each came. */
export function sheetOf(taps: readonly SheetTap[]): Sheet {
  const sheet = new Map<ItemKey, SheetLine>()
  for (const tap of inOrder(taps)) {
    const key = tap.item ?? WHOLE
    sheet.set(key, judged(after(sheet.get(key) ?? EMPTY, tap)))
  }
  return sheet
}

/** Under which key the notes about the whole stand. */
export const WHOLE: ItemKey = ''

function after(line: SheetLine, tap: SheetTap): SheetLine {
  switch (tap.kind) {
    case 'answer': {
      // The same again is no change: it leaves what was settled.
      if (line[tap.by] !== null && same(line[tap.by], tap.value)) return line
      return { ...line, [tap.by]: tap.value, settled: null }
    }
    case 'settle':
      return { ...line, settled: { value: tap.value, words: tap.words } }
    case 'note':
      return { ...line, notes: [...line.notes, { by: tap.by, words: tap.words, at: tap.at }] }
  }
}

function judged(line: SheetLine): SheetLine {
  const { first, second, settled } = line
  const alike = first !== null && second !== null && same(first, second)
  const differ = first !== null && second !== null && !alike
  // Talked over is what they differ in; two who say the same have nothing to settle.
  const agreed = alike ? first : differ && settled ? settled.value : null
  return { ...line, agreed, open: differ && agreed === null }
}

function same(a: AnswerValue | null, b: AnswerValue | null): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && [...a].sort().join() === [...b].sort().join()
}

/** What is wrong with a tap, in words; null when the form has such an answer. */
export function tapFault(instrument: Instrument, tap: SheetTap): string | null {
  if (tap.kind === 'note')
    return tap.item === null || knows(instrument, tap.item) ? null : `表上没有 ${tap.item} 这一项`
  const item = itemsOf(instrument).find(({ key }) => key === tap.item)
  if (item) return item.options.some(({ score }) => score === tap.value) ? null : `${item.name}:没有这个选项`
  const line = BACKGROUND.find(({ key }) => key === tap.item)
  return line ? backgroundFault(line, tap.value) : `表上没有 ${tap.item} 这一项`
}

const knows = (instrument: Instrument, key: ItemKey): boolean =>
  itemsOf(instrument).some((item) => item.key === key) || BACKGROUND.some((line) => line.key === key)

/** Items that one of the two still has to answer before anybody can sign; in a coma none of the scale's. */
export function unanswered(instrument: Instrument, sheet: Sheet, seat: Seat): ItemKey[] {
  const needed = BACKGROUND.filter((line) => line.needed).map(({ key }) => key)
  const scale = isComa(sheet) ? [] : itemsOf(instrument).map(({ key }) => key)
  return [...needed, ...scale].filter((key) => (sheet.get(key)?.[seat] ?? null) === null)
}

/** Where the two differ and nothing is settled. */
export const openDifferences = (sheet: Sheet): ItemKey[] =>
  [...sheet].flatMap(([key, line]) => (line.open ? [key] : []))

/** Both hold that she is in a coma. */
export const isComa = (sheet: Sheet): boolean => sheet.get(COMA_KEY)?.agreed === 1

/** Whether the form is ready for anybody's name under it, and what keeps it from that. */
export interface Readiness {
  readonly ready: boolean
  readonly firstLacks: readonly ItemKey[]
  readonly secondLacks: readonly ItemKey[]
  readonly differing: readonly ItemKey[]
}

export function readinessOf(instrument: Instrument, sheet: Sheet): Readiness {
  const firstLacks = unanswered(instrument, sheet, 'first')
  const secondLacks = unanswered(instrument, sheet, 'second')
  const differing = openDifferences(sheet)
  return { ready: firstLacks.length + secondLacks.length + differing.length === 0, firstLacks, secondLacks, differing }
}

/** What is scored: what both hold. */
export function scoreInputOf(instrument: Instrument, sheet: Sheet): ScoreInput {
  const agreed = (key: ItemKey) => sheet.get(key)?.agreed ?? null
  const scores = Object.fromEntries(
    itemsOf(instrument).flatMap(({ key }) => (agreed(key) === null ? [] : [[key, agreed(key) as number]])),
  )
  const risks = RISK_KEYS.reduce((sum, key) => sum + ((agreed(key) as number | null) ?? 0), 0)
  return {
    scores,
    coma: isComa(sheet),
    dementia: agreed(DEMENTIA_KEY) === 1,
    mentalDisorder: agreed(MENTAL_KEY) === 1,
    riskEvents30d: risks,
  }
}

/** Answers that somebody took back or changed, oldest first: the log that whoever checks reads. */
export function changesOf(
  taps: readonly SheetTap[],
): (SheetTap & { readonly kind: 'answer'; readonly was: AnswerValue })[] {
  const before = new Map<string, AnswerValue>()
  return inOrder(taps).flatMap((tap) => {
    if (tap.kind !== 'answer') return []
    const key = `${tap.by} ${tap.item}`
    const was = before.get(key)
    before.set(key, tap.value)
    return was === undefined || same(was, tap.value) ? [] : [{ ...tap, was }]
  })
}
