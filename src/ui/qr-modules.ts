import { encode } from 'uqr'

/** Dark modules that lie side by side in one row, from the left. */
export interface Run {
  readonly x: number
  readonly y: number
  readonly length: number
}

export interface QrModules {
  /** Modules of one side, the quiet margin included. */
  readonly size: number
  readonly runs: readonly Run[]
}

/** The standard's quiet margin (ISO/IEC 18004): without it many phones find nothing. */
const QUIET = 4

/** A QR code of a short text. A seventh of it may be worn off and it still reads (level M). */
export function qrModules(text: string): QrModules {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET })
  const runs: Run[] = []
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (!row[x] || row[x - 1]) continue
      let end = x
      while (row[end]) end += 1
      runs.push({ x, y, length: end - x })
    }
  })
  return { size, runs }
}
