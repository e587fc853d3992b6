import { sheetOf, type AnswerValue, type Seat } from '@/domain/assessment/sheet'
import { assessingActs } from './assessor-acts'
import { keepFieldWords, visitDraftOf } from './assessor-drafts'
import { answerOf, FORM_SECTIONS, type FormLine } from './assessor-form'
import { formOf } from './assessor-kept'
import { tapDown } from './assessor-outgoing'
import { tapsOf } from './assessor-taps'

/**
 * What is typed on a form: each letter is kept as a draft at once, and stands on the form once it is said to be whole, or where the line
 * is left: another section, the other hand, the names. Nobody signs past what was typed.
 */

/** Characters of one note. */
export const MOST_NOTE = 500

export type WrittenLine = Extract<FormLine, { readonly kind: 'number' | 'text' }>

const LINES: ReadonlyMap<string, FormLine> = new Map(
  FORM_SECTIONS.flatMap(({ lines }) => lines.map((line) => [line.key, line] as const)),
)

/** Fields of the draft of a visit: each of the two has his own. */
export const answerField = (seat: Seat, key: string): string => `${seat}:${key}`
export const noteField = (seat: Seat, key: string): string => `note:${seat}:${key}`

type Field =
  | { readonly kind: 'note'; readonly seat: Seat; readonly line: FormLine }
  | { readonly kind: 'answer'; readonly seat: Seat; readonly line: WrittenLine }

/** Which line a field of the draft belongs to; undefined for what is said elsewhere. */
function fieldOf(name: string): Field | undefined {
  const [, note, seat, key = ''] = /^(note:)?(first|second):(.+)$/.exec(name) ?? []
  const line = LINES.get(key)
  if (!line) return undefined
  if (note) return { kind: 'note', seat: seat as Seat, line }
  return line.kind === 'number' || line.kind === 'text' ? { kind: 'answer', seat: seat as Seat, line } : undefined
}

/** What was typed as an answer, or what is wrong with it. */
export function readTyped(line: WrittenLine, typed: string): { value?: number | string; fault?: string } {
  if (line.kind === 'text')
    return typed.length <= line.most ? { value: typed } : { fault: `最多${line.most}个字,请删短一些` }
  const number = Number(typed)
  const fits = /^\d{1,3}$/.test(typed) && number >= line.least && number <= line.most
  return fits ? { value: number } : { fault: `要在${line.least}到${line.most}${line.unit}之间的整数` }
}

const noteFault = (typed: string): string | undefined =>
  typed.length > MOST_NOTE ? `最多${MOST_NOTE}个字,请删短一些` : undefined

function faultOf(field: Field, typed: string): string | undefined {
  if (field.kind === 'note') return noteFault(typed)
  return field.line.kind === 'number' && typed === '' ? undefined : readTyped(field.line, typed).fault
}

/** What was typed and cannot stand on the form as it is: by line, in words. */
export function typedFaults(words: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(words).flatMap(([name, text]) => {
    const field = fieldOf(name)
    const fault = field && faultOf(field, text.trim())
    return field && fault ? [`${field.line.name}${field.kind === 'note' ? '的备注' : ''}:${fault}`] : []
  })
}

/** What each holds on the form as this phone knows it. */
function held(account: string, visit: string): (key: string, seat: Seat) => AnswerValue | null {
  const own = tapsOf(account).flatMap((one) => (one.visit === visit ? one.tap : []))
  const sheet = sheetOf([...(formOf(account, visit)?.pack.taps ?? []), ...own])
  return (key, seat) => answerOf(sheet, key, seat)
}

const isClosed = (account: string, visit: string): boolean =>
  formOf(account, visit)?.pack.mine.state === 'signed' ||
  assessingActs.reread().some((act) => act.account === account && act.visit === visit)

/** Puts on the form what was typed and not said to be whole; what cannot stand there so stays in its field. */
export function noteTyped(account: string, visit: string): void {
  const { words } = visitDraftOf(account, visit)
  if (Object.keys(words).length === 0 || isClosed(account, visit)) return
  const holds = held(account, visit)
  for (const [name, text] of Object.entries(words)) {
    const field = fieldOf(name)
    const typed = text.trim()
    if (!field || faultOf(field, typed) !== undefined) continue
    // On the form first: an app that is killed between the two says it twice rather than not at all.
    if (field.kind === 'note') note(account, visit, field, typed)
    else answer(account, visit, field, typed, holds(field.line.key, field.seat))
    keepFieldWords(account, visit, name, null)
  }
}

function note(account: string, visit: string, { seat, line }: Field, words: string): void {
  if (words !== '') tapDown(account, visit, { kind: 'note', by: seat, item: line.key, words })
}

function answer(
  account: string,
  visit: string,
  { seat, line }: Extract<Field, { readonly kind: 'answer' }>,
  typed: string,
  before: AnswerValue | null,
): void {
  // An emptied number is none, and a text that was never written is not «nothing».
  if (typed === '' && (line.kind === 'number' || before === null)) return
  const { value } = readTyped(line, typed)
  if (value !== undefined && value !== before)
    tapDown(account, visit, { kind: 'answer', by: seat, item: line.key, value })
}
