import { multiplied } from './amount'
import type { CompiledAmount, CompiledBenefit, CompiledConfirm, CompiledConflict, CompiledPack } from './compiled'
import { editionOn, layeredFor, turningDays, type Edition, type EditionBenefit } from './edition'
import { PackError } from './errors'
import type { JudgedAmount } from './judgement'
import type { Settings } from './leaf'
import { leafTable, type LeafTable } from './leaf-table'
import type { Amount, Condition, Confirm, Pack, Source } from './pack'
import { memoryOf } from './settle'
import { readDay } from './subject'
import { compileTree, type TreeSettings } from './tree'

/** While its parts are still being put together. */
type Unfinished<T> = { -readonly [K in keyof T]: T[K] }

function parametersOf({ pack, parameters }: Edition): Settings['parameter'] {
  return (key) => {
    const value = parameters.get(key)
    if (value === undefined) throw new PackError(`the pack of ${pack.city} has no parameter «${key}»`)
    return value
  }
}

/** «临政办发〔2023〕43号 附件第11项» */
function citation({ pack, documents }: Edition, source: Source): string {
  const document = documents.find(({ id }) => id === source.document)
  if (!document) throw new PackError(`the pack of ${pack.city} has no document «${source.document}»`)
  return `${document.number} ${source.clause}`
}

const treeOf = (condition: Condition | undefined, settings: TreeSettings) =>
  condition ? compileTree(condition, settings) : null

function compileConfirm(confirm: Confirm, settings: TreeSettings): CompiledConfirm {
  const { text, essential, unless, when, whenSurely } = confirm
  return {
    shown: { text, essential },
    unless: treeOf(unless, settings),
    when: treeOf(when, settings),
    whenSurely: treeOf(whenSurely, settings),
  }
}

type Finder = (ref: string) => CompiledBenefit | undefined

/** What a benefit's parts need of the edition around it. */
interface Around extends TreeSettings {
  readonly parameter: Settings['parameter']
  readonly find: Finder
  /** Whether the pack has this item at all, on whatever day. */
  readonly onceListed: (ref: string) => boolean
}

function compileAmount(amount: Amount, around: Around): CompiledAmount {
  const { kind, as, fen: stated, per, setBy, text, times } = amount
  const of = times && around.find(times.of)
  // A multiple of what is off the list on this day has no figure; of what never was on it, it is a mistake.
  const isOff = times && !of && around.onceListed(times.of)
  const parameter = times && !of && !isOff ? around.parameter(times.of) : null
  const fen = stated ?? (times && parameter !== null ? multiplied(parameter, times.by) : undefined)
  const judged: JudgedAmount = {
    kind,
    ...(as && { as }),
    ...(fen !== undefined && { fen }),
    ...(per && { per }),
    ...(setBy && { setBy }),
    ...(text && { text }),
  }
  return { amount: judged, when: treeOf(amount.when, around), times: times && of ? { of, by: times.by } : null }
}

/** Conflicts are noted as bits of one number. */
const MOST_CONFLICTS = 30

function compileConflicts({ ref, stacking }: EditionBenefit, find: Finder): CompiledConflict[] {
  if (stacking.length > MOST_CONFLICTS) throw new PackError(`${ref} stacks with more than ${MOST_CONFLICTS} others`)
  // An item that has not begun yet, or has ended, conflicts with nothing.
  return stacking.flatMap(({ with: otherRef, rule }) => {
    const other = find(otherRef)
    if (otherRef === ref) throw new PackError(`${ref} stacks with itself`)
    return other ? [{ other, shown: { with: otherRef, rule } }] : []
  })
}

/** A multiple of a multiple is well, a circle is not: it is named from the first of it to the first again. */
function refuseCircles(compiled: CompiledBenefit, path: readonly string[] = []): void {
  const { ref } = compiled.benefit
  if (path.includes(ref)) throw new PackError(`amounts go round in a circle: ${[...path, ref].join(' → ')}`)
  for (const { times } of compiled.amounts) if (times) refuseCircles(times.of, [...path, ref])
}

function aroundFor(
  edition: Edition,
  { ref, sources: [first] }: EditionBenefit,
  table: LeafTable,
  find: Finder,
): Around {
  if (!first) throw new PackError(`${ref} names no source`)
  return {
    table,
    cite: (source) => citation(edition, source ?? first),
    parameter: parametersOf(edition),
    find,
    onceListed: (other) => edition.listed.has(other),
  }
}

