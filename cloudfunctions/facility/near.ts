import { and, count, type SQL } from 'drizzle-orm'
import type { ActionInput, ActionOutput } from '@/contract'
import { metresBetween } from '@/domain/facility/distance'
import type { Walk } from '@/domain/facility/rules'
import { minutesFor, straightReach } from '@/domain/facility/walk'
import type { Tx } from '../database/database'
import { facility } from '../database/schema'
import { weekFrom } from '../runtime/calendar'
import type { Call } from '../runtime/define'
import { askedTime, serves, withinMetres } from './find'
import { nearestPage, rowsOf } from './nearest'
import { walkIn, type FacilityParts } from './parts'
import { routed } from './route'
import { toCard, type FacilityRow } from './row'

const PAGE = 10

type Near = ActionOutput<'facility', 'near'>

/** Facilities that serve, nearest first. */
export async function near(parts: FacilityParts, call: Call<ActionInput<'facility', 'near'>>): Promise<Near> {
  const { db, input, now } = call
  const { at, within, pace, limit = PAGE, offset = 0, need } = input
  const { walk, circleMinutes } = walkIn(parts, input.city, pace)
  const all = serves({ ...input, now })
  const where = within === undefined ? all : and(all, withinMetres(at, straightReach(walk, within)))!
  const reach = straightReach(walk, circleMinutes)
  const total = await countOf(db, where)
  const page = total > offset ? await nearestPage(db, { at, where, limit, offset }) : []
  const rows = await rowsOf(
    db,
    page.map(({ id }) => id),
  )
  const ways = await routed(parts.route, at, rows)
  return {
    facilities: rows.map((row, n) => ({ card: toCard(row, need), ...wayTo(walk, at, row, ways?.[n]) })),
    total,
    walkable: total > 0 ? await countOf(db, and(where, withinMetres(at, reach))!) : 0,
    circle: {
      minutes: circleMinutes,
      metres: Math.round(reach),
      pace: walk.metresPerMinute,
      detour: walk.detour,
      by: ways ? 'routed' : 'straight',
    },
    days: weekFrom(askedTime({ open: input.open, now }).date),
    loose: false,
  }
}

/** @param way metres on foot by a routing service; without them the straight line and the city's detour tell */
function wayTo(walk: Walk, at: Near['facilities'][number]['card']['place'], row: FacilityRow, way?: number | null) {
  const straight = metresBetween(at, row)
  if (way === undefined || way === null) return { metres: Math.round(straight), minutes: minutesFor(walk, straight) }
  return { metres: Math.round(way), minutes: minutesFor({ ...walk, detour: 1 }, way) }
}

async function countOf(db: Tx, where: SQL): Promise<number> {
  const [row] = await db.select({ total: count() }).from(facility).where(where)
  return row?.total ?? 0
}
