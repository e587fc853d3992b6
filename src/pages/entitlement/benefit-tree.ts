import { failedParts, type Explanation, type Reason } from '@/domain/entitlement'

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

/** A failed part in words: what would have to be otherwise. */
function failureOf(view: ConditionView): string {
  if (view.kind === 'line') return view.denied ? `不能有:${view.text}` : view.text
  const texts = view.parts.filter(({ state }) => state === false).map(failureOf)
  if (view.join === 'any') return `下面有一样就行:${texts.join('、')}`
  return view.join === 'none' ? texts.join(';') : texts.join('、')
}

export interface Failure {
  /** «只差这一条:满80周岁» */
  readonly words: string
  /** The clauses that say so, each once. */
  readonly sources: readonly string[]
}

/** Why it is a «no», with the clauses; undefined where it is none. */
export function failureWords(explained: Explanation): Failure | undefined {
  const views = failedParts(explained).map((part) => conditionView(part))
  if (views.length === 0) return undefined
  // What is not known yet could fail as well: then this is not all that is missing.
  const known = linesOf(conditionView(explained)).every(({ state, moot }) => state !== null || moot)
  const title = views.length === 1 && known ? '只差这一条' : '没满足的'
  const failing = views.flatMap(linesOf).filter(({ state }) => state === false)
  return {
    words: `${title}:${views.map(failureOf).join(';')}`,
    sources: [...new Set(failing.map(({ source }) => source))],
  }
}
