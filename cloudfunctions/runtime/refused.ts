import { WireFault } from './wire-fault'

/** What the database said when it refused a statement, by its code and the rule's name; drizzle wraps it. */
export const refusalOf = (error: unknown): { readonly code?: string; readonly constraint?: string } =>
  ((error as Error | null)?.cause ?? {}) as { readonly code?: string; readonly constraint?: string }

/**
 * Does something that a rule of the database may refuse, and says that in words. Anything else is thrown on as it came; the transaction is
 * lost either way.
 * @param words by the name of the constraint
 * @throws WireFault conflict in those words
 */
export const inWords = <T>(work: PromiseLike<T>, words: Readonly<Record<string, string>>): Promise<T> =>
  Promise.resolve(work).catch((error: unknown) => {
    const said = words[refusalOf(error).constraint ?? '']
    throw said === undefined ? error : new WireFault('conflict', said)
  })
