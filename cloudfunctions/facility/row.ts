import type { Facility, FacilityCard, FacilityType, Need } from '@/domain/facility/facility'
import type { facility } from '../database/schema'

export type FacilityRow = typeof facility.$inferSelect

/** One facility with everything that is known of it. */
export function toFacility(row: FacilityRow): Facility {
  return {
    id: row.id,
    name: row.name,
    type: row.type as FacilityType,
    county: row.county,
    place: { lng: row.lng, lat: row.lat },
    needs: row.needs as Need[],
    demo: row.demo,
    holidays: row.holidays,
    ...(row.number ? { number: row.number } : {}),
    ...(row.standard === null ? {} : { standard: row.standard }),
    ...(row.model === null ? {} : { model: row.model }),
    ...(row.closedOn ? { closedOn: row.closedOn } : {}),
    ...(row.town ? { town: row.town } : {}),
    ...row.details,
  }
}

/** The price to show to somebody who comes for this; of several the first, which a register puts in front. */
function priceFor({ services, price }: Facility, need: string | undefined): FacilityCard['price'] {
  if (need === undefined) return price
  const service = services.find((one) => one.need === need && one.fen !== undefined && one.fen > 0)
  return service && { fen: service.fen ?? 0, what: service.name, from: service.from ?? false }
}

/** What a list row and a mark on the map need, for somebody who comes for `need`; the rest would be sent for nothing. */
export function toCard(row: FacilityRow, need?: string): FacilityCard {
  const facility = toFacility(row)
  const { id, name, type, typeName, county, address, place, hours, holidays, phone, needs, grade, demo } = facility
  const price = priceFor(facility, need)
  return {
    ...{ id, name, type, typeName, county, address, place, hours, holidays, phone, needs, demo },
    ...(grade ? { grade } : {}),
    ...(price ? { price } : {}),
  }
}
