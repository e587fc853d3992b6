import type { Calculator } from '../operator/calculator'
import type { LeapBirthday } from '../person/age'
import type { FactKey } from './facts'

/** A page or table of a city's document; sentences of ours point at it, they never copy it. */
export interface PolicyDocument {
  readonly id: string
  /** As printed, e.g. 临政办发〔2023〕43号; a short name in 《》 where the copy that we have bears no number. */
  readonly number: string
  readonly title: string
  /** Who issued it. */
  readonly issuer: string
  readonly issuedOn: string
  /** The copy tells the year alone: `issuedOn` is its first day, and only the year is shown. */
  readonly onlyYear?: boolean
  readonly standing: Standing
  /** What is known of its weight, in our words: a draft, a project that has run out, a copy that lacks its tables. */
  readonly note?: string
}

export interface Source {
  readonly document: string
  /** Where in the document, in the words one would use at a counter: «附件第11项». */
  readonly clause: string
}

export interface County {
  /** GB/T 2260 code, six digits. */
  readonly code: string
  readonly name: string
  /** The county seat, GCJ-02 degrees. */
  readonly seat: { readonly lng: number; readonly lat: number }
  /** `area`: a development zone that is addressed beside the counties but is not a GB/T 2260 division. */
  readonly kind: 'county' | 'area'
}

export type Standing = 'in-force' | 'draft' | 'pilot' | 'exploratory' | 'historic'
export type Mode = 'automatic' | 'apply' | 'identified' | 'assigned'
export type AmountKind = 'at-least' | 'at-most' | 'fixed' | 'formula' | 'set-locally' | 'in-kind' | 'none'
export type ConflictRule = 'choose-higher' | 'exclusive' | 'ask' | 'same-payment'

/** A condition over facts. Every leaf carries `say`, our plain words for it. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[]; readonly open?: OpenList }
  | { readonly not: Condition }
  | Leaf

/** The document's list ends in 等: when nothing named holds the answer is «unknown», not «no». */
export interface OpenList {
  readonly say: string
}

interface LeafBase {
  readonly say: string
  /** Counts only when a department or a document says so; from anybody else it leaves the leaf unknown. */
  readonly verified?: boolean
  /** Where the document says so; a leaf without it inherits the benefit's first source. */
  readonly source?: Source
}
export type Leaf =
  /** Full years on the day of judging: at least `from`, less than `below`. The birthday itself counts. */
  | (LeafBase & { readonly age: { readonly from?: number; readonly below?: number } })
  /** A place fact whose code begins with one of these digits. */
  | (LeafBase & { readonly fact: 'hukou' | 'residence' | 'insuredIn'; readonly within: readonly string[] })
  /** A list fact that holds at least one of these. */
  | (LeafBase & { readonly fact: FactKey; readonly has: readonly string[] })
  /** A single fact that is one of these. */
  | (LeafBase & { readonly fact: FactKey; readonly is: readonly (string | boolean)[] })
  | (LeafBase & { readonly disability: { readonly grades?: readonly number[]; readonly kinds?: readonly string[] } })
  /** An assessed level on GB/T 42195 of at least this, or of at least what a parameter of the pack says. */
  | (LeafBase & { readonly ability: { readonly levelFrom: number | string } })
  | (LeafBase & { readonly carer: { readonly training?: readonly ('general' | 'commissioned')[] } })

export interface Amount {
  readonly kind: AmountKind
  /** Services up to this worth, never money in the hand. */
  readonly as?: 'services'
  /** Money in fen (1/100 yuan). */
  readonly fen?: number
  readonly per?: 'month' | 'year' | 'once' | 'day'
  /** Who sets it, when the document does not: «县级人民政府». */
  readonly setBy?: string
  /** What is given in kind, or how a formula goes, in our words. */
  readonly text?: string
  /** A multiple of another benefit's known amount, or of a parameter of the pack (fen). No figure while that has none. */
  readonly times?: { readonly of: string; readonly by: number }
  /** This amount holds only so; the first that holds is taken. */
  readonly when?: Condition
}

/** What the machine cannot check. An essential one turns a «yes» into 可能符合. */
export interface Confirm {
  readonly text: string
  readonly essential: boolean
  /** Settled, and not shown, when this surely holds. */
  readonly unless?: Condition
  /** Shown only when this may hold. */
  readonly when?: Condition
  /** Shown only when this surely holds: for a doubt that is nobody's but theirs. */
  readonly whenSurely?: Condition
}

export interface Stacking {
  readonly with: string
  readonly rule: ConflictRule
  /** Our words for the person; ends with who decides. */
  readonly say: string
}

/** What a benefit comes to from one day on: an amount is true for a time, on somebody's word. */
export interface DatedAmount {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string
  /** Last day; absent while no end is known. */
  readonly to?: string
  /** Where it stands. */
  readonly basis: Source
  /** When somebody last compared it with the document. */
  readonly checkedOn: string
  /** Tiers: the first whose `when` surely holds is taken. */
  readonly amount: readonly Amount[]
}

export interface Scenario {
  readonly title: string
  /** Why this case matters. */
  readonly because: string
  readonly on: string
  /** The county whose list applies; absent for the city's own. */
  readonly county?: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly expect: {
    readonly verdict: 'yes' | 'no' | 'unknown'
    readonly missing?: readonly FactKey[]
    readonly changesOn?: string
    /** null: no figure is stated. */
    readonly fen?: number | null
    /** Whether something essential is left for a person to check. */
    readonly essential?: boolean
    readonly kind?: AmountKind
    /** null: no time is stated. */
    readonly per?: Amount['per'] | null
    /** null: it is no service. */
    readonly as?: Amount['as'] | null
    readonly standing?: Standing
    /** What it conflicts with, among others perhaps: by its reference, or by that and the rule. */
    readonly conflicts?: readonly (string | { readonly with: string; readonly rule: ConflictRule })[]
  }
}

