/** GCJ-02 degrees. */
export interface MapPoint {
  readonly lng: number
  readonly lat: number
}

/** Something to be pressed on the map. */
export interface MapMark extends MapPoint {
  /** The same key with the same words is the same mark: it stays where it stands and keeps the focus. */
  readonly key: string
  /** `number`: a pin with the list's number. `dot`: a pin without. `count`: several places in one. */
  readonly look: 'number' | 'dot' | 'count'
  /** What stands on it; empty on a dot. */
  readonly face: string
  /** What a screen reader says; begins with what stands on it. */
  readonly name: string
  /** Pressed, the map goes this near by itself. Without it the press is told. */
  readonly zoomTo?: number
}

/** What the map shows: its edges in degrees, and how near (each whole step twice as near; the world is 256 px at 0). */
export interface MapView {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly zoom: number
}

export interface PlaceMapProps {
  /** Of this map on its page: letters, digits, dashes. */
  readonly id: string
  readonly label: string
  /** Where the map begins, and goes again when this changes. */
  readonly centre: MapPoint
  /** Metres: the circle within which one walks in the stated time. */
  readonly radius: number
  /** False where so much is only to be seen at first, and nobody walks there: nothing is drawn of it. */
  readonly circle?: boolean
  readonly marks: readonly MapMark[]
  /** Names written on the ground, so that it can be read without map tiles. */
  readonly names: readonly (MapPoint & { readonly name: string })[]
  /** What stands in place of a map that could not be loaded. */
  readonly refused: string
  readonly onPress: (key: string) => void
  /** Told when the map has come to rest, the first time too. */
  readonly onView: (view: MapView) => void
}
