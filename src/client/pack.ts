import type { WireError } from '@/contract'
import type { Benefit, Pack } from '@/domain/entitlement'
import { forget, keptUnder } from '@/platform/storage'
import { call } from './call'
import { hasLists, hasTexts } from './shapes'
import { createShelf, useFilled, type Shelf } from './shelf'

export interface PackRead {
  readonly pack?: Pack
  readonly error?: WireError
  readonly loading: boolean
  readonly retry: () => void
}

/** Goes up with the shape of a pack: a copy that an older build kept is of no use to this one. */
const FORMAT = 2

const PACK = 'pack'
const OURS = `${FORMAT}:`
/** What follows `pack` in the key of any build. */
const KEY = /^\d*:/

/** Forgets the policy of other cities than this one, and whatever older builds kept of any. */
export function dropPacksBut(city: string | null): void {
  for (const rest of keptUnder(PACK)) if (KEY.test(rest) && rest !== OURS + city) forget(PACK + rest)
}

/** Copies of older builds are read by nobody; they would lie on the phone for good. */
export function dropOldPacks(): void {
  for (const rest of keptUnder(PACK)) if (KEY.test(rest) && !rest.startsWith(OURS)) forget(PACK + rest)
}

dropOldPacks()

const isPack = (kept: unknown): boolean =>
  hasTexts(kept, 'city', 'code', 'name', 'version') &&
  hasLists(kept, 'documents', 'counties', 'parameters', 'benefits', 'layers', 'calculators')

const shelves = new Map<string, Shelf<Pack>>()

async function newestPack(city: string, kept: Pack | undefined) {
  const answer = await call('entitlement', 'pack', { city, have: kept?.version })
  if (!answer.ok) return answer
  const pack = answer.data.pack ?? kept
  if (pack) return { ok: true, data: pack } as const
  return { ok: false, error: { code: 'unavailable', message: '政策清单没有取到,请再试一次。' } } as const
}

function shelfOf(city: string): Shelf<Pack> {
  const known = shelves.get(city)
  if (known) return known
  const shelf = createShelf<Pack>(PACK + OURS + city, (kept) => newestPack(city, kept), isPack)
  shelves.set(city, shelf)
  return shelf
}

/** A city's policy where this phone has it; it is not asked for. */
export const packHere = (city: string): Pack | undefined => shelfOf(city).get()

/** Where no city is known there is nothing to ask for; it is drawn like any other all the same. */
const NO_SHELF = createShelf<Pack>('', async () => ({ ok: false, error: { code: 'not-found', message: '' } }))

/**
 * A city's policy: the copy on this device at once. Null waits for a city.
 * @param fresh whether the page looks for a newer one; pages that judge never do
 */
export function usePack(city: string | null, { fresh = false }: { readonly fresh?: boolean } = {}): PackRead {
  const shelf = city === null ? NO_SHELF : shelfOf(city)
  const { value: pack, error } = shelf.use()
  useFilled(city === null ? null : shelf, fresh)
  const loading = city !== null && !pack && !error
  return { pack, error, loading, retry: () => void shelf.refresh() }
}

/** The national item of the ability assessment; each city has its own in its place, or this one stands in. */
export const ASSESSMENT_REF = 'CN-3'

/** An item by its reference; one of the national list also by what puts it in place here: CN-3 is Linfen's LF-8. */
export function itemOf({ benefits }: Pick<Pack, 'benefits'>, ref: string): Benefit | undefined {
  return benefits.find((item) => item.ref === ref) ?? benefits.find(({ covers }) => covers?.includes(ref))
}

/** The county on whose own list alone an item stands; undefined for one of the city's, and for one that is nowhere. */
export function countyOfItem({ benefits, layers }: Pick<Pack, 'benefits' | 'layers'>, ref: string): string | undefined {
  if (itemOf({ benefits }, ref)) return undefined
  return layers.find((layer) => layer.benefits.some((item) => item.ref === ref))?.county
}
