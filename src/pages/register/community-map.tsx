import { useMemo, useState } from 'react'
import { clustered } from '@/domain/facility/cluster'
import { Alert, Box } from '@/ui'
import { PlaceMap, type MapView } from '@/ui/place-map'
import { chosenBy, communityMarks, communityWords, type NumberedCommunity } from './community-marks'

interface CommunityMapProps {
  /** What the list shows; the map draws nothing else. */
  readonly communities: readonly NumberedCommunity[]
  /** The one around which the circle lies. */
  readonly chosen: NumberedCommunity
  /** How often somebody has chosen one; 0: it is the list's first. */
  readonly turn: number
  /** Straight metres of the circle. */
  readonly metres: number
  readonly minutes: number
  readonly onChoose: (id: string) => void
}

const NO_NAMES: [] = []

/** Communities under the numbers of the list, and how far one walks from the chosen one. */
export function CommunityMap({ communities, chosen, turn, metres, minutes, onChoose }: CommunityMapProps) {
  const [view, setView] = useState<MapView>()
  const { lng, lat } = chosen
  const centre = useMemo(() => ({ lng, lat }), [lng, lat])
  const zoom = view && Math.round(view.zoom)
  // The mark in the middle of the circle would lie over the chosen one's own; the words below name it.
  const others = useMemo(() => communities.filter(({ id }) => id !== chosen.id), [communities, chosen.id])
  const seen = useMemo(() => (zoom === undefined ? undefined : clustered(others, [], zoom)), [others, zoom])
  const marks = useMemo(() => (seen ? communityMarks(seen) : []), [seen])
  const press = (key: string): void => {
    const id = seen && chosenBy(seen, key)
    if (id !== undefined) onChoose(id)
  }
  return (
    <Box className="stack">
      <PlaceMap
        id="community-map"
        label="社区地图,和名单内容一样"
        centre={centre}
        radius={metres}
        marks={marks}
        names={NO_NAMES}
        refused="地图没有打开,可能是网络不好。名单里什么都有。"
        onPress={press}
        onView={setView}
      />
      {/* A press brings it into sight, from a row far above too. */}
      <Alert key={turn} attend={turn > 0} className="note">
        {`圈的中间是 ${communityWords(chosen)};圈里是从那里走 ${minutes} 分钟能到的地方。`}
      </Alert>
      <Box className="note">地图上只画名单里看得到的社区,号和名单一样。</Box>
    </Box>
  )
}
