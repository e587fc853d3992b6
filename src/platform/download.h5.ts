import type { Downloaded } from './download'
import { failed, ok, type Outcome } from './outcome'

export type { Downloaded }

const TIMEOUT_MS = 60_000

/**
 * Fetches a picture that only the session may see, which an image element could not say.
 * @param path an address on this page's own host that begins with `/`
 */
export async function download(path: string, session?: string): Promise<Outcome<Downloaded>> {
  try {
    const response = await fetch(path, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: session ? { authorization: `Bearer ${session}` } : {},
    })
    if (!response.ok) throw new Error(`The server answered ${response.status}.`)
    const source = URL.createObjectURL(await response.blob())
    return ok({ source, release: () => URL.revokeObjectURL(source) })
  } catch (error) {
    return failed(error)
  }
}
