import { failed, ok, type Outcome } from './outcome'

export const TEXT_PLACE = '下载'

/** Browsers begin to read a download after the press has been answered. */
const READ_BY_MS = 60_000

/** Hands over a document as a download. */
export async function keepText(text: string, name: string): Promise<Outcome> {
  try {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: name.endsWith('.csv') ? 'text/csv' : 'application/json' }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), READ_BY_MS)
    return ok()
  } catch (error) {
    return failed(error)
  }
}
