import type { Place } from './facility'
import type { FacilityType, Need } from './types'

/** Where a threshold or a target stands: a document's number and the place in it. */
export interface RuleSource {
  /** 哈政发〔2024〕22号 */
  readonly document: string
  readonly clause: string
}

/** How much of something a document asks of a type. */
export interface Least {
  readonly least: number
  /** Of the type's names those of which the document says so; absent: of all. */
  readonly names?: readonly string[]
  /** The document says 一般: of most, not of every one. */
  readonly usual?: boolean
}

/** What a city calls a facility type, and what it asks of it. */
export interface TypeRule {
  readonly type: FacilityType
  /** The city's own names, the commonest first; a register may use any of them. */
  readonly names: readonly string[]
  /** Least square metres of what is built. */
  readonly leastArea?: Least
  /** How many basic functions, the 5 of 5+X. */
  readonly basicFunctions?: Least
  /** Beds from which a place must be filed; 1: any in which people sleep, 0: any at all. */
  readonly filedFromBeds?: number
  readonly source?: RuleSource
}

/** What the city's document promises of its streets by a day. */
export interface StreetTarget {
  readonly id: string
  /** In our words, for a civil servant. */
  readonly say: string
  /** Facilities that count: of these types, and recognised as `standard` or `model` where that is asked. */
  readonly types: readonly FacilityType[]
  readonly recognised: 'standard' | 'model' | null
  /** Of the types' names those that count, where the document promises what has a name of its own; absent: all. */
  readonly names?: readonly string[]
  /** How many of them a street must have. */
  readonly least: number
  /** Share of streets that must have them, 0 … 1. */
  readonly share: number
  /** `YYYY-MM-DD`, the last day of the promise. */
  readonly by: string
  /** 街道 only, or towns too. */
  readonly of: 'streets' | 'streets-and-towns'
  readonly source: RuleSource
  /** What is not certain about it; shown beside it with «以当地规定为准». */
  readonly doubt?: string
}

/** How an elder walks: metres in a minute, and how much longer streets are than a straight line. */
export interface Walk {
  readonly metresPerMinute: number
  readonly detour: number
}

/** A street or town of a county, as the division register prints it. */
export interface Street {
  /** Nine digits of the statistics bureau's code. */
  readonly code: string
  readonly name: string
  /** Six-digit county code. */
  readonly county: string
}

/** A community or village, as the division register prints it. */
export interface Neighbourhood {
  /** Twelve digits of the statistics bureau's code. */
  readonly code: string
  readonly name: string
  /** Six-digit county code. */
  readonly county: string
  /** Street or town to which it belongs. */
  readonly town: string
}

/** What a city lays down about facilities: `cities/<city>/facilities.yaml` and `divisions.csv`. */
export interface FacilityRules {
  readonly city: string
  readonly types: readonly TypeRule[]
  readonly targets: readonly StreetTarget[]
  /** Minutes of a circle: 15 in four of the five documents; Linfen's names none, and the usual one is taken. */
  readonly circleMinutes: number
  readonly walk: Walk
  /** Needs that the coverage table counts, in its order. */
  readonly coverage: readonly Need[]
  /** A rough line around the city, some kilometres outside its border; GCJ-02. What lies beyond it is refused. */
  readonly outline: readonly Place[]
  readonly streets: readonly Street[]
}

/** What a city asks of each type that it names. */
export const rulesByType = ({ types }: Pick<FacilityRules, 'types'>): ReadonlyMap<FacilityType, TypeRule> =>
  new Map(types.map((rule) => [rule.type, rule]))
