/** Where a rule stands, as in a pack; a type of its own, since the pack names calculators and arrows run one way. */
interface Source {
  readonly document: string
  readonly clause: string
}

/** One payer of a split; the parts of all payers stand to each other as in 3:7. */
export interface Share {
  readonly payer: string
  readonly part: number
}

/** How payers share a sum; another split holds for the counties that it names (six-digit codes). */
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

/** So many fen for each person and day on record, however many records the day has: meals at a canteen. */
export interface PerDay extends Common {
  readonly kind: 'per-day'
  readonly fen: number
  readonly shares: Shares
}

/** A sum by kind of place and by the grade that it was given. */
export interface ByGrade extends Common {
  readonly kind: 'by-grade'
  readonly grades: readonly { readonly id: string; readonly label: string }[]
  readonly places: readonly {
    readonly id: string
    readonly label: string
    /** Fen by grade; every grade has one. */
    readonly fen: Readonly<Record<string, number>>
    /** Percent of beds that must be taken, where the document asks for it. */
    readonly occupancyFrom?: number
  }[]
  /** Full months that the place must have been running. */
  readonly runningMonthsFrom?: number
  readonly shares: Shares
}

/** So many fen a square metre, each payer by a rate of its own, up to a cap that the place decides. */
export interface ByArea extends Common {
  readonly kind: 'by-area'
  /** Fen a square metre; whole yuan, so that an area in hundredths of a square metre comes to whole fen. */
  readonly rates: readonly { readonly payer: string; readonly fen: number }[]
  /** Square metres that count at most: the first whose counties hold it, else the one without counties. */
  readonly caps: readonly { readonly counties?: readonly string[]; readonly squareMetres: number }[]
  /** What such a place usually has at least; less is doubtful, not refused. */
  readonly usualSquareMetresFrom?: number
  /** The operator's own investment must be higher than the subsidy. */
  readonly ownInvestmentAbove?: boolean
  /** Years that a lease must run, where the premises are rented. */
  readonly leaseYearsFrom?: number
  /** References of subsidies that the same premises must not have received. */
  readonly excludes?: readonly string[]
}

/** A total divided among districts by how many people each has who qualify; fen that are left go by largest remainder. */
export interface Allocation extends Common {
  readonly kind: 'allocation'
  /** Whose money it is. */
  readonly payer: string
}

/** A rule that pays operators or districts; never among a person's benefits. */
export type Calculator = PerHead | PerDay | ByGrade | ByArea | Allocation
