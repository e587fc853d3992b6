import type { Explanation } from './tree'

/**
 * The parts of an explained «no» that fail, as deep as all of them must hold: what would have to be otherwise. A choice
 * of which nothing holds is one part, since one of it would be enough. Empty where nothing fails.
 */
export function failedParts(explained: Explanation): readonly Explanation[] {
  if (explained.holds !== false) return []
  return explained.kind === 'all' ? explained.parts.flatMap(failedParts) : [explained]
}

/** The one part that keeps a «no» from being otherwise; undefined where there are several, or it is no «no». */
export function nearMiss(explained: Explanation): Explanation | undefined {
  const [first, ...others] = failedParts(explained)
  return others.length === 0 ? first : undefined
}
