import { ok, type Outcome } from './outcome'

/** Lays words on the clipboard. What a browser forbids is no person's «no»: the words are then to be shown. */
export async function copyText(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text)
    return ok()
  } catch (error) {
    return copiedFromField(text) ? ok() : { status: 'failed', why: (error as Error).message }
  }
}

/** The older way, which pages on plain http have too, as in a village network. */
function copiedFromField(text: string): boolean {
  if (typeof document === 'undefined') return false
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus()
  }
}
