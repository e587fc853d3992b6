import { useMemo, useState } from 'react'
import type { ElderFilter } from '@/contract/care/elders'
import { useAnswer } from '@/client/use-answer'
import { clustered } from '@/domain/facility/cluster'
import { Alert, Box, Card, Notice, Row } from '@/ui'
import { PlaceMap, type MapView } from '@/ui/place-map'
import { Waiting } from '../waiting'
import { areaMarks, areaPins, areaWords, aroundAll, pressedAreas, type Area } from './area-marks'

const NO_NAMES: [] = []
const NONE: readonly Area[] = []

function AreaMap({ areas }: { readonly areas: readonly Area[] }) {
  const [view, setView] = useState<MapView>()
  const [pressed, setPressed] = useState<readonly Area[]>(NONE)
  const start = useMemo(() => aroundAll(areas), [areas])
  const pins = useMemo(() => areaPins(areas), [areas])
  const zoom = view && Math.round(view.zoom)
  const seen = useMemo(() => (zoom === undefined ? undefined : clustered(pins, [], zoom)), [pins, zoom])
  const marks = useMemo(() => (seen ? areaMarks(seen) : []), [seen])
  if (!start) return null
  return (
    <Box className="stack">
      <PlaceMap
        id="elder-map"
        label="老人地图,和下面的社区名单内容一样"
        centre={start.centre}
        radius={start.radius}
        circle={false}
        marks={marks}
        names={NO_NAMES}
        refused="地图没有打开,可能是网络不好。下面的社区名单里什么都有。"
        onPress={(key) => seen && setPressed(pressedAreas(seen, key))}
        onView={setView}
      />
      {pressed.length > 0 && (
        <Alert key={pressed.map(({ name }) => name).join()} className="note">
          {pressed.map(areaWords).join(';')}
        </Alert>
      )}
    </Box>
  )
}

interface AreasProps {
  readonly account: string
  readonly filters: readonly ElderFilter[]
}

/** The register as a map: how many live in each community; the list under it tells the same. */
export function Areas({ account, filters }: AreasProps) {
  const read = useAnswer('care', 'elderAreas', { filters: [...filters] }, account)
  const { data } = read
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data && data.areas.length === 0 && <Notice>没有知道住在哪个社区的老人,地图上画不出来。</Notice>}
      {data && data.areas.length > 0 && (
        <>
          <AreaMap areas={data.areas} />
          <Card kind="rows" role="list" label="各社区">
            {data.areas.map(({ name, elders, unvisited }) => (
              <Row
                key={name}
                title={name}
                detail={unvisited > 0 ? `这个月没看过的 ${unvisited} 位` : '这个月都看过了'}
                end={`${elders} 位`}
              />
            ))}
          </Card>
          <Box className="note">地图上只到社区,不画谁家的门。</Box>
        </>
      )}
      {data && data.nowhere > 0 && <Box>{`还有 ${data.nowhere} 位不知道住在哪个社区,只在名单里。`}</Box>}
    </>
  )
}
