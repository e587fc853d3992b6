import type {
  Benefit,
  ConflictRule,
  FactKey,
  Facts,
  FactSource,
  JudgedBenefit,
  Pack,
  PolicyDocument,
  Reason,
} from '@/domain/entitlement'
import { fullYears } from '@/domain/person/age'
import { day, longDay } from '../words'
import { changeWords, conflictShort, missingWords, modeWords } from './benefit-words'
import { amountText, citedIn, listDay, STANDING_WORDS } from './listed'

/** One part of the sheet. Where the paper is too small, the lines after the first `least` are left out. */
export interface SheetSection {
  readonly title: string
  readonly lines: readonly string[]
  readonly least: number
}

/** One page to take to a counter: what screen, printer and picture all show. */
export interface Sheet {
  readonly title: string
  /** «为 妈妈 办»; no name, which she writes by hand. Empty where there is nothing to go and ask for. */
  readonly forWhom: string
  /** Lines to write on. */
  readonly blanks: readonly string[]
  readonly verdict: string
  /** Empty where no figure may be told. */
  readonly amount: string
  readonly sections: readonly SheetSection[]
  readonly foot: readonly string[]
}

/** Who comes to the counter, and what is known of her. */
export interface SheetCase {
  readonly pack: Pack
  /** The city's papers and her county's. */
  readonly documents: readonly PolicyDocument[]
  /** 妈妈, or 您. */
  readonly called: string
  readonly own: boolean
  readonly facts: Facts
  /** A place code in words; empty where nobody knows it. */
  readonly placeName: (code: string) => string
  /** The day for which it was judged, `YYYY-MM-DD`. */
  readonly on: string
  /** False while she has answered nothing, or this is not her city: then she is not judged, and nothing is told of her. */
  readonly answered: boolean
}

export interface SheetItem {
  readonly benefit: Pick<
    Benefit,
    'ref' | 'kind' | 'name' | 'plain' | 'where' | 'papers' | 'questions' | 'sources' | 'standing'
  >
  /** As it came out for her; of nobody where she is not judged. */
  readonly judged: JudgedBenefit
}

export const BLANKS = ['姓名', '电话', '身份证号'] as const

const TOLD_BY: Readonly<Record<FactSource, string>> = {
  self: '家里人说的',
  worker: '社区工作人员说的',
  document: '证件上写的',
  department: '部门数据',
}

export const tellerOf = (source: FactSource, own: boolean): string =>
  source === 'self' && own ? '本人说的' : TOLD_BY[source]

export const isDoubtful = ({ confirm }: JudgedBenefit): boolean => confirm.some(({ essential }) => essential)

function verdictLine({ own, answered }: SheetCase, { judged }: SheetItem): string {
  if (!answered) return '还没有查过,情况请窗口现场问'
  const by = `按${tellerOf('self', own)}情况`
  if (judged.verdict === 'no') return `${by},现在还不符合${judged.changesOn ? `,${changeWords(judged)}` : ''}`
  if (judged.verdict === 'unknown') return `${by},还差一点信息,请窗口帮着看`
  if (isDoubtful(judged)) return `${by},可能符合,要窗口确认`
  return judged.certainty === 'verified' ? '符合,部门数据核对过' : `${by},应该符合`
}

/** A figure is told only of what she may have, and always as what an approval may bring. */
function amountLine({ answered }: SheetCase, { judged }: SheetItem): string {
  if (!answered || judged.verdict === 'no') return ''
  const words = amountText(judged.amount)
  if (words === '') return judged.amount.text ?? ''
  if (judged.amount.fen === undefined) return '金额以当地规定为准,请窗口告诉'
  return `${judged.verdict === 'unknown' ? '符合的话,' : ''}审核通过后,预计 ${words}`
}

/** What stands behind a condition, where it can be told in a few words. */
function knownWords(fact: FactKey, { facts, placeName, on }: SheetCase): string {
  if (fact === 'birthDate' && facts.birthDate)
    return `${day(facts.birthDate.value)}出生,${fullYears(facts.birthDate.value, on)}岁`
  if (fact !== 'hukou' && fact !== 'residence' && fact !== 'insuredIn') return ''
  const code = facts[fact]?.value
  return code ? placeName(code) : ''
}

const sourceOf = (fact: FactKey, facts: Facts): FactSource => facts[fact]?.source ?? 'self'

const MARKS = { true: '是', false: '不是', null: '还不知道' } as const

/** Of a «yes» what carries it, of the rest also what is missing or fails. */
function tellingReasons({ verdict, reasons }: JudgedBenefit): readonly Reason[] {
  if (verdict === 'yes') return reasons.filter(({ holds }) => holds === true)
  if (verdict === 'unknown') return reasons.filter(({ holds }) => holds !== false)
  return reasons.filter(({ holds }) => holds !== null)
}

function factLines(about: SheetCase, judged: JudgedBenefit): readonly string[] {
  const { facts, own } = about
  const lines = tellingReasons(judged).map(({ fact, text, holds }) => {
    const teller = holds === null ? '' : tellerOf(sourceOf(fact, facts), own)
    const more = [holds === null ? '' : knownWords(fact, about), teller].filter(Boolean).join(',')
    return `${text}:${MARKS[`${holds}` as keyof typeof MARKS]}${more && `(${more})`}`
  })
  return [...new Set(lines)]
}

function confirmLines({ benefit, judged }: SheetItem): readonly string[] {
  const byWeight = [...judged.confirm].sort((a, b) => Number(b.essential) - Number(a.essential))
  return [
    ...byWeight.map(({ text }) => text),
    ...(judged.verdict === 'unknown' ? [missingWords(judged)] : []),
    ...(judged.amount.kind === 'set-locally' ? ['金额多少,从哪个月起算'] : []),
    ...benefit.questions,
  ]
}

