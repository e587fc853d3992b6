import { parseFacts } from '../../src/contract/facts'
import {
  compile,
  JudgeInputError,
  layeredFor,
  turningDays,
  type Facts,
  type Leaf,
  type Pack,
  type Scenario,
} from '../../src/domain/entitlement'
import type { CompiledPack } from '../../src/domain/entitlement/compiled'
import { findingsOf } from '../../src/domain/entitlement/leaf-table'
import { settle } from '../../src/domain/entitlement/settle'
import { subjectOf } from '../../src/domain/entitlement/subject'
import { dayNumber, dayText } from '../../src/domain/person/date'
import { legacyOf, coveringRefs } from './pack-layers'
import { isSure, lossOf, type Answer, type Loss } from './pack-loss'
import { everybody } from './pack-people'
import { allLeavesOf, parametersRead, tiersOf } from './pack-walk'
import type { City, Spec } from './packs'
import type { Fault } from './yaml-file'

/** A list as it stands for one county: null for the city's own. */
interface Side {
  readonly pack: Pack
  readonly county: string | null
  /** Items of which one must be at least as good as the other side's. */
  readonly refs: readonly string[]
}

/** One item of the layer below, and what stands in its place above. */
interface Pair {
  readonly below: Side
  readonly above: Side
  /** Where people are moved to: the layer below speaks of the whole country, the one above of its own people. */
  readonly home: string
  readonly scenarios: readonly Scenario[]
  /** First day number on which they are compared: before its own list a city promises nothing. */
  readonly begun: number
  /** Whether nobody may come to doubt what was sure, or only not everybody: a city knows of cases that the nation left out. */
  readonly surety: 'everybody' | 'somebody'
}

/** The first case in which the layer above is worse. */
interface Found extends Loss {
  readonly on: string
  readonly who: string
}

interface Somebody {
  readonly facts: Facts
  readonly who: string
}

const PLACES = ['hukou', 'residence', 'insuredIn'] as const

/** The same person at home in this place. */
function athome(facts: Facts, place: string): Facts {
  const moved = PLACES.filter((key) => facts[key]).map((key) => [key, { value: place, source: facts[key]!.source }])
  return { ...facts, ...Object.fromEntries(moved) } as Facts
}

function fromScenarios({ scenarios, home }: Pair): Somebody[] {
  return scenarios.flatMap(({ title, facts, on }) => {
    const parsed = parseFacts(facts, on)
    return parsed.ok ? [{ facts: athome(parsed.facts, home), who: `the person of «${title}»` }] : []
  })
}

/** Some items of a pack and all of which their amounts are multiples, in every county: the rest would only cost time. */
function partOf({ pack, county, refs }: Side): Side {
  const wanted = new Set(refs)
  const all = [...pack.benefits, ...pack.layers.flatMap(({ benefits }) => benefits)]
  const amounts = (ref: string) => [
    ...all.filter((benefit) => benefit.ref === ref),
    ...pack.layers.flatMap(({ patches }) => patches.filter((patch) => patch.ref === ref).map(({ set }) => set)),
  ]
  for (const ref of wanted)
    for (const { value } of amounts(ref).flatMap(tiersOf)) if (value.times) wanted.add(value.times.of)
  const layers = pack.layers.map((layer) => ({
    ...layer,
    benefits: layer.benefits.filter((each) => wanted.has(each.ref)),
  }))
  return { pack: { ...pack, benefits: pack.benefits.filter(({ ref }) => wanted.has(ref)), layers }, county, refs }
}

const layered = ({ pack, county }: Side) => layeredFor(pack, county)

const leavesOf = (side: Side): Leaf[] =>
  layered(side).benefits.flatMap((benefit) => allLeavesOf(benefit).map(({ value }) => value))

/** What somebody is told of each of these items on a day; none before she was born. */
function answers(list: CompiledPack, { refs }: Side, { facts }: Somebody, on: string): Answer[] {
  try {
    const findings = findingsOf(list.table, subjectOf(facts, on))
    return refs.flatMap((ref) => {
      const item = list.byRef.get(ref)
      return item ? [settle(item, findings)] : []
    })
  } catch (error) {
    if (error instanceof JudgeInputError) return []
    throw error
  }
}