function compileEdition(edition: Edition): CompiledPack {
  const leapBirthday = edition.pack.leapBirthday ?? 'february-28'
  const table = leafTable({ leapBirthday, parameter: parametersOf(edition) })
  const byRef = new Map<string, Unfinished<CompiledBenefit>>()
  const find: Finder = (ref) => byRef.get(ref)
  edition.benefits.forEach((benefit, place) => {
    const around = aroundFor(edition, benefit, table, find)
    const when = compileTree(benefit.when, around)
    const confirms = benefit.confirm.map((confirm) => compileConfirm(confirm, around))
    byRef.set(benefit.ref, { benefit, place, when, confirms, amounts: [], conflicts: [], memory: memoryOf([]) })
  })
  if (byRef.size !== edition.benefits.length) {
    throw new PackError(`two benefits of ${edition.pack.city} share a reference`)
  }
  const benefits = [...byRef.values()]
  // Benefits point at each other, so these come when all are there.
  for (const compiled of benefits) {
    const around = aroundFor(edition, compiled.benefit, table, find)
    compiled.amounts = compiled.benefit.amount.map((amount) => compileAmount(amount, around))
    compiled.conflicts = compileConflicts(compiled.benefit, find)
  }
  for (const compiled of benefits) {
    refuseCircles(compiled)
    compiled.memory = memoryOf(readsOf(compiled))
  }
  return { pack: edition.pack, table, benefits, byRef, leapBirthday }
}

/** Every condition that a benefit's answer hangs on, those of the benefits included of which it is a multiple. */
function readsOf({ when, amounts, confirms }: CompiledBenefit): readonly number[] {
  const own = [when, ...confirms.flatMap(({ unless, when, whenSurely }) => [unless, when, whenSurely])]
  return [...new Set([...own.flatMap((tree) => tree?.reads ?? []), ...amountReads(amounts)])]
}

function amountReads(amounts: readonly CompiledAmount[]): readonly number[] {
  return amounts.flatMap(({ when, times }) => [...(when?.reads ?? []), ...(times ? amountReads(times.of.amounts) : [])])
}

/** Where and when a pack is to be used. */
export interface Standpoint {
  /** `YYYY-MM-DD` */
  readonly on: string
  /** Six-digit code; null or absent for the city's own list. */
  readonly county?: string | null
}

/** All editions of a pack for one county, each compiled when somebody first needs it. */
interface Shelf {
  readonly layered: ReturnType<typeof layeredFor>
  readonly turns: readonly number[]
  readonly editions: Map<number, CompiledPack>
}

const NO_TURNS: readonly number[] = []

const shelves = new WeakMap<Pack, Map<string | null, Shelf>>()

function shelfOf(pack: Pack, county: string | null): Shelf {
  const kept = shelves.get(pack) ?? new Map<string | null, Shelf>()
  shelves.set(pack, kept)
  const known = kept.get(county)
  if (known) return known
  const layered = layeredFor(pack, county)
  const shelf: Shelf = { layered, turns: turningDays(layered), editions: new Map() }
  kept.set(county, shelf)
  return shelf
}

/** Days after a day number on which the list for a county turns, soonest first: mostly none. */
export function turnsAfter(pack: Pack, day: number, county: string | null): readonly number[] {
  const { turns } = shelfOf(pack, county)
  return turns.length === 0 || turns[turns.length - 1]! <= day ? NO_TURNS : turns.filter((turn) => turn > day)
}

/** The edition of a real day number. Throws PackError where the pack contradicts itself. */
export function editionFor(pack: Pack, day: number, county: string | null): CompiledPack {
  const { layered, turns, editions } = shelfOf(pack, county)
  let turn = turns.length
  while (turn > 0 && turns[turn - 1]! > day) turn--
  const kept = editions.get(turn)
  if (kept) return kept
  const compiled = compileEdition(editionOn(pack, layered, day))
  editions.set(turn, compiled)
  return compiled
}

/**
 * The compiled form of a pack for a county and a day, kept with the pack: judging a million people on one day compiles once.
 * @throws JudgeInputError for a day that is none; PackError where the pack contradicts itself
 */
export function compile(pack: Pack, { on, county = null }: Standpoint): CompiledPack {
  return editionFor(pack, readDay(on), county)
}
