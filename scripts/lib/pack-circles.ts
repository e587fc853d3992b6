import { layeredFor, type Pack } from '../../src/domain/entitlement'
import type { Located } from './pack-files'
import { tiersOf } from './pack-walk'
import type { Fault } from './yaml-file'

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

/** Amounts that are multiples of each other in a circle: no figure could ever come of them. */
export function circleFaults(pack: Pack, items: readonly Located[]): Fault[] {
  const seen = new Set<string>()
  const counties = [null, ...pack.layers.map(({ county }) => county)]
  return counties.flatMap((county) => {
    const multiples = multiplesOf(pack, county)
    return [...multiples.keys()].flatMap((ref) => {
      const circle = circleFrom(ref, multiples)
      const key = [...new Set(circle)].sort().join()
      if (!circle || seen.has(key)) return []
      seen.add(key)
      // A circle may lead through items of the layer below; one of the city's own or of a county's closes it.
      const located = items.find(({ item }) => circle.includes(item.ref))
      const tier = located && tiersOf(located.item).find(({ value }) => value.times && circle.includes(value.times.of))
      const advice = 'State the figure of one of them.'
      return located
        ? [located.fault([...(tier?.at ?? []), 'times'], `amounts go round in a circle: ${circle.join(' → ')}`, advice)]
        : []
    })
  })
}
