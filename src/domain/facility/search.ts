/** One word of what somebody typed, and how it is spelled; of Latin letters and digits, all three are the same. */
export interface TypedWord {
  readonly text: string
  readonly pinyin: string
  readonly initials: string
}

/**
 * Letters and digits alone, as search compares them: full-width ones as half-width, small, without tones, anything else as one blank. What
 * was typed and what a register holds are both written like this.
 */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[üǖǘǚǜ]/g, 'v')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The words of what was typed, each once; none where it holds neither letters nor digits. */
export const wordsIn = (typed: string): string[] => [...new Set(plainWords(typed).split(' ').filter(Boolean))]

/** Typed on a keyboard without Chinese: it may be pinyin, initials, or as it stands. */
export const isLatin = (text: string): boolean => /^[a-z0-9]+$/.test(text)

/**
 * Whether each of a word's letters could be spelled. Of another script, or of rare Chinese letters, nothing or only a part is:
 * such a word sounds like nothing, and not like everything.
 */
export const isSpelled = ({ text, initials }: TypedWord): boolean => initials.length === Array.from(text).length

/** What of a word is not Latin: «春» of «春hui». */
export const chineseParts = (text: string): string[] => text.split(/[a-z0-9]+/).filter(Boolean)

/** Where words are looked for; all but the name written as `plainWords` writes. */
export interface SearchedText {
  readonly name: string
  readonly words: string
  readonly pinyin: string
  readonly initials: string
}

/**
 * How a text answers what was typed, the best first. `typed`: as it stands, in pinyin or by initials. `sound`: other letters
 * that are read alike, 春辉 for 春晖. `error`: one letter wrong, left out, put in, or two changed over. `errors`: two of them.
 * `half`: one of a word's two Chinese letters.
 */
export const CLOSENESS = ['typed', 'sound', 'error', 'errors', 'half'] as const
export type Closeness = (typeof CLOSENESS)[number]

const TYPED = 0
const SOUND = 1
const BY_ERRORS = [TYPED, 2, 3] as const
const HALF = 4
const NOT = CLOSENESS.length

/**
 * How many errors are overlooked in so many letters. A short word with one would be found everywhere, and in vain: of four Latin
 * letters a text would only have to hold two.
 */
export const errorsAllowed = (letters: number, least = 5): 0 | 1 | 2 => (letters < least ? 0 : letters < 10 ? 1 : 2)

/** A Chinese word of three letters tells as much as a Latin one of many. */
export const LEAST_CHINESE = 3

/** How all the words that were typed are found in a text; the worst of them counts. Null where one is not found. */
export function closenessOf(typed: readonly TypedWord[], text: SearchedText): Closeness | null {
  if (typed.length === 0) return null
  return CLOSENESS[Math.max(...typed.map((word) => (isLatin(word.text) ? latin : chinese)(word, text)))] ?? null
}

function latin({ text: word }: TypedWord, { words, pinyin, initials }: SearchedText): number {
  if (words.includes(word)) return TYPED
  // One letter is the first of a name, or nothing.
  if (word.length === 1) return initials.startsWith(word) ? TYPED : NOT
  const most = errorsAllowed(word.length)
  return Math.min(byErrors(pinyin, word, most), byErrors(initials, word, most))
}

function chinese(word: TypedWord, { name, words, pinyin, initials }: SearchedText): number {
  const { text } = word
  if (words.includes(text)) return TYPED
  const parts = chineseParts(text)
  const mixed = parts.join('') !== text
  if (mixed && parts.every((part) => words.includes(part)))
    if (pinyin.includes(word.pinyin) || initials.includes(word.initials)) return TYPED
  const letters = Array.from(text)
  if (letters.length < 2) return NOT
  const spelled = isSpelled(word)
  if (spelled && pinyin.includes(word.pinyin)) return SOUND
  return Math.min(
    spelled ? byErrors(pinyin, word.pinyin, errorsAllowed(word.pinyin.length)) : NOT,
    mixed ? NOT : byErrors(words, text, errorsAllowed(letters.length, LEAST_CHINESE)),
    letters.length === 2 && !mixed && hasHalf(name, letters) ? HALF : NOT,
  )
}

