import { forget, forgetAll, keep, keptUnder, readKept } from '@/platform/storage'
import { isListOf, isText } from './shapes'

/**
 * The last answers of the cloud, kept on the phone so that a page opens without a network. They are few: the oldest make
 * room, and what a person typed comes before any of them.
 */
const PREFIX = 'kept:'
const ORDER = `${PREFIX}order`
const MOST = 24

export const readCopy = <T>(key: string): T | undefined => readKept<T>(PREFIX + key)

/** Copies whose key names an action: `:facility.near:`. */
export const copiesOf = <T>(action: string): readonly T[] =>
  keptUnder(PREFIX).flatMap((key) => (key.includes(action) ? (readCopy<T>(key) ?? []) : []))

const orderKept = (): readonly string[] => readKept<string[]>(ORDER, (kept) => isListOf(kept, isText)) ?? []

export function keepCopy(key: string, value: unknown): void {
  const before = orderKept()
  const order = [key, ...before.filter((other) => other !== key)]
  for (const old of order.slice(MOST)) forget(PREFIX + old)
  // A phone that keeps nothing shows what it has just read all the same.
  if (keep(PREFIX + key, value).status === 'ok') keep(ORDER, order.slice(0, MOST))
}

/** Stands in the key of every answer about one person. */
export const aboutPerson = (id: string): string => `for=${id}:`

/** Picks the keys of answers about one person. */
export const isAbout =
  (id: string) =>
  (key: unknown): boolean =>
    typeof key === 'string' && key.includes(aboutPerson(id))

/** Whom a key speaks of. */
export const personOf = (key: string | null): string | undefined => /for=([^:]+):/.exec(key ?? '')?.[1]

interface KeptCase {
  readonly id?: string
  readonly person?: { readonly id?: string }
}

/** Her cases, as far as copies on this phone know them. */
export function casesOf(personId: string): readonly string[] {
  return keptUnder(PREFIX).flatMap((key) => {
    if (!/:care\.(thread|cases|desk):/.test(key)) return []
    const copy = readCopy<{ cases?: readonly KeptCase[]; thread?: { case?: KeptCase } }>(key)
    const cases = [...(copy?.cases ?? []), copy?.thread?.case]
    return cases.flatMap((one) => (one?.id !== undefined && one.person?.id === personId ? [one.id] : []))
  })
}

const rememberers = new Set<(isDropped: (key: string) => boolean) => void>()

/** Whoever holds an answer in memory under the key of its copy says here how it is forgotten together with that copy. */
export const alsoForget = (forgetIf: (isDropped: (key: string) => boolean) => void): void =>
  void rememberers.add(forgetIf)

/**
 * Forgets what the cloud answered about one person.
 * @param action of this action only: `:facility.near:`
 */
export function dropCopiesOf(personId: string, action = ''): void {
  const isHers = (key: string): boolean => key.includes(aboutPerson(personId)) && key.includes(action)
  for (const key of keptUnder(PREFIX)) if (isHers(key)) forget(PREFIX + key)
  const order = orderKept()
  // Not even that there was somebody.
  if (order.some(isHers))
    keep(
      ORDER,
      order.filter((key) => !isHers(key)),
    )
  rememberers.forEach((forgetIf) => forgetIf(isHers))
}

/** Of a worker's whole desk and not of one elder: they go when the desk closes. */
const OF_DESK = /(^|:)care\.(elder|elders|today)(:|$)/

/** Who is signed in, with the people for whom he acts, each by her id. */
const OF_ACCOUNT = /(^|:)account\.me:/
const isWithout = (copy: { people?: readonly { id: string; was?: string }[] } | undefined, personId: string): boolean =>
  copy?.people?.every(({ id, was }) => id !== personId && was !== personId) === true

/**
 * Forgets an account's copies whose key names nobody, as lists and a case opened by its id do: she may stand in them. An elder's card stands under
 * her own id and is told apart, and so is the account's own answer where she is not in it.
 * @param personId of whom nothing may stay
 */
export function dropUnnamedCopies(personId: string): void {
  const isOthers = (key: string): boolean =>
    (OF_DESK.test(key) && !key.includes(personId)) || (OF_ACCOUNT.test(key) && isWithout(readCopy(key), personId))
  for (const key of orderKept())
    if (!key.startsWith('anyone:') && !/for=[^:]/.test(key) && !isOthers(key)) forget(PREFIX + key)
}

const others = new Set<() => void>()

/** Whoever keeps more that can be fetched again says here how it is given up. */
export const alsoDrop = (drop: () => void): void => void others.add(drop)

/** Forgets all copies, and whatever else can be fetched again. */
export function dropCopies(): void {
  forgetAll(PREFIX)
  others.forEach((drop) => drop())
}
