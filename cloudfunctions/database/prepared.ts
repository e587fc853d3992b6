import { Client, type QueryConfig } from 'pg'

/** Plans that one connection keeps. */
const MOST_NAMES = 500
/** Texts that it has met once; a text built of a list's length is a new one each time. */
const MOST_MET = 5_000

const isConfig = (query: unknown): query is QueryConfig =>
  typeof query === 'object' && query !== null && 'text' in query && !('submit' in query)

/**
 * A connection that names a statement with values when it meets it again, so that the server parses and plans it once a connection and
 * not once a booking. Not behind a pooler that hands its server connections around between transactions.
 */
export class PreparingClient extends Client {
  private readonly names = new Map<string, string>()
  private readonly met = new Set<string>()

  /** None for what comes for the first time, and where there are enough of them. */
  private nameOf(text: string): string | undefined {
    const known = this.names.get(text)
    if (known !== undefined) return known
    if (!this.met.has(text)) {
      if (this.met.size >= MOST_MET) this.met.clear()
      this.met.add(text)
      return undefined
    }
    if (this.names.size >= MOST_NAMES) return undefined
    const name = `s${this.names.size}`
    this.names.set(text, name)
    return name
  }

  // The driver's own has eight overloads, and what comes back is theirs.
  override query(...given: [unknown, ...unknown[]]): never {
    const [query, ...rest] = given
    const first = isConfig(query) && query.name === undefined && rest[0] instanceof Array && rest[0].length > 0
    const named = first ? { ...query, name: this.nameOf(query.text) } : query
    return (super.query as (...all: unknown[]) => unknown).call(this, named, ...rest) as never
  }
}
