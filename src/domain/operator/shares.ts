import type { Share, Shares } from './calculator'
import { divide } from './divide'
import type { Outcome, Step } from './outcome'
import { sharesText } from './words'

function splitFor({ split, except = [] }: Shares, county: string): readonly Share[] {
  return except.find(({ counties }) => counties.includes(county))?.split ?? split
}

/** Who pays how much of a sum in a county, and the step that explains it. */
export function shareOut(fen: number, rule: Shares, county: string): { shares: Outcome['shares']; step: Step } {
  const split = splitFor(rule, county)
  const fens = divide(
    fen,
    split.map(({ part }) => part),
  )
  const shares = split.map(({ payer }, index) => ({ payer, fen: fens[index]! }))
  const [only] = split
  const text =
    split.length === 1
      ? `全部由${only!.payer}承担`
      : `按${split.map(({ part }) => part).join(':')}分担:${sharesText(shares)}`
  return { shares, step: { text } }
}
