import { dayAfter, dayNumber } from '../person/date'
import { PackError } from './errors'
import { mirrored } from './stacking'
import type { Amount, Benefit, CountyLayer, DatedValue, Pack, Patch, PolicyDocument, Source } from './pack'

/** An item as it stands on one day: its amount is the one of that day. */
export interface EditionBenefit extends Omit<Benefit, 'values'> {
  readonly amount: readonly Amount[]
}

/** A pack as it stands for one county on one day: layers laid on each other, dated values picked. */
export interface Edition {
  readonly pack: Pack
  readonly documents: readonly PolicyDocument[]
  readonly benefits: readonly EditionBenefit[]
  /** References of all items that are, were or will be on the list. */
  readonly listed: ReadonlySet<string>
  /** Null while nobody has set it. */
  readonly parameters: ReadonlyMap<string, number | null>
}

/** A city's pack with one county's own list on top. */
type Layered = Pick<Pack, 'documents' | 'benefits' | 'parameters'>

/**
 * An item with a patch on it. The county's own paper stands first where it words the conditions anew, since what names
 * no source of its own cites the first.
 */
function patched(benefit: Benefit, sources: readonly Source[], set: Patch): Benefit {
  const both = set.when ? [...sources, ...benefit.sources] : [...benefit.sources, ...sources]
  return { ...benefit, ...set, sources: both }
}

function withLayer(pack: Pack, layer: CountyLayer): Layered {
  const patches = new Map(layer.patches.map((patch) => [patch.ref, patch]))
  const benefits = pack.benefits.map((benefit) => {
    const patch = patches.get(benefit.ref)
    return patch ? patched(benefit, patch.sources, patch.set) : benefit
  })
  return {
    documents: [...pack.documents, ...layer.documents],
    benefits: mirrored([...benefits, ...layer.benefits]),
    parameters: pack.parameters.map((parameter) => ({
      ...parameter,
      values: layer.parameters[parameter.key] ?? parameter.values,
    })),
  }
}

/** The pack for a county; a county without a layer has the city's own. */
export function layeredFor(pack: Pack, county: string | null): Layered {
  const layer = pack.layers.find((each) => each.county === county)
  return layer ? withLayer(pack, layer) : pack
}

interface Period {
  readonly from: string
  readonly to?: string
}

const holdsOn =
  (day: number) =>
  ({ from, to }: Period): boolean =>
    dayNumber(from) <= day && (to === undefined || day <= dayNumber(to))

const lifeOf = ({ validFrom, validTo }: Benefit): Period => ({ from: validFrom, ...(validTo && { to: validTo }) })

/** Days on which something begins, or has just ended: between two of them a layered pack is one and the same. */
export function turningDays({ benefits, parameters }: Layered): number[] {
  const periods = [
    ...benefits.flatMap((benefit) => [lifeOf(benefit), ...benefit.values]),
    ...parameters.flatMap(({ values }) => values),
  ]
  const days = periods.flatMap(({ from, to }) => [dayNumber(from), ...(to ? [dayAfter(dayNumber(to))] : [])])
  return [...new Set(days)].sort((a, b) => a - b)
}

/** A day outside all periods of an item that stands on the list has no amount, never the last row's. */
function onDay(benefit: Benefit, day: number): EditionBenefit {
  const { values, ...rest } = benefit
  const value = values.find(holdsOn(day))
  if (!value) throw new PackError(`${benefit.ref} states no amount for ${day}, though it holds on that day`)
  return { ...rest, amount: value.amount }
}

/** The number that holds on a day; what we assume where nobody has said one; null where we assume nothing. */
function valueOn(values: readonly DatedValue[], day: number, assumed: number | undefined): number | null {
  return values.find(holdsOn(day))?.value ?? assumed ?? null
}

/** What stands on the list on a day number; no items before its first day. */
export function editionOn(pack: Pack, layered: Layered, day: number): Edition {
  const standing = layered.benefits.filter((benefit) => holdsOn(day)(lifeOf(benefit)))
  return {
    pack,
    documents: layered.documents,
    benefits: standing.map((benefit) => onDay(benefit, day)),
    listed: new Set(layered.benefits.map(({ ref }) => ref)),
    parameters: new Map(layered.parameters.map(({ key, values, assumed }) => [key, valueOn(values, day, assumed)])),
  }
}
