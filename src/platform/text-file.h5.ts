import { failed, ok, type Outcome } from './outcome'
import { textOf } from './text-bytes'
import type { TextFile } from './text-file'

export type { TextFile }

export const FILES_PLACE = '这台设备'

/** More than this is no register of one import. */
const MOST_BYTES = 1_000_000

export const canChooseText = (): boolean => true

/** Asks with the browser's own list of files. @returns undefined when she chose none */
function askForFile(): Promise<File | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.csv,.txt,text/csv,text/plain'
  input.hidden = true
  document.body.append(input) // older Safari tells nothing of an input outside the page
  return new Promise<File | undefined>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]))
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  }).finally(() => input.remove())
}

/**
 * Lets the person choose a table from her device: UTF-8, or the encoding in which older spreadsheets save.
 * @returns denied when she chose none
 */
export async function chooseText(): Promise<Outcome<TextFile>> {
  try {
    const file = await askForFile()
    if (!file) return { status: 'denied' }
    if (file.size > MOST_BYTES) return ok({ name: file.name, text: null })
    const bytes = await file.arrayBuffer()
    return ok({ name: file.name, text: textOf((encoding) => new TextDecoder(encoding, { fatal: true }).decode(bytes)) })
  } catch (error) {
    return failed(error)
  }
}
