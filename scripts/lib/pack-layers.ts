import {
  mirrored,
  type Amount,
  type Benefit,
  type CountyLayer,
  type DatedValue,
  type Pack,
  type Parameter,
  type Patch,
  type PolicyDocument,
  type Stacking,
} from '../../src/domain/entitlement'
import { CITY_DIGITS } from './condition-schema'
import { continued, nextDay, patchedValues, valuesOf } from './pack-amounts'
import type { CityFiles } from './pack-files'
import type { BenefitFile, CountyFile } from './pack-schema'
import { parametersRead } from './pack-walk'

/** An item as the phone receives it. */
export function benefitOf(item: BenefitFile): Benefit {
  const { criteria: _criteria, scenarios: _scenarios, amount: _amount, narrower: _narrower, ...benefit } = item
  return { ...benefit, values: valuesOf(item) }
}

/** Own items that put an item of the layer below in place, by its reference. */
export function coveringRefs(own: readonly { ref: string; covers?: readonly string[] }[]): Map<string, string[]> {
  const covering = new Map<string, string[]>()
  for (const { ref, covers = [] } of own)
    for (const below of covers) covering.set(below, [...(covering.get(below) ?? []), ref])
  return covering
}

/** What an inherited document is called among a city's own. */
const documentId = (parent: string, id: string): string => (id.includes(':') ? id : `${parent}:${id}`)

interface Heir {
  readonly parent: string
  /** The city's four digits; empty where it has none. */
  readonly code: string
  readonly covering: ReadonlyMap<string, readonly string[]>
}

/** The same data with its documents named as the heir names them, and the heir's digits for `{city}`. */
function rewritten(value: unknown, heir: Heir, key = ''): unknown {
  if (Array.isArray(value)) {
    const digits = (each: unknown) => (key === 'within' && each === CITY_DIGITS && heir.code ? heir.code : each)
    return value.map((each) => rewritten(digits(each), heir, key))
  }
  if (typeof value !== 'object' || value === null)
    return key === 'document' ? documentId(heir.parent, String(value)) : value
  return Object.fromEntries(Object.entries(value).map(([each, part]) => [each, rewritten(part, heir, each)]))
}

function newStacking(stacking: readonly Stacking[], { covering }: Heir): Stacking[] {
  return stacking.flatMap((rule) => (covering.get(rule.with) ?? [rule.with]).map((ref) => ({ ...rule, with: ref })))
}

function newTiers(tiers: readonly Amount[], { covering }: Heir): Amount[] {
  return tiers.map((tier) => {
    const instead = tier.times && covering.get(tier.times.of)?.[0]
    return tier.times && instead ? { ...tier, times: { ...tier.times, of: instead } } : tier
  })
}

/** An item of the layer below, among the items of the one above. */
function bequeathed(benefit: Benefit, heir: Heir): Benefit {
  const own = rewritten(benefit, heir) as Benefit
  return {
    ...own,
    stacking: newStacking(own.stacking, heir),
    values: own.values.map((value) => ({ ...value, amount: newTiers(value.amount, heir) })),
  }
}

type Legacy = Pick<Pack, 'benefits' | 'documents' | 'parameters'>

/** What a city takes over: items that none of its own covers, with the documents and parameters they stand on. */
export function legacyOf(parent: Pack, code: string, own: readonly Benefit[], keys: ReadonlySet<string>): Legacy {
  const covering = coveringRefs(own)
  const heir: Heir = { parent: parent.city, code, covering }
  const benefits = parent.benefits.filter(({ ref }) => !covering.has(ref)).map((benefit) => bequeathed(benefit, heir))
  const read = new Set(benefits.flatMap((benefit) => [...parametersRead(benefit)]))
  const parameters = parent.parameters
    .filter(({ key }) => read.has(key) && !keys.has(key))
    .map((parameter) => rewritten(parameter, heir) as Parameter)
  const cited = JSON.stringify([benefits, parameters])
  const documents = parent.documents
    .map((document): PolicyDocument => ({ ...document, id: documentId(parent.city, document.id) }))
    .filter(({ id }) => cited.includes(`"document":"${id}"`))
  return { benefits, documents, parameters }
}

/** What a county says of a parameter for as long as it says it; before and after that, what its city says. */
function countyValues(city: readonly DatedValue[], county: readonly DatedValue[]): DatedValue[] {
  const end = county[county.length - 1]?.to
  if (end === undefined) return continued(city, county)
  const back = nextDay(end)
  const after = city
    .filter(({ to }) => to === undefined || to >= back)
    .map((value) => (value.from >= back ? value : { ...value, from: back }))
  return [...continued(city, county), ...after]
}

/** A county's file as a layer on its city's pack. */
function layerOf(file: CountyFile, city: Pick<Pack, 'benefits' | 'parameters'>): CountyLayer {
  const { county, documents } = file
  const patches = file.patches.map((patch) => {
    const benefit = city.benefits.find(({ ref }) => ref === patch.ref)!
    const { amount: _amount, ...set } = patch.set
    const values = patchedValues(benefit, patch)
    return { ref: patch.ref, sources: patch.sources, set: { ...set, ...(values && { values }) } satisfies Patch }
  })
  const parameters = Object.fromEntries(
    Object.entries(file.parameters).map(([key, values]) => {
      const below = city.parameters.find((parameter) => parameter.key === key)?.values ?? []
      return [key, countyValues(below, values)]
    }),
  )
  const benefits = file.benefits.map(benefitOf)
  return { county, documents, parameters, patches, benefits }
}

/** A city's own files and what it inherits, put together. */
export function assembled(files: CityFiles, parent: Pack | null): Omit<Pack, 'version'> {
  const { listedOn: _listedOn, extends: _extends, ...about } = files.about.data
  const own = files.benefits.map(({ data }) => benefitOf(data))
  const keys = new Set(about.parameters.map(({ key }) => key))
  const legacy = parent ? legacyOf(parent, about.code, own, keys) : { benefits: [], documents: [], parameters: [] }
  const benefits = mirrored([...own, ...legacy.benefits])
  const parameters = [...about.parameters, ...legacy.parameters]
  return {
    ...about,
    documents: [...about.documents, ...legacy.documents],
    parameters,
    benefits,
    layers: files.counties.map(({ data }) => layerOf(data, { benefits, parameters })),
    calculators: files.calculators.map(({ data }) => data),
  }
}
