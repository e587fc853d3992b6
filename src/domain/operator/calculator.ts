import type { Source } from '../entitlement/pack'

/** Who bears how much of each fen, in parts that add up to `of`: {of: 10, 市: 3, 县: 7}. */
export interface Share {
  readonly payer: string
  readonly part: number
}

/** The parts that payers bear; another split holds for the counties that it names. */
export interface Shares {
  readonly split: readonly Share[]
  readonly except?: readonly { readonly counties: readonly string[]; readonly split: readonly Share[] }[]
}

interface Common {
  /** As in the city's rules: `TY-T3`. */
  readonly ref: string
  readonly name: string
  /** What it is for, in our words. */
  readonly plain: string
  readonly source: Source
  readonly checkedOn: string
  /** Conditions that a person checks before any figure counts. */
  readonly conditions: readonly string[]
  /** Questions to the city about what the document leaves open. */
  readonly questions: readonly string[]
}

/** So many fen for each head of a class, each month: beds by how much care people need. */
export interface PerHead extends Common {
  readonly kind: 'per-head'
  readonly per: 'month'
  readonly classes: readonly { readonly id: string; readonly label: string; readonly fen: number }[]
  readonly shares: Shares
}

/** A sum by kind of place and by the grade that it was given. */
export interface ByGrade extends Common {
  readonly kind: 'by-grade'
  readonly grades: readonly { readonly id: string; readonly label: string }[]
  readonly places: readonly {
    readonly id: string
    readonly label: string
    /** Fen by grade. */
    readonly fen: Readonly<Record<string, number>>
    /** Percent of beds that must be taken, where the document asks for it. */
    readonly occupancyFrom?: number
  }[]
  readonly shares: Shares
}

/** So many fen a square metre, each payer by a rate of its own, up to a cap that the place decides. */
export interface ByArea extends Common {
  readonly kind: 'by-area'
  readonly rates: readonly { readonly payer: string; readonly fen: number }[]
  /** Square metres that count at most: the first whose counties hold it, else the one without counties. */
  readonly caps: readonly { readonly counties?: readonly string[]; readonly squareMetres: number }[]
}

/** A total divided among districts by how many people each has who qualify; fen that are left go by largest remainder. */
export interface Allocation extends Common {
  readonly kind: 'allocation'
}

/** A rule that pays operators or districts. */
export type Calculator = PerHead | ByGrade | ByArea | Allocation
