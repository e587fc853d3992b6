import { bigint, customType, timestamp, uuid } from 'drizzle-orm/pg-core'

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
export const moment = (name: string) => timestamp(name, { withTimezone: true })

/** When a row came to be, in UTC. */
export const createdAt = () => moment('created_at').notNull()
export const key = () => uuid('id').primaryKey()
/** In which order rows came, where two may come in the same millisecond and the latest counts. */
export const order = () => bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity()
