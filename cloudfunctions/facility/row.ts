import type { Facility, FacilityCard, FacilityType, Need } from '@/domain/facility/facility'
import { shownPrice } from '@/domain/facility/price'
import type { facility } from '../database/schema'

export type FacilityRow = typeof facility.$inferSelect

/** One facility with everything that is known of it. */
export function toFacility(row: FacilityRow): Facility {
  const { price: _kept, ...details } = row.details
  // Always as rows and filters have it, whatever the day of its import made of it.
  const price = shownPrice(details.services)
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
    ...details,
    ...(price && { price }),
  }
}

/** What a list row and a mark on the map need, for somebody who comes for `need`; the rest would be sent for nothing. */
export function toCard(row: FacilityRow, need?: Need): FacilityCard {
  const facility = toFacility(row)
  const { id, name, type, typeName, county, address, place, hours, holidays, phone, needs, grade, demo } = facility
  const price = shownPrice(facility.services, need)
  return {
    ...{ id, name, type, typeName, county, address, place, hours, holidays, phone, needs, demo },
    ...(grade ? { grade } : {}),
    ...(price ? { price } : {}),
  }
}
