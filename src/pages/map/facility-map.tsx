import { useEffect, useMemo, useRef, useState } from 'react'
import type { ActionInput } from '@/contract'
import type { FacilityFilters } from '@/contract/facility'
import { tileZoom, type MapTiles } from '@/client/map-tiles'
import { useMapTiles } from '@/client/use-map-tiles'
import { clustered, type Clustered } from '@/domain/facility/cluster'
import { metresBetween } from '@/domain/facility/distance'
import type { Place } from '@/domain/facility/facility'
import { Box, Button, Card, Failure, Heading, Row } from '@/ui'
import { PlaceMap, type MapView } from '@/ui/place-map'
import { atMost, crowdWords, marksOf, withListed, type Listed, type MapPin, type Numbers } from './map-marks'

interface FacilityMapProps {
  readonly city: ActionInput<'facility', 'tiles'>['city']
  /** Where distances count from: the middle of the circle. */
  readonly here: Place
  /** The list's own. */
  readonly filters: FacilityFilters
  /** Straight metres that are walked in the stated time. */
  readonly circle: number
  /** Only what lies in the circle is looked for; the map then draws nothing else. */
  readonly within?: boolean
  /** How many the list counts, once it has come. */
  readonly total?: number
  /** What the list shows, and under which numbers. */
  readonly listed: readonly Listed[]
  readonly names: readonly (Place & { readonly name: string })[]
  readonly onOpen: (id: string) => void
  /** The list is to be counted from the middle of the map. */
  readonly onFindHere: (point: Place) => void
}

/** The same object as long as it says the same: what is drawn by it is not drawn anew. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value)
  const kept = useRef({ text, value })
  if (kept.current.text !== text) kept.current = { text, value }
  return kept.current.value
}

const NOTHING: Clustered<MapPin> = { pins: [], clusters: [] }

interface Wanted {
  readonly tiles: MapTiles
  readonly view: MapView | undefined
  readonly listed: readonly Listed[]
  readonly keep: (place: Place) => boolean
  /** How many there are in all, where only the circle counts. */
  readonly inCircle: number | undefined
}

/**
 * What lies in the view. Until all of it is known at its own zoom, what was drawn before stays, put together anew: a map
 * that goes blank with each step frightens.
 */
function useInView({ tiles, view, listed, keep, inCircle }: Wanted): Clustered<MapPin> {
  const { version } = tiles.use()
  const drawn = useRef<{ readonly tiles: MapTiles; readonly zoom: number }>(undefined)
  useEffect(() => {
    if (view) tiles.look(view)
  }, [tiles, view])
  return useMemo(() => {
    // With each version the tiles know more; before the first one only the list does.
    if (!view || (version === 0 && listed.length === 0)) return NOTHING
    const zoom = tileZoom(view.zoom)
    const known = tiles.at(view, zoom)
    const before = drawn.current?.tiles === tiles ? drawn.current.zoom : zoom
    const from = known.complete ? zoom : before
    drawn.current = { tiles, zoom: from }
    const shown = known.complete ? known : tiles.at(view, from)
    const told = {
      pins: shown.tiles.flatMap(({ pins }) => pins),
      groups: shown.tiles.flatMap(({ groups }) => groups),
    }
    const { pins, groups } = withListed(told, listed, from)
    const single = pins.filter(keep)
    const many = groups.filter(keep)
    return clustered(single, inCircle === undefined ? many : atMost(many, inCircle - single.length), zoom)
  }, [tiles, version, view, listed, keep, inCircle])
}

/** The map was moved: another middle than where one counts from already. */
const MOVED_METRES = 150

const middleOf = ({ west, east, south, north }: MapView): Place => ({
  lng: (west + east) / 2,
  lat: (south + north) / 2,
})

/** The map beside the list: the same places under the same filters, put together where they would lie over each other. */
export function FacilityMap(props: FacilityMapProps) {
  const { city, filters, circle, within = false, total, onOpen, onFindHere } = props
  const here = useSame({ lng: props.here.lng, lat: props.here.lat })
  const names = useSame(props.names)
  const listed = useSame(props.listed)
  const tiles = useMapTiles(city, filters)
  const { error } = tiles.use()
  const [view, setView] = useState<MapView>()
  const [crowd, setCrowd] = useState<string>()

  const keep = useMemo(() => (place: Place) => !within || metresBetween(here, place) <= circle, [within, here, circle])
  const seen = useInView({ tiles, view, listed, keep, inCircle: within ? total : undefined })
  const numbers: Numbers = useMemo(() => new Map(listed.map(({ id, number }) => [id, number])), [listed])
  const marks = useMemo(() => (view ? marksOf(seen, numbers, view) : []), [seen, numbers, view])
  const opened = seen.clusters.find(({ key }) => key === crowd)

  return (
    <Box className="stack">
      <PlaceMap
        id="facility-map"
        label="地图,和列表内容一样"
        centre={here}
        radius={circle}
        marks={marks}
        names={names}
        refused="地图没有打开,可能是网络不好。列表里什么都有,照样可以看、可以打电话。"
        onPress={(key) => (seen.pins.some(({ id }) => id === key) ? onOpen(key) : setCrowd(key))}
        onView={setView}
      />
      {error && <Failure message={`地图上还有地方没取到。${error.message}`} onRetry={() => view && tiles.look(view)} />}
      {opened && (
        <Card kind="rows" role="list" label={crowdWords(opened)}>
          <Heading key={opened.key} level={2} className="strong" attend>
            {crowdWords(opened)}
          </Heading>
          {opened.pins.map(({ id, name }) => (
            <Row key={id} title={name} onPress={() => onOpen(id)} />
          ))}
        </Card>
      )}
      {view && metresBetween(here, middleOf(view)) > MOVED_METRES && (
        <Button kind="other" onPress={() => onFindHere(middleOf(view))}>
          从地图中间找
        </Button>
      )}
    </Box>
  )
}
