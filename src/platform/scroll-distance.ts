interface Edges {
  readonly top: number
  readonly bottom: number
}

/** Between what is shown and the bar above or under it, px. */
const AIR = 12

/**
 * How far a page has to go on, in px, for a box to stand whole above the foot of the page; what is taller than the room
 * shows its beginning. A box in the foot itself is always in sight.
 */
export function distanceToWhole(box: Edges, foot: Edges): number {
  if (box.top >= foot.top && box.bottom <= foot.bottom) return 0
  const beginning = box.top - AIR
  if (beginning < 0) return beginning
  return Math.max(0, Math.min(box.bottom + AIR - foot.top, beginning))
}
