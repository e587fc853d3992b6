import { failed, ok, type Outcome } from './outcome'
import type { Destination } from './route'

export type { Destination }

/**
 * A public map of the same datum that walks one to a place. Asked for by a press only, and told the place only: no key, and
 * nothing of who asks.
 */
const MAP = 'https://uri.amap.com/navigation'

/** Whose site a press opens: whoever presses is told before. */
export const ROUTE_BY = '高德地图'

/** Where the map is opened, in a page of its own. */
export function addressOf({ lng, lat, name }: Destination): string {
  const to = encodeURIComponent(`${lng},${lat},${name.split(',').join(' ')}`)
  return `${MAP}?to=${to}&mode=walk&coordinate=gaode`
}

/** Opens a map beside this page; this one stays as it is. Without a network there is none to open. */
export async function showRoute(to: Destination): Promise<Outcome> {
  if (!navigator.onLine) return { status: 'failed', why: 'There is no network.' }
  try {
    // A link does not tell the map who sent it, and cannot be reached back from there.
    const link = document.createElement('a')
    link.href = addressOf(to)
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
    link.click()
    return ok()
  } catch (error) {
    return failed(error)
  }
}
