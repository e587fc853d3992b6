import * as leaflet from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { changesTo } from './changes'
import type { MapMark, MapPoint, PlaceMapProps } from './props'
import { zoomFor, ZOOMS } from './view'

/** Leaflet is 42 KB: it is loaded with the map, so that the list never waits for it, and stands where it cannot come. */

const TILES = MAP_TILES

/** Told by the map; looked up when something happens, for a page is drawn anew meanwhile. */
export type Told = () => Pick<PlaceMapProps, 'onPress' | 'onView'>

export interface Ground {
  /** @param drawn whether the circle and its middle are seen */
  goTo(centre: MapPoint, radius: number, drawn: boolean): void
  name(names: PlaceMapProps['names']): void
  show(marks: readonly MapMark[]): void
  /** Its box has another size. */
  fit(): void
  end(): void
}

interface Standing {
  readonly mark: MapMark
  readonly marker: leaflet.Marker
}

export function layGround(element: HTMLElement, told: Told): Ground {
  const map = leaflet.map(element, {
    attributionControl: TILES !== '',
    zoomControl: false,
    scrollWheelZoom: false,
    // By itself it takes a page underneath, which has no size, for a map of no size, and loses its middle there.
    trackResize: false,
    minZoom: ZOOMS.least,
    maxZoom: ZOOMS.most,
  })
  if (TILES) leaflet.tileLayer(TILES, { maxZoom: ZOOMS.most }).addTo(map)
  leaflet.control.zoom({ zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map)
  // Long enough that its words have room at every step.
  leaflet.control.scale({ imperial: false, maxWidth: 160 }).addTo(map)

  const words = leaflet.layerGroup().addTo(map)
  const start = leaflet.layerGroup().addTo(map)
  const board = new Board(map, told)
  map.on('moveend', () => {
    const bounds = map.getBounds()
    board.letIn(bounds)
    const [west, south] = [bounds.getWest(), bounds.getSouth()]
    told().onView({ west, south, east: bounds.getEast(), north: bounds.getNorth(), zoom: map.getZoom() })
  })
  const sized = new ResizeObserver(() => element.offsetWidth > 0 && map.invalidateSize({ animate: false }))
  sized.observe(element)
  return {
    goTo(centre, radius, drawn) {
      const at = leaflet.latLng(centre.lat, centre.lng)
      const { x, y } = map.getSize()
      start.clearLayers()
      if (drawn) {
        leaflet
          .circle(at, { radius, color: '#01763a', weight: 2, dashArray: '6 5', fillOpacity: 0.08, interactive: false })
          .addTo(start)
        leaflet.marker(at, { icon: faceIcon('', 'pin__face pin__face--here'), ...SILENT }).addTo(start)
      }
      map.setView(at, zoomFor(centre, radius, Math.min(x, y)), { animate: false })
    },
    name(names) {
      words.clearLayers()
      for (const { lng, lat, name } of names) {
        leaflet.marker([lat, lng], { icon: wordIcon('ground-name', name), ...SILENT }).addTo(words)
      }
    },
    show: (marks) => board.show(marks),
    fit: () => void map.invalidateSize({ pan: false }),
    end() {
      sized.disconnect()
      map.remove()
    },
  }
}

const SILENT = { interactive: false, keyboard: false }

/** The marks on the ground, each a button. */
class Board {
  private readonly standing = new Map<string, Standing>()

  constructor(
    private readonly map: leaflet.Map,
    private readonly told: Told,
  ) {}

  /** Takes away and puts on only what has changed. */
  show(marks: readonly MapMark[]): void {
    const { gone, come } = changesTo(this.standing, marks)
    const focused = gone.map((key) => this.standing.get(key)!).find(({ marker }) => isFocused(marker))
    for (const key of gone) {
      this.standing.get(key)?.marker.remove()
      this.standing.delete(key)
    }
    for (const mark of come) this.standing.set(mark.key, { mark, marker: this.put(mark) })
    this.letIn(this.map.getBounds())
    if (focused) this.focusNear(focused.mark)
  }

  /** A keyboard walks over what is seen only: what lies beyond the edge comes in by a move of the map. */
  letIn(bounds: leaflet.LatLngBounds): void {
    this.standing.forEach(({ marker }) => {
      const element = marker.getElement()
      const seen = bounds.contains(marker.getLatLng())
      element?.setAttribute('tabindex', seen ? '0' : '-1')
      if (seen) element?.removeAttribute('aria-hidden')
      else element?.setAttribute('aria-hidden', 'true')
    })
  }

  private put(mark: MapMark): leaflet.Marker {
    const icon = faceIcon(mark.face, `pin__face pin__face--${mark.look}`)
    // Focused, a mark does not pull the map along: one who tabs would never come to its end.
    const marker = leaflet.marker([mark.lat, mark.lng], { icon, autoPanOnFocus: false }).addTo(this.map)
    marker.getElement()?.setAttribute('aria-label', mark.name)
    marker.on('click', () => this.press(mark))
    marker.on('keydown', ({ originalEvent }: leaflet.LeafletKeyboardEvent) => {
      if (originalEvent.key !== 'Enter' && originalEvent.key !== ' ') return
      originalEvent.preventDefault() // a space would scroll the page as well
      this.press(mark)
    })
    return marker
  }

  private press(mark: MapMark): void {
    if (mark.zoomTo === undefined) this.told().onPress(mark.key)
    else this.map.setView([mark.lat, mark.lng], mark.zoomTo)
  }

  /** What was pressed has come apart: the keyboard goes on beside where it was. */
  private focusNear({ lng, lat }: MapMark): void {
    const at = leaflet.latLng(lat, lng)
    const seen = this.map.getBounds()
    let nearest: { readonly marker: leaflet.Marker; readonly far: number } | undefined
    this.standing.forEach(({ marker }) => {
      const far = at.distanceTo(marker.getLatLng())
      if (seen.contains(marker.getLatLng()) && (!nearest || far < nearest.far)) nearest = { marker, far }
    })
    const element = nearest?.marker.getElement() ?? this.map.getContainer()
    element.focus({ preventScroll: true })
  }
}

const isFocused = (marker: leaflet.Marker): boolean => marker.getElement() === document.activeElement

/** Text goes in as text, never as HTML: names come from a register that others write. */
function textIn(className: string, words: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  element.textContent = words
  return element
}

const wordIcon = (className: string, words: string): leaflet.DivIcon =>
  leaflet.divIcon({ className: '', html: textIn(className, words), iconSize: [0, 0] })

const faceIcon = (face: string, className: string): leaflet.DivIcon =>
  leaflet.divIcon({ className: 'pin', html: textIn(className, face), iconSize: [48, 48] })
