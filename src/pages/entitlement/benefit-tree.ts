import { explain, failedParts, type Explanation, type FactKey, type Reason } from '@/domain/entitlement'
import type { Judged } from './judged'

/** How a condition came out for her; null where it is not known yet. */
export type State = boolean | null

/** One condition to be read. */
export interface ConditionLine {
  readonly kind: 'line'
  readonly text: string
  readonly source: string
  readonly state: State
  /** It must not be so: «没有» is then what one hopes for. */
  readonly denied: boolean
  /** Another one of its kind holds already, so this one does not matter. */
  readonly moot: boolean
}

/** Conditions that belong together, and how. */
export interface ConditionGroup {
  readonly kind: 'group'
  readonly join: 'all' | 'any' | 'none'
  readonly state: State
  readonly parts: readonly ConditionView[]
}
export type ConditionView = ConditionLine | ConditionGroup

const TITLES: Readonly<Record<ConditionGroup['join'], string>> = {
  all: '这几条都要',
  any: '有一条就行',
  none: '不能有',
}

export const joinWords = ({ join }: ConditionGroup): string => TITLES[join]

const flipped = (state: State): State => (state === null ? null : !state)

function lineOf({ text, source }: Reason, holds: State, denied: boolean): ConditionLine {
  return { kind: 'line', text, source, state: denied ? flipped(holds) : holds, denied, moot: false }
}

const isDenied = (view: ConditionView): boolean => (view.kind === 'line' ? view.denied : view.join === 'none')

/** What must not be so stands together, after what must. */
function withDenied(parts: readonly ConditionView[], state: State): readonly ConditionView[] {
  const denied = parts.filter(isDenied).flatMap((view) => (view.kind === 'group' ? view.parts : [view]))
  const wanted = parts.filter((view) => !isDenied(view))
  if (denied.length === 0) return parts
  const states = denied.map((part) => part.state)
  const none: ConditionGroup = {
    kind: 'group',
    join: 'none',
    state: states.includes(false) ? false : states.includes(null) ? null : true,
    parts: denied,
  }
  return wanted.length === 0 ? [{ ...none, state }] : [...wanted, none]
}

const mooted = (view: ConditionView): ConditionView =>
  view.kind === 'line' ? { ...view, moot: true } : { ...view, parts: view.parts.map(mooted) }

/** One of several is enough and is there: the others do not matter. */
const settled = (parts: readonly ConditionView[]): readonly ConditionView[] =>
  parts.map((part) => (part.state === true ? part : mooted(part)))

function groupOf(join: 'all' | 'any', state: State, children: readonly ConditionView[]): ConditionView {
  // «All» within «all» says nothing more; no more does «one» within «one».
  const flat = children.flatMap((child) => (child.kind === 'group' && child.join === join ? child.parts : [child]))
  const parts = join === 'all' ? withDenied(flat, state) : state === true ? settled(flat) : flat
  const [only] = parts
  return parts.length === 1 && only ? only : { kind: 'group', join, state, parts }
}

/**
 * An explanation as it is read: joined as the document joins it, what must not be so turned round, and nothing nested
 * that need not be.
 */
export function conditionView(explained: Explanation, denied = false): ConditionView {
  if (explained.kind === 'leaf') return lineOf(explained.reason, explained.holds, denied)
  if (explained.kind === 'not') return conditionView(explained.parts[0]!, !denied)
  const children = explained.parts.map((part) => conditionView(part, denied))
  // Not one of several is none of them; not all of several is that one at least is missing.
  const join = denied ? (explained.kind === 'all' ? 'any' : 'all') : explained.kind
  return groupOf(join, denied ? flipped(explained.holds) : explained.holds, children)
}

/** All lines of a view, in the order in which they are read. */
export const linesOf = (view: ConditionView): readonly ConditionLine[] =>
  view.kind === 'line' ? [view] : view.parts.flatMap(linesOf)

/** What a mark says, for those who hear it and for those who see no difference between marks. */
export function markWords({ state, denied, moot }: ConditionLine): string {
  if (moot) return '不占也不要紧'
  if (state === null) return '还不知道'
  if (denied) return state ? '没有,不影响' : '有,所以不行'
  return state ? '符合' : '不符合'
}

