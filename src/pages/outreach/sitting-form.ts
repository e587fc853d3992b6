import type { ActionInput } from '@/contract'
import type { ElderCard } from '@/contract/care/elders'
import type { SittingChoice, SittingDraft, SittingProof } from '@/client/sitting-draft'
import type { FoundState } from '@/domain/found/found'
import { PRESENCE_MINUTES } from '@/domain/staff/staff'
import { CODE_LENGTH } from '../desk/meet-form'

/** 当面代办 without a signal, as it is chosen at the table and as the wire takes it. */

export type SittingInput = ActionInput<'care', 'sitting'>
export type FoundRow = ElderCard['found'][number]

/** In the order in which they are read out; the words are what she would say. */
export const CHOICE_WORDS: Readonly<Record<SittingChoice, string>> = {
  apply: '要办',
  declined: '不要',
  has: '已经在领',
  told: '下次再说',
}

/** She gets it, it is on its way, or it is over: nothing is asked again. */
const SETTLED: readonly FoundState[] = ['applied', 'has', 'over']
export const toTell = (found: readonly FoundRow[]): readonly FoundRow[] =>
  found.filter(({ state }) => !SETTLED.includes(state))

const LASTS_MS = PRESENCE_MINUTES * 60_000

/** Milliseconds after which it ends by itself; null before she has shown that she is here. */
export const endsAt = ({ from }: Pick<SittingDraft, 'from'>): number | null => (from === 0 ? null : from + LASTS_MS)

export function isOver(draft: Pick<SittingDraft, 'from'>, now: number): boolean {
  const end = endsAt(draft)
  return end !== null && now >= end
}

export type ProofProblems = Readonly<Partial<Record<'code' | 'strokes', string>>>

/** What is still wrong with how she showed that she is here. */
export function proofProblems({ proof }: Pick<SittingDraft, 'proof'>, given: SittingProof): ProofProblems {
  if (proof === 'service-code')
    return given.code.length < CODE_LENGTH ? { code: `服务码是${CODE_LENGTH}位数字,请对着老人的卡再看看` } : {}
  return given.strokes.length === 0 ? { strokes: '请老人自己签名' } : {}
}

export const MOST_TITLE = 60
export const MOST_WORDS = 1000
/** So many requests the cloud takes at once. */
const MOST_REQUESTS = 10

const applied = ({ choices }: Pick<SittingDraft, 'choices'>, found: readonly FoundRow[]): readonly FoundRow[] =>
  found.filter(({ ref }) => choices[ref] === 'apply')

/** What is still wrong with what was chosen, in the words of the page; none where it can be looked over. */
export function whatProblems(draft: SittingDraft, found: readonly FoundRow[]): readonly string[] {
  const others = draft.others
  const count = applied(draft, found).length + others.length
  const chosen = found.some(({ ref }) => draft.choices[ref] !== undefined)
  return [
    ...(!chosen && others.length === 0 ? ['还没有选,也没有写别的事'] : []),
    ...(others.some(({ title }) => title.trim() === '') ? ['别的事请写清是什么事,不要的点“不写了”'] : []),
    ...(others.some(({ title }) => title.trim().length > MOST_TITLE) ? [`是什么事最多写${MOST_TITLE}个字`] : []),
    ...(others.some(({ words }) => words.trim().length > MOST_WORDS) ? [`怎么回事最多写${MOST_WORDS}个字`] : []),
    ...(count > MOST_REQUESTS ? [`一次最多交${MOST_REQUESTS}件,请分两次`] : []),
  ]
}

const PREFIX = '要办:'
const titleOf = ({ name }: FoundRow): string => `${PREFIX}${name}`.slice(0, MOST_TITLE)

function byOf({ proof }: SittingDraft, { code, strokes }: SittingProof): SittingInput['by'] {
  if (proof === 'service-code') return { proof, code }
  return { proof, strokes: strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y])) }
}

/**
 * As the wire takes it. What she wants is a request, and an answer that names it: the cloud brings the two together by the reference.
 * @param now milliseconds since 1970; the end is never later than the hour it lasts
 */
export function sittingInput(
  draft: SittingDraft,
  given: SittingProof,
  found: readonly FoundRow[],
  now: number,
): SittingInput {
  const requests = applied(draft, found).map((row) => ({
    ref: row.ref,
    title: titleOf(row),
    words: `社区代办,当面说好的:老人要办${row.name}。${row.why}`.slice(0, MOST_WORDS),
  }))
  const others = draft.others.map(({ title, words }) => ({
    title: title.trim(),
    words: words.trim() || title.trim(),
  }))
  const contacts = found.flatMap(({ ref }) => {
    const choice = draft.choices[ref]
    if (choice === undefined) return []
    return [{ ref, outcome: choice === 'apply' ? ('applied' as const) : choice }]
  })
  return {
    person: draft.person,
    reason: draft.reason,
    from: new Date(draft.from).toISOString(),
    to: new Date(Math.min(now, endsAt(draft) ?? now)).toISOString(),
    by: byOf(draft, given),
    requests: [...requests, ...others],
    contacts,
  }
}

/** What was done, a line each, for her to keep: «高龄津贴:要办». */
export const summaryLines = (draft: SittingDraft, found: readonly FoundRow[]): readonly string[] => [
  ...found.flatMap(({ ref, name }) => {
    const choice = draft.choices[ref]
    return choice === undefined ? [] : [`${name}:${CHOICE_WORDS[choice]}`]
  }),
  ...draft.others.map(({ title }) => `${title.trim()}:交给社区办`),
]
