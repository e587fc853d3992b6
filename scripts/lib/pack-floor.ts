import { parseFacts } from '../../src/contract/facts'
import {
  judge,
  JudgeInputError,
  layeredFor,
  turningDays,
  type Facts,
  type JudgedBenefit,
  type Pack,
  type Scenario,
} from '../../src/domain/entitlement'
import { dayText } from '../../src/domain/person/date'
import { coveringRefs } from './pack-layers'
import type { City } from './packs'
import type { Fault } from './yaml-file'

/** Somebody who has an item by the layer below. */
interface Entitled {
  readonly ref: string
  readonly title: string
  readonly facts: Facts
}

const PLACES = ['hukou', 'residence', 'insuredIn'] as const

/** The same person at home in this place: the layer below speaks of the whole country, the one above of its own people. */
function athome(facts: Facts, place: string): Facts {
  const moved = PLACES.filter((key) => facts[key]).map((key) => [key, { value: place, source: facts[key]!.source }])
  return { ...facts, ...Object.fromEntries(moved) } as Facts
}

function judgedOn(pack: Pack, facts: Facts, on: string, county: string | null): readonly JudgedBenefit[] {
  try {
    return judge(pack, facts, { on, county, changes: false }).benefits
  } catch (error) {
    // Before the first list, or before this person was born, there is nothing to compare.
    if (error instanceof JudgeInputError) return []
    throw error
  }
}

const find = (benefits: readonly JudgedBenefit[], ref: string) => benefits.find((benefit) => benefit.ref === ref)

function entitled(ref: string, scenarios: readonly Scenario[]): Entitled[] {
  return scenarios.flatMap(({ title, facts, on }) => {
    const parsed = parseFacts(facts, on)
    return parsed.ok ? [{ ref, title, facts: parsed.facts }] : []
  })
}

/** Every day on which either pack becomes another one. */
function daysOf(...layered: Parameters<typeof turningDays>[0][]): string[] {
  return [...new Set(layered.flatMap(turningDays))].sort((a, b) => a - b).map(dayText)
}

/** In what an answer is worse than the one below it; null where it is at least as good. */
function loss(below: JudgedBenefit, above: readonly JudgedBenefit[]): string | null {
  if (above.every(({ verdict }) => verdict === 'no')) return 'no longer gets it'
  const { fen: floor, per } = below.amount
  if (floor === undefined) return null
  const figures = above.filter(({ verdict }) => verdict !== 'no').map(({ amount }) => amount)
  if (figures.some((amount) => amount.fen !== undefined && amount.per === per && amount.fen >= floor)) return null
  const yuan = (fen: number) => `${fen / 100} yuan${per ? ` a ${per}` : ''}`
  const said = figures.find(({ fen }) => fen !== undefined)
  return said?.fen !== undefined && said.per === per
    ? `gets ${yuan(said.fen)} instead of ${yuan(floor)}`
    : `is told no figure, where it is ${yuan(floor)}`
}

/** A county's list may add and raise. Whoever has something by the city's has at least as much by hers. */
function countyFaults(city: City, people: readonly Entitled[]): Fault[] {
  const { pack, files } = city
  return files.counties.flatMap(({ data: { county, patches }, fault }) => {
    const layered = layeredFor(pack, county)
    const refs = new Set(layered.benefits.map(({ ref }) => ref))
    const dropped = pack.benefits.filter(({ ref }) => !refs.has(ref))
    const days = daysOf(pack, layered)
    const worse = new Map<string, Fault>()
    for (const { ref, title, facts } of people) {
      const home = athome(facts, county)
      for (const on of days) {
        const below = find(judgedOn(pack, home, on, null), ref)
        if (below?.verdict !== 'yes' || worse.has(ref)) continue
        const above = find(judgedOn(pack, home, on, county), ref)
        const lost = loss(below, above ? [above] : [])
        const index = patches.findIndex((patch) => patch.ref === ref)
        const at = index < 0 ? ['parameters'] : ['patches', index, 'set']
        const advice = 'A county may add and raise, never lower: mend the county’s file, or ask the county.'
        if (lost) worse.set(ref, fault(at, `${ref} is lowered: on ${on} the person of «${title}» ${lost}`, advice))
      }
    }
    return [
      ...dropped.map(({ ref }) => fault([], `${ref} of the city is missing`, 'A county may not drop an item.')),
      ...worse.values(),
    ]
  })
}

/** What puts an item of the layer below in place is worth at least as much, and is in force where that is. */
function coverFaults({ pack, specs }: City, parent: City): Fault[] {
  const covering = coveringRefs([...specs.values()].map(({ located }) => located.item))
  return [...covering].flatMap(([ref, own]) => {
    const { located } = specs.get(own[0]!)!
    const at = ['covers', (located.item.covers ?? []).indexOf(ref)]
    const standing = parent.pack.benefits.find((benefit) => benefit.ref === ref)?.standing
    const inForce = own.some((each) => specs.get(each)?.located.item.standing === 'in-force')
    if (standing === 'in-force' && !inForce) {
      const what = `${ref} is in force, and what covers it is ${located.item.standing}`
      return [located.fault(at, what, 'Take it out of «covers»: the item below then stays on the list.')]
    }
    const place = pack.counties[0]?.code ?? `${pack.code}00`
    const people = entitled(ref, scenariosOf(parent, ref))
    for (const { facts, title } of people) {
      const home = athome(facts, place)
      for (const on of daysOf(parent.pack, pack)) {
        const below = find(judgedOn(parent.pack, facts, on, null), ref)
        const above = judgedOn(pack, home, on, null).filter((benefit) => own.includes(benefit.ref))
        const lost = below?.verdict === 'yes' && above.length > 0 ? loss(below, above) : null
        const advice = `Widen ${own.join(', ')}, or take it out of «covers»: the item below then stays on the list.`
        if (lost) return [located.fault(at, `${ref} is narrowed: on ${on} the person of «${title}» ${lost}`, advice)]
      }
    }
    return []
  })
}

/** The scenarios of an item, wherever on the way down it was written. */
function scenariosOf(city: City, ref: string): readonly Scenario[] {
  return city.specs.get(ref)?.scenarios ?? (city.parent ? scenariosOf(city.parent, ref) : [])
}

/** A city that gives less than the national list, or a county that gives less than its city. */
export function floorFaults(city: City): Fault[] {
  const people = city.pack.benefits.flatMap(({ ref }) => entitled(ref, scenariosOf(city, ref)))
  return [...(city.parent ? coverFaults(city, city.parent) : []), ...countyFaults(city, people)]
}
