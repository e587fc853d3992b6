import { unavailable, type Outcome } from './outcome'

/** WeChat has no printer; the sheet is kept as a picture there. */
export const canPrint = false

export async function printPage(): Promise<Outcome> {
  return unavailable
}
