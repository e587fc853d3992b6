import { unavailable, type Outcome } from './outcome'

/** A browser has no scanner of its own that all of them share; a hand scanner types into the field like a keyboard. */
export const canScan = (): boolean => false

export async function scanCode(): Promise<Outcome<string>> {
  return unavailable
}
