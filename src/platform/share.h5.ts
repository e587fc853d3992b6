import { copyText } from './clipboard.h5'
import { ok, type Outcome } from './outcome'
import type { Shared, SharedPage } from './share'

export type { Shared, SharedPage }

export const sharesByItself = false

/** The address under which anybody opens this page. */
export const addressOf = ({ path }: SharedPage): string => `${location.origin}${location.pathname}#${path}`

/** Hands the address to another app where the browser can, else lays it on the clipboard. */
export async function sharePage(page: SharedPage): Promise<Outcome<Shared>> {
  const url = addressOf(page)
  // Both are kept from pages on plain http, as in a village network.
  if (typeof navigator.share === 'function') {
    try {
      await navigator.share({ title: page.title, url })
      return ok('handed')
    } catch (error) {
      if ((error as Error).name === 'AbortError') return { status: 'denied' }
    }
  }
  const { status } = await copyText(url)
  return status === 'ok' ? ok('copied') : { status: 'failed', why: 'This browser copies nothing.' }
}
