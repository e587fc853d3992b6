import { failed, ok, unavailable, type Outcome } from './outcome'
import type { Shared, SharedPage } from './share'

export type { Shared, SharedPage }

export const sharesByItself = false

/** The address under which anybody opens this page. */
export const addressOf = ({ path }: SharedPage): string => `${location.origin}${location.pathname}#${path}`

/** Hands the address to another app where the browser can, else lays it on the clipboard. */
export async function sharePage(page: SharedPage): Promise<Outcome<Shared>> {
  const url = addressOf(page)
  try {
    if (typeof navigator.share === 'function') {
      await navigator.share({ title: page.title, url })
      return ok('handed')
    }
    // Both are kept from pages on plain http, as in a village network.
    if (!navigator.clipboard) return unavailable
    await navigator.clipboard.writeText(url)
    return ok('copied')
  } catch (error) {
    return (error as Error).name === 'AbortError' ? { status: 'denied' } : failed(error)
  }
}
