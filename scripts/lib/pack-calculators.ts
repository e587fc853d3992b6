import type { Calculator, Shares } from '../../src/domain/operator/calculator'
import type { CityFiles } from './pack-files'
import type { At, Fault } from './yaml-file'

interface CountyAt {
  readonly at: At
  readonly code: string
}

function sharesCounties({ except = [] }: Shares): CountyAt[] {
  return except.flatMap(({ counties }, index) =>
    counties.map((code, place) => ({ at: ['shares', 'except', index, 'counties', place], code })),
  )
}

/** Every county that a rule names, and where. */
function countiesOf(calculator: Calculator): CountyAt[] {
  const shared = 'shares' in calculator ? sharesCounties(calculator.shares) : []
  if (calculator.kind !== 'by-area') return shared
  const capped = calculator.caps.flatMap(({ counties = [] }, index) =>
    counties.map((code, place) => ({ at: ['caps', index, 'counties', place], code })),
  )
  return [...shared, ...capped]
}

/** Documents, counties and other rules that a city's operator-side rules point at and that are not there. */
export function calculatorFaults({ about: { data }, benefits, calculators }: CityFiles): Fault[] {
  const documents = data.documents.map(({ id }) => id)
  const counties = new Set(data.counties.map(({ code }) => code))
  const refs = calculators.map((each) => each.data.ref)
  const items = new Map(benefits.map(({ data: { ref }, file }) => [ref, file]))
  return calculators.flatMap(({ data: rule, file, fault }, index) => {
    const lost = documents.includes(rule.source.document)
      ? []
      : [
          fault(
            ['source', 'document'],
            `there is no document «${rule.source.document}»`,
            `Cite one of ${documents.join(', ') || 'none'}, or add it under «documents».`,
          ),
        ]
    const first = refs.indexOf(rule.ref)
    const twin = first < index ? calculators[first]!.file : items.get(rule.ref)
    const double =
      twin === undefined || twin === file
        ? []
        : [fault(['ref'], `${rule.ref} stands in ${twin} too`, 'Give one of the two a reference of its own.')]
    const strangers = countiesOf(rule).filter(({ code }) => !counties.has(code))
    const excluded = rule.kind === 'by-area' ? (rule.excludes ?? []) : []
    return [
      ...lost,
      ...double,
      ...strangers.map(({ at, code }) =>
        fault(at, `there is no county ${code} here`, 'Write the code of one in pack.yaml.'),
      ),
      ...excluded.flatMap((ref, place) =>
        refs.includes(ref)
          ? []
          : [fault(['excludes', place], `there is no rule «${ref}»`, `Name one of ${refs.join(', ')}.`)],
      ),
    ]
  })
}
