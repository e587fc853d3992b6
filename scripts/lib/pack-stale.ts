import type { PolicyDocument, Source } from '../../src/domain/entitlement'
import { itemsOf, type CityFiles } from './pack-files'
import type { At, Fault } from './yaml-file'

/** A value that nobody has looked at for a year may have changed: said, not refused. */
const STALE_AFTER_YEARS = 1
const YEAR = 10_000

const digits = (day: string): number => Number(day.replaceAll('-', ''))

/** A machine whose clock is behind must not refuse everybody's packs; a slip of the pen is far off. */
const FUTURE_YEARS = 5

/** True when a last check lies more than twelve months before `today`. */
export function isStale(checkedOn: string, today: string): boolean {
  return digits(checkedOn) + STALE_AFTER_YEARS * YEAR < digits(today)
}

/** Something that was compared with its documents, on a day. */
interface Check {
  readonly checkedOn: string
  readonly sources: readonly Source[]
  /** Where the day stands. */
  readonly at: At
  readonly fault: (at: At, what: string, advice: string) => Fault
  /** The county whose documents count beside the city's; null for the city's alone. */
  readonly county: string | null
}

type Where = Pick<Check, 'fault' | 'county'>

interface Dated {
  readonly checkedOn: string
  readonly basis: Source
}

function datedChecks(values: readonly Dated[], at: At, where: Where): Check[] {
  return values.map(({ checkedOn, basis }, index) => {
    return { ...where, checkedOn, sources: [basis], at: [...at, index, 'checkedOn'] }
  })
}

function itemChecks(files: CityFiles): Check[] {
  return itemsOf(files).flatMap(({ item: { checkedOn, sources, values = [] }, county, fault }) => {
    const where = { fault, county }
    return [{ ...where, checkedOn, sources, at: ['checkedOn'] }, ...datedChecks(values, ['values'], where)]
  })
}

function countyChecks({ data, fault }: CityFiles['counties'][number]): Check[] {
  const where = { fault, county: data.county }
  const parameters = Object.entries(data.parameters).flatMap(([key, values]) =>
    datedChecks(values, ['parameters', key], where),
  )
  const patches = data.patches.flatMap(({ sources, set: { checkedOn, values = [] } }, index) => {
    const at: At = ['patches', index, 'set']
    const own = checkedOn === undefined ? [] : [{ ...where, checkedOn, sources, at: [...at, 'checkedOn'] }]
    return [...own, ...datedChecks(values, [...at, 'values'], where)]
  })
  return [...parameters, ...patches]
}

/** Every day of checking in a city's files. */
function checksOf(files: CityFiles): Check[] {
  const { data, fault } = files.about
  return [
    ...itemChecks(files),
    ...data.parameters.flatMap(({ values }, index) =>
      datedChecks(values, ['parameters', index, 'values'], { fault, county: null }),
    ),
    ...files.counties.flatMap(countyChecks),
    ...files.calculators.map(({ data: { checkedOn, source }, fault: complain }) => {
      return { checkedOn, sources: [source], at: ['checkedOn'], fault: complain, county: null }
    }),
  ]
}

/** Everything in a city's files that was last compared with its document more than twelve months ago. */
export function staleValues(files: CityFiles, today: string): Fault[] {
  return checksOf(files)
    .filter(({ checkedOn }) => isStale(checkedOn, today))
    .map(({ checkedOn, at, fault }) =>
      fault(at, `last checked on ${checkedOn}`, 'Compare it with the document, and write the day.'),
    )
}

/** The latest day on which a cited document came out; undefined where none of them is here. */
function issuedOn({ sources, county }: Check, files: CityFiles): string | undefined {
  const layer = files.counties.find(({ data }) => data.county === county)?.data.documents ?? []
  const documents = new Map<string, PolicyDocument>(
    [...files.about.data.documents, ...layer].map((document) => [document.id, document]),
  )
  const days = sources.flatMap(({ document }) => documents.get(document)?.issuedOn ?? [])
  return days.sort()[days.length - 1]
}

/** Checks that cannot have been made: on a day that has not come, or before the document was there. */
export function impossibleChecks(files: CityFiles, today: string): Fault[] {
  return checksOf(files).flatMap((check) => {
    const { checkedOn, at, fault } = check
    const advice = 'Write the day on which somebody compared it with the document.'
    if (digits(checkedOn) > digits(today) + FUTURE_YEARS * YEAR)
      return [fault(at, `it was checked on ${checkedOn}, which is still to come`, advice)]
    const issued = issuedOn(check, files)
    if (issued === undefined || checkedOn >= issued) return []
    return [fault(at, `it was checked on ${checkedOn}, and its document is of ${issued}`, advice)]
  })
}
