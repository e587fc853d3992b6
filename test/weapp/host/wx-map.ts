import type { Bridge, Call, Wx } from './bridge'
import { idOf, propertyOf, sendEvent } from './render'
import { jsonBytes } from './set-data'

interface Corner {
  readonly longitude: number
  readonly latitude: number
}

/** What a map shows. */
export interface Region {
  readonly southwest: Corner
  readonly northeast: Corner
}

/** Something that stands on a map, as the app put it there. */
export interface Marker extends Corner {
  readonly id: number
  readonly ariaLabel?: string
  readonly callout?: { readonly content: string }
}

/** A call that the app made of the map itself, past `setData`. */
export interface MapCall {
  readonly api: string
  /** As it crosses WeChat's bridge. */
  readonly bytes: number
}

/** The map of the page on top, as a person meets it. */
export interface MapView {
  /** Every call so far, in order. */
  readonly calls: readonly MapCall[]
  /** What stands on it. */
  markers(): readonly Marker[]
  region(): Region
  scale(): number
  /** Drags it by so many of its own widths and heights, to the east and to the south, and lets go. */
  drag(east: number, south: number): Promise<void>
  /** Draws two fingers apart, or together: so many steps nearer. */
  pinch(steps: number): Promise<void>
  /** Taps the one marker whose name begins so. @throws Error that lists what there is */
  press(name: string): Promise<void>
}

/** A phone fits what it is to show by whole pixels: it settles a hair farther off than asked. */
const ROUNDED_OFF = 0.02
const WIDTH = 343
const HEIGHT = 260
const RADIANS = Math.PI / 180

interface State {
  readonly region: Region
  readonly scale: number
  readonly markers: Map<number, Marker>
}

const degreesWide = (scale: number): number => (WIDTH * 360) / (256 * 2 ** scale)

function regionAround({ longitude, latitude }: Corner, scale: number): Region {
  const wide = degreesWide(scale) / 2
  const high = ((wide * HEIGHT) / WIDTH) * Math.cos(latitude * RADIANS)
  return {
    southwest: { longitude: longitude - wide, latitude: latitude - high },
    northeast: { longitude: longitude + wide, latitude: latitude + high },
  }
}

const middleOf = ({ southwest, northeast }: Region): Corner => ({
  longitude: (southwest.longitude + northeast.longitude) / 2,
  latitude: (southwest.latitude + northeast.latitude) / 2,
})

/** WeChat's map on the pages of one phone: no ground, but where it looks and what stands on it. */
export class PhoneMap implements MapView {
  readonly calls: MapCall[] = []
  private readonly states = new WeakMap<Element, State>()

  /** @param takesMarkers false on a phone whose WeChat is older than base library 2.13 */
  constructor(
    private readonly top: () => Element,
    private readonly idle: () => Promise<void>,
    private readonly takesMarkers: boolean,
  ) {}

  apis({ answer, clock }: Bridge): Wx {
    return {
      createMapContext: (id: string) => {
        // It belongs to the page that asked for it, also while another one lies over that.
        const page = this.top()
        const noted = (api: string, work: (call: Call, element: Element) => object | void) => (call: Call) => {
          this.calls.push({ api, bytes: jsonBytes(call) })
          answer(api, call, () => work(call, this.element(id, page)))
        }
        const always = {
          getRegion: noted('getRegion', (_call, element) => this.stateOf(element).region),
          getScale: noted('getScale', (_call, element) => ({ scale: this.stateOf(element).scale })),
          includePoints: noted('includePoints', ({ points }, element) => {
            const [southwest, northeast] = points as readonly [Corner, Corner]
            const wide = northeast.longitude - southwest.longitude
            const scale = Math.log2((WIDTH * 360) / (256 * wide)) - ROUNDED_OFF
            this.turn(element, regionAround(middleOf({ southwest, northeast }), scale), scale)
            clock.soon(() => this.tell(element, 'update'))
          }),
        }
        if (!this.takesMarkers) return always
        return {
          ...always,
          addMarkers: noted('addMarkers', ({ markers, clear }, element) => {
            const standing = this.stateOf(element).markers
            if (clear) standing.clear()
            for (const marker of markers as readonly Marker[]) standing.set(marker.id, marker)
          }),
          removeMarkers: noted('removeMarkers', ({ markerIds }, element) => {
            const standing = this.stateOf(element).markers
            for (const id of markerIds as readonly number[]) {
              if (!standing.delete(id)) throw new Error(`marker ${id} is not on the map`)
            }
          }),
        }
      },
    }
  }

  markers(): readonly Marker[] {
    const element = this.element()
    const given = (propertyOf(element, 'markers') ?? []) as readonly Marker[]
    return [...given, ...this.stateOf(element).markers.values()]
  }

  region = (): Region => this.stateOf(this.element()).region
  scale = (): number => this.stateOf(this.element()).scale

  async drag(east: number, south: number): Promise<void> {
    const { region, scale } = this.stateOf(this.element())
    const { longitude, latitude } = middleOf(region)
    const wide = region.northeast.longitude - region.southwest.longitude
    const high = region.northeast.latitude - region.southwest.latitude
    const middle = { longitude: longitude + east * wide, latitude: latitude - south * high }
    await this.rest(regionAround(middle, scale), scale, 'drag')
  }

  async pinch(steps: number): Promise<void> {
    const { region, scale } = this.stateOf(this.element())
    await this.rest(regionAround(middleOf(region), scale + steps), scale + steps, 'scale')
  }

  async press(name: string): Promise<void> {
    const found = this.markers().filter(({ ariaLabel = '' }) => ariaLabel.startsWith(name))
    const [marker] = found
    if (!marker || found.length > 1) {
      throw new Error(
        `«${name}» names ${found.length} of: ${this.markers()
          .map((one) => one.ariaLabel)
          .join(' · ')}`,
      )
    }
    sendEvent(this.element(), marker.callout ? 'callouttap' : 'markertap', { markerId: marker.id }, false)
    await this.idle()
  }

  private async rest(region: Region, scale: number, causedBy: string): Promise<void> {
    const element = this.element()
    sendEvent(element, 'regionchange', { type: 'begin', causedBy }, false)
    this.turn(element, region, scale)
    this.tell(element, causedBy)
    await this.idle()
  }

  private turn(element: Element, region: Region, scale: number): void {
    this.states.set(element, { ...this.stateOf(element), region, scale })
  }

  private tell(element: Element, causedBy: string): void {
    const { region, scale } = this.stateOf(element)
    sendEvent(
      element,
      'regionchange',
      { type: 'end', causedBy, region, scale, centerLocation: middleOf(region) },
      false,
    )
  }

  private element(id?: string, page = this.top()): Element {
    const maps = [...page.querySelectorAll('map')]
    const element = id === undefined ? maps[0] : maps.find((each) => idOf(each) === id)
    if (!element) throw new Error(`There is no map${id === undefined ? '' : ` #${id}`} on the page.`)
    return element
  }

  /** A map that nobody has touched shows what its template says. */
  private stateOf(element: Element): State {
    const known = this.states.get(element)
    if (known) return known
    const [longitude, latitude, scale = 16] = ['longitude', 'latitude', 'scale'].map((name) =>
      Number(propertyOf(element, name)),
    ) as [number, number, number]
    const state = { region: regionAround({ longitude, latitude }, scale), scale, markers: new Map<number, Marker>() }
    this.states.set(element, state)
    return state
  }
}
