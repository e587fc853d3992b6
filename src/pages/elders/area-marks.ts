import type { ActionOutput } from '@/contract'
import { metresBetween } from '@/domain/facility/distance'
import type { Cluster, Clustered, Pinned } from '@/domain/facility/cluster'
import type { Place } from '@/domain/facility/facility'
import type { MapMark } from '@/ui/place-map/props'

export type Area = ActionOutput<'care', 'elderAreas'>['areas'][number]

/** A community with its elders; nobody's own door. */
export interface AreaPin extends Pinned {
  readonly area: Area
}

export const areaPins = (areas: readonly Area[]): readonly AreaPin[] =>
  areas.map((area) => ({ id: area.name, lng: area.lng, lat: area.lat, area }))

/** «806 位,解放路社区,这个月没看过的 12 位» */
export const areaWords = ({ name, elders, unvisited }: Area): string =>
  `${elders} 位,${name}${unvisited > 0 ? `,这个月没看过的 ${unvisited} 位` : ''}`

const sum = (pins: readonly AreaPin[], of: (area: Area) => number): number =>
  pins.reduce((all, { area }) => all + of(area), 0)

const clusterMark = ({ key, lng, lat, pins, apartAt }: Cluster<AreaPin>): MapMark => {
  const elders = sum(pins, (area) => area.elders)
  const press = apartAt === undefined ? '' : ',按一下放大'
  return {
    ...{ key, lng, lat, look: 'count' as const, face: String(elders), zoomTo: apartAt },
    name: `${elders} 位,${pins.length} 个社区${press}`,
  }
}

/** What is drawn: elders by community, added up where communities would lie over each other. */
export const areaMarks = ({ pins, clusters }: Clustered<AreaPin>): readonly MapMark[] => [
  ...pins.map(({ id, lng, lat, area }) => ({
    ...{ key: id, lng, lat, look: 'count' as const, face: String(area.elders) },
    name: areaWords(area),
  })),
  ...clusters.map(clusterMark),
]

/** Communities under a mark that was pressed. */
export const pressedAreas = ({ pins, clusters }: Clustered<AreaPin>, key: string): readonly Area[] =>
  (clusters.find((cluster) => cluster.key === key)?.pins ?? pins.filter(({ id }) => id === key)).map(({ area }) => area)

/** No map begins nearer than this. */
const LEAST_METRES = 600
/** The outermost marks are not cut by the edge. */
const ROOM = 1.15

/** Where the map begins so that all areas are seen; undefined without any. */
export function aroundAll(areas: readonly Area[]): { readonly centre: Place; readonly radius: number } | undefined {
  if (areas.length === 0) return undefined
  const [lngs, lats] = [areas.map(({ lng }) => lng), areas.map(({ lat }) => lat)]
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2
  const centre = { lng: middle(lngs), lat: middle(lats) }
  const far = Math.max(...areas.map((area) => metresBetween(centre, area)))
  return { centre, radius: Math.max(LEAST_METRES, Math.ceil(far * ROOM)) }
}
