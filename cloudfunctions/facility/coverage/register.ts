import { and, asc, count, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { rulesByType, type FacilityRules } from '@/domain/facility/rules'
import { warningsFor } from '@/domain/facility/minimum'
import { FACILITY_TYPES } from '@/domain/facility/types'
import type { Tx } from '../../database/database'
import { facility, registerImport } from '../../database/schema'
import type { HandlersOf } from '../../runtime/define'
import { toFacility } from '../row'
import { ownCity, rulesOf, type CoverageParts } from './parts'

const LAST_IMPORTS = 10
const WARNED_PAGE = 50

/** What is open to somebody: closed for good, a place misses nothing. */
const open = (city: string) => and(eq(facility.city, city), isNull(facility.closedOn))

/** Numbers by type, in the order of the types; a type that the city has no place of is left out. */
async function typesOf(db: Tx, rules: FacilityRules) {
  const rows = await db
    .select({
      type: facility.type,
      name: sql<string>`min(${facility.details} ->> 'typeName')`,
      count: count(),
      warned: sql<number>`(count(*) filter (where ${facility.warned} > 0))::int`,
      demo: sql<boolean>`bool_or(${facility.demo})`,
    })
    .from(facility)
    .where(open(rules.city))
    .groupBy(facility.type)
  const ruleOf = rulesByType(rules)
  const types = FACILITY_TYPES.flatMap((type) => {
    const row = rows.find((one) => one.type === type)
    return row ? [{ type, name: ruleOf.get(type)?.names[0] ?? row.name, count: row.count, warned: row.warned }] : []
  })
  return { types, warned: types.reduce((sum, { warned }) => sum + warned, 0), demo: rows.some(({ demo }) => demo) }
}

async function importsOf(db: Tx, city: string) {
  const rows = await db
    .select()
    .from(registerImport)
    .where(eq(registerImport.city, city))
    .orderBy(desc(registerImport.at), desc(registerImport.id))
    .limit(LAST_IMPORTS)
  return rows.map(({ kind, at, rows: lines, created, changed, same }) => ({
    ...{ kind, at: at.toISOString(), rows: lines },
    ...{ created, changed, same },
  }))
}

/** How the city's register stands. */
export function registerOfCity(parts: CoverageParts): HandlersOf<'facility', 'register'> {
  return {
    async register({ db, caller, input: { offset = 0 } }) {
      const city = ownCity(caller)
      const rules = rulesOf(parts, city)
      const ruleOf = rulesByType(rules)
      const { types, warned: warnedTotal, demo } = await typesOf(db, rules)
      const rows = await db
        .select()
        .from(facility)
        .where(and(open(city), gt(facility.warned, 0)))
        .orderBy(asc(facility.county), asc(facility.name), asc(facility.id))
        .limit(WARNED_PAGE)
        .offset(offset)
      const warned = rows.map((row) => {
        const place = toFacility(row)
        const { id, name, typeName, county } = place
        // Words by the rules of today: those of its import may have been others.
        const warnings = warningsFor(place, ruleOf.get(place.type))
        return { id, name, typeName, county: parts.places.get(county)?.name ?? county, warnings }
      })
      return { types, imports: await importsOf(db, city), warned, warnedTotal, offset, demo }
    },
  }
}
