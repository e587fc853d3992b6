import type { County } from '@/domain/entitlement/pack'
import { amountsOf, type Amount } from './amounts'
import type { DemoCity } from './ground'
import { KINDS, type Kind } from './kinds'
import type { Local } from './local'
import { seededRandom } from './random'
import type { Town } from './towns'

/** One place that is to be: of which kind, in which town or for which county. */
export interface Slot {
  readonly kind: Kind
  readonly county: County
  /** Absent: it serves the whole county, from the town at its seat. */
  readonly town?: Town
  /** A name of its own instead of its county's. */
  readonly zone?: string
}

/** Every place of a city's register, by county and town, in the order of the kinds. */
export function planOf(city: DemoCity, towns: readonly Town[], local: Local, seed: string): Slot[] {
  const lines = amountsOf(city.city).map((line) => ({ line, share: shareOf(city) }))
  const slots = [
    ...lines.flatMap(({ line, share }) => slotsOf(line, { towns, counties: city.counties, share, seed })),
    ...zonesOf(city.counties, local),
  ]
  const order = new Map<unknown, number>([...city.counties, ...towns].map((one, index) => [one, index]))
  const kinds = Object.keys(KINDS)
  const rank = ({ kind, county, town }: Slot) => [
    order.get(county) ?? 0,
    town ? (order.get(town) ?? 0) : 0,
    kinds.indexOf(kind),
  ]
  return slots
    .map((slot) => ({ slot, rank: rank(slot) }))
    .sort(({ rank: a }, { rank: b }) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!)
    .map(({ slot }) => slot)
}

/** A test fills some counties of a city: they have their share of its numbers. */
function shareOf({ counties, rules: { streets } }: DemoCity): number {
  const codes = new Set(counties.map(({ code }) => code))
  return streets.length === 0 ? 1 : streets.filter(({ county }) => codes.has(county)).length / streets.length
}

interface Ground {
  readonly towns: readonly Town[]
  readonly counties: readonly County[]
  readonly share: number
  readonly seed: string
}

function slotsOf(line: Amount, { towns, counties, share, seed }: Ground): Slot[] {
  const { kind } = line
  if (line.of === 'counties' || line.of === 'districts' || line.of === 'other-counties') {
    const { each, oneIn = 1 } = line
    const chosen = counties.filter(COUNTIES_OF[line.of]).filter((_, index) => index % oneIn === 0)
    return chosen.flatMap((county) => repeated({ kind, county }, each))
  }
  const within = towns.filter(TOWNS_OF[line.of])
  const counts =
    'each' in line
      ? within.map(() => line.each)
      : divided(Math.round(line.total * share), within, `${seed}/${kind}/${line.of}`)
  return within.flatMap((town, index) => repeated({ kind, county: town.county, town }, counts[index] ?? 0))
}

const repeated = <T>(item: T, times: number): T[] => Array.from({ length: times }, () => item)

export const isDistrict = ({ name, kind }: County): boolean => kind === 'county' && name.endsWith('区')
const COUNTIES_OF = {
  counties: () => true,
  districts: isDistrict,
  'other-counties': (county: County) => !isDistrict(county),
} as const
const TOWNS_OF = {
  all: () => true,
  streets: ({ kind }: Town) => kind === 'street',
  towns: ({ kind }: Town) => kind === 'town',
  urban: ({ kind }: Town) => kind !== 'town',
  /** Where a county has no street, its first town; `streets` are counted by themselves. */
  seats: ({ seat, kind }: Town) => seat && kind !== 'street',
} as const

/** So many in all, by the weights of the towns; what is left over goes to those that just missed one, the heavier first. */
function divided(total: number, towns: readonly Town[], seed: string): number[] {
  const random = seededRandom(seed)
  const sum = towns.reduce((all, { weight }) => all + weight, 0)
  const shares = towns.map(({ weight }, index) => {
    const due = (total * weight) / sum
    return { index, whole: Math.floor(due), rest: due - Math.floor(due), weight, luck: random.next() }
  })
  const left = total - shares.reduce((all, { whole }) => all + whole, 0)
  const lucky = [...shares].sort((a, b) => b.rest - a.rest || b.weight - a.weight || a.luck - b.luck).slice(0, left)
  const more = new Set(lucky.map(({ index }) => index))
  return shares.map(({ index, whole }) => whole + (more.has(index) ? 1 : 0))
}

function zonesOf(counties: readonly County[], { zones }: Local): Slot[] {
  return zones.flatMap(([zone, code]) => {
    const county = counties.find((one) => one.code === code)
    return county ? [{ kind: 'guide' as const, county, zone }] : []
  })
}
