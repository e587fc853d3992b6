import type { SheetTap } from '@/domain/assessment/sheet'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { forget, keep, keptUnder, readKept } from '@/platform/storage'
import { hasTexts, isRecord } from './shapes'
import { createShared, keepOnPhone } from './store'

/**
 * Taps on forms that the cloud has not taken: each is an entry of its own on the phone before the next one can be made, so that an
 * app killed at any moment loses none, and two tabs never write over each other's.
 */

export interface KeptTap {
  /** In whose session it was made; under no other account is it ever sent. */
  readonly account: string
  readonly visit: string
  readonly tap: SheetTap
}

type Open<T> = T extends SheetTap ? Omit<T, 'id' | 'at'> : never
/** A tap as a page makes it: id and time it gets as it is kept. */
export type NewTap = Open<SheetTap>

const PREFIX = 'tap:'

const isKept = (kept: unknown): boolean =>
  hasTexts(kept, 'account', 'visit') && isRecord(kept) && hasTexts(kept['tap'], 'id', 'by', 'at', 'kind')

const order = (one: KeptTap, other: KeptTap): number =>
  one.tap.at === other.tap.at ? compare(one.tap.id, other.tap.id) : compare(one.tap.at, other.tap.at)
const compare = (one: string, other: string): number => (one < other ? -1 : 1)

/** Taken away while the app is open: a store that lets nothing be removed does not bring them back. */
const dropped = new Set<string>()

const onPhone = (): readonly KeptTap[] =>
  keptUnder(PREFIX)
    .filter((id) => !dropped.has(id))
    .flatMap((id) => readKept<KeptTap>(PREFIX + id, isKept) ?? [])
    .sort(order)

const taps = createShared<readonly KeptTap[]>(onPhone())
/** Those that a full phone did not take: they last as long as the app stays open. */
const loose = new Map<string, KeptTap>()

/** Somebody may have made room meanwhile. */
function keepLoose(): void {
  for (const [id, kept] of loose) if (keep(PREFIX + id, kept).status === 'ok') loose.delete(id)
}

/** Whether a tap lies on the phone, not only in the app as it is open now. */
export const isTapKept = (id: string): boolean => !loose.has(id)

/** How many taps of a form are not on the phone, because it is full, in a component. */
export const useLooseTaps = (account: string, visit: string): number =>
  useTaps(account).filter((one) => one.visit === visit && !isTapKept(one.tap.id)).length

/** Looks at the phone anew: another tab may have sent some, or made more. @returns all taps that wait, oldest first */
export function rereadTaps(): readonly KeptTap[] {
  keepLoose()
  const kept = onPhone()
  const more = [...loose.values()].filter(({ tap }) => !kept.some((one) => one.tap.id === tap.id))
  const all = more.length > 0 ? [...kept, ...more].sort(order) : kept
  if (JSON.stringify(all) !== JSON.stringify(taps.get())) taps.set(all)
  return all
}

/** Taps of an account that wait, oldest first, in a component. */
export const useTaps = (account: string): readonly KeptTap[] => taps.use().filter((one) => one.account === account)

/** The same without a look at the phone. */
export const tapsOf = (account: string | undefined): readonly KeptTap[] =>
  taps.get().filter((one) => one.account === account)

/** A tap is later than every one before it on its form, whatever the phone's clock says. */
function momentAfter(before: readonly SheetTap[]): string {
  const latest = before.reduce((last, { at }) => Math.max(last, Date.parse(at)), 0)
  return new Date(Math.max(now(), latest + 1)).toISOString()
}

/**
 * Writes a tap down.
 * @param known taps of the same form that the cloud has: this one comes after them
 */
export function keepTap(account: string, visit: string, made: NewTap, known: readonly SheetTap[]): SheetTap {
  const own = taps.get().flatMap((one) => (one.visit === visit ? one.tap : []))
  const tap = { ...made, id: newId(), at: momentAfter([...known, ...own]) } as SheetTap
  const kept = { account, visit, tap }
  if (!keepOnPhone(PREFIX + tap.id, kept)) loose.set(tap.id, kept)
  taps.set([...taps.get(), kept].sort(order))
  return tap
}

/** Takes away what the cloud has, or what is given up. */
export function dropTaps(given: readonly KeptTap[]): void {
  const ids = new Set(given.map(({ tap }) => tap.id))
  for (const id of ids) {
    dropped.add(id)
    loose.delete(id)
    forget(PREFIX + id)
  }
  taps.set(taps.get().filter(({ tap }) => !ids.has(tap.id)))
}

/** How many wait on this phone for another account. */
export const useTapsOfOthers = (account: string): number => taps.use().filter((one) => one.account !== account).length

/** Forgets what an account has not sent; whoever signs out was asked before. */
export const forgetTaps = (account: string): void => dropTaps(rereadTaps().filter((one) => one.account === account))
