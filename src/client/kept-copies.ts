import { forget, forgetAll, keep, readKept } from '@/platform/storage'
import { isListOf, isText } from './shapes'

/**
 * The last answers of the cloud, kept on the phone so that a page opens without a network. They are few: the oldest make
 * room, and what a person typed comes before any of them.
 */
const PREFIX = 'kept:'
const ORDER = `${PREFIX}order`
const MOST = 24

export const readCopy = <T>(key: string): T | undefined => readKept<T>(PREFIX + key)

export function keepCopy(key: string, value: unknown): void {
  const before = readKept<string[]>(ORDER, (kept) => isListOf(kept, isText)) ?? []
  const order = [key, ...before.filter((other) => other !== key)]
  for (const old of order.slice(MOST)) forget(PREFIX + old)
  // A phone that keeps nothing shows what it has just read all the same.
  if (keep(PREFIX + key, value).status === 'ok') keep(ORDER, order.slice(0, MOST))
}

const others = new Set<() => void>()

/** Whoever keeps more that can be fetched again says here how it is given up. */
export const alsoDrop = (drop: () => void): void => void others.add(drop)

/** Forgets all copies, and whatever else can be fetched again. */
export function dropCopies(): void {
  forgetAll(PREFIX)
  others.forEach((drop) => drop())
}
