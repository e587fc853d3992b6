import { layeredFor, type Pack } from '../../src/domain/entitlement'
import { itemsOf, type CityFiles } from './pack-files'
import { tiersOf } from './pack-walk'
import type { At, Fault } from './yaml-file'

type Multiples = ReadonlyMap<string, ReadonlySet<string>>

/** Of which items each item's amounts are multiples, in one county. */
function multiplesOf(pack: Pack, county: string | null): Multiples {
  const { benefits } = layeredFor(pack, county)
  const refs = new Set(benefits.map(({ ref }) => ref))
  return new Map(
    benefits.map((benefit) => {
      const of = tiersOf(benefit).flatMap(({ value: { times } }) => (times && refs.has(times.of) ? [times.of] : []))
      return [benefit.ref, new Set(of)]
    }),
  )
}

/** The first way that comes back to where it has been, from there to there; null where none does. */
function circleFrom(ref: string, multiples: Multiples, way: readonly string[] = []): readonly string[] | null {
  if (way.includes(ref)) return [...way.slice(way.indexOf(ref)), ref]
  for (const next of multiples.get(ref) ?? []) {
    const circle = circleFrom(next, multiples, [...way, ref])
    if (circle) return circle
  }
  return null
}

/** Something that states amounts, in its file. */
interface Stated {
  readonly ref: string
  readonly amounts: Parameters<typeof tiersOf>[0]
  readonly fault: (at: At, what: string, advice: string) => Fault
}

/** All that states amounts for a county, its own first: a circle that its city does not have, it has closed itself. */
function statedFor(files: CityFiles, county: string | null): Stated[] {
  const items = itemsOf(files).map(({ item, county: whose, fault }) => ({ ref: item.ref, amounts: item, whose, fault }))
  const patches = files.counties
    .filter(({ data }) => data.county === county)
    .flatMap(({ data, fault }) =>
      data.patches.map(({ ref, set }, index): Stated => {
        return { ref, amounts: set, fault: (at, ...words) => fault(['patches', index, 'set', ...at], ...words) }
      }),
    )
  return [...patches, ...items.filter(({ whose }) => whose !== null && whose === county), ...items]
}

/** Where a circle is closed: the first tier that multiplies another of its items. */
function circleFault(circle: readonly string[], stated: readonly Stated[]): Fault[] {
  const closing = stated
    .filter(({ ref }) => circle.includes(ref))
    .flatMap(({ amounts, fault }) =>
      tiersOf(amounts)
        .filter(({ value }) => value.times && circle.includes(value.times.of))
        .map(({ at }) => ({ at, fault })),
    )
  // A circle may lead through items of the layer below; one of the city's own or of a county's closes it.
  return closing.slice(0, 1).map(({ at, fault }) => {
    const what = `amounts go round in a circle: ${circle.join(' → ')}`
    return fault([...at, 'times'], what, 'State the figure of one of them.')
  })
}

/** Amounts that are multiples of each other in a circle: no figure could ever come of them. */
export function circleFaults(pack: Pack, files: CityFiles): Fault[] {
  const seen = new Set<string>()
  const counties = [null, ...pack.layers.map(({ county }) => county)]
  return counties.flatMap((county) => {
    const multiples = multiplesOf(pack, county)
    const stated = statedFor(files, county)
    return [...multiples.keys()].flatMap((ref) => {
      const circle = circleFrom(ref, multiples)
      const key = [...new Set(circle)].sort().join()
      if (!circle || seen.has(key)) return []
      seen.add(key)
      return circleFault(circle, stated)
    })
  })
}
