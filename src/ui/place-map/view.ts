import type { MapPoint, MapView } from './props'

/** Metres of the equator that one pixel covers at zoom 0, where the whole world is 256 px wide. */
const METRES_PER_PIXEL = 156_543
const RADIANS = Math.PI / 180

/** As far and as near as both maps go. */
export const ZOOMS = { least: 3, most: 18 }

const kept = (zoom: number): number => Math.min(Math.max(zoom, ZOOMS.least), ZOOMS.most)

/** The nearest whole zoom at which a circle fits into so many pixels, with a little ground around it. */
export function zoomFor({ lat }: MapPoint, radius: number, pixels: number): number {
  const metresPerPixel = (2.2 * radius) / Math.max(pixels, 1)
  return kept(Math.floor(Math.log2((METRES_PER_PIXEL * Math.cos(lat * RADIANS)) / metresPerPixel)))
}

/** What a map of this size, in pixels, shows around a point. */
export function viewAround({ lng, lat }: MapPoint, zoom: number, width: number, height: number): MapView {
  const degreesPerPixel = 360 / (256 * 2 ** zoom)
  const wide = (width / 2) * degreesPerPixel
  const high = (height / 2) * degreesPerPixel * Math.cos(lat * RADIANS)
  return { west: lng - wide, east: lng + wide, south: lat - high, north: lat + high, zoom }
}

export const middleOf = ({ west, east, south, north }: MapView): MapPoint => ({
  lng: (west + east) / 2,
  lat: (south + north) / 2,
})

/** The same map from nearer or farther, with another middle. */
export function viewAt(view: MapView, { lng, lat }: MapPoint, zoom: number): MapView {
  const to = kept(zoom)
  const times = 2 ** (view.zoom - to)
  const [wide, high] = [((view.east - view.west) / 2) * times, ((view.north - view.south) / 2) * times]
  return { west: lng - wide, east: lng + wide, south: lat - high, north: lat + high, zoom: to }
}
