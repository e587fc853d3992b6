import type { JudgedAmount, JudgedBenefit } from '../../src/domain/entitlement'

/** Of an answer, what can become worse. */
export type Answer = Pick<JudgedBenefit, 'verdict' | 'amount' | 'confirm'>

export interface Loss {
  /** `hole`: nothing stands in its place; `who`: somebody no longer has it; `worth`: it comes to less; `surety`: something essential is left to be checked. */
  readonly in: 'hole' | 'who' | 'worth' | 'surety'
  /** Goes on from «the person of …». */
  readonly what: string
}

/** A figure that is the most that somebody may get; any other is one to count on. */
const isCeiling = ({ kind }: JudgedAmount): boolean => kind === 'at-most'

const yuan = ({ fen = 0, per }: JudgedAmount): string => `${fen / 100} yuan${per ? ` a ${per}` : ''}`

/** Whether an amount is at least as good as the one below it: figure, what it is, and what it is paid in. */
function reaches(above: JudgedAmount, below: JudgedAmount): boolean {
  if (below.fen === undefined) return above.kind !== 'none'
  if (above.fen === undefined || above.per !== below.per || above.fen < below.fen) return false
  return (isCeiling(below) || !isCeiling(above)) && (below.as === 'services' || above.as !== 'services')
}

function worthLoss(below: JudgedAmount, above: readonly JudgedAmount[]): string | null {
  if (below.kind === 'none' || above.some((amount) => reaches(amount, below))) return null
  if (below.fen === undefined) return `is told nothing, where it is ${below.kind}`
  const said = above.find(({ fen }) => fen !== undefined)
  if (said?.fen === undefined || said.per !== below.per) return `is told no figure, where it is ${yuan(below)}`
  if (said.fen < below.fen) return `gets ${yuan(said)} instead of ${yuan(below)}`
  return said.as === 'services' && below.as !== 'services'
    ? `gets services worth ${yuan(said)} instead of money`
    : `gets ${said.kind} ${yuan(said)} instead of ${below.kind}`
}

/** A «yes» of which nothing essential is left for a person to check. */
export const isSure = ({ verdict, confirm }: Answer): boolean =>
  verdict === 'yes' && confirm.every(({ essential }) => !essential)

/** In what the answers of a layer are worse than a «yes» of the one below it; null where one is at least as good. */
export function lossOf(below: Answer, above: readonly Answer[]): Loss | null {
  if (above.length === 0) return { in: 'hole', what: 'no longer gets it: nothing stands in its place' }
  const open = above.filter(({ verdict }) => verdict !== 'no')
  if (open.length === 0) return { in: 'who', what: 'no longer gets it' }
  const amounts = open.map(({ amount }) => amount)
  const worth = worthLoss(below.amount, amounts)
  if (worth !== null) return { in: 'worth', what: worth }
  // Where the verdict itself is open, what is missing is asked before anything is promised.
  const isDoubted = isSure(below) && open.every((answer) => answer.verdict === 'yes' && !isSure(answer))
  return isDoubted ? { in: 'surety', what: 'has to have something essential checked first' } : null
}
