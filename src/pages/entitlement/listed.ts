import {
  layeredFor,
  type Condition,
  type JudgedAmount,
  type Pack,
  type PolicyDocument,
  type Source,
  type Standing,
} from '@/domain/entitlement'
import { editionOn, type EditionBenefit } from '@/domain/entitlement/edition'
import { dayNumber } from '@/domain/person/date'
import { amountWords } from './benefit-words'
import { longDay } from '../words'

/** Where an item of the published list comes from, or that it is no right; also the order in which they stand. */
export type Origin = 'numbered' | 'county' | 'body' | 'national' | 'info'

const ORIGINS: readonly Origin[] = ['numbered', 'county', 'body', 'national', 'info']

/** One item of the list as anybody may read it: nobody is judged here. */
export interface ListedItem {
  readonly benefit: EditionBenefit
  readonly origin: Origin
  /** «第 11 项», or where else it stands: «正文第11条». */
  readonly place: string
  /** Its figure in a few words; empty where there is none, and where nobody has a right to it. */
  readonly amount: string
  readonly sources: readonly { readonly document: PolicyDocument; readonly clause: string }[]
}

/** The day of the list, `YYYY-MM-DD`, as the pack's version tells it; empty where it tells none. */
export function listDay({ version }: Pick<Pack, 'version'>): string {
  const [, year, month, day] = /@(\d{4})\.(\d{2})\.(\d{2})/.exec(version) ?? []
  return year ? `${year}-${month}-${day}` : ''
}

/** The day on which a paper was issued, with its weekday; the year alone where the copy tells no more. */
export function issuedWords({ issuedOn, onlyYear }: Pick<PolicyDocument, 'issuedOn' | 'onlyYear'>): string {
  return onlyYear ? `${issuedOn.slice(0, 4)}年` : longDay(issuedOn)
}

/** Since which day no item has gone without being compared with its document. */
export function checkedSince({ benefits }: Pick<Pack, 'benefits'>): string {
  return benefits.map(({ checkedOn }) => checkedOn).sort()[0] ?? ''
}

/** What a standing means to somebody who hopes for it; nothing where it is simply in force. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  'in-force': '',
  draft: '草案,还没定',
  pilot: '试点,不是处处有',
  exploratory: '还在探索',
  historic: '以前的规定',
}

function originOf(pack: Pack, { ref, number }: EditionBenefit): Origin {
  if (pack.city !== 'china' && ref.startsWith('CN-')) return 'national'
  if (pack.layers.some(({ benefits }) => benefits.some((own) => own.ref === ref))) return 'county'
  return number === undefined ? 'body' : 'numbered'
}

function placeOf(origin: Origin, { ref, number, sources }: EditionBenefit): string {
  if (origin === 'national') return `国家清单第 ${number ?? ref.slice(3)} 项`
  if (origin === 'county') return '县里自己加的'
  return number === undefined ? (sources[0]?.clause ?? '') : `第 ${number} 项`
}

/** An amount in one line. */
export function amountText(amount: JudgedAmount): string {
  const { number, unit } = amountWords(amount)
  return `${number}${unit}`
}

/** A figure that hangs on conditions is told in all its steps while they are few. */
const MOST_STEPS = 2

function amountInShort({ amount, standing }: EditionBenefit): string {
  if (standing !== 'in-force') return ''
  const different = [...new Set(amount.map(amountText).filter((words) => words !== ''))]
  return different.length > MOST_STEPS ? '分几档' : different.join(' · ')
}

/** Every place in the papers that an item rests on: its own, and those that a condition of it cites. */
function sourcesOf(benefit: EditionBenefit): readonly Source[] {
  const all = [...benefit.sources, ...conditionSources(benefit.when)]
  return all.filter(({ document, clause }, index) => {
    return all.findIndex((one) => one.document === document && one.clause === clause) === index
  })
}

function conditionSources(condition: Condition): readonly Source[] {
  if ('all' in condition) return condition.all.flatMap(conditionSources)
  if ('any' in condition) return condition.any.flatMap(conditionSources)
  if ('not' in condition) return conditionSources(condition.not)
  return condition.source ? [condition.source] : []
}

