import type { ConflictRule, PolicyDocument } from '@/domain/entitlement'
import { CONFLICT_WORDS } from './benefit-words'
import { amountText, citedIn } from './listed'
import {
  BLANKS,
  foot,
  forWhomOf,
  isDoubtful,
  isWorthTaking,
  numbered,
  paperLines,
  paperName,
  section,
  sourceLines,
  tellerOf,
  togetherTitle,
  type Sheet,
  type SheetCase,
  type SheetItem,
} from './sheet-content'
import { isOnePage } from './sheet-layout'

/** How much of the papers stands under the items: each item's line has its clause anyway. */
type Papers = 'clauses' | 'numbers' | 'none'

/** Money first, then what is surer: what there is no room for is what costs nobody money to miss. */
const weight = (item: SheetItem): number => (item.benefit.kind === 'money' ? 2 : 0) + (isDoubtful(item.judged) ? 0 : 1)

/** All that she may have, what matters most first. */
const worthOf = (items: readonly SheetItem[]): readonly SheetItem[] =>
  [...items.filter(isWorthTaking)].sort((a, b) => weight(b) - weight(a))

/** As they stand on the sheet, and are numbered: what is sure before what is doubtful. */
const inOrder = (items: readonly SheetItem[]): readonly SheetItem[] => [
  ...items.filter(({ judged }) => !isDoubtful(judged)),
  ...items.filter(({ judged }) => isDoubtful(judged)),
]

function itemLine({ benefit, judged }: SheetItem): string {
  const expected = judged.amount.fen === undefined ? '' : '预计 '
  const amount = `${expected}${amountText(judged.amount)}`
  const [source] = benefit.sources
  return [`${benefit.name}${amount && ` ${amount}`}`, source?.clause, judged.leadDepartment].filter(Boolean).join(' · ')
}

/** Items that all stand in each other's way by one rule, by their numbers on the sheet. */
interface Clash {
  readonly rule: ConflictRule
  readonly numbers: readonly number[]
}

function clashesOf(items: readonly SheetItem[]): readonly Clash[] {
  const clash = (a: number, b: number, rule: ConflictRule): boolean => {
    const [one, other] = [items[a - 1]!, items[b - 1]!]
    const has = (from: SheetItem, to: SheetItem): boolean =>
      from.judged.conflicts.some((conflict) => conflict.with === to.benefit.ref && conflict.rule === rule)
    return has(one, other) || has(other, one)
  }
  const found: Clash[] = []
  const isTold = (a: number, b: number, rule: ConflictRule): boolean =>
    found.some((group) => group.rule === rule && group.numbers.includes(a) && group.numbers.includes(b))
  items.forEach(({ judged }, index) => {
    for (const { with: other, rule } of judged.conflicts) {
      const at = items.findIndex(({ benefit }) => benefit.ref === other) + 1
      const [a, b] = [Math.min(index + 1, at), Math.max(index + 1, at)]
      if (at === 0 || isTold(a, b, rule)) continue
      const more = items.map((_, place) => place + 1).filter((place) => place !== a && place !== b)
      const numbers = more.reduce<readonly number[]>(
        (group, place) => (group.every((each) => clash(each, place, rule)) ? [...group, place] : group),
        [a, b],
      )
      found.push({ rule, numbers: [...numbers].sort((x, y) => x - y) })
    }
  })
  return found
}

const groupWords = ({ numbers }: Clash): string =>
  `${numbers.slice(0, -1).join('、')} 和 ${numbers[numbers.length - 1]}`

/** «3 和 5 只领高的一样», all in one line, each rule once. */
function togetherLine(clashes: readonly Clash[]): string {
  const rules = [...new Set(clashes.map(({ rule }) => rule))]
  const words = rules.map((rule) => {
    const groups = clashes.filter((clash) => clash.rule === rule).map(groupWords)
    return groups.length > 1
      ? `${groups.join(',')}:${CONFLICT_WORDS[rule]}`
      : `${groups.join()} ${CONFLICT_WORDS[rule]}`
  })
  return words.join(';')
}

function paperSection(about: SheetCase, items: readonly SheetItem[], papers: Papers) {
  if (papers === 'none') return []
  const benefits = items.map(({ benefit }) => benefit)
  if (papers === 'clauses') return section('依据', sourceLines(about, benefits), 1)
  const cited = citedIn(
    about.documents,
    benefits.flatMap(({ sources }) => sources.slice(0, 1)),
  )
  const names = [...new Set(cited.map(({ document }): PolicyDocument => document))].map(paperName)
  return section('依据', [names.join('、')], 1)
}

function verdictOf({ own }: SheetCase, printed: number, all: number): string {
  if (all === 0) return '还没有查出可以问的,先请窗口看看情况'
  const found = `按${tellerOf('self', own)}情况,有 ${all} 项可以问`
  const rest = printed < all ? `。只印最要紧的 ${printed} 项,其余 ${all - printed} 项没有印` : ''
  return `${found};审核通过才算数${rest}`
}

/** Nobody was judged by this city's policy: there is nothing yet to take along. */
function notYet(about: SheetCase): Sheet {
  return {
    title: '打算去问的几项',
    forWhom: forWhomOf(about),
    blanks: [],
    verdict: `还没有查过${about.pack.name}的`,
    amount: '',
    sections: section(
      '先查一查',
      ['在“我能领什么”里答几个问题,再来印这一张。', '不方便用手机的,打 12349 或到社区问。'],
      2,
    ),
    foot: foot(about),
  }
}

function sheetWith(about: SheetCase, worth: readonly SheetItem[], most: number, papers: Papers): Sheet {
  const printed = inOrder(worth.slice(0, most))
  const lines = numbered(printed.map(itemLine))
  const sure = printed.filter(({ judged }) => !isDoubtful(judged)).length
  const clashes = clashesOf(printed)
  const toBring = [...new Set(printed.flatMap(({ benefit }) => benefit.papers))]
  const rules = clashes.map(({ rule }) => rule)
  return {
    title: '打算去问的几项',
    forWhom: forWhomOf(about),
    blanks: BLANKS,
    verdict: verdictOf(about, printed.length, worth.length),
    amount: '',
    sections: [
      ...section('应该符合', lines.slice(0, sure), sure),
      ...section('可能符合,要窗口确认', lines.slice(sure), lines.length - sure),
      ...(clashes.length > 0 ? section(togetherTitle(rules), [togetherLine(clashes)], 1) : []),
      ...section('带什么', toBring.length > 0 ? [toBring.join('、')] : paperLines({ papers: toBring }), 1),
      ...paperSection(about, printed, papers),
    ],
    foot: foot(about),
  }
}

/**
 * One sheet for all that she may have: what to ask for, and under which clause. As much as one page holds: first the
 * papers go, then what matters least, and the sheet says how many it leaves out.
 */
export function sheetOfAll(about: SheetCase, items: readonly SheetItem[]): Sheet {
  if (!about.answered) return notYet(about)
  const worth = worthOf(items)
  const tries = [
    ...(['clauses', 'numbers', 'none'] as const).map((papers) => ({ most: worth.length, papers })),
    ...worth.slice(1).map((_, index) => ({ most: worth.length - 1 - index, papers: 'none' as const })),
  ]
  const made = tries.map(
    ({ most, papers }) =>
      () =>
        sheetWith(about, worth, most, papers),
  )
  const fitting = made.find((make) => isOnePage(make()))
  return (fitting ?? made[made.length - 1]!)()
}
