import type { Pack } from '../../src/domain/entitlement'
import { itemsOf, type CityFiles, type Located } from './pack-files'
import { coveringRefs } from './pack-layers'
import { fitsUnit } from './pack-schema'
import { allLeavesOf, citationsOf, tiersOf } from './pack-walk'
import type { At, Fault } from './yaml-file'

type Complain = Located['fault']

/** All names that a city's files may point at. */
interface Names {
  readonly documents: ReadonlySet<string>
  readonly parameters: ReadonlySet<string>
  readonly levels: ReadonlySet<string>
  /** Items of the city and those that it inherits. */
  readonly refs: ReadonlySet<string>
  /** Items of the layer below. */
  readonly below: ReadonlySet<string>
  readonly counties: ReadonlySet<string>
}

function namesOf({ about: { data }, benefits }: CityFiles, parent: Pack | null): Names {
  const own = benefits.map(({ data: item }) => item)
  const covered = coveringRefs(own)
  const below = parent?.benefits.map(({ ref }) => ref) ?? []
  return {
    documents: new Set(data.documents.map(({ id }) => id)),
    parameters: new Set(data.parameters.map(({ key }) => key)),
    levels: new Set(data.parameters.filter(({ unit }) => unit === 'level').map(({ key }) => key)),
    refs: new Set([...own.map(({ ref }) => ref), ...below.filter((ref) => !covered.has(ref))]),
    below: new Set(below),
    counties: new Set(data.counties.map(({ code }) => code)),
  }
}

const list = (names: ReadonlySet<string>): string => [...names].join(', ') || 'none'

interface Pointing {
  readonly item: Parameters<typeof citationsOf>[0] & Partial<Pick<Located['item'], 'ref' | 'stacking'>>
  readonly documents: ReadonlySet<string>
  readonly refs: ReadonlySet<string>
}

/** Documents, parameters and items that an item, or a patch of one, points at and that are not there. */
function pointingFaults(
  { item, documents, refs }: Pointing,
  { parameters, levels }: Names,
  complain: Complain,
): Fault[] {
  const lost = citationsOf(item).filter(({ value }) => !documents.has(value.document))
  const unset = allLeavesOf(item).filter(
    ({ value }) =>
      'ability' in value && typeof value.ability.levelFrom === 'string' && !levels.has(value.ability.levelFrom),
  )
  const astray = tiersOf(item).filter(
    ({ value: { times } }) => times && !refs.has(times.of) && !parameters.has(times.of),
  )
  const itself = (item.stacking ?? []).flatMap((rule, index) => (rule.with === item.ref ? [index] : []))
  const alone = (item.stacking ?? []).map((rule, index) => ({ rule, index })).filter(({ rule }) => !refs.has(rule.with))
  return [
    ...lost.map(({ at, value }) =>
      complain(
        [...at, 'document'],
        `there is no document «${value.document}»`,
        `Cite one of ${list(documents)}, or add it under «documents».`,
      ),
    ),
    ...unset.map(({ at, value }) => {
      const { levelFrom } = (value as { ability: { levelFrom: string } }).ability
      const advice = `Name one of ${list(levels)}, or add it under «parameters» of pack.yaml.`
      return complain([...at, 'ability', 'levelFrom'], `there is no level parameter «${levelFrom}»`, advice)
    }),
    ...astray.map(({ at, value }) =>
      complain(
        [...at, 'times', 'of'],
        `there is neither an item nor a parameter «${value.times!.of}» to multiply`,
        'Name an item of this city, one that it inherits, or a parameter of pack.yaml.',
      ),
    ),
    ...itself.map((index) =>
      complain(['stacking', index, 'with'], `${item.ref} stacks with itself`, 'Name the other item, or take it out.'),
    ),
    ...alone.map(({ rule, index }) =>
      complain(
        ['stacking', index, 'with'],
        `there is no item «${rule.with}»`,
        'Name an item of this city or one that it inherits.',
      ),
    ),
  ]
}

/** An item listed twice, or under letters of its own among those of its city. */
function refFaults(items: readonly Located[]): Fault[] {
  const seen = new Map<string, string>()
  const letters = items.find(({ county }) => county === null)?.item.ref.split('-')[0]
  return items.flatMap(({ item: { ref }, file, county, fault }) => {
    const first = seen.get(ref)
    if (first !== undefined) {
      return [fault(['ref'], `${ref} stands in ${first} too`, 'Give one of the two a reference of its own.')]
    }
    seen.set(ref, file)
    if (letters === undefined) return []
    const wanted = county === null ? letters : `${letters}C`
    if (ref.split('-')[0] === wanted) return []
    const whose = county === null ? 'the items of this city' : 'a county’s own items here'
    return [fault(['ref'], `${ref} does not begin with the letters of ${whose}, ${wanted}`, `Write ${wanted}-….`)]
  })
}

/** What an item covers is there; a county changes its city's items by patches. */
function coverFaults({ benefits }: CityFiles, items: readonly Located[], { below }: Names): Fault[] {
  const counties = items
    .filter(({ county, item }) => county !== null && item.covers)
    .map(({ item, fault }) =>
      fault(['covers'], `${item.ref} is a county’s own and covers nothing`, 'Change the city’s item under «patches».'),
    )
  const cities = benefits.flatMap(({ data: { covers = [] }, fault }) =>
    covers.flatMap((ref, index) =>
      below.has(ref)
        ? []
        : [
            fault(
              ['covers', index],
              `the layer below has no item «${ref}»`,
              `Name one of ${list(below)}, or take it out.`,
            ),
          ],
    ),
  )
  return [...cities, ...counties]
}

