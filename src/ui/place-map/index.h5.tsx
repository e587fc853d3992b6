import { useEffect, useRef } from 'react'
import * as leaflet from 'leaflet'
import 'leaflet/dist/leaflet.css'
import type { PlaceMapProps } from './props'

export type * from './props'

const TILES = MAP_TILES

/**
 * Leaflet on a plain ground with names and a scale, so that nothing is asked of another host; a city's own tiles join
 * by configuration. The list beside it tells everything that the map tells.
 */
export function PlaceMap(props: PlaceMapProps) {
  const ground = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const { centre, radius, pins, names } = props
  const drawing = JSON.stringify([centre, radius, pins, names])

  useEffect(() => {
    if (!ground.current) return undefined
    const map = drawGround(ground.current, latest.current)
    drawPlaces(map, latest.current)
    // The page may still be sliding in; its size is known only afterwards.
    const settle = setTimeout(() => map.invalidateSize(), 300)
    return () => {
      clearTimeout(settle)
      map.remove()
    }
  }, [drawing])

  return (
    <div className="map" role="region" aria-label={props.label}>
      <div className="map__canvas" ref={ground} />
    </div>
  )
}

function drawGround(element: HTMLElement, { centre, radius, names }: PlaceMapProps): leaflet.Map {
  const map = leaflet.map(element, { attributionControl: TILES !== '', zoomControl: false, scrollWheelZoom: false })
  map.fitBounds(leaflet.latLng(centre.lat, centre.lng).toBounds(radius * 2.4))
  if (TILES) leaflet.tileLayer(TILES, { maxZoom: 18 }).addTo(map)
  leaflet.control.zoom({ zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map)
  // Long enough that its words have room at every step.
  leaflet.control.scale({ imperial: false, maxWidth: 160 }).addTo(map)
  for (const { lng, lat, name } of names) {
    leaflet.marker([lat, lng], { icon: wordIcon('ground-name', name), interactive: false, keyboard: false }).addTo(map)
  }
  return map
}

function drawPlaces(map: leaflet.Map, { centre, radius, pins, onOpen }: PlaceMapProps): void {
  const at = leaflet.latLng(centre.lat, centre.lng)
  leaflet
    .circle(at, { radius, color: '#01763a', weight: 2, dashArray: '6 5', fillOpacity: 0.08, interactive: false })
    .addTo(map)
  leaflet.marker(at, { icon: pinIcon('', 'pin__face pin__face--here'), interactive: false, keyboard: false }).addTo(map)
  for (const pin of pins) {
    const marker = leaflet
      .marker([pin.lat, pin.lng], { icon: pinIcon(pin.mark, 'pin__face'), alt: pin.name })
      .addTo(map)
    marker.on('click', () => onOpen(pin.id))
    marker.on('keypress', (event) => {
      if (event.originalEvent.key === 'Enter') onOpen(pin.id)
    })
    marker.getElement()?.setAttribute('aria-label', pin.name)
  }
}

/** Text goes in as text, never as HTML: names come from a register that others write. */
function textIn(className: string, words: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  element.textContent = words
  return element
}

const wordIcon = (className: string, words: string): leaflet.DivIcon =>
  leaflet.divIcon({ className: '', html: textIn(className, words), iconSize: [0, 0] })

const pinIcon = (mark: string, className: string): leaflet.DivIcon =>
  leaflet.divIcon({ className: 'pin', html: textIn(className, mark), iconSize: [48, 48] })
