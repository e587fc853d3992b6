/** How many letters have to be put in, taken out or changed to make one word of the other. */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The known word that somebody may have meant: one that holds the other, or is at most half of it away. */
export function closestTo(word: string, known: readonly string[]): string | null {
  let best: { readonly word: string; readonly apart: number } | null = null
  for (const one of known) {
    const holds = word.length > 1 && (one.includes(word) || (one.length > 1 && word.includes(one)))
    const apart = holds ? 0.5 : lettersApart(word, one)
    if (apart <= Math.max(word.length, one.length) / 2 && apart < (best?.apart ?? Infinity)) best = { word: one, apart }
  }
  return best?.word ?? null
}
