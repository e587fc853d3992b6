import Taro from '@tarojs/taro'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** GCJ-02 degrees. */
export interface MapCorner {
  readonly longitude: number
  readonly latitude: number
}

export interface MapRegion {
  readonly southwest: MapCorner
  readonly northeast: MapCorner
}

/** WeChat's own shape of what stands on its map; `id` is told when it is pressed. */
export interface MapMarker extends MapCorner {
  readonly id: number
  readonly [look: string]: unknown
}

type Calls = 'addMarkers' | 'removeMarkers' | 'includePoints' | 'getRegion' | 'getScale'
/** As WeChat has it: which of them there are depends on the phone. */
type Context = Partial<Record<Calls, (options: object) => unknown>>

/** One of WeChat's maps on the page on top. Not for a browser: there the map is our own. */
export interface WeChatMap {
  /**
   * Takes marks away and puts others on it, so that nothing else crosses to the map.
   * @param anew whatever stands on it goes, also what is not known here
   */
  change(gone: readonly number[], come: readonly MapMarker[], anew?: boolean): Promise<Outcome>
  /** Moves it so that this is seen. */
  show(region: MapRegion): Promise<Outcome>
  /** What it shows, and how near, for phones that do not tell it with the move. */
  shown(): Promise<Outcome<{ readonly region: MapRegion; readonly scale: number }>>
}

function asked<T>(context: Context, call: Calls, options: object = {}): Promise<Outcome<T>> {
  const work = context[call]
  if (typeof work !== 'function') return Promise.resolve(unavailable)
  return new Promise((resolve) => {
    const fail = (error: unknown): void => resolve(failed(error))
    try {
      work.call(context, { ...options, success: (value: T) => resolve(ok(value)), fail })
    } catch (error) {
      fail(error)
    }
  })
}

async function changeMarks(
  context: Context,
  gone: readonly number[],
  come: readonly MapMarker[],
  anew: boolean,
): Promise<Outcome> {
  if (typeof context.addMarkers !== 'function' || typeof context.removeMarkers !== 'function') return unavailable
  const [taken, put] = await Promise.all([
    gone.length > 0 && !anew ? asked<undefined>(context, 'removeMarkers', { markerIds: gone }) : ok(),
    come.length > 0 || anew ? asked<undefined>(context, 'addMarkers', { markers: come, clear: anew }) : ok(),
  ])
  return taken.status === 'ok' ? put : taken
}

/** What was just drawn for the first time is laid out by then. */
const DRAWN_MS = 50

/**
 * To be opened while its page is on top, and anew each time the page comes back there: WeChat binds a map to the page on top
 * when it is first asked for anything.
 * @param id of the map on its page
 */
export function openMap(id: string): WeChatMap {
  let opened: Promise<Context> | undefined
  const made = (): Context => {
    const create = Taro.createMapContext as unknown as ((id: string) => Context) | undefined
    return typeof create === 'function' ? create(id) : {}
  }
  // Not Taro.nextTick: it hangs on the page on top then, and is never called when that one closes.
  const open = (): Promise<Context> =>
    (opened ??= new Promise((resolve) => void setTimeout(() => resolve(made()), DRAWN_MS)))
  return {
    change: async (gone, come, anew = false) => changeMarks(await open(), gone, come, anew),
    show: async ({ southwest, northeast }) =>
      asked(await open(), 'includePoints', { points: [southwest, northeast], padding: [0, 0, 0, 0] }),
    async shown() {
      const context = await open()
      const region = await asked<MapRegion>(context, 'getRegion')
      if (region.status !== 'ok') return region
      const scale = await asked<{ readonly scale: number }>(context, 'getScale')
      return scale.status === 'ok' ? ok({ region: region.value, scale: scale.value.scale }) : scale
    },
  }
}
