export interface PictureProps {
  readonly source: string
  /** What it shows, for those who hear it; empty where the words beside it say so. */
  readonly label: string
  /** Shown whole, as wide as the page, and not cut to a frame. */
  readonly whole?: boolean
  readonly className?: string
}
