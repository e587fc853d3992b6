/** A drawing of one path, black, that fills the width it is given. */
export interface DrawingProps {
  /** What it shows, for those who hear it. */
  readonly label: string
  /** The drawing's own units. */
  readonly width: number
  readonly height: number
  /** SVG path data: letters, digits, blanks. */
  readonly path: string
  /** Width of the pen in units; without one the path is filled. */
  readonly pen?: number
  readonly className?: string
}
