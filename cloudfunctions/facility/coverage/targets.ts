import { and, count, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { StreetTarget } from '@/domain/facility/rules'
import { standOf, type TownCount } from '@/domain/facility/target'
import type { Tx } from '../../database/database'
import { facility } from '../../database/schema'
import type { HandlersOf } from '../../runtime/define'
import { ownCity, rulesOf, type CoverageParts } from './parts'

/** Whether a place of the target's types is what it asks; SQL's null: nobody has told. Null: any of them is. */
function asked({ recognised, names }: StreetTarget): SQL | null {
  if (recognised !== null) return sql`${facility[recognised]}`
  // A centre under another name may have become what is promised: it is not told.
  return names ? sql`nullif(${facility.details} ->> 'typeName' in ${[...names]}, false)` : null
}

/** What counts: all of these types, or those that are recognised. Nobody's word is no «no»: such a place is told apart. */
async function townCounts(db: Tx, city: string, target: StreetTarget) {
  const known = asked(target)
  const rows = await db
    .select({
      county: facility.county,
      town: facility.town,
      count: known ? sql<number>`(count(*) filter (where ${known}))::int` : count(),
      untold: known ? sql<number>`(count(*) filter (where ${known} is null))::int` : sql<number>`0`,
      demo: sql<boolean>`bool_or(${facility.demo})`,
    })
    .from(facility)
    .where(
      and(
        eq(facility.city, city),
        isNull(facility.closedOn),
        isNotNull(facility.town),
        inArray(facility.type, [...target.types]),
      ),
    )
    .groupBy(facility.county, facility.town)
  return {
    counts: rows.flatMap(({ town, ...row }): TownCount[] => (town === null ? [] : [{ ...row, town }])),
    demo: rows.some(({ demo }) => demo),
  }
}

/** The city's streets against what its document promises. */
export function targetsOfCity(parts: CoverageParts): HandlersOf<'facility', 'targets'> {
  return {
    async targets({ db, caller }) {
      const city = ownCity(caller)
      const rules = rulesOf(parts, city)
      // Of a county that the city's list does not know, no street is anybody's to count.
      const streets = rules.streets.filter(({ county }) => parts.places.get(county)?.city === city)
      const told = []
      let hasDemo = false
      for (const target of rules.targets) {
        const { counts, demo } = await townCounts(db, city, target)
        const stand = standOf(target, streets, counts)
        const { id, say, by, least, share, source, doubt = null } = target
        hasDemo ||= demo
        told.push({
          ...{ id, say, by, least, share, doubt, document: source.document, clause: source.clause },
          ...{ met: stand.met, needed: stand.needed },
          streets: stand.streets.map((street) => ({
            ...street,
            county: parts.places.get(street.county)?.name ?? street.county,
          })),
        })
      }
      return { targets: told, demo: hasDemo }
    },
  }
}
