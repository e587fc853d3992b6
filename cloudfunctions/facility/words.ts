import { and, like, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import {
  chineseParts,
  CLOSENESS,
  closenessOf,
  errorsAllowed,
  isLatin,
  isSpelled,
  LEAST_CHINESE,
  oneErrorPattern,
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

/** What answers the words that were typed: conditions that no row meets both. */
export interface WordsFound {
  /** As it was typed. */
  readonly asTyped: SQL
  /** What is close to it, where little is as typed. */
  readonly close?: SQL
}

/** With fewer matches than these, near misses are shown behind them. */
const FEW = 5
/** Of more words than these, no near misses are looked for: who types so many knows what to type, and each costs. */
const MOST_WORDS = 3
/** Rows whose spelling is looked at more closely, and near misses that are kept: far more than anybody reads. */
const MOST_CANDIDATES = 300

/** What somebody typed, word by word, with its spellings. */
const typedWords = (typed: string): TypedWord[] => wordsIn(typed).map((text) => ({ text, ...spell(text) }))

/**
 * Conditions for what was typed: what matches as it stands, and the near misses of the best kind there is, where few match.
 * Whether few match is asked of all in `scope` and not of what else was asked for: list and map, with whatever filters, therefore
 * show the same. Where the filters leave only near misses, the caller says that nothing is as it was typed.
 * @param scope the city's own rows
 */
export async function findWords(db: Tx, typed: string, scope: SQL, source: Searched): Promise<WordsFound> {
  const words = typedWords(typed)
  if (words.length === 0) return { asTyped: NOTHING }
  const asTyped = and(...words.map((word) => matchesOne(word, source)))!
  if (words.length > MOST_WORDS) return { asTyped }
  const some = await db.select({ id: source.id }).from(source.table).where(and(scope, asTyped)).limit(FEW)
  if (some.length === FEW) return { asTyped }
  const misses = await nearMisses(db, words, scope, source)
  // What is known to be nowhere is not looked for again, once for each number that is told with a list.
  const typedOnes = some.length === 0 ? NOTHING : asTyped
  // One parameter, not hundreds of them: a statement is built several times of this.
  return misses.length === 0
    ? { asTyped: typedOnes }
    : { asTyped: typedOnes, close: sql`${source.id} = any(${sql.param(misses)}::text[])` }
}

/** `plainWords` leaves letters and digits only, so nothing in a part is a wildcard. */
const holds = (column: PgColumn | SQL, part: string): SQL => like(column as PgColumn, `%${part}%`)
const holdsAny = (column: PgColumn | SQL, parts: readonly string[]): SQL =>
  or(...parts.map((part) => holds(column, part)))!

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
  const ways = typed.map((word) => waysOf(word, source))
  // Most rows are dropped by what costs little; of the rest, so many are looked at that the best are among them.
  const rank = sql`greatest(${sql.join(ways.map(rankOf), sql`, `)})`
  const candidates = (await db
    .select({ id, name, words, pinyin, initials } as Record<string, PgColumn | SQL>)
    .from(table)
    .where(and(scope, ...ways.map(({ asTyped, sound, errors, half }) => or(asTyped, sound, errors, half))))
    .orderBy(rank, id)
    .limit(MOST_CANDIDATES)) as unknown as (SearchedText & { readonly id: string })[]
  const kinds = candidates.map((row) => closenessOf(typed, row))
  const best = CLOSENESS.find((kind) => kind !== 'typed' && kinds.includes(kind))
  return best === undefined ? [] : candidates.flatMap((row, n) => (kinds[n] === best ? [row.id] : []))
}

/** How a row may hold a word, the best first: true of all in which `closenessOf` finds it so. */
interface Ways {
  readonly asTyped: SQL
  readonly sound?: SQL
  readonly errors?: SQL
  readonly half?: SQL
}

/** Only of rows that hold the word in one of these ways: without halves, what is neither typed nor heard has errors. */
const rankOf = ({ asTyped, sound, errors, half }: Ways): SQL =>
  sql`case when ${asTyped} then 0 when ${sound ?? NOTHING} then 1 when ${half ? errors : sql`true`} then 2 else 3 end`

function waysOf(word: TypedWord, source: Searched): Ways {
  const { text, pinyin } = word
  const asTyped = matchesOne(word, source)
  const letters = Array.from(text)
  if (letters.length < 2) return { asTyped }
  const spelled = [source.pinyin, ...(isLatin(text) ? [source.initials] : [])]
  const latin = isSpelled(word) ? spelled.map((column) => withErrors(column, pinyin, errorsAllowed(pinyin.length))) : []
  if (isLatin(text)) return { asTyped, errors: or(...latin)! }
  const written = withErrors(source.words, text, errorsAllowed(letters.length, LEAST_CHINESE))
  return {
    asTyped,
    ...(isSpelled(word) && { sound: holds(source.pinyin, pinyin) }),
    errors: or(...latin, written)!,
    ...(letters.length === 2 && { half: holdsAny(source.name, letters) }),
  }
}

/**
 * One error is told exactly, behind parts that are quickly looked for: those of a short word stand nearly everywhere. A pattern
 * for two of them would be longer than it is worth, and the parts of so long a word stand in few rows.
 */
function withErrors(column: PgColumn | SQL, word: string, most: 0 | 1 | 2): SQL {
  if (most === 0) return NOTHING
  const parts = holdsAny(column, piecesOf(word, most))
  return most === 1 ? and(parts, sql`${column} ~ ${oneErrorPattern(word)}`)! : parts
}

/** A condition that nothing meets, for words that found nothing. */
export const NOTHING = sql`false`
