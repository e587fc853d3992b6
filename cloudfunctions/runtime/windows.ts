import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { facility } from '../database/schema'

/** Whom to ring, and where. */
export interface Contact {
  readonly name: string
  readonly phone: string
}

/** The line for old people's affairs, the same in every city here. */
export const HOTLINE: Contact = { name: '养老服务热线', phone: '12349' }

/** The service window of a street or town; null where none is known, for a county's window is nobody's home. */
export async function windowRow(tx: Tx, county: string | null, street: string | null) {
  if (!county || !street) return null
  const [row] = await tx
    .select()
    .from(facility)
    .where(and(eq(facility.county, county), eq(facility.type, 'service_window'), eq(facility.town, street)))
    .orderBy(asc(facility.id))
    .limit(1)
  return row ?? null
}

/** Whom to ring there. */
export async function windowOf(tx: Tx, county: string | null, street: string | null): Promise<Contact | null> {
  const row = await windowRow(tx, county, street)
  return row?.details.phone ? { name: `${street}养老服务窗口`, phone: row.details.phone } : null
}
