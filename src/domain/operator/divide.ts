/**
 * Divides whole fen in proportion to whole parts. What is left after rounding down goes, fen by fen, to the largest
 * remainders; of equal ones the earlier comes first. The results add up to the sum, and a part of zero gets nothing.
 * @param parts not negative, not all zero; their sum is at most 90 million, so that no product loses a digit
 */
export function divide(fen: number, parts: readonly number[]): number[] {
  const all = parts.reduce((sum, part) => sum + part, 0)
  const whole = Math.floor(fen / all)
  const rest = fen - whole * all
  // fen × part ÷ all without the large product: the whole times the part, and the rest's share.
  const shares = parts.map((part) => whole * part + Math.floor((rest * part) / all))
  const remainders = parts.map((part) => (rest * part) % all)
  const left = fen - shares.reduce((sum, share) => sum + share, 0)
  const largestFirst = remainders.map((_, index) => index).sort((a, b) => remainders[b]! - remainders[a]! || a - b)
  for (const index of largestFirst.slice(0, left)) shares[index]! += 1
  return shares
}