/** Facts that somebody may well come to have. Of the others none is anybody's wish: no paper for a hardship is «missing». */
const WISHED: ReadonlySet<FactKey> = new Set<FactKey>([
  'birthDate',
  'hukou',
  'residence',
  'residentSince',
  'insurance',
  'insuredIn',
  'pensionAge',
  'wishes',
])

/** Why it is a «no», by kind: what is wanting, what she has that must not be, and what must not all be at once. */
interface Wanting {
  readonly wanted: readonly string[]
  readonly had: readonly string[]
  readonly allHad: readonly string[]
}

const NOTHING: Wanting = { wanted: [], had: [], allHad: [] }

/** One of several that are each enough, and none of them is so. */
function choiceWords(parts: readonly ConditionView[]): string {
  const wanted = parts.filter((part) => !isDenied(part)).map(wantedWords)
  const denied = parts.filter(isDenied).flatMap(linesOf)
  const without = denied.length > 0 ? [`没有${denied.map(({ text }) => `“${text}”`).join('、')}这种情况`] : []
  return [...(wanted.length > 0 ? [`下面有一样就行:${wanted.join('、')}`] : []), ...without].join(',或者')
}

/** What would have to be otherwise, within a choice. */
function wantedWords(view: ConditionView): string {
  if (view.kind === 'line') return view.denied ? `没有“${view.text}”这种情况` : view.text
  const failing = view.parts.filter(({ state }) => state === false)
  if (view.join === 'any') return choiceWords(failing)
  return failing
    .map((part) => (part.kind === 'group' && part.join === 'none' ? noneOf(part) : wantedWords(part)))
    .join('并且')
}

const noneOf = (view: ConditionView): string =>
  `没有${linesOf(view)
    .filter(({ state }) => state === false)
    .map(({ text }) => `“${text}”`)
    .join('、')}这种情况`

/** A failed part in words. */
function wantingOf(view: ConditionView): Wanting {
  if (view.kind === 'line') return view.denied ? { ...NOTHING, had: [view.text] } : { ...NOTHING, wanted: [view.text] }
  const failing = view.parts.filter(({ state }) => state === false)
  if (view.join !== 'any') return together(failing.map(wantingOf))
  if (failing.every(isDenied)) {
    const had = failing.flatMap(linesOf).filter(({ state }) => state === false)
    return { ...NOTHING, allHad: [had.map(({ text }) => text).join('、')] }
  }
  return { ...NOTHING, wanted: [choiceWords(failing)] }
}

const together = (all: readonly Wanting[]): Wanting => ({
  wanted: all.flatMap(({ wanted }) => wanted),
  had: all.flatMap(({ had }) => had),
  allHad: all.flatMap(({ allHad }) => allHad),
})

function wantingWords({ wanted, had, allHad }: Wanting, title: string): string {
  const denial = had.length > 1 ? '不能有这几条' : '不能有这一条'
  return [
    ...(wanted.length > 0 ? [`${title}:${wanted.join(';')}`] : []),
    ...(had.length > 0 ? [`因为:${had.join('、')}(${denial})`] : []),
    ...allHad.map((texts) => `因为这几条都占了:${texts}`),
  ].join(';')
}

export interface Failure {
  /** «只差这一条:满80周岁» */
  readonly words: string
  /** The clauses that say so, each once. */
  readonly sources: readonly string[]
}

/** Why it is a «no», with the clauses; undefined where it is none. */
export function failureWords(explained: Explanation): Failure | undefined {
  const failed = failedParts(explained)
  const [only] = failed
  if (!only) return undefined
  const views = failed.map((part) => conditionView(part))
  // What is not known yet could fail as well: then this is not all that is missing.
  const known = linesOf(conditionView(explained)).every(({ state, moot }) => state !== null || moot)
  const isOnly = failed.length === 1 && known && only.kind === 'leaf' && WISHED.has(only.reason.fact)
  const failing = views.flatMap(linesOf).filter(({ state }) => state === false)
  return {
    words: wantingWords(together(views.map(wantingOf)), isOnly ? '只差这一条' : '没满足的'),
    sources: [...new Set(failing.map(({ source }) => source))],
  }
}

/** The reasons of one benefit, joined as the document joins them; undefined where it is not on the list. */
export function explanationFor(
  { pack, facts, judgement }: Pick<Judged, 'pack' | 'facts' | 'judgement'>,
  ref: string,
): Explanation | undefined {
  return explain(pack, facts, ref, { on: judgement.on, county: judgement.county })
}