/** The papers that a source points at; one that the pack does not know is no source. */
export function citedIn(
  documents: readonly PolicyDocument[],
  sources: readonly Source[],
): readonly { readonly document: PolicyDocument; readonly clause: string }[] {
  return sources.flatMap(({ document: id, clause }) => {
    const document = documents.find((one) => one.id === id)
    return document ? [{ document, clause }] : []
  })
}

/** A list without number or judgement stands last among its like; the pack's own order decides between equals. */
const rank = ({ origin, benefit }: ListedItem): number => ORIGINS.indexOf(origin) * 1000 + (benefit.number ?? 999)

/**
 * The whole published list as it stands on a day for a county: the city's numbered items, what a county added, what
 * stands in the documents' text, the national items that stand in, and last what is only planned or was once so.
 * @param on `YYYY-MM-DD`
 */
export function listedItems(pack: Pack, on: string, county: string | null = null): readonly ListedItem[] {
  const { benefits, documents } = editionOn(pack, layeredFor(pack, county), dayNumber(on))
  const items = benefits.map((benefit) => {
    const origin = originOf(pack, benefit)
    const sources = citedIn(documents, sourcesOf(benefit))
    const isRight = benefit.standing === 'in-force'
    const place = placeOf(origin, benefit)
    return { benefit, origin: isRight ? origin : 'info', place, amount: amountInShort(benefit), sources }
  })
  return items.sort((a, b) => rank(a) - rank(b))
}

const DIGITS = '〇一二三四五六七八九'

/** 十一 → 11, for the numbers of items and clauses: none is above ninety-nine. */
function counted(chinese: string): string {
  const [tens = '', ones = ''] = chinese.includes('十') ? chinese.split('十') : ['〇', chinese]
  return String((tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones)))
}

/** What is typed and what is printed meet: no case, no spaces, no brackets, and digits as digits. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/第([一二三四五六七八九十]{1,3})(?=[项条])/g, (_, number: string) => `第${counted(number)}`)
    .toLowerCase()
    .replace(/[\s()[\]{}〔〕《》〈〉「」“”"'·,.。,、:;;:!?!?\-—–]/g, '')
}

/** Every word of an item that somebody may know it by. */
function wordsOf({ benefit, place, sources }: ListedItem): string {
  const papers = sources.flatMap(({ document, clause }) => [document.number, document.title, clause])
  const { name, plain, short, also = [], amount } = benefit
  const texts = amount.map(({ text = '' }) => text)
  return [place, name, plain, short, ...also, ...texts, ...papers].map(plainText).join('\n')
}

/**
 * The items that have all the words typed, in the list's order; one whose number was typed comes first. Nothing typed
 * finds all.
 */
export function searched(items: readonly ListedItem[], typed: string): readonly ListedItem[] {
  const terms = typed.split(/\s+/).map(plainText).filter(Boolean)
  if (typed.trim() === '') return items
  // Brackets alone are nothing that an item could have.
  if (terms.length === 0) return []
  const found = items.filter((item) => {
    const words = wordsOf(item)
    return terms.every((term) => words.includes(term))
  })
  const number = terms.length === 1 ? terms[0]!.replace(/^第|项$/g, '') : ''
  const isMeant = ({ origin, benefit }: ListedItem) => origin === 'numbered' && String(benefit.number) === number
  return [...found.filter(isMeant), ...found.filter((item) => !isMeant(item))]
}

/** One paper and the items that rest on it, with the clause of each. */
export interface CataloguedDocument {
  readonly document: PolicyDocument
  readonly cited: readonly { readonly item: ListedItem; readonly clauses: readonly string[] }[]
}

/**
 * Every paper that the list rests on for a county, in the pack's order, and what rests on it. A paper that two layers
 * bring, a law say, stands once.
 */
export function catalogue(pack: Pack, on: string, county: string | null = null): readonly CataloguedDocument[] {
  const items = listedItems(pack, on, county)
  const { documents } = layeredFor(pack, county)
  const isSame = (a: PolicyDocument, b: PolicyDocument): boolean => a.number === b.number && a.issuedOn === b.issuedOn
  const once = documents.filter((one, index) => documents.findIndex((other) => isSame(one, other)) === index)
  return once.map((document) => ({
    document,
    cited: items.flatMap((item) => {
      const clauses = item.sources.filter((source) => isSame(source.document, document)).map(({ clause }) => clause)
      return clauses.length > 0 ? [{ item, clauses: [...new Set(clauses)] }] : []
    }),
  }))
}
