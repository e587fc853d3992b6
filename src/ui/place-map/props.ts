/** GCJ-02 degrees. */
export interface MapPoint {
  readonly lng: number
  readonly lat: number
}

export interface MapPin extends MapPoint {
  readonly id: string
  /** What stands on the pin: the same number that the list shows. */
  readonly mark: string
  /** What a screen reader says. */
  readonly name: string
}

export interface PlaceMapProps {
  readonly label: string
  readonly centre: MapPoint
  /** Metres: the circle within which one walks in the stated time. */
  readonly radius: number
  readonly pins: readonly MapPin[]
  /** Names written on the ground, so that it can be read without map tiles. */
  readonly names: readonly (MapPoint & { readonly name: string })[]
  readonly onOpen: (id: string) => void
}
