/** What a statement of our own answers, on either engine. */
export async function rowsOf<T>(executed: PromiseLike<unknown>): Promise<readonly T[]> {
  return ((await executed) as { readonly rows: readonly T[] }).rows
}