function scenarioFaults(items: readonly Located[], { counties }: Names): Fault[] {
  return items.flatMap(({ item, fault }) =>
    item.scenarios.flatMap(({ county }, index) =>
      county === undefined || counties.has(county)
        ? []
        : [
            fault(
              ['scenarios', index, 'county'],
              `there is no county ${county} here`,
              'Write the code of one in pack.yaml.',
            ),
          ],
    ),
  )
}

function placeFaults({ about: { data, fault } }: CityFiles): Fault[] {
  const seen = new Set<string>()
  return data.counties.flatMap(({ code, name }, index) => {
    const at: At = ['counties', index, 'code']
    const twice = seen.has(code)
    seen.add(code)
    if (twice) return [fault(at, `two counties have the code ${code}`, 'Mend one of the two.')]
    if (code.startsWith(data.code)) return []
    return [
      fault(
        at,
        `${code} of ${name} does not begin with the city’s ${data.code}`,
        'Mend the code, or take the place out.',
      ),
    ]
  })
}

/** Two documents of one name, or two parameters of one key. */
function doubleFaults(names: readonly string[], at: (index: number) => At, complain: Complain): Fault[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [complain(at(index), `«${name}» is there twice`, 'Give one of the two a name of its own, or take it out.')],
  )
}

type CountyFileHere = CityFiles['counties'][number]

function countyFaults({ file, data, fault }: CountyFileHere, files: CityFiles, names: Names): Fault[] {
  const documents = new Set([...names.documents, ...data.documents.map(({ id }) => id)])
  const code = file.split('/').pop()?.replace('.yaml', '')
  const strangers = Object.keys(data.parameters).filter((key) => !names.parameters.has(key))
  const units = new Map(files.about.data.parameters.map(({ key, unit }) => [key, unit]))
  const clash = data.documents.filter(({ id }) => names.documents.has(id))
  return [
    ...(names.counties.has(data.county) && code === data.county
      ? []
      : [
          fault(
            ['county'],
            `${data.county} is no county of this city, or the file is not called by it`,
            `Name the file by a code of pack.yaml and write the same code in it: ${list(names.counties)}.`,
          ),
        ]),
    ...clash.map(({ id }) =>
      fault(['documents'], `the city has a document «${id}» already`, 'Give the county’s one a name of its own.'),
    ),
    ...strangers.map((key) =>
      fault(['parameters', key], `the city has no parameter «${key}»`, `Set one of ${list(names.parameters)}.`),
    ),
    ...Object.entries(data.parameters).flatMap(([key, values]) =>
      values.flatMap(({ value }, index) => {
        const unit = units.get(key)
        if (!unit || fitsUnit(unit, value)) return []
        return [
          fault(['parameters', key, index, 'value'], `${value} cannot be a ${unit}`, 'Write what the unit counts.'),
        ]
      }),
    ),
    ...Object.entries(data.parameters).flatMap(([key, values]) =>
      values.flatMap(({ basis }, index) =>
        documents.has(basis.document)
          ? []
          : [
              fault(
                ['parameters', key, index, 'basis', 'document'],
                `there is no document «${basis.document}»`,
                `Cite one of ${list(documents)}, or add it under «documents».`,
              ),
            ],
      ),
    ),
    ...data.patches.flatMap(({ ref, sources, set }, index) => {
      const complain: Complain = (at, what, advice) => fault(['patches', index, ...at], what, advice)
      const within: Complain = (at, what, advice) => complain(at[0] === 'sources' ? at : ['set', ...at], what, advice)
      if (!names.refs.has(ref)) {
        return [complain(['ref'], `there is no item «${ref}» to change`, 'Name an item of the city, or add one.')]
      }
      return pointingFaults({ item: { ...set, sources }, documents, refs: names.refs }, names, within)
    }),
  ]
}

/** Everything in a city's files that points at what is not there, is there twice, or is called wrongly. */
export function referenceFaults(files: CityFiles, parent: Pack | null): Fault[] {
  const names = namesOf(files, parent)
  const { data, fault } = files.about
  const items = itemsOf(files)
  const theirs = (county: string | null): Pointing['documents'] => {
    const layer = files.counties.find((each) => each.data.county === county)
    return new Set([...names.documents, ...(layer?.data.documents.map(({ id }) => id) ?? [])])
  }
  const refsFor = (county: string | null) =>
    new Set([...names.refs, ...items.filter((each) => each.county === county).map(({ item }) => item.ref)])
  return [
    ...placeFaults(files),
    ...doubleFaults(
      data.documents.map(({ id }) => id),
      (index) => ['documents', index, 'id'],
      fault,
    ),
    ...doubleFaults(
      data.parameters.map(({ key }) => key),
      (index) => ['parameters', index, 'key'],
      fault,
    ),
    ...parameterFaults(files, names),
    ...refFaults(items),
    ...coverFaults(files, items, names),
    ...items.flatMap(({ item, county, fault: complain }) =>
      pointingFaults({ item, documents: theirs(county), refs: refsFor(county) }, names, complain),
    ),
    ...scenarioFaults(items, names),
    ...files.counties.flatMap((county) => countyFaults(county, files, names)),
  ]
}

function parameterFaults({ about: { data, fault } }: CityFiles, { documents }: Names): Fault[] {
  return data.parameters.flatMap(({ values }, index) =>
    values.flatMap(({ basis }, at) =>
      documents.has(basis.document)
        ? []
        : [
            fault(
              ['parameters', index, 'values', at, 'basis', 'document'],
              `there is no document «${basis.document}»`,
              `Cite one of ${list(documents)}, or add it under «documents».`,
            ),
          ],
    ),
  )
}
