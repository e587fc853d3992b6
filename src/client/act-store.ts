import { forget, keptUnder, readKept, type Fits } from '@/platform/storage'
import { createShared, keepOnPhone } from './store'

interface Kept {
  readonly id: string
  readonly account: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** Acts on the phone, an entry of its own for each: two tabs never write over each other’s. */
export interface ActStore<Act extends Kept> {
  /** All acts in a component, oldest first. */
  use(): readonly Act[]
  /** Looks at the phone anew: another tab may have sent or changed them. @returns all acts, oldest first */
  reread(): readonly Act[]
  put(act: Act): void
  /** Whether an act lies on the phone; what a full one did not take ends with the app. */
  isKept(id: string): boolean
  /** Changes an act that still stands; one that another tab has sent or dropped stays gone. */
  change(id: string, part: Partial<Act>): void
  /** @returns the act that was taken away; undefined where another tab was first */
  take(id: string): Act | undefined
}

/**
 * @param prefix of the entries on the phone
 * @param isAct whether what was kept has a shape that can be read
 */
export function createActStore<Act extends Kept>(prefix: string, isAct: Fits): ActStore<Act> {
  const onPhone = (id: string): Act | undefined => readKept<Act>(prefix + id, isAct)
  const allOnPhone = (): readonly Act[] =>
    keptUnder(prefix)
      .flatMap((id) => onPhone(id) ?? [])
      .sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1))
  const acts = createShared<readonly Act[]>(allOnPhone())
  /** What this phone holds though its store takes nothing more; it lasts as long as the app stays open. */
  const unkept = new Map<string, Act>()
  const standing = (id: string): Act | undefined => onPhone(id) ?? unkept.get(id)

  const reread = (): readonly Act[] => {
    const kept = allOnPhone()
    const loose = [...unkept.values()].filter(({ id }) => !kept.some((act) => act.id === id))
    const all = [...kept, ...loose]
    if (JSON.stringify(all) !== JSON.stringify(acts.get())) acts.set(all)
    return all
  }
  const put = (act: Act): void => {
    if (keepOnPhone(prefix + act.id, act)) unkept.delete(act.id)
    else unkept.set(act.id, act)
    reread()
  }
  return {
    use: acts.use,
    reread,
    put,
    isKept: (id) => !unkept.has(id),
    change(id, part) {
      const act = standing(id)
      if (act) put({ ...act, ...part })
    },
    take(id) {
      const act = standing(id)
      forget(prefix + id)
      unkept.delete(id)
      reread()
      return act
    },
  }
}
