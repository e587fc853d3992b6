import { nextDay } from './pack-amounts'
import type { CityFiles } from './pack-files'
import { itemsOf } from './pack-files'
import type { At, Fault } from './yaml-file'

interface Period {
  readonly from: string
  readonly to?: string
}

type Complain = (at: At, what: string, advice: string) => Fault

const backwards = ({ from, to }: Period): boolean => to !== undefined && to < from

/** What is wrong between two periods of which one follows the other; null where they meet. */
function seam(before: Period, after: Period): { what: string; advice: string } | null {
  if (before.to === undefined || before.to >= after.from) {
    const end = before.to === undefined ? 'has no last day' : `goes on until ${before.to}`
    return {
      what: `the period before ${end}, and this one begins on ${after.from}: they overlap`,
      advice: 'Give the earlier one as its «to» the day before this one begins.',
    }
  }
  const next = nextDay(before.to)
  if (next === after.from) return null
  return {
    what: `nothing is said from ${next} until ${after.from}`,
    advice: 'Let this period begin on the day after the one before it ends, or say what held in between.',
  }
}

/** Periods that are to follow each other without gap or overlap; `at` leads to their list. */
export function seamFaults(periods: readonly Period[], at: At, complain: Complain): Fault[] {
  return periods.flatMap((period, index) => {
    if (backwards(period)) {
      return [complain([...at, index, 'to'], `the period ends before it begins`, 'Mend «from» or «to».')]
    }
    const before = periods[index - 1]
    const wrong = before && !backwards(before) ? seam(before, period) : null
    return wrong ? [complain([...at, index, 'from'], wrong.what, wrong.advice)] : []
  })
}

interface Life {
  readonly validFrom: string
  readonly validTo?: string
}

/** The amounts of an item go on until its last day. */
function endFaults({ validTo }: Pick<Life, 'validTo'>, values: readonly Period[], complain: Complain): Fault[] {
  const last = values[values.length - 1]
  if (last?.to === undefined || last.to === validTo) return []
  const holds = validTo === undefined ? 'has no last day' : `holds until ${validTo}`
  const what = `the last amount ends on ${last.to}, and the item ${holds}`
  return [complain(['values', values.length - 1, 'to'], what, 'Take «to» out, or say what comes after it.')]
}

/** The amounts of an item cover its whole life, from its first day to its last. */
function lifeFaults(life: Life, values: readonly Period[], complain: Complain): Fault[] {
  const [first] = values
  const ends = endFaults(life, values, complain)
  if (!first || first.from === life.validFrom) return ends
  const what = `the first amount begins on ${first.from}, and the item holds from ${life.validFrom} on`
  return [complain(['values', 0, 'from'], what, 'Let both begin on the same day.'), ...ends]
}

/** Periods that overlap, leave a gap, end before they begin or begin late: each at its line. */
export function periodFaults(files: CityFiles): Fault[] {
  const items = itemsOf(files).flatMap(({ item: { validFrom, validTo, values = [] }, fault }) => [
    ...(validTo !== undefined && validTo < validFrom
      ? [fault(['validTo'], 'the item ends before it begins', 'Mend «validFrom» or «validTo».')]
      : []),
    ...seamFaults(values, ['values'], fault),
    ...lifeFaults({ validFrom, validTo }, values, fault),
  ])
  const parameters = files.about.data.parameters.flatMap(({ values }, index) =>
    seamFaults(values, ['parameters', index, 'values'], files.about.fault),
  )
  const theirs = files.counties.flatMap((county) => [...twiceFaults(county), ...countyFaults(files, county)])
  return [...items, ...parameters, ...theirs]
}

/** An item that a county changes twice: whichever of the two stood last would win without a word. */
function twiceFaults({ data: { patches }, fault }: CityFiles['counties'][number]): Fault[] {
  const refs = patches.map(({ ref }) => ref)
  return refs.flatMap((ref, index) =>
    refs.indexOf(ref) === index
      ? []
      : [fault(['patches', index, 'ref'], `${ref} is changed twice`, 'Put both under one «set», by dates if need be.')],
  )
}

function countyFaults(files: CityFiles, { data, fault }: CityFiles['counties'][number]): Fault[] {
  const parameters = Object.entries(data.parameters).flatMap(([key, values]) =>
    seamFaults(values, ['parameters', key], fault),
  )
  const patches = data.patches.flatMap(({ ref, set: { values = [] } }, index) => {
    const at: At = ['patches', index, 'set', 'values']
    const item = files.benefits.find((each) => each.data.ref === ref)?.data
    const early = item && values[0] && values[0].from < item.validFrom
    const complain: Complain = (path, what, advice) => fault(['patches', index, 'set', ...path], what, advice)
    return [
      ...(early
        ? [
            fault(
              [...at, 0, 'from'],
              `the county’s amount begins before ${ref} does, on ${item.validFrom}`,
              'Begin on that day or later: until then the city’s own amount stands.',
            ),
          ]
        : []),
      ...seamFaults(values, at, fault),
      ...(item ? endFaults(item, values, complain) : []),
    ]
  })
  return [...parameters, ...patches]
}