/** Days on which either side becomes another one, from a first one on. */
function daysOf({ below, above }: { below: Side; above: Side }, begun: number): string[] {
  const days = [begun, ...[below, above].flatMap((side) => turningDays(layered(side)))]
  return [...new Set(days)]
    .filter((day) => day >= begun)
    .sort((a, b) => a - b)
    .map(dayText)
}

/** Everybody on whom a day is tried. */
function* peopleOn(on: string, pair: Pair, leaves: readonly Leaf[], lists: CompiledPack[]): Generator<Somebody> {
  yield* fromScenarios(pair)
  for (const { facts, told } of everybody(leaves, { on, home: pair.home, lists })) {
    yield { facts, who: told ? `somebody (${told})` : 'somebody' }
  }
}

/** The first of each kind of loss, among the people of the scenarios and all that the conditions can tell apart. */
function losses(pair: Pair): Found[] {
  const parts = { below: partOf(pair.below), above: partOf(pair.above) }
  const leaves = [...leavesOf(parts.below), ...leavesOf(parts.above)]
  const found = new Map<Loss['in'], Found>()
  for (const on of daysOf(parts, pair.begun)) {
    const below = compile(parts.below.pack, { on, county: parts.below.county })
    const above = compile(parts.above.pack, { on, county: parts.above.county })
    const today = new Map<Loss['in'], Found>()
    let isSureFor = false
    for (const somebody of peopleOn(on, pair, leaves, [below, above])) {
      const [had] = answers(below, parts.below, somebody, on)
      if (had?.verdict !== 'yes') continue
      const has = answers(above, parts.above, somebody, on)
      const loss = lossOf(had, has)
      if (loss && !today.has(loss.in)) today.set(loss.in, { ...loss, on, who: somebody.who })
      isSureFor ||= has.some(isSure)
    }
    if (isSureFor && pair.surety === 'somebody') today.delete('surety')
    for (const [kind, each] of today) if (!found.has(kind)) found.set(kind, each)
  }
  return [...found.values()]
}

const said = ({ on, who, what }: Found): string => `on ${on} ${who} ${what}`

/** What a city assumes is nobody's right: a county that knows better is not held against it. */
function withoutAssumed(pack: Pack, keys: ReadonlySet<string>): Pack {
  const parameters = pack.parameters.map((parameter) =>
    keys.has(parameter.key) && parameter.values.length === 0 ? { ...parameter, assumed: undefined } : parameter,
  )
  return { ...pack, parameters }
}

/** A county's list may add and raise. Whoever has something by the city's has at least as much by hers. */
function countyFaults(city: City): Fault[] {
  const { pack, files } = city
  return files.counties.flatMap(({ data: { county, patches, parameters }, fault }) => {
    const refs = new Set(layeredFor(pack, county).benefits.map(({ ref }) => ref))
    const dropped = pack.benefits.filter(({ ref }) => !refs.has(ref))
    const keys = new Set(Object.keys(parameters))
    const changed = new Set(patches.map(({ ref }) => ref))
    const below = withoutAssumed(pack, keys)
    const lowered = pack.benefits.flatMap(({ ref }) => {
      const pair = {
        below: { pack: below, county: null, refs: [ref] },
        above: { pack, county, refs: [ref] },
        home: county,
        scenarios: scenariosOf(city, ref),
        begun: Math.min(...turningDays(pack)),
        surety: 'everybody' as const,
      }
      const touched = partOf(pair.below).pack.benefits
      const isTouched = touched.some(
        (benefit) => changed.has(benefit.ref) || [...parametersRead(benefit)].some((key) => keys.has(key)),
      )
      const [worse] = isTouched ? losses(pair) : []
      const index = patches.findIndex((patch) => patch.ref === ref)
      const at = index < 0 ? ['parameters'] : ['patches', index, 'set']
      const advice = 'A county may add and raise, never lower: mend the county’s file, or ask the county.'
      return worse ? [fault(at, `${ref} is lowered: ${said(worse)}`, advice)] : []
    })
    return [
      ...dropped.map(({ ref }) => fault([], `${ref} of the city is missing`, 'A county may not drop an item.')),
      ...lowered,
    ]
  })
}

