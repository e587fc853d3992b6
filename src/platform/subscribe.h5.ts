import { unavailable, type Outcome } from './outcome'

/** A browser without a service of its own brings no messages: SMS and the inbox do. */
export const canSubscribe = false

export async function askToSubscribe(): Promise<Outcome<readonly string[]>> {
  return unavailable
}
