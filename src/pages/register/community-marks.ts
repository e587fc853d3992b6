import type { Cluster, Clustered, Pinned } from '@/domain/facility/cluster'
import type { MapMark } from '@/ui/place-map/props'
import { eldersWords, reachWords, type CommunityLine } from './words'

/** A community as the list shows it, under the list's number. */
export interface NumberedCommunity extends Pinned {
  readonly number: number
  readonly line: CommunityLine
}

export const numbered = (communities: readonly CommunityLine[]): readonly NumberedCommunity[] =>
  communities.map((line, at) => ({ id: line.id, ...line.place, number: at + 1, line }))

/** «3 商会社区,老人 1,200 人,走 22 分钟,走不到»: all that the list tells. */
export const communityWords = ({ number, line }: NumberedCommunity): string =>
  `${number} ${line.name},老人 ${eldersWords(line.elders)},${reachWords(line)}`

const communityMark = (one: NumberedCommunity): MapMark => ({
  ...{ key: one.id, lng: one.lng, lat: one.lat, look: 'number', face: String(one.number) },
  name: communityWords(one),
})

/** «4 个社区,名单里的 1、3、8、9 号,按一下放大» */
const clusterMark = ({ key, lng, lat, count, pins, apartAt }: Cluster<NumberedCommunity>): MapMark => {
  const inside = pins.map(({ number }) => number).sort((one, other) => one - other)
  const words = [
    `${count} 个社区`,
    `名单里的 ${inside.join('、')} 号`,
    ...(apartAt === undefined ? [] : ['按一下放大']),
  ]
  return { key, lng, lat, look: 'count', face: String(count), name: words.join(','), zoomTo: apartAt }
}

/** What is drawn: communities one by one, and together where they would lie over each other. */
export const communityMarks = ({ pins, clusters }: Clustered<NumberedCommunity>): readonly MapMark[] => [
  ...pins.map(communityMark),
  ...clusters.map(clusterMark),
]

/** Which community a press on a mark means: where several lie on one spot, the first of the list. */
export function chosenBy({ pins, clusters }: Clustered<NumberedCommunity>, key: string): string | undefined {
  const pressed = pins.find(({ id }) => id === key)
  if (pressed) return pressed.id
  const inside = clusters.find((cluster) => cluster.key === key)?.pins ?? []
  return [...inside].sort((one, other) => one.number - other.number)[0]?.id
}
