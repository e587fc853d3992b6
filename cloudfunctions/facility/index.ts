import { eq } from 'drizzle-orm'
import { warningsFor } from '@/domain/facility/minimum'
import { wallTimeInChina } from '@/domain/facility/hours'
import { facility as table } from '../database/schema'
import { weekFrom } from '../runtime/calendar'
import { defineFunction } from '../runtime/define'
import { WireFault } from '../runtime/wire-fault'
import { communities } from './communities'
import { coverageHandlers } from './coverage'
import { anyOf, servedBy } from './find'
import { near } from './near'
import type { FacilityParts } from './parts'
import { ratingsOf } from './ratings'
import { toFacility } from './row'
import { tilesOf } from './tiles'

export type { FacilityParts } from './parts'
export type { WalkRoute } from './route'

/** Where to go: the register of facilities, read only. */
export function facilityFunction(parts: FacilityParts) {
  const { rules } = parts
  return defineFunction({
    name: 'facility',
    stateless: false,
    handlers: {
      near: (call) => near(parts, call),
      async tiles({ db, input, now }) {
        const served = await servedBy(db, { ...input, now })
        return { tiles: await tilesOf(db, input.z, input.tiles, anyOf(served)) }
      },
      async get({ db, input, now }) {
        const [row] = await db.select().from(table).where(eq(table.id, input.id))
        if (!row) throw new WireFault('not-found', '这个地方找不到了,可能已经关门或改了名。请回到列表看看别的。')
        const facility = toFacility(row)
        const types = rules.find(({ city }) => city === row.city)?.types
        const warnings = warningsFor(
          facility,
          types?.find(({ type }) => type === facility.type),
        )
        const ratings = (await ratingsOf(db, [row.id])).get(row.id) ?? null
        return { facility, warnings, ratings, days: weekFrom(wallTimeInChina(now.getTime()).date) }
      },
      streets({ input: { city, county } }) {
        const own = rules.find((one) => one.city === city)?.streets ?? []
        const streets = own.filter((street) => county === undefined || street.county === county)
        return { streets: streets.map(({ code, name, county }) => ({ code, name, county })) }
      },
      communities: ({ db, input }) => communities(db, input),
      ...coverageHandlers(parts),
    },
  })
}
