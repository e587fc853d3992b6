import type { ActionInput, ActionOutput, Answer, WireError } from '@/contract'
import type { DayInfo } from '@/domain/facility/day'
import { now } from '@/platform/clock'
import { call } from './call'
import { aboutPerson, alsoForget, keepCopy, readCopy } from './kept-copies'
import { isRecord } from './shapes'
import { createShared } from './store'

/**
 * The list of places while it is looked through: pages are joined to what stands, at most one request is under way, and an
 * answer to what is no longer asked is dropped. The first page is kept on the phone.
 */

type Near = ActionOutput<'facility', 'near'>
type Asked = ActionInput<'facility', 'near'>

export type Query = Omit<Asked, 'limit' | 'offset'>
export type FoundPlace = Near['facilities'][number]

/** What was found so far. */
export interface Found extends Near {
  /** The last page has come. */
  readonly whole: boolean
}

export interface Finding {
  /** Of which query this is; see `keyOf`. */
  readonly key: string
  readonly found?: Found
  /** Something of this list is being asked for. */
  readonly busy: boolean
  /** `found` is the copy of last time, and nothing newer has come. */
  readonly old: boolean
  /** When its first page came, ms since 1970; absent of a copy. */
  readonly since?: number
  readonly error?: WireError
}

export const PAGE = 10
/** Further into a list no server goes; who has read so far needs a condition. */
const FURTHEST = 5_000

const NOTHING: Finding = { key: '', busy: false, old: false }

interface Wanted {
  readonly key: string
  readonly query: Query
}

/** @param whose the person of whom the point tells something, her home or what was chosen for her: the copy goes with her */
export const keyOf = (query: Query, whose?: string): string =>
  `anyone:facility.near:${whose === undefined ? '' : aboutPerson(whose)}${JSON.stringify(query)}`

export interface Finder {
  readonly get: () => Finding
  readonly use: () => Finding
  look(query: Query, whose?: string): void
  /** The next ten; nothing while something is under way, or when all have come. */
  more(): void
  /** The same from its beginning, what stands stays until it has come. */
  again(): void
  /** After a failure: what failed. */
  retry(): void
  /** Nothing of it is known any more; whoever shows it looks anew. */
  forget(): void
}

interface Parts {
  readonly ask: (input: Asked) => Promise<Answer<Near>>
  readonly read: (key: string) => unknown
  readonly keep: (key: string, near: Near) => void
}

const isNear = (copy: unknown): copy is Near =>
  isRecord(copy) && ['facilities', 'days'].every((key) => Array.isArray(copy[key])) && isRecord(copy['circle'])

/** Joined to what stands; a place that moved between two pages is not shown twice. */
function joined(before: Found, next: Near): Found {
  const known = new Set(before.facilities.map(({ card }) => card.id))
  const news = next.facilities.filter(({ card }) => !known.has(card.id))
  return { ...next, facilities: [...before.facilities, ...news], whole: next.facilities.length < PAGE }
}

export function createFinder({ ask, read, keep }: Parts): Finder {
  const state = createShared<Finding>(NOTHING)
  let wanted: Wanted | undefined
  /** Where the page begins that is wanted next; undefined: none is. */
  let offset: number | undefined
  /** How many were asked for, also those that came twice. */
  let got = 0
  let underWay = false
  /** Where the page begins that did not come. */
  let failed = 0

  const isWanted = (key: string, from: number): boolean => wanted?.key === key && offset === from

  const pump = async (): Promise<void> => {
    if (underWay || !wanted || offset === undefined) return
    underWay = true
    const { key, query } = wanted
    const from = offset
    const answer = await ask({ ...query, limit: PAGE, ...(from > 0 && { offset: from }) })
    underWay = false
    if (isWanted(key, from)) take(key, from, answer)
    void pump()
  }

  const take = (key: string, from: number, answer: Answer<Near>): void => {
    const { found } = state.get()
    offset = undefined
    if (!answer.ok) {
      state.set({ ...state.get(), busy: false, old: found !== undefined && from === 0, error: answer.error })
      failed = from
      return
    }
    got = from + answer.data.facilities.length
    if (from === 0) keep(key, answer.data)
    const first = { ...answer.data, whole: answer.data.facilities.length < PAGE }
    const all = from === 0 || !found ? first : joined(found, answer.data)
    const whole = all.whole || got >= all.total || got > FURTHEST
    const since = from === 0 ? now() : state.get().since
    state.set({ found: { ...all, whole }, key, busy: false, old: false, ...(since !== undefined && { since }) })
  }

  const want = (from: number): void => {
    offset = from
    const { error: _past, ...rest } = state.get()
    state.set({ ...rest, busy: true })
    void pump()
  }

  return {
    get: state.get,
    use: state.use,
    look(query, whose) {
      const key = keyOf(query, whose)
      if (wanted?.key === key) return
      wanted = { key, query }
      const copy = read(key)
      state.set({ ...NOTHING, key, ...(isNear(copy) && { found: { ...copy, whole: true }, old: true }) })
      want(0)
    },
    more() {
      const { busy, found, old } = state.get()
      if (!busy && !old && found && !found.whole) want(got)
    },
    again() {
      if (wanted && !state.get().busy) want(0)
    },
    retry() {
      if (!state.get().busy) want(failed)
    },
    forget() {
      wanted = undefined
      offset = undefined
      state.set(NOTHING)
    },
  }
}

/** What is known of single days by now: a list that was asked for another day tells of that day and those after it only. */
export const knownDays = createShared<readonly DayInfo[]>([])

function learnDays(days: readonly DayInfo[]): void {
  const others = knownDays.get().filter(({ date }) => !days.some((day) => day.date === date))
  knownDays.set([...others, ...days])
}

/** The map tab's list; the page of filters tells how many there are by now. */
export const finding = createFinder({
  async ask(input) {
    const answer = await call('facility', 'near', input)
    if (answer.ok) learnDays(answer.data.days)
    return answer
  },
  read: readCopy,
  // What was typed is seldom typed again, and would push out lists that are opened each day.
  keep: (key, near) => (key.includes('"words"') ? undefined : keepCopy(key, near)),
})

alsoForget((isDropped) => isDropped(finding.get().key) && finding.forget())
