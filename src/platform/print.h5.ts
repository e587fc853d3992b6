import { failed, ok, unavailable, type Outcome } from './outcome'

export const canPrint = true

/** Opens the browser's own print dialogue; src/ui/print.scss says what of the page goes on paper. */
export async function printPage(): Promise<Outcome> {
  if (typeof window.print !== 'function') return unavailable
  try {
    window.print()
    return ok()
  } catch (error) {
    return failed(error)
  }
}
