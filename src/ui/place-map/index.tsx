import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Map as WeChatsMap } from '@tarojs/components'
import { openMap, type MapRegion } from '@/platform/map-context'
import { Button } from '../button'
import { Box } from '../elements'
import { MarkBook, markerOf } from './markers'
import type { MapPoint, MapView, PlaceMapProps } from './props'
import { middleOf, viewAround, viewAt, zoomFor } from './view'

export type * from './props'

/** The map on a common phone, in pixels: a first guess, until the phone tells what it shows. */
const GUESS = { width: 343, height: 260 }

interface RegionChange {
  readonly type: string
  readonly detail: { readonly type?: string; readonly region?: Partial<MapRegion>; readonly scale?: number }
}

function viewOf({ southwest, northeast }: MapRegion, zoom: number): MapView {
  return {
    west: southwest.longitude,
    south: southwest.latitude,
    east: northeast.longitude,
    north: northeast.latitude,
    zoom,
  }
}

const regionOf = ({ west, south, east, north }: MapView): MapRegion => ({
  southwest: { longitude: west, latitude: south },
  northeast: { longitude: east, latitude: north },
})

const holds = ({ west, south, east, north }: MapView, { lng, lat }: MapPoint): boolean =>
  west < lng && lng < east && south < lat && lat < north

/** What the map shows, told when it has come to rest, and how to go elsewhere. */
function useView({ id, centre: { lng, lat }, radius, onView }: PlaceMapProps) {
  const map = useMemo(() => openMap(id), [id])
  const start = useMemo(() => {
    const centre = { lng, lat }
    return viewAround(centre, zoomFor(centre, radius, GUESS.height), GUESS.width, GUESS.height)
  }, [lng, lat, radius])
  const told = useRef(onView)
  told.current = onView
  const view = useRef(start)
  const tell = useCallback((next: MapView): void => {
    view.current = next
    told.current(next)
  }, [])

  useEffect(() => {
    let open = true
    void map.shown().then((shown) => {
      if (!open) return
      const seen = shown.status === 'ok' ? viewOf(shown.value.region, shown.value.scale) : start
      // A map that is still being made tells of some other city.
      tell(holds(seen, middleOf(start)) ? seen : start)
    })
    return () => void (open = false)
  }, [map, start, tell])

  const rest = async ({ type, detail }: RegionChange): Promise<void> => {
    if (type === 'begin' || detail.type === 'begin') return
    const { southwest, northeast } = detail.region ?? {}
    if (southwest && northeast && detail.scale) return tell(viewOf({ southwest, northeast }, detail.scale))
    const shown = await map.shown()
    if (shown.status === 'ok') tell(viewOf(shown.value.region, shown.value.scale))
  }
  const goTo = (point: MapPoint, to: number): void => void map.show(regionOf(viewAt(view.current, point, to)))
  const nearer = (steps: number): void => {
    goTo(middleOf(view.current), Math.round(view.current.zoom) + steps)
  }
  return { map, zoom: start.zoom, rest, goTo, nearer }
}

const NONE: readonly never[] = []

/**
 * WeChat's own map (GCJ-02). It brings its ground and names; `index.h5.tsx` is the browser's twin. Marks are put on it one by
 * one, so that a move sends only what has changed; the list of all of them is sent only to phones that know no better.
 */
export function PlaceMap(props: PlaceMapProps) {
  const { id, label, centre, radius, marks, onPress } = props
  const { map, zoom, rest, goTo, nearer } = useView(props)
  const book = useMemo(() => new MarkBook(), [])
  const [plain, setPlain] = useState(false)

  useEffect(() => {
    const { gone, come } = book.turnTo(marks)
    if (plain || (gone.length === 0 && come.length === 0)) return
    void map.change(gone, come).then(({ status }) => status !== 'ok' && setPlain(true))
  }, [book, map, marks, plain])

  // What has not changed is the same object, and is not sent again.
  const circles = useMemo(
    () => [
      {
        longitude: centre.lng,
        latitude: centre.lat,
        radius,
        color: '#01763aFF',
        fillColor: '#01763a14',
        strokeWidth: 2,
      },
    ],
    [centre.lng, centre.lat, radius],
  )
  const all = useMemo(
    () => (plain ? marks.map((mark) => markerOf(mark, book.idOf(mark.key))) : NONE),
    [plain, marks, book],
  )

  const press = (markerId: number | string): void => {
    const mark = book.find(Number(markerId))
    if (!mark) return
    if (mark.zoomTo === undefined) onPress(mark.key)
    else goTo(mark, mark.zoomTo)
  }
  return (
    <>
      <Box className="map" role="group" label={label}>
        <WeChatsMap
          id={id}
          className="map__canvas"
          longitude={centre.lng}
          latitude={centre.lat}
          scale={zoom}
          showScale
          markers={all as never}
          circles={circles}
          onRegionChange={(event) => void rest(event as unknown as RegionChange)}
          onMarkerTap={(event) => press(event.detail.markerId)}
          onCalloutTap={(event) => press(event.detail.markerId)}
          onError={() => undefined}
        />
      </Box>
      <Box className="pair">
        <Button kind="other" onPress={() => nearer(1)}>
          放大
        </Button>
        <Button kind="other" onPress={() => nearer(-1)}>
          缩小
        </Button>
      </Box>
    </>
  )
}
