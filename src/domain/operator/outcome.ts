/** One figure of a calculation, explained so that somebody at a counter can follow it. */
export interface Step {
  readonly text: string
  readonly fen?: number
}

/** What a rule comes to. */
export interface Outcome {
  /** The whole sum in fen. */
  readonly fen: number
  /** Who pays how much; adds up to `fen`. */
  readonly shares: readonly { readonly payer: string; readonly fen: number }[]
  /** Where a sum is divided among districts: what each receives; adds up to `fen`. */
  readonly districts?: readonly { readonly code: string; readonly name: string; readonly fen: number }[]
  readonly steps: readonly Step[]
  /** Conditions that the input shows not to be met; with one of them nothing is paid. */
  readonly unmet: readonly string[]
  /** What a person must still check, and what the document leaves open. */
  readonly notes: readonly string[]
}

export type FaultCode = 'missing' | 'unknown' | 'not-a-number' | 'not-whole' | 'too-small' | 'too-large' | 'repeated'

/** Why an input cannot be reckoned with. */
export interface Fault {
  readonly code: FaultCode
  /** The input, as a path: `heads.care`, `districts.0.eligible`. */
  readonly field: string
  /** For the person who typed it, in Chinese; says what to do. */
  readonly message: string
}

export type Calculation = ({ readonly ok: true } & Outcome) | { readonly ok: false; readonly faults: readonly Fault[] }

/** A county of the pack: a payer's share or a cap may depend on it. */
export interface County {
  /** GB/T 2260, six digits. */
  readonly code: string
  readonly name: string
}
