import { and, like, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { chineseParts, isLatin, wordsIn, type TypedWord } from '@/domain/facility/search'
import { spell } from './register/spelling'

/** Columns in which words are looked for. */
export interface WordColumns {
  readonly words: AnyColumn
  readonly pinyin: AnyColumn
  readonly initials: AnyColumn
}

/** What somebody typed, word by word, with its spellings. */
export const typedWords = (typed: string): TypedWord[] => wordsIn(typed).map((text) => ({ text, ...spell(text) }))

/** Letters and digits only, so nothing in it is a wildcard. */
const holds = (column: AnyColumn, part: string): SQL => like(column, `%${part}%`)

/** What matches all words as they were typed: in Chinese, in pinyin, by initials, or mixed. Nothing, where there are none. */
export function matchesAsTyped(typed: readonly TypedWord[], columns: WordColumns): SQL {
  return and(sql`${typed.length > 0}`, ...typed.map((word) => matchesOne(word, columns)))!
}

function matchesOne({ text, pinyin, initials }: TypedWord, columns: WordColumns): SQL | undefined {
  const asItStands = holds(columns.words, text)
  // One letter would be found in nearly every pinyin: it is the first of a name.
  if (isLatin(text) && text.length === 1) return or(asItStands, like(columns.initials, `${text}%`))
  const spelled = or(holds(columns.pinyin, pinyin), holds(columns.initials, initials))
  if (isLatin(text)) return or(asItStands, spelled)
  const chinese = chineseParts(text)
  if (chinese.join('') === text) return asItStands
  return or(asItStands, and(...chinese.map((part) => holds(columns.words, part)), spelled))
}
