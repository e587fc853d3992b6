import type { CityFiles } from './pack-files'
import { itemsOf } from './pack-files'
import type { At, Fault } from './yaml-file'

/** A value that nobody has looked at for a year may have changed: said, not refused. */
const STALE_AFTER_YEARS = 1
const YEAR = 10_000

const digits = (day: string): number => Number(day.replaceAll('-', ''))

/** True when a last check lies more than twelve months before `today`. */
export function isStale(checkedOn: string, today: string): boolean {
  return digits(checkedOn) + STALE_AFTER_YEARS * YEAR < digits(today)
}

interface Checked {
  readonly checkedOn: string
}

/** Everything in a city's files that was last compared with its document more than twelve months ago. */
export function staleValues(files: CityFiles, today: string): Fault[] {
  const old = ({ checkedOn }: Checked, at: At, say: (at: At, what: string, advice: string) => Fault): Fault[] =>
    isStale(checkedOn, today)
      ? [say([...at, 'checkedOn'], `last checked on ${checkedOn}`, 'Compare it with the document, and write the day.')]
      : []
  const dated = (values: readonly Checked[], at: At, say: Parameters<typeof old>[2]) =>
    values.flatMap((value, index) => old(value, [...at, index], say))
  return [
    ...itemsOf(files).flatMap(({ item, fault }) => [
      ...old(item, [], fault),
      ...dated(item.values ?? [], ['values'], fault),
    ]),
    ...files.about.data.parameters.flatMap(({ values }, index) =>
      dated(values, ['parameters', index, 'values'], files.about.fault),
    ),
    ...files.counties.flatMap(({ data, fault }) => [
      ...Object.entries(data.parameters).flatMap(([key, values]) => dated(values, ['parameters', key], fault)),
      ...data.patches.flatMap(({ set }, index) => dated(set.values ?? [], ['patches', index, 'set', 'values'], fault)),
    ]),
    ...files.calculators.flatMap(({ data, fault }) => old(data, [], fault)),
  ]
}
