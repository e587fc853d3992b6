import { download, type Downloaded } from '@/platform/download'
import { call } from './call'
import { currentToken } from './session'

/** What a file of a case comes to: bytes on this device, or why not. */
export type CaseFile =
  | { readonly kind: 'here'; readonly file: Downloaded }
  /** In the server's words. */
  | { readonly kind: 'refused'; readonly message: string }
  /** It did not get through. */
  | { readonly kind: 'lost' }
  /** Where there is no server of the city's own to fetch from, more than an answer may carry. */
  | { readonly kind: 'too-large' }

const inline = (source: string): Downloaded => ({ source, release: () => undefined })

/** What an answer of a function may carry where there is no server of the city's own to fetch from. Characters. */
const MOST_INLINE = 900 * 1024

/** Fetches a photograph or recording of a case; it is held as long as it is shown, and not kept on this device. */
export async function fetchCaseFile(caseId: string, id: string, most?: number): Promise<CaseFile> {
  const answer = await call('care', 'file', { case: caseId, id, most })
  if (!answer.ok) return { kind: 'refused', message: answer.error.message }
  if (answer.data.url !== null) return { kind: 'here', file: inline(answer.data.url) }
  if (most !== undefined) return { kind: 'too-large' }
  const fetched = await download(answer.data.path, currentToken())
  if (fetched.status === 'unavailable') return fetchCaseFile(caseId, id, MOST_INLINE)
  return fetched.status === 'ok' ? { kind: 'here', file: fetched.value } : { kind: 'lost' }
}
