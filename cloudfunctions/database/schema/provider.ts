import { boolean, date, index, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt } from './columns'

/** Who serves: a company, a canteen's operator, a care home. One provider may run several places. */
export const provider = pgTable(
  'provider',
  {
    id: text('id').primaryKey(),
    city: text('city').notNull(),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    /** Since when it may take no orders, and why; what was accepted before is looked at by the city. */
    blacklistedOn: date('blacklisted_on', { mode: 'string' }),
    blacklistReason: text('blacklist_reason'),
    /** An assessing organisation (综合评估机构): its people assess; whom it serves otherwise they never do. */
    assesses: boolean('assesses').notNull().default(false),
    demo: boolean('demo').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [index('provider_city').on(table.city)],
)
