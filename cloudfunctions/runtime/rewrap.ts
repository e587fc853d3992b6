import { and, asc, eq, getTableColumns, getTableName, gt, is, isNotNull } from 'drizzle-orm'
import { PgTable, type PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../database/database'
import * as schema from '../database/schema'
import type { Keyring } from './keyring'

const BATCH = 500

/** A table whose rows have a data key each, bound to their id. */
interface KeyTable {
  readonly table: PgTable
  readonly id: PgColumn
  readonly wrappedKey: PgColumn
}

/** Found in the schema, so that no table can be forgotten. */
const keyTables: readonly KeyTable[] = Object.values(schema).flatMap((table) => {
  if (!is(table, PgTable)) return []
  const { id, wrappedKey } = getTableColumns(table) as Record<string, PgColumn>
  return id && wrappedKey ? [{ table, id, wrappedKey }] : []
})

/** A row's data key stands under none of the keys given. */
export class UnknownKey extends Error {
  override readonly name = 'UnknownKey'

  /** @param table of the row; nothing else of it is said */
  constructor(readonly table: string) {
    super(`a key in ${table} stands under none of the master keys given`)
  }
}

export interface Progress {
  readonly table: string
  /** Rows looked at so far, and how many of them were wrapped anew. */
  readonly seen: number
  readonly wrapped: number
}

/**
 * Wraps every data key under the master key of today, batch by batch, each in a transaction of its own: stopped and run
 * again it passes over what is done. Runs as the owner.
 * @param keyring knows the former master keys
 * @param onBatch told after each batch
 * @returns how many keys were wrapped anew
 * @throws UnknownKey, and leaves the batch as it was
 */
export async function rewrapAll(owner: Db, keyring: Keyring, onBatch: (progress: Progress) => void): Promise<number> {
  let all = 0
  for (const of of keyTables) {
    const table = getTableName(of.table)
    let progress: Progress = { table, seen: 0, wrapped: 0 }
    for (let last: string | null = null; ;) {
      const done: Batch = await rewrapBatch(owner, keyring, of, last)
      if (done.last === null) break
      last = done.last
      progress = { table, seen: progress.seen + done.seen, wrapped: progress.wrapped + done.wrapped }
      onBatch(progress)
    }
    all += progress.wrapped
  }
  return all
}

interface Batch {
  readonly seen: number
  readonly wrapped: number
  /** Null when there was none left. */
  readonly last: string | null
}

async function rewrapBatch(
  owner: Db,
  keyring: Keyring,
  { table, id, wrappedKey }: KeyTable,
  after: string | null,
): Promise<Batch> {
  return owner.transaction(async (tx) => {
    const rows = (await tx
      .select({ id, wrappedKey })
      .from(table)
      .where(and(isNotNull(wrappedKey), after === null ? undefined : gt(id, after)))
      .orderBy(asc(id))
      .limit(BATCH)) as { id: string; wrappedKey: Uint8Array }[]
    let wrapped = 0
    for (const row of rows) {
      const anew = wrapAnew(keyring, row, getTableName(table))
      if (!anew) continue
      // Erased in this very moment, it stays erased.
      const same = and(eq(id, row.id), eq(wrappedKey, row.wrappedKey))
      await tx.update(table).set({ wrappedKey: anew }).where(same)
      wrapped += 1
    }
    return { seen: rows.length, wrapped, last: rows.at(-1)?.id ?? null }
  })
}

function wrapAnew(keyring: Keyring, row: { id: string; wrappedKey: Uint8Array }, table: string): Uint8Array | null {
  try {
    return keyring.rewrap(row.id, row.wrappedKey)
  } catch {
    throw new UnknownKey(table)
  }
}
