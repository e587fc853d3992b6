import { and, inArray, like, not, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import {
  chineseParts,
  CLOSENESS,
  closenessOf,
  errorsAllowed,
  isLatin,
  LEAST_CHINESE,
  piecesOf,
  wordsIn,
  type SearchedText,
  type TypedWord,
} from '@/domain/facility/search'
import type { Tx } from '../database/database'
import { spell } from './register/spelling'

/** A table in which words are looked for. */
export interface Searched {
  readonly table: PgTable
  readonly id: PgColumn
  readonly name: PgColumn
  /** As `plainWords` writes. */
  readonly words: PgColumn | SQL
  readonly pinyin: PgColumn
  readonly initials: PgColumn
}

/** What answers the words that were typed. */
export interface WordsFound {
  /** Conditions; what the first finds stands before what the second finds. */
  readonly parts: readonly SQL[]
  /** Nothing is as it was typed: what is found are near misses. */
  readonly loose: boolean
}

/** With fewer matches than these, near misses are shown behind them. */
const FEW = 5
/** Rows whose spelling is looked at more closely, and near misses that are kept: far more than anybody reads. */
const MOST_CANDIDATES = 20_000
const MOST_MISSES = 2_000

/** What somebody typed, word by word, with its spellings. */
const typedWords = (typed: string): TypedWord[] => wordsIn(typed).map((text) => ({ text, ...spell(text) }))

/**
 * Conditions for what was typed: what matches as it stands, and the near misses of the best kind there is, where few match.
 * Whether few match is asked of all in `scope` and not of what else was asked for: who looks for 春晖 that is open now learns that
 * none is, and is not shown another name. List and map therefore show the same.
 * @param scope the city's own rows
 */
export async function findWords(db: Tx, typed: string, scope: SQL, source: Searched): Promise<WordsFound> {
  const words = typedWords(typed)
  if (words.length === 0) return { parts: [], loose: false }
  const asTyped = and(...words.map((word) => matchesOne(word, source)))!
  const some = await db.select({ id: source.id }).from(source.table).where(and(scope, asTyped)).limit(FEW)
  if (some.length === FEW) return { parts: [asTyped], loose: false }
  const misses = await nearMisses(db, words, scope, source)
  if (misses.length === 0) return { parts: some.length > 0 ? [asTyped] : [], loose: false }
  const close = and(inArray(source.id, misses), not(asTyped))!
  return some.length > 0 ? { parts: [asTyped, close], loose: false } : { parts: [close], loose: true }
}

/** `plainWords` leaves letters and digits only, so nothing in a part is a wildcard. */
const holds = (column: PgColumn | SQL, part: string): SQL => like(column as PgColumn, `%${part}%`)

/** A word as it was typed: in Chinese, in pinyin, by initials, or mixed. */
function matchesOne({ text, pinyin, initials }: TypedWord, source: Searched): SQL {
  const asItStands = holds(source.words, text)
  // One letter would be found in nearly every pinyin: it is the first of a name.
  if (isLatin(text) && text.length === 1) return or(asItStands, like(source.initials, `${text}%`))!
  const spelled = or(holds(source.pinyin, pinyin), holds(source.initials, initials))
  if (isLatin(text)) return or(asItStands, spelled)!
  const chinese = chineseParts(text)
  if (chinese.join('') === text) return asItStands
  return or(asItStands, and(...chinese.map((part) => holds(source.words, part)), spelled))!
}

/** Ids of the near misses of the best kind there is; none of them matches as typed. */
async function nearMisses(db: Tx, typed: readonly TypedWord[], scope: SQL, source: Searched): Promise<string[]> {
  const { table, id, name, words, pinyin, initials } = source
  const candidates = (await db
    .select({ id, name, words, pinyin, initials } as Record<string, PgColumn | SQL>)
    .from(table)
    .where(and(scope, ...typed.map((word) => mayBeClose(word, source))))
    .orderBy(id)
    .limit(MOST_CANDIDATES)) as unknown as (SearchedText & { readonly id: string })[]
  const kinds = candidates.map((row) => closenessOf(typed, row))
  const best = CLOSENESS.find((kind) => kind !== 'typed' && kinds.includes(kind))
  if (best === undefined) return []
  return candidates.flatMap((row, n) => (kinds[n] === best ? [row.id] : [])).slice(0, MOST_MISSES)
}

/** True of all that `closenessOf` finds, and of more: by parts of which a row must hold one, which trigrams can look up. */
function mayBeClose(word: TypedWord, source: Searched): SQL {
  const { text, pinyin } = word
  const spelledLike = (column: PgColumn) =>
    piecesOf(pinyin, errorsAllowed(pinyin.length)).map((piece) => holds(column, piece))
  const typed = matchesOne(word, source)
  if (isLatin(text))
    return text.length === 1 ? typed : or(typed, ...spelledLike(source.pinyin), ...spelledLike(source.initials))!
  const letters = Array.from(text)
  if (letters.length < 2) return typed
  const written = piecesOf(text, errorsAllowed(letters.length, LEAST_CHINESE)).map((piece) =>
    holds(source.words, piece),
  )
  const halves = letters.length === 2 ? letters.map((letter) => holds(source.name, letter)) : []
  return or(typed, ...spelledLike(source.pinyin), ...written, ...halves)!
}

/** A condition that nothing meets, for words that found nothing. */
export const NOTHING = sql`false`
