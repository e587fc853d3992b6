import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Map as WeChatsMap } from '@tarojs/components'
import { openMap, type MapRegion, type WeChatMap } from '@/platform/map-context'
import { Button } from '../button'
import { Box } from '../elements'
import { Failure } from '../failure'
import { useOnTop } from '../on-top'
import { MarkLayer } from './mark-layer'
import { MarkBook } from './markers'
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

/** As near as was asked, whatever a phone rounds off. */
const NEARLY = 0.1
/** Nearer than before, though not as near as was asked: the next press goes on. */
const NEARER = 0.5
/** A map that was told where to go is there by then. */
const ARRIVED_MS = 800
/** Nobody waits longer to see where the map begins. */
const SILENT_MS = 300

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms))

/** What the map shows, told when it has come to rest, and how to go elsewhere. */
function useView({ id, centre: { lng, lat }, radius, onView }: PlaceMapProps) {
  const onTop = useOnTop()
  // eslint-disable-next-line react-hooks/exhaustive-deps -- opened anew each time its page comes on top
  const map = useMemo(() => openMap(id), [id, onTop])
  const start = useMemo(() => {
    const centre = { lng, lat }
    return viewAround(centre, zoomFor(centre, radius, GUESS.height), GUESS.width, GUESS.height)
  }, [lng, lat, radius])
  const told = useRef(onView)
  told.current = onView
  const view = useRef(start)
  const begun = useRef<MapView>(undefined)
  const tell = useCallback((next: MapView): void => {
    view.current = next
    told.current(next)
  }, [])

  useEffect(() => {
    if (!onTop) return undefined
    let open = true
    const begin = (next: MapView): void => {
      begun.current = start
      tell(next)
    }
    const silent = begun.current === start ? undefined : setTimeout(() => begin(start), SILENT_MS)
    void map.shown().then((shown) => {
      if (!open) return
      clearTimeout(silent)
      const seen = shown.status === 'ok' ? viewOf(shown.value.region, shown.value.scale) : undefined
      // Come back to, it stands where it was left; a map that is still being made tells of some other city.
      if (begun.current === start) return void (seen && tell(seen))
      begin(seen && holds(seen, middleOf(start)) ? seen : start)
    })
    return () => {
      open = false
      clearTimeout(silent)
    }
  }, [map, onTop, start, tell])

  const rest = async ({ type, detail }: RegionChange): Promise<void> => {
    if (type === 'begin' || detail.type === 'begin') return
    const { southwest, northeast } = detail.region ?? {}
    if (southwest && northeast && detail.scale) return tell(viewOf({ southwest, northeast }, detail.scale))
    const shown = await map.shown()
    if (shown.status === 'ok') tell(viewOf(shown.value.region, shown.value.scale))
  }
  /** @returns false where the map has come no nearer to what was asked */
  const goTo = async (point: MapPoint, to: number): Promise<boolean> => {
    const before = view.current.zoom
    const { status } = await map.show(regionOf(viewAt(view.current, point, to)))
    if (status !== 'ok') return false
    await pause(ARRIVED_MS)
    const { zoom } = view.current
    return zoom >= to - NEARLY || zoom >= before + NEARER
  }
  const nearer = (steps: number): void => {
    void goTo(middleOf(view.current), Math.round(view.current.zoom) + steps)
  }
  return { map, onTop, zoom: start.zoom, rest, goTo, nearer }
}

const NONE: readonly never[] = []

/** The marks on it. @returns how to find one that is pressed, and all of them for a map that takes a list only */
function useMarks(map: WeChatMap, onTop: boolean, marks: PlaceMapProps['marks']) {
  const [plain, setPlain] = useState(false)
  const { book, layer } = useMemo(() => {
    const made = new MarkBook()
    return { book: made, layer: new MarkLayer({ book: made, onPlain: () => setPlain(true), wait: pause }) }
  }, [])
  useEffect(() => {
    layer.reach(onTop ? map.change : undefined)
    return () => layer.reach(undefined)
  }, [layer, map, onTop])
  useEffect(() => layer.show(marks), [layer, marks])
  const all = useMemo(() => (plain ? book.listOf(marks) : NONE), [plain, marks, book])
  return { book, all }
}

/** The dot in the middle, as a part of the circle. */
const HERE = 0.05

const circlesAround = ({ lng, lat }: MapPoint, radius: number) => [
  {
    longitude: lng,
    latitude: lat,
    radius,
    color: '#01763aFF',
    fillColor: '#01763a14',
    strokeWidth: 2,
  },
  // Where one counts from, as the browser's map has it.
  {
    longitude: lng,
    latitude: lat,
    radius: radius * HERE,
    color: '#ffffffFF',
    fillColor: '#1a5fb4FF',
    strokeWidth: 2,
  },
]

interface LaidMapProps extends PlaceMapProps {
  readonly onBroken: () => void
}

function LaidMap(props: LaidMapProps) {
  const { id, label, centre, radius, circle = true, marks, onPress, onBroken } = props
  const { map, onTop, zoom, rest, goTo, nearer } = useView(props)
  const { book, all } = useMarks(map, onTop, marks)

  // What has not changed is the same object, and is not sent again.
  const circles = useMemo(
    () => (circle ? circlesAround({ lng: centre.lng, lat: centre.lat }, radius) : []),
    [centre.lng, centre.lat, radius, circle],
  )

  const press = async (markerId: number | string): Promise<void> => {
    const mark = book.find(Number(markerId))
    if (!mark) return
    // What the map cannot take apart is listed.
    if (mark.zoomTo === undefined || !(await goTo(mark, mark.zoomTo))) onPress(mark.key)
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
          onMarkerTap={(event) => void press(event.detail.markerId)}
          onCalloutTap={(event) => void press(event.detail.markerId)}
          onError={onBroken}
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

/**
 * WeChat's own map (GCJ-02). It brings its ground and names; `index.h5.tsx` is the browser's twin. Marks are put on it one by
 * one, so that a move sends only what has changed; the list of all of them is sent only to phones that know no better.
 */
export function PlaceMap(props: PlaceMapProps) {
  const [broken, setBroken] = useState(false)
  if (broken) return <Failure message={props.refused} onRetry={() => setBroken(false)} />
  return <LaidMap {...props} onBroken={() => setBroken(true)} />
}
