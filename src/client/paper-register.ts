import { createShared } from './store'

/** A paper register that was chosen or pasted: numbers of many identity cards, so it stays in memory and ends with the app. */
export interface PaperRegister {
  /** Of the file; empty where it was pasted. */
  readonly name: string
  readonly csv: string
}

export const NO_REGISTER_TEXT: PaperRegister = { name: '', csv: '' }

export const paperRegister = createShared<PaperRegister>(NO_REGISTER_TEXT)
