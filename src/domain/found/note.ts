import type { JudgedBenefit } from '../entitlement'

/** One «yes» as an entry of the register keeps it, to be compared with the next one. */
export interface Note {
  readonly ref: string
  /** Something essential is for others to confirm. */
  readonly perhaps: boolean
  /** What it came to, where there was a figure. */
  readonly fen: number | null
}

export const isPerhaps = ({ confirm }: Pick<JudgedBenefit, 'confirm'>): boolean =>
  confirm.some(({ essential }) => essential)

/** `LF-13`, `LF-14?`, `LF-13@20000`, `LF-16?@100000` */
export function noteOf({ ref, confirm, amount: { fen } }: Pick<JudgedBenefit, 'ref' | 'confirm' | 'amount'>): string {
  return `${ref}${isPerhaps({ confirm }) ? '?' : ''}${fen === undefined ? '' : `@${fen}`}`
}

export function readNote(note: string): Note {
  const [about = '', fen] = note.split('@')
  const perhaps = about.endsWith('?')
  return { ref: perhaps ? about.slice(0, -1) : about, perhaps, fen: fen === undefined ? null : Number(fen) }
}
