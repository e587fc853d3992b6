import type { PolicyDocument, Source, Standing } from '../../src/domain/entitlement'
import { itemsOf, type CityFiles } from './pack-files'
import type { At, Fault } from './yaml-file'

type Complain = (at: At, what: string, advice: string) => Fault
type Documents = ReadonlyMap<string, PolicyDocument>

/** How much weight a paper lends: a draft none, what has run out none any more. */
const WEIGHT: Readonly<Record<Standing, number>> = {
  'in-force': 2,
  pilot: 1,
  exploratory: 1,
  draft: 0,
  historic: 0,
}

const ADVICE = 'Give the item the standing of its document, or cite the paper that put it in force.'

/** The document of most weight among those cited; undefined where none of them is the city's own. */
function bestOf(sources: readonly Source[], documents: Documents): PolicyDocument | undefined {
  const cited = sources.flatMap(({ document }) => documents.get(document) ?? [])
  return cited.reduce<PolicyDocument | undefined>(
    (best, each) => (best && WEIGHT[best.standing] >= WEIGHT[each.standing] ? best : each),
    undefined,
  )
}

interface Claim {
  readonly name: string
  readonly standing: Standing
  readonly sources: readonly Source[]
}

function claimFaults({ name, standing, sources }: Claim, documents: Documents, at: At, complain: Complain): Fault[] {
  const best = bestOf(sources, documents)
  if (!best || WEIGHT[standing] <= WEIGHT[best.standing]) return []
  const what = `${name} is ${standing}, and no document that it cites is more than ${best.standing}`
  return [complain(at, what, ADVICE)]
}

/** Items, and what a county changes of them, that claim more weight than the best of their documents has. */
export function standingFaults(files: CityFiles): Fault[] {
  const { documents } = files.about.data
  const layers = new Map(files.counties.map(({ data }) => [data.county, data.documents]))
  const known = (county: string | null): Documents =>
    new Map([...documents, ...((county && layers.get(county)) || [])].map((document) => [document.id, document]))
  const standings = new Map(files.benefits.map(({ data: { ref, standing } }) => [ref, standing]))
  const items = itemsOf(files).flatMap(({ item: { ref, standing, sources }, county, fault }) =>
    claimFaults({ name: ref, standing, sources }, known(county), ['standing'], fault),
  )
  const patches = files.counties.flatMap(({ data, fault }) =>
    data.patches.flatMap(({ ref, sources }, index) => {
      const standing = standings.get(ref)
      const claim = standing && { name: `${ref}, which this changes,`, standing, sources }
      return claim ? claimFaults(claim, known(data.county), ['patches', index, 'sources'], fault) : []
    }),
  )
  return [...items, ...patches]
}
