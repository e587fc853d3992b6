import type { Place } from '@/domain/facility/facility'

/**
 * The door for a routing service: metres on foot from one place to each of some others, in their order; null where it finds
 * no way. It is asked for the rows of one page, at most 50, and has to answer within `ROUTE_MS`.
 */
export type WalkRoute = (from: Place, to: readonly Place[]) => Promise<readonly (number | null)[]>

/** A list is not kept waiting, and neither is the database behind it. */
const ROUTE_MS = 1_500

/** What the service says; null where there is none, or it fails, is slow, or answers what is not asked. */
export async function routed(
  route: WalkRoute | undefined,
  from: Place,
  to: readonly Place[],
): Promise<readonly (number | null)[] | null> {
  if (!route || to.length === 0) return null
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ROUTE_MS)
  })
  try {
    const metres = await Promise.race([route(from, to), late])
    return metres?.length === to.length ? metres : null
  } catch {
    // Whatever it was, a straight line is still true; the service's own log tells why.
    return null
  } finally {
    clearTimeout(timer)
  }
}
