import { and, gte, lt, type AnyColumn, type SQL } from 'drizzle-orm'

/** A stretch of time of rows that stand newest first: before one instant, and not before another. */
export interface Stretch {
  readonly before: Date | undefined
  readonly since?: Date
  readonly most?: number
}

/** The condition of a stretch on the column of its instants. */
export const within = (column: AnyColumn, { before, since }: Stretch): SQL | undefined =>
  and(before && lt(column, before), since && gte(column, since))

/**
 * A page of rows that are asked for by «before this instant». Rows of one instant are never torn apart: a page may be longer
 * by them, and the next one begins where no row is lost.
 * @param rowsOf rows of a stretch, newest first
 */
export async function pageOf<T extends { readonly createdAt: Date }>(
  most: number,
  before: string | undefined,
  rowsOf: (stretch: Stretch) => Promise<T[]>,
): Promise<{ readonly rows: T[]; readonly more: boolean }> {
  const from = before === undefined ? undefined : new Date(before)
  const rows = await rowsOf({ before: from, most: most + 1 })
  const last = rows[most - 1]
  if (!last || rows.length <= most) return { rows, more: false }
  const whole = await rowsOf({ before: from, since: last.createdAt })
  const [older] = await rowsOf({ before: last.createdAt, most: 1 })
  return { rows: whole, more: older !== undefined }
}
