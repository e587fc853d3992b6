import type { Allocation } from './calculator'
import { checkFen, checkHeads, faults, type Faults } from './checks'
import { divide } from './divide'
import type { Calculation, County } from './outcome'
import { notesOf, yuan } from './words'

export interface AllocationInput {
  readonly totalFen: number
  /** People who qualify, by district code. */
  readonly districts: readonly { readonly code: string; readonly eligible: number }[]
}

type Districts = AllocationInput['districts']

/** Beyond this the division would lose digits; no city has as many people. */
const MOST_ELIGIBLE = 90_000_000

function checkDistricts(districts: Districts, counties: readonly County[], wrong: Faults): void {
  const seen = new Set<string>()
  districts.forEach(({ code, eligible }, index) => {
    const known = counties.find((county) => county.code === code)
    if (!known) wrong.add('unknown', `districts.${index}.code`, `本市没有代码是“${code}”的区,请重新选`)
    if (seen.has(code)) wrong.add('repeated', `districts.${index}.code`, `${known?.name ?? code}写了两次`)
    seen.add(code)
    checkHeads(eligible, `districts.${index}.eligible`, `${known?.name ?? code}的人数`, wrong)
  })
  if (districts.length === 0) wrong.add('missing', 'districts', '至少要写一个区')
}

const sumOf = (districts: Districts): number => districts.reduce((sum, { eligible }) => sum + eligible, 0)

/** A total divided among districts by heads. The order in which districts are given makes no difference. */
export function allocation(rule: Allocation, input: AllocationInput, counties: readonly County[]): Calculation {
  const { totalFen, districts } = input
  const wrong = faults()
  checkFen(totalFen, 'totalFen', '下达总金额', wrong)
  checkDistricts(districts, counties, wrong)
  const all = sumOf(districts)
  if (wrong.all.length === 0 && all === 0) wrong.add('too-small', 'districts', '各区都没有符合条件的人,没法分配')
  if (all > MOST_ELIGIBLE) wrong.add('too-large', 'districts', '各区人数加起来太多,请核对')
  if (wrong.all.length > 0) return { ok: false, faults: wrong.all }
  const byCode = [...districts].sort((a, b) => (a.code < b.code ? -1 : 1))
  const fens = divide(
    totalFen,
    byCode.map(({ eligible }) => eligible),
  )
  const shared = byCode.map(({ code, eligible }, index) => {
    const { name } = counties.find((county) => county.code === code)!
    return { code, name, eligible, fen: fens[index]! }
  })
  return {
    ok: true,
    fen: totalFen,
    shares: [{ payer: rule.payer, fen: totalFen }],
    districts: shared.map(({ code, name, fen }) => ({ code, name, fen })),
    steps: [
      { text: `下达总金额 ${yuan(totalFen)},全市符合条件的${all}人`, fen: totalFen },
      ...shared.map(({ name, eligible, fen }) => ({
        text: `${name}:${eligible}人,占${all}分之${eligible},分到 ${yuan(fen)}`,
        fen,
      })),
      { text: '除不尽的零头,给余数最大的区,每区最多 0.01 元' },
    ],
    unmet: [],
    notes: notesOf(rule),
  }
}
