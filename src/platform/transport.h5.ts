import { failed, ok, unavailable, type Outcome } from './outcome'

/** A browser vouches for nobody. */
export const platformVouches = false

export const needsLoginCode = false

const TIMEOUT_MS = 15_000

/** Sends one request to a cloud function on this page's own host. */
export async function send(name: string, body: object, session?: string): Promise<Outcome<unknown>> {
  try {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'content-type': 'application/json', ...(session ? { authorization: `Bearer ${session}` } : {}) },
    })
    return ok(await response.json())
  } catch (error) {
    return failed(error)
  }
}

export async function loginCode(): Promise<Outcome<string>> {
  return unavailable
}
