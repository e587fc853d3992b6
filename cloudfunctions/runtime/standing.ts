import { and, gt, isNull, ne, or } from 'drizzle-orm'
import { helper } from '../database/schema'

/** A helper row whose time, if it has an end, is not over at `now`. */
export const notOver = (now: Date) => or(isNull(helper.until), gt(helper.until, now))

/** A helper row that counts at `now`: neither ended nor run out. */
export const standsAt = (now: Date) => and(ne(helper.standing, 'ended'), notOver(now))