export function paperLines({ papers }: Pick<Benefit, 'papers'>): readonly string[] {
  return papers.length > 0 ? papers : ['文件没有写要带什么,去之前先打电话问']
}

/** Every paper once, with all its clauses: «…〔2023〕43号《…》:附件第11项、正文第3条». */
export function sourceLines({ documents }: SheetCase, items: readonly Pick<Benefit, 'sources'>[]): readonly string[] {
  const clauses = new Map<PolicyDocument, string[]>()
  for (const { document, clause } of citedIn(
    documents,
    items.flatMap(({ sources }) => sources),
  )) {
    clauses.set(document, [...new Set([...(clauses.get(document) ?? []), clause])])
  }
  return [...clauses].map(([document, places]) => `${paperName(document)}:${places.join('、')}`)
}

/** A paper without a number of its own is printed by its title alone. */
export function paperName({ number, title }: PolicyDocument): string {
  const bare = number.replace(/^《|》$/g, '')
  return title.includes(bare) || number.startsWith('《') ? number : `${number}《${title}》`
}

export function foot({ pack, on, answered }: SheetCase): readonly string[] {
  const listed = listDay(pack)
  return [
    `${longDay(on)}${answered ? '查的' : '看的'}${listed && ` · 按${longDay(listed)}的文件`}`,
    `版本 ${pack.version} · 拿不准打 12349`,
  ]
}

export const section = (title: string, lines: readonly string[], least: number): readonly SheetSection[] =>
  lines.length > 0 ? [{ title, lines, least }] : []

/** Lines that break over the paper's edge are told apart by their numbers; one alone needs none. */
export const numbered = (lines: readonly string[]): readonly string[] =>
  lines.length > 1 ? lines.map((line, index) => `${index + 1}. ${line}`) : lines

/** «为 妈妈 办»: whoever comes for herself needs no telling. */
export const forWhomOf = ({ called, own }: SheetCase): string => (own ? '本人来办' : `为 ${called} 办`)

/** What it cannot be had together with, of what she may have as well. */
function conflictLines(items: readonly SheetItem[], { judged }: SheetItem): readonly string[] {
  return judged.conflicts.flatMap(({ with: other, rule }) => {
    const found = items.find(({ benefit }) => benefit.ref === other)
    return found && isWorthTaking(found) ? [conflictShort(found.benefit.name, rule)] : []
  })
}

/** What she may have or may ask for; of the rest there is nothing to take to a counter. */
export const isWorthTaking = ({ judged, benefit }: SheetItem): boolean =>
  benefit.standing === 'in-force' && judged.verdict === 'yes'

/** «不能一起领» where a rule forbids it; else it is a question. */
export const togetherTitle = (rules: readonly ConflictRule[]): string =>
  rules.some((rule) => rule === 'exclusive' || rule === 'choose-higher') ? '不能一起领' : '能不能一起领'

/** What is not in force is nothing to go and ask for: it says so, and whom to ask about it. Nothing of her stands here. */
function sheetOfNoRight(about: SheetCase, { benefit, judged }: SheetItem): Sheet {
  const standing = STANDING_WORDS[benefit.standing]
  const isPilot = benefit.standing === 'pilot'
  return {
    title: benefit.name,
    forWhom: '',
    blanks: [],
    verdict: isPilot ? `${standing}:只供了解,先问本地有没有` : `${standing}:只供了解,这不是现在能领的`,
    amount: '',
    sections: [
      ...section('想知道以后有没有,问谁', [benefit.where, `牵头部门:${judged.leadDepartment}`], 2),
      ...section('可以这样问', numbered(benefit.questions), 2),
      ...section('依据', sourceLines(about, [benefit]), 1),
    ],
    foot: foot({ ...about, answered: false }),
  }
}

/**
 * The sheet for one item.
 * @param items all others of the list as they came out for her, which may stand in its way
 */
export function sheetOf(about: SheetCase, item: SheetItem, items: readonly SheetItem[] = []): Sheet {
  const { benefit, judged } = item
  if (benefit.standing !== 'in-force') return sheetOfNoRight(about, item)
  const isHers = about.answered && judged.verdict !== 'no'
  return {
    title: benefit.name,
    forWhom: forWhomOf(about),
    blanks: BLANKS,
    verdict: verdictLine(about, item),
    amount: amountLine(about, item),
    sections: [
      ...section('请窗口帮忙确认', numbered(confirmLines(item)), 2),
      ...(isHers ? conflictSection(items, item) : []),
      ...section('谁来定,去哪办', [`${judged.leadDepartment}牵头 · ${modeWords(judged.mode)}`, benefit.where], 2),
      ...section('带什么', paperLines(benefit), 3),
      ...section('依据', sourceLines(about, [benefit]), 1),
      ...(about.answered ? section(TOLD, numbered(factLines(about, judged)), 2) : []),
    ],
    foot: foot(about),
  }
}

const TOLD = '按这些情况算的'

/** Whether the sheet tells what was told of her, her day of birth among it. */
export const tellsFacts = ({ sections }: Sheet): boolean => sections.some(({ title }) => title === TOLD)

function conflictSection(items: readonly SheetItem[], item: SheetItem): readonly SheetSection[] {
  const lines = conflictLines(items, item)
  return section(togetherTitle(item.judged.conflicts.map(({ rule }) => rule)), lines, Math.min(2, lines.length))
}
