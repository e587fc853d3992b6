import type { Benefit } from '../src/domain/entitlement'
import { progress, CommandError } from './lib/command'
import { failureOf } from './lib/pack-scenarios'
import { citiesHere, readCity, type City, type Spec } from './lib/packs'
import { todayInChina } from './lib/today'

/** A value that nobody has looked at for a year may have changed: said, not refused. */
const STALE_AFTER_YEARS = 1
const YEAR = 10_000

const digits = (day: string): number => Number(day.replaceAll('-', ''))

/** True when the last check of a benefit lies more than twelve months before `today`. */
export function isStale({ checkedOn }: Pick<Benefit, 'checkedOn'>, today: string): boolean {
  return digits(checkedOn) + STALE_AFTER_YEARS * YEAR < digits(today)
}

function runScenarios({ pack }: City, { ref }: Benefit, { file, scenarios }: Spec): number {
  for (const scenario of scenarios) {
    const failure = failureOf(pack, ref, scenario)
    if (failure) throw new CommandError(`${file}: scenario «${scenario.title}»: ${failure}.`)
  }
  return scenarios.length
}

function lineFor(city: City, benefit: Benefit, spec: Spec): string {
  const passed = runScenarios(city, benefit, spec)
  const checked = spec.criteria.filter((criterion) => criterion.checked).length
  const columns = [
    benefit.ref.padEnd(7),
    benefit.standing.padEnd(9),
    `the machine checks ${checked} of ${spec.criteria.length} criteria`.padEnd(37),
    `${String(passed).padStart(2)} scenarios passed`.padEnd(20),
    benefit.name,
  ]
  return columns.join(' ')
}

/** What a county still has to say, and what nobody has looked at for a year. */
function warningsOf({ pack, specs }: City, today: string): string[] {
  const stale = pack.benefits.filter((benefit) => isStale(benefit, today))
  return [
    ...stale.map(({ ref, checkedOn }) => `Stale: ${specs.get(ref)?.file} was last checked on ${checkedOn}.`),
    ...pack.parameters.filter(({ values }) => values.length === 0).map(({ key, say }) => `Unset: ${key}, «${say}».`),
  ]
}

function report(name: string, today: string): number {
  const city = readCity(name)
  const { pack, specs } = city
  const lines = pack.benefits.map((benefit) => {
    const spec = specs.get(benefit.ref)
    if (!spec) throw new CommandError(`${benefit.ref} has no file.`)
    return lineFor(city, benefit, spec)
  })
  const items = new Set(pack.benefits.map(({ number }) => number)).size
  process.stdout.write(`${pack.name} ${pack.version}: ${items} items, ${pack.counties.length} places\n`)
  process.stdout.write(`${lines.join('\n')}\n`)
  warningsOf(city, today).forEach(progress)
  return [...specs.values()].reduce((sum, { scenarios }) => sum + scenarios.length, 0)
}

/** `npm run packs`: checks every city's files, runs every scenario, prints what the machine covers. */
export async function main(argv: string[]): Promise<number> {
  const [unexpected] = argv
  if (unexpected !== undefined) throw new CommandError(`«packs» takes no arguments, and got ${unexpected}.`)
  const today = todayInChina()
  const cities = citiesHere()
  const scenarios = cities.reduce((sum, city) => sum + report(city, today), 0)
  process.stdout.write(`${cities.length} packs, ${scenarios} scenarios, all well\n`)
  return 0
}
