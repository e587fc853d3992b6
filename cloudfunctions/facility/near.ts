import { and, count, or, type SQL } from 'drizzle-orm'
import type { ActionInput, ActionOutput } from '@/contract'
import type { Place } from '@/domain/facility/facility'
import { metresBetween } from '@/domain/facility/distance'
import { insideOutline } from '@/domain/facility/outline'
import type { Walk } from '@/domain/facility/rules'
import { minutesFor, straightReach } from '@/domain/facility/walk'
import type { Tx } from '../database/database'
import { facility } from '../database/schema'
import { weekFrom } from '../runtime/calendar'
import type { Call } from '../runtime/define'
import { askedTime, servedBy, withinMetres } from './find'
import { nearestPage, rowsOf, type Ranked } from './nearest'
import { walkIn, type FacilityParts } from './parts'
import { ratingsOf } from './ratings'
import { routed } from './route'
import { toCard, type FacilityRow } from './row'

const PAGE = 10

type Near = ActionOutput<'facility', 'near'>

/** Facilities that serve, nearest first. */
export async function near(on: FacilityParts, call: Call<ActionInput<'facility', 'near'>>): Promise<Near> {
  const { db, input, now } = call
  const { at, within, pace, limit = PAGE, offset = 0, need } = input
  const { walk, circleMinutes } = walkIn(on, input.city, pace)
  const served = await servedBy(db, { ...input, now })
  const near = within === undefined ? undefined : withinMetres(at, straightReach(walk, within))
  const parts = [served.asTyped, ...(served.close ? [served.close] : [])].map((part) => and(part, near)!)
  const totals = await Promise.all(parts.map((part) => countOf(db, part)))
  const asTyped = totals[0] ?? 0
  const total = totals.reduce((sum, one) => sum + one, 0)
  const reach = straightReach(walk, circleMinutes)
  const page = await pageOf(db, at, { parts, totals, limit, offset, far: isBeyond(on, input.city, at) })
  const rows = await rowsOf(
    db,
    page.map(({ id }) => id),
  )
  const ways = await routed(on.route, at, rows)
  const rated = await ratingsOf(
    db,
    rows.map(({ id }) => id),
  )
  const found = rows.map((row, n) => ({
    card: toCard(row, need),
    ...wayTo(walk, at, row, ways?.[n]),
    ratings: rated.get(row.id) ?? null,
  }))
  const misses = Math.max(0, asTyped - offset)
  const inOrder = ways ? [...byWay(found.slice(0, misses)), ...byWay(found.slice(misses))] : found
  return {
    facilities: inOrder,
    total,
    asTyped,
    walkable: total > 0 ? await countOf(db, and(or(...parts), withinMetres(at, reach))!) : 0,
    circle: {
      minutes: circleMinutes,
      metres: Math.round(reach),
      pace: walk.metresPerMinute,
      detour: walk.detour,
      by: ways ? 'routed' : 'straight',
    },
    days: weekFrom(askedTime({ open: input.open, now }).date),
    loose: total > 0 && asTyped === 0,
  }
}

interface Wanted {
  readonly parts: readonly SQL[]
  /** How many meet each part. */
  readonly totals: readonly number[]
  readonly limit: number
  readonly offset: number
  /** Asked from beyond the city. */
  readonly far: boolean
}

/** Whether a place lies outside a city; of one without a line around it, none is known to. */
function isBeyond({ rules }: FacilityParts, city: string, at: Place): boolean {
  const outline = rules.find((one) => one.city === city)?.outline
  return outline !== undefined && !insideOutline(at, outline)
}

/** What a routing service told changes who is nearer, within the page that it was asked for. */
const byWay = <T extends { readonly metres: number }>(found: readonly T[]): T[] =>
  [...found].sort((a, b) => a.metres - b.metres)

/** A page of all parts, one behind the other, each nearest first. */
async function pageOf(db: Tx, at: Place, { parts, totals, limit, offset, far }: Wanted): Promise<Ranked[]> {
  const page: Ranked[] = []
  let before = 0
  for (const [n, where] of parts.entries()) {
    const from = Math.max(0, offset - before)
    const left = limit - page.length
    const total = totals[n] ?? 0
    if (left > 0 && from < total) page.push(...(await nearestPage(db, { at, where, limit: left, offset: from, far })))
    before += total
  }
  return page
}

/** @param way metres on foot by a routing service; without them the straight line and the city's detour tell */
function wayTo(walk: Walk, at: Place, row: FacilityRow, way?: number | null) {
  const straight = metresBetween(at, row)
  if (way === undefined || way === null) return { metres: Math.round(straight), minutes: minutesFor(walk, straight) }
  return { metres: Math.round(way), minutes: minutesFor({ ...walk, detour: 1 }, way) }
}

async function countOf(db: Tx, where: SQL): Promise<number> {
  const [row] = await db.select({ total: count() }).from(facility).where(where)
  return row?.total ?? 0
}
