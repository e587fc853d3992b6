import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import type { ActionOutput } from '@/contract'
import { byUrgency, covered, isWithin, type Circle } from '@/domain/facility/coverage'
import type { FacilityRules } from '@/domain/facility/rules'
import type { Need } from '@/domain/facility/types'
import { atPace, minutesFor } from '@/domain/facility/walk'
import type { Tx } from '../../database/database'
import { community, facility } from '../../database/schema'
import type { HandlersOf } from '../../runtime/define'
import { countiesIn } from '../../runtime/places'
import { WireFault } from '../../runtime/wire-fault'
import { nearestOf } from './nearest'
import { ownCity, rulesOf, type CoverageParts } from './parts'

type CommunityRow = typeof community.$inferSelect

/** How a walk is reckoned: as asked, else as the city has it. */
function circleOf({ walk, circleMinutes }: FacilityRules, asked: { minutes?: number; pace?: number }): Circle {
  return { walk: atPace(walk, asked.pace), minutes: asked.minutes ?? circleMinutes }
}

const circleTold = ({ walk, minutes }: Circle) => ({ minutes, pace: walk.metresPerMinute, detour: walk.detour })

function communitiesOf(db: Tx, city: string, county?: string): Promise<CommunityRow[]> {
  return db
    .select()
    .from(community)
    .where(and(eq(community.city, city), county === undefined ? undefined : eq(community.county, county)))
    .orderBy(asc(community.id))
}

/** How many places of a county serve a need, by `county need`; and whether any of them is demonstration data. */
async function facilityCounts(db: Tx, city: string) {
  const need = sql<string>`unnest(${facility.needs})`
  const rows = await db
    .select({ county: facility.county, need, n: count(), demo: sql<boolean>`bool_or(${facility.demo})` })
    .from(facility)
    .where(and(eq(facility.city, city), isNull(facility.closedOn)))
    .groupBy(facility.county, need)
  return {
    of: new Map(rows.map((row) => [`${row.county} ${row.need}`, row.n])),
    counties: new Set(rows.map((row) => row.county)),
    demo: rows.some(({ demo }) => demo),
  }
}

/** A development zone, of which the division register knows no street: the counties around it have its communities. */
const isZone = ({ streets }: FacilityRules, code: string): boolean =>
  streets.length > 0 && streets.every(({ county }) => county !== code)

/** One need after the other: a transaction has one line to its database. */
async function nearestByNeed(db: Tx, city: string, needs: readonly Need[]) {
  const all = new Map<Need, Awaited<ReturnType<typeof nearestOf>>>()
  for (const need of needs) all.set(need, await nearestOf(db, { city, need }))
  return all
}

/** Elders within and beyond the circle, for the operator's own city. */
export function coverageOfCity(parts: CoverageParts): HandlersOf<'facility', 'coverage' | 'coverageOf'> {
  return {
    async coverage({ db, caller, input }) {
      const city = ownCity(caller)
      const rules = rulesOf(parts, city)
      const circle = circleOf(rules, input)
      const communities = await communitiesOf(db, city)
      const facilities = await facilityCounts(db, city)
      const nearest = await nearestByNeed(db, city, rules.coverage)
      const counties = countiesIn(parts.places, city).flatMap(({ code, name }) => {
        const here = communities.filter(({ county }) => county === code)
        if (here.length === 0 && isZone(rules, code) && !facilities.counties.has(code)) return []
        const reaches = (need: Need) =>
          here.map(({ id, elders }) => ({ elders, metres: nearest.get(need)?.get(id)?.metres ?? null }))
        const needs = rules.coverage.map((need) => ({
          need,
          facilities: facilities.of.get(`${code} ${need}`) ?? 0,
          ...covered(reaches(need), circle),
        }))
        return { code, name, needs }
      })
      return { ...circleTold(circle), demo: facilities.demo || communities.some(({ demo }) => demo), counties }
    },
    async coverageOf({ db, caller, input: { county, need, ...asked } }) {
      const city = ownCity(caller)
      const place = parts.places.get(county)
      if (place?.city !== city)
        throw new WireFault('forbidden', '这个县(市、区)不归您的城市管。请回到覆盖情况,从列出的里选。')
      const circle = circleOf(rulesOf(parts, city), asked)
      const nearest = await nearestOf(db, { city, county, need })
      const rows = await communitiesOf(db, city, county)
      const communities = rows
        .map((row) => ({ ...row, metres: nearest.get(row.id)?.metres ?? null }))
        .sort(byUrgency(circle))
        .map((row) => communityTold(row, nearest.get(row.id), circle))
      return { ...circleTold(circle), county: place.name, demo: rows.some(({ demo }) => demo), communities }
    },
  }
}

type Told = ActionOutput<'facility', 'coverageOf'>['communities'][number]
type Found = Awaited<ReturnType<typeof nearestOf>> extends ReadonlyMap<string, infer N> ? N : never

function communityTold(row: CommunityRow, found: Found | undefined, circle: Circle): Told {
  const { id, name, county, town, lng, lat, demo, elders } = row
  return { ...{ id, name, county, town, demo, elders }, place: { lng, lat }, nearest: nearestTold(found, circle) }
}

function nearestTold(found: Found | undefined, circle: Circle): Told['nearest'] {
  if (!found || found.facility === null || found.metres === null) return null
  const { facility: id, name, metres } = found
  return {
    id,
    name: name ?? '',
    metres: Math.round(metres),
    minutes: minutesFor(circle.walk, metres),
    within: isWithin(circle, metres),
  }
}
