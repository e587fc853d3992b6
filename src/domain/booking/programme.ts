import type { Standing } from '../entitlement/pack'
import { isGrantableKind, type Payer, type ProgrammeKind } from './money'
import type { Service } from './services'

/** Who funds a programme, and in which proportion; some counties by another. */
export interface Funding {
  readonly split: readonly FundingPart[]
  readonly except: readonly { readonly counties: readonly string[]; readonly split: readonly FundingPart[] }[]
}
export interface FundingPart {
  readonly payer: Exclude<Payer, 'person'>
  readonly part: number
}

/** A city's programme that pays for services, as `cities/<city>/programmes.yaml` lays it down. */
export interface Programme {
  /** `taiyuan.home-services`, for ever the same: it stands in grants and entries. */
  readonly key: string
  readonly city: string
  readonly name: string
  /** One sentence of ours. */
  readonly plain: string
  readonly kind: ProgrammeKind
  readonly standing: Standing
  /** The item of the city's list that it pays out; null for a national one that has none. */
  readonly benefit: string | null
  readonly services: readonly Service[]
  readonly funding: Funding
  /** Of a month, in fen or visits; null: whoever approves sets it. */
  readonly monthly: number | null
  /** Of a day at the most, in fen; null without such a bound. */
  readonly daily: number | null
  /** Whether what is left goes into the next month. */
  readonly carries: boolean
  /** That the document does not say so: shown as «以当地规定为准». */
  readonly carriesAssumed: boolean
  /** Months after which somebody looks whether it still holds. */
  readonly reviewMonths: number
  /** Programmes that do not pay for the same booking as this one. */
  readonly excludes: readonly string[]
  /** Which pays first: the smaller number. */
  readonly order: number
  readonly source: { readonly document: string; readonly clause: string }
  /** What the documents leave open, as questions to the city. */
  readonly doubts: readonly string[]
}

/** What somebody may do with a programme: apply here, or read why not. */
export const isGrantable = ({ kind, standing }: Programme): boolean =>
  isGrantableKind(kind) && (standing === 'in-force' || standing === 'pilot')

/** By whom a programme is funded in a county. */
export const fundingIn = ({ funding }: Programme, county: string): readonly FundingPart[] =>
  funding.except.find(({ counties }) => counties.includes(county))?.split ?? funding.split
