import type { Cluster, Clustered, Pinned } from '@/domain/facility/cluster'
import type { Place } from '@/domain/facility/facility'
import type { MapMark, MapView } from '@/ui/place-map/props'

export interface MapPin extends Pinned {
  readonly name: string
}

/** By the id of a place: its number in the list. */
export type Numbers = ReadonlyMap<string, number>

/** So much more than the view, on each side: a small move finds it drawn. */
const MARGIN = 0.25

function isNear({ west, south, east, north }: MapView, { lng, lat }: Place): boolean {
  const [wide, high] = [(east - west) * MARGIN, (north - south) * MARGIN]
  return lng > west - wide && lng < east + wide && lat > south - high && lat < north + high
}

const pinMark = ({ id, name, lng, lat }: MapPin, number: number | undefined): MapMark =>
  number === undefined
    ? { key: id, lng, lat, look: 'dot', face: '', name }
    : { key: id, lng, lat, look: 'number', face: String(number), name: `${number} ${name}` }

/** «12 家,里面有列表的 1、3 号,按一下放大» */
function clusterMark({ key, lng, lat, count, pins, apartAt }: Cluster<MapPin>, numbers: Numbers): MapMark {
  const inside = pins.flatMap(({ id }) => numbers.get(id) ?? []).sort((a, b) => a - b)
  const words = [
    `${count} 家`,
    ...(inside.length > 0 ? [`里面有列表的 ${inside.join('、')} 号`] : []),
    apartAt === undefined ? '按一下列出来' : '按一下放大',
  ]
  return { key, lng, lat, look: 'count', face: String(count), name: words.join(','), zoomTo: apartAt }
}

/** What is drawn of a view. What the list numbers keeps its number where it stands alone. */
export function marksOf({ pins, clusters }: Clustered<MapPin>, numbers: Numbers, view: MapView): MapMark[] {
  return [
    ...pins.filter((pin) => isNear(view, pin)).map((pin) => pinMark(pin, numbers.get(pin.id))),
    ...clusters.filter((cluster) => isNear(view, cluster)).map((cluster) => clusterMark(cluster, numbers)),
  ]
}

/** Over the places that no zoom takes apart. */
export function crowdWords({ count, pins }: Cluster<MapPin>): string {
  const untold = count - pins.length
  return untold > 0 ? `这里有 ${count} 家,还有 ${untold} 家请在列表里找` : `这里有 ${count} 家`
}
