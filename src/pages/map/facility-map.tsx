import { useEffect, useMemo, useRef, useState } from 'react'
import type { ActionInput } from '@/contract'
import type { FacilityFilters } from '@/contract/facility'
import { finding } from '@/client/finding'
import { tileZoom, type MapTiles } from '@/client/map-tiles'
import { useMapTiles } from '@/client/use-map-tiles'
import { clustered, type Clustered } from '@/domain/facility/cluster'
import { metresBetween } from '@/domain/facility/distance'
import type { Place } from '@/domain/facility/facility'
import { Box, Button, Card, Failure, Heading, Row, useOnTop } from '@/ui'
import { PlaceMap, type MapView } from '@/ui/place-map'
import {
  crowdWords,
  marksOf,
  withinReach,
  withListed,
  type Listed,
  type MapPin,
  type Numbers,
  type Reach,
} from './map-marks'

interface FacilityMapProps {
  readonly city: ActionInput<'facility', 'tiles'>['city']
  /** Where distances count from: the middle of the circle. */
  readonly here: Place
  /** The list's own. */
  readonly filters: FacilityFilters
  /** Straight metres that are walked in the stated time. */
  readonly circle: number
  /** Only what lies in so many straight metres is looked for; the map then draws nothing else. */
  readonly reach?: number
  /** How many the list counts, once it has come. */
  readonly total?: number
  /** What the list shows, and under which numbers. */
  readonly listed: readonly Listed[]
  readonly names: readonly (Place & { readonly name: string })[]
  readonly onOpen: (id: string, place: Place) => void
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

interface Wanted extends Reach {
  readonly tiles: MapTiles
  readonly view: MapView | undefined
  readonly listed: readonly Listed[]
}

/**
 * What lies in the view. Until all of it is known at its own zoom, what was drawn before stays, put together anew: a map
 * that goes blank with each step frightens.
 */
function useInView({ tiles, view, listed, here, reach, total }: Wanted): Clustered<MapPin> {
  const { version } = tiles.use()
  const onTop = useOnTop()
  const drawn = useRef<{ readonly tiles: MapTiles; readonly zoom: number }>(undefined)
  useEffect(() => {
    if (view && onTop) tiles.look(view)
  }, [tiles, view, onTop])
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
    const { pins, groups } = withinReach(withListed(told, listed, from), from, { here, reach, total })
    return clustered(pins, groups, zoom)
  }, [tiles, version, view, listed, here, reach, total])
}

/** The same list was asked for anew: what was open may be closed, on the map too. */
function useRenewed(tiles: MapTiles, key: string, since: number | undefined): void {
  const last = useRef<{ readonly tiles: MapTiles; readonly key: string; readonly since: number }>(undefined)
  useEffect(() => {
    if (since === undefined) return
    const before = last.current
    last.current = { tiles, key, since }
    if (before?.tiles === tiles && before.key === key && before.since !== since) tiles.renew()
  }, [tiles, key, since])
}

/** The map was moved: another middle than where one counts from already. */
const MOVED_METRES = 150

const middleOf = ({ west, east, south, north }: MapView): Place => ({
  lng: (west + east) / 2,
  lat: (south + north) / 2,
})

/** The map beside the list: the same places under the same filters, put together where they would lie over each other. */
export function FacilityMap(props: FacilityMapProps) {
  const { city, filters, circle, reach, total, onOpen, onFindHere } = props
  const here = useSame({ lng: props.here.lng, lat: props.here.lat })
  const names = useSame(props.names)
  const listed = useSame(props.listed)
  const tiles = useMapTiles(city, filters)
  const [view, setView] = useState<MapView>()
  const { error } = tiles.use()
  const { error: listError, key: listKey, since } = finding.use()
  useRenewed(tiles, listKey, since)
  // With the list back, what the map misses is asked for as well.
  useEffect(() => {
    if (!listError && view && tiles.state().error) tiles.look(view)
  }, [listError, view, tiles])
  const [crowd, setCrowd] = useState<string>()
  const seen = useInView({ tiles, view, listed, here, reach, total })
  const numbers: Numbers = useMemo(() => new Map(listed.map(({ id, number }) => [id, number])), [listed])
  const marks = useMemo(() => (view ? marksOf(seen, numbers, view) : []), [seen, numbers, view])
  const opened = seen.clusters.find(({ key }) => key === crowd)
  const press = (key: string): void => {
    const pin = seen.pins.find(({ id }) => id === key)
    if (pin) onOpen(key, pin)
    else setCrowd(key)
  }

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
        onPress={press}
        onView={setView}
      />
      {error && !listError && (
        <Failure message={`地图上还有地方没取到。${error.message}`} onRetry={() => view && tiles.look(view)} />
      )}
      {opened && (
        <Card kind="rows" role="list" label={crowdWords(opened)}>
          <Heading key={opened.key} level={2} className="strong" attend>
            {crowdWords(opened)}
          </Heading>
          {opened.pins.map((pin) => (
            <Row key={pin.id} title={pin.name} onPress={() => onOpen(pin.id, pin)} />
          ))}
        </Card>
      )}
      {opened && (
        <Button kind="other" onPress={() => setCrowd(undefined)}>
          收起这些地方
        </Button>
      )}
      {view && metresBetween(here, middleOf(view)) > MOVED_METRES && (
        <Button kind="other" onPress={() => onFindHere(middleOf(view))}>
          从地图中间找
        </Button>
      )}
    </Box>
  )
}
