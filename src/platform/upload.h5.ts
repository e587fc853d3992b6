import type { LocalFile } from './local-file'
import { failed, ok, type Outcome } from './outcome'
import { blobOf } from './photo.h5'
import type { Uploaded } from './upload'

export type { Uploaded }

const TIMEOUT_MS = 60_000

/**
 * Sends one file by PUT to this page's own host.
 * @param path what the server's ticket names, beginning with `/`
 * @param bearer what lets it in: the ticket, or a session
 */
export async function upload(path: string, file: LocalFile, bearer?: string): Promise<Outcome<Uploaded>> {
  const body = blobOf(file)
  if (!body) return { status: 'failed', why: 'The photograph is no longer held.' }
  try {
    const response = await fetch(path, {
      method: 'PUT',
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'content-type': file.type, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    })
    if (response.status >= 500) throw new Error(`The server answered ${response.status}.`)
    return ok({ by: 'server', answer: await response.json() })
  } catch (error) {
    return failed(error)
  }
}
