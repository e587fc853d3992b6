/** One word of what somebody typed, and how it is spelled; of Latin letters and digits, all three are the same. */
export interface TypedWord {
  readonly text: string
  readonly pinyin: string
  readonly initials: string
}

/**
 * Letters and digits alone, as search compares them: full-width ones as half-width, small, anything else as one blank. What
 * was typed and what a register holds are both written like this.
 */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ü/g, 'v')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The words of what was typed; none where it holds neither letters nor digits. */
export const wordsIn = (typed: string): string[] => plainWords(typed).split(' ').filter(Boolean)

/** Typed on a keyboard without Chinese: it may be pinyin, initials, or as it stands. */
export const isLatin = (text: string): boolean => /^[a-z0-9]+$/.test(text)

/** What of a word is not Latin: «春» of «春hui». */
export const chineseParts = (text: string): string[] => text.split(/[a-z0-9]+/).filter(Boolean)
