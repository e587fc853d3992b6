import { compile, layeredFor, PackError, turningDays } from '../../src/domain/entitlement'
import { dayText } from '../../src/domain/person/date'
import { coverageFaults } from './pack-coverage'
import { floorFaults } from './pack-floor'
import { failureOf } from './pack-scenarios'
import { impossibleChecks } from './pack-stale'
import { standingFaults } from './pack-standing'
import { wordFaults } from './pack-words'
import type { City } from './packs'
import { todayInChina } from './today'
import type { Fault } from './yaml-file'

/** Scenarios that do not hold, each at its line. */
function scenarioFaults({ pack, specs }: City): Fault[] {
  return [...specs].flatMap(([ref, { scenarios, located }]) =>
    scenarios.flatMap((scenario, index) => {
      const failure = failureOf(pack, ref, scenario)
      const what = `scenario «${scenario.title}»: ${failure}`
      const advice = 'Mend the condition, or the scenario if it was wrong.'
      return failure === null ? [] : [located.fault(['scenarios', index], what, advice)]
    }),
  )
}

/** A pack that contradicts itself on some day, in some county, as the engine sees it. */
function editionFaults({ pack, files }: City): Fault[] {
  const counties = [null, ...pack.layers.map(({ county }) => county)]
  for (const county of counties) {
    for (const day of turningDays(layeredFor(pack, county))) {
      try {
        compile(pack, { on: dayText(day), county })
      } catch (error) {
        if (!(error instanceof PackError)) throw error
        return [files.about.fault([], `on ${dayText(day)}, ${error.message}`, 'Mend the item that it names.')]
      }
    }
  }
  return []
}

/**
 * Everything that can be found wrong in a city whose files can be read; a pack with one of these is refused.
 * @param today `YYYY-MM-DD`: nothing can have been checked later
 */
export function checkCity(city: City, today: string = todayInChina()): Fault[] {
  const broken = editionFaults(city)
  if (broken.length > 0) return broken
  const untried = [...city.specs.values()].flatMap((spec) => coverageFaults(city.pack, spec))
  return [
    ...wordFaults(city.files),
    ...standingFaults(city.files),
    ...impossibleChecks(city.files, today),
    ...scenarioFaults(city),
    ...untried,
    ...floorFaults(city),
  ]
}

/** Cities that share the letters of their references or the digits of their code. */
export function clashes(cities: readonly City[]): Fault[] {
  const seen = new Map<string, string>()
  return cities.flatMap(({ pack, specs, files }) => {
    const first = [...specs.values()][0]?.located
    const letters = first?.item.ref.split('-')[0]
    const claims = [
      ...(letters === undefined ? [] : [{ name: `the letters ${letters}`, fault: first!.fault, at: ['ref'] }]),
      ...(pack.code ? [{ name: `the code ${pack.code}`, fault: files.about.fault, at: ['code'] }] : []),
    ]
    return claims.flatMap(({ name, fault, at }) => {
      const other = seen.get(name)
      seen.set(name, pack.city)
      return other
        ? [fault(at, `${other} has ${name} already`, 'Choose others: a reference names one item alone.')]
        : []
    })
  })
}