/** The layer below as the city reads it: its digits for `{city}`. */
function parentPack({ pack }: City, parent: City): Pack {
  return { ...parent.pack, ...legacyOf(parent.pack, pack.code, [], new Set()) }
}

/** Who has it may be narrower, knowingly; what it comes to may not, nor may nothing stand there. */
const isExcusable = (found: Found): boolean => found.in === 'who' || found.in === 'surety'

/** What an item admits to give less of than the one below, and whether it does; an exception that excuses nothing misleads. */
function admitted(own: readonly Spec[], ref: string, found: readonly Found[]): { left: Found[]; idle: Fault[] } {
  const isIdle = !found.some(isExcusable)
  const admissions = own.flatMap(({ located }) =>
    (located.item.narrower ?? []).flatMap(({ item }, index) => (item === ref ? [{ located, index }] : [])),
  )
  if (admissions.length === 0) return { left: [...found], idle: [] }
  const idle = admissions.map(({ located, index }) =>
    located.fault(['narrower', index], `${located.item.ref} is no narrower than ${ref}`, 'Take this line out.'),
  )
  return { left: found.filter((each) => !isExcusable(each)), idle: isIdle ? idle : [] }
}

/** «narrower» of what an item does not cover. */
function strayFaults({ specs }: City): Fault[] {
  return [...specs.values()].flatMap(({ located: { item, fault } }) =>
    (item.narrower ?? []).flatMap((narrower, index) =>
      item.covers?.includes(narrower.item)
        ? []
        : [fault(['narrower', index], `${item.ref} does not cover ${narrower.item}`, 'Take this line out.')],
    ),
  )
}

/** What puts an item of the layer below in place is worth at least as much, and is in force where that is. */
function coverFaults(city: City, parent: City): Fault[] {
  const { pack, specs } = city
  const covering = coveringRefs([...specs.values()].map(({ located }) => located.item))
  const below = parentPack(city, parent)
  const home = pack.counties[0]?.code ?? `${pack.code}00`
  return [...covering].flatMap(([ref, refs]) => {
    const own = refs.map((each) => specs.get(each)!)
    const { located } = own[0]!
    const at = ['covers', (located.item.covers ?? []).indexOf(ref)]
    const standing = parent.pack.benefits.find((benefit) => benefit.ref === ref)?.standing
    const inForce = own.some((each) => each.located.item.standing === 'in-force')
    if (standing === 'in-force' && !inForce) {
      const what = `${ref} is in force, and what covers it is ${located.item.standing}`
      return [located.fault(at, what, 'Take it out of «covers»: the item below then stays on the list.')]
    }
    const found = losses({
      below: { pack: below, county: null, refs: [ref] },
      above: { pack, county: null, refs },
      home,
      scenarios: scenariosOf(parent, ref),
      begun: dayNumber(city.files.about.data.listedOn),
      surety: 'somebody',
    })
    const { left, idle } = admitted(own, ref, found)
    const advice = `Widen ${refs.join(', ')}, or take it out of «covers»: the item below then stays on the list.`
    return [...left.map((each) => located.fault(at, `${ref} is narrowed: ${said(each)}`, advice)), ...idle]
  })
}

/** The scenarios of an item, wherever on the way down it was written. */
function scenariosOf(city: City, ref: string): readonly Scenario[] {
  return city.specs.get(ref)?.scenarios ?? (city.parent ? scenariosOf(city.parent, ref) : [])
}

/** A city that gives less than the national list, or a county that gives less than its city. */
export function floorFaults(city: City): Fault[] {
  return [...strayFaults(city), ...(city.parent ? coverFaults(city, city.parent) : []), ...countyFaults(city)]
}