/** A condition as the document states it, and whether the machine can check it. */
export interface Criterion {
  readonly text: string
  readonly checked: boolean
}

export interface Benefit {
  readonly ref: string
  /** Number on the published list. 18a to 18e share theirs; a rule from a document's body has none. */
  readonly number?: number
  /** Items of the layer above (CN-4, say) that this one puts in place: they no longer stand beside it. */
  readonly covers?: readonly string[]
  readonly name: string
  /** What it is, one sentence, in the words of a neighbour (at most 40 characters). */
  readonly plain: string
  /** Two to eight characters for a row: «80岁起,政府主动发». */
  readonly short: string
  /** Other words by which people look for it: 五保, 长寿钱. Only searched, never shown. */
  readonly also?: readonly string[]
  /** The printed group, for display only; the conditions come from the item's own text. */
  readonly group: string
  readonly kind: 'money' | 'care' | 'concern' | 'medical'
  /** Who receives it: the elder, or somebody who cares for an elder. */
  readonly audience: 'person' | 'carer'
  readonly when: Condition
  /** One after the other, without gap or overlap, from `validFrom` on. */
  readonly values: readonly DatedAmount[]
  /** Who pays, in our words, where the document says so. */
  readonly funding?: string
  readonly confirm: readonly Confirm[]
  readonly stacking: readonly Stacking[]
  readonly mode: Mode
  /** As printed, e.g. 市民政局. */
  readonly leadDepartment: string
  /** Who decides and where to go, in our words. */
  readonly where: string
  /** What to bring; empty when the document names nothing (the page then says to ask first). */
  readonly papers: readonly string[]
  /** A facility need that helps here («eat», «bath» …): the page links the map with it. */
  readonly need?: string
  readonly standing: Standing
  readonly sources: readonly Source[]
  /** First day on which it can be judged; before it, it is not on the list. */
  readonly validFrom: string
  /** Last day, where the document names one. */
  readonly validTo?: string
  readonly checkedOn: string
  /** What still stands open to somebody who does not qualify, in our words. */
  readonly otherwise?: string
  /** Questions to the city about a doubtful reading; never shown as settled. */
  readonly questions: readonly string[]
}

/** A number that held from one day on, and where it stands. */
export interface DatedValue {
  readonly from: string
  readonly to?: string
  readonly value: number
  readonly basis: Source
  readonly checkedOn: string
}

/** A value that the document leaves to a county, or does not say. */
export interface Parameter {
  readonly key: string
  /** Empty until somebody has it on paper. */
  readonly values: readonly DatedValue[]
  /** What we reckon with until then; whatever rests on it is shown with 以当地规定为准. */
  readonly assumed?: number
  readonly unit: 'fen-per-month' | 'level' | 'flag'
  /** What it is, in our words. */
  readonly say: string
  /** The question to the county. */
  readonly ask: string
}

/** What a layer may change of an item that it inherits: anything but what the item is. */
export type Patch = Partial<
  Pick<
    Benefit,
    | 'name'
    | 'plain'
    | 'short'
    | 'also'
    | 'when'
    | 'values'
    | 'funding'
    | 'confirm'
    | 'mode'
    | 'leadDepartment'
    | 'where'
    | 'papers'
    | 'otherwise'
    | 'questions'
    | 'checkedOn'
    | 'need'
  >
>

/** A county's own list on top of its city's: it may add and raise, never drop or lower (checked by `npm run packs`). */
export interface CountyLayer {
  /** Six-digit code, one of the pack's counties. */
  readonly county: string
  readonly documents: readonly PolicyDocument[]
  /** Values of the city's parameters, by key. */
  readonly parameters: Readonly<Record<string, readonly DatedValue[]>>
  readonly patches: readonly {
    readonly ref: string
    /** The county's own paper; it is cited beside the city's. */
    readonly sources: readonly Source[]
    readonly set: Patch
  }[]
  /** Items of the county's own; their references begin with the city's letters and a C: `LFC-1`. */
  readonly benefits: readonly Benefit[]
}

export interface Hotline {
  readonly name: string
  readonly phone: string
  readonly what: string
}

/** One city's policy as data, as the phone receives it. Scenarios stay in the repository. */
export interface Pack {
  readonly city: string
  /** First four digits of the city's GB/T 2260 code; empty for the national list. */
  readonly code: string
  readonly name: string
  /** `<city>@<date of the list>+<hash of the content>` */
  readonly version: string
  /** `false` where the city has published no list of its own, and the national one stands in. */
  readonly hasList: boolean
  /** What people should know of this city's documents before they read the answer. */
  readonly note?: string
  readonly documents: readonly PolicyDocument[]
  readonly counties: readonly County[]
  readonly hotlines: readonly Hotline[]
  readonly parameters: readonly Parameter[]
  /** Where a birthday of 29 February falls in a common year; 28 February when nothing is said. */
  readonly leapBirthday?: LeapBirthday
  /** Questions to the city that belong to no single item. */
  readonly questions: readonly string[]
  readonly benefits: readonly Benefit[]
  readonly layers: readonly CountyLayer[]
  /** What an operator or a district is paid and by what rule; never among a person's benefits. */
  readonly calculators: readonly Calculator[]
  /**
   * By a benefit's reference, the programme that pays it out and that one can apply for here: with the policy, so that a page that
   * judges asks nobody. Absent where nothing can be.
   */
  readonly payouts?: Readonly<Record<string, string>>
}
