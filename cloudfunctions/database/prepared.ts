import { Client, type QueryConfig } from 'pg'

/** Statements of one process that get a name; a text built of a list's length is a new one each time, and there must be an end to them. */
const MOST_NAMES = 1_000
const names = new Map<string, string>()

/** The same name for the same text; none where there are enough of them. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_NAMES) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

const isConfig = (query: unknown): query is QueryConfig =>
  typeof query === 'object' && query !== null && 'text' in query && !('submit' in query)

/**
 * A connection that names each statement with values, so that the server parses and plans it once a connection and not once a booking.
 * Not behind a pooler that hands its server connections around between transactions.
 */
export class PreparingClient extends Client {
  // The driver's own has eight overloads, and what comes back is theirs.
  override query(...given: [unknown, ...unknown[]]): never {
    const [query, ...rest] = given
    const first = isConfig(query) && query.name === undefined && rest[0] instanceof Array && rest[0].length > 0
    const named = first ? { ...query, name: nameOf(query.text) } : query
    return (super.query as (...all: unknown[]) => unknown).call(this, named, ...rest) as never
  }
}