const byErrors = (text: string, word: string, most: 0 | 1 | 2): number => {
  const errors = errorsIn(text, word, most)
  return errors === null ? NOT : BY_ERRORS[errors as 0 | 1 | 2]
}

/** One of two letters, in its place beside another one. */
function hasHalf(name: string, [first = '', second = '']: readonly string[]): boolean {
  const at = name.indexOf(first)
  return (at >= 0 && at + first.length < name.length) || name.indexOf(second) > 0
}

/**
 * The fewest errors with which a word stands somewhere in a text: a letter wrong, left out or put in, or two neighbours changed
 * over, each counting one.
 * @returns null where there are more than `most`
 */
export function errorsIn(text: string, word: string, most: number): number | null {
  if (text.includes(word)) return 0
  if (most === 0 || word.length - text.length > most) return null
  const size = word.length
  // Errors with which the first letters of the word end at a letter of the text: it may begin anywhere for nothing.
  let before: number[] = []
  let last = Array.from({ length: size + 1 }, (_, letters) => letters)
  let fewest = size
  for (let at = 0; at < text.length; at += 1) {
    const now = [0]
    for (let letters = 1; letters <= size; letters += 1) {
      const wrong = text[at] === word[letters - 1] ? 0 : 1
      let errors = Math.min(last[letters - 1]! + wrong, last[letters]! + 1, now[letters - 1]! + 1)
      const changedOver = letters > 1 && at > 0 && text[at] === word[letters - 2] && text[at - 1] === word[letters - 1]
      if (changedOver) errors = Math.min(errors, before[letters - 2]! + 1)
      now.push(errors)
    }
    fewest = Math.min(fewest, now[size]!)
    before = last
    last = now
  }
  return fewest <= most ? fewest : null
}

/**
 * A pattern that holds of a text exactly where `errorsIn` finds one error at most. Only for words of letters and digits: nothing
 * in them is a sign of the pattern's own.
 */
export function oneErrorPattern(word: string): string {
  const letters = Array.from(word)
  const join = (from: number, to?: number) => letters.slice(from, to).join('')
  const ways = letters.flatMap((letter, at) => {
    const [before, after] = [join(0, at), join(at + 1)]
    const wrongOrPutIn = `${before}.?${after}`
    if (at === 0) return [wrongOrPutIn]
    const changedOver = `${join(0, at - 1)}${letter}${letters[at - 1]!}${after}`
    return [wrongOrPutIn, `${before}.${letter}${after}`, changedOver]
  })
  return [...new Set(ways)].join('|')
}

/**
 * Parts of which a text must hold one, if the word stands in it with so many errors: each error spoils one part of
 * `errors + 1`, and two neighbours that were changed over at the border of two parts stand in them changed back.
 */
export function piecesOf(word: string, errors: 0 | 1 | 2): string[] {
  const letters = Array.from(word)
  const borders = Array.from({ length: errors }, (_, n) => Math.floor(((n + 1) * letters.length) / (errors + 1)))
  const cut = (from: number, to: number, swaps: readonly number[]) => {
    const part = [...letters]
    for (const at of swaps) [part[at - 1], part[at]] = [part[at]!, part[at - 1]!]
    return part.slice(from, to).join('')
  }
  const ends = [0, ...borders, letters.length]
  const plain = ends.slice(1).map((end, n) => cut(ends[n]!, end, []))
  const swapped = borders.map((border, n) => cut(ends[n]!, ends[n + 2]!, [border]))
  return [...plain, ...swapped, ...(errors === 2 ? [cut(0, letters.length, borders)] : [])]
}
