import type { Stroke, Strokes } from './strokes'

/** What both builds' fields to sign in take. */
export interface SurfaceProps {
  /** Of this field on its page: letters, digits, dashes. */
  readonly id: string
  readonly label: string
  readonly strokes: Strokes
  readonly onStroke: (stroke: Stroke) => void
  /** This device draws nothing. */
  readonly onUnable: () => void
}
