import type { Place } from './facility'

/** Whether a place lies inside a line that is closed by going back to its first point; on flat degrees, within a city. */
export function insideOutline({ lng, lat }: Place, outline: readonly Place[]): boolean {
  let inside = false
  outline.forEach((a, index) => {
    const b = outline[(index + 1) % outline.length] ?? a
    const crosses = a.lat > lat !== b.lat > lat && lng < ((b.lng - a.lng) * (lat - a.lat)) / (b.lat - a.lat) + a.lng
    if (crosses) inside = !inside
  })
  return inside
}
