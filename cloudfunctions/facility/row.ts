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
    ...(row.town ? { town: row.town } : {}),
    ...row.details,
  }
}

/** What a list row and a mark on the map need; the rest would be sent for nothing. */
export function toCard(row: FacilityRow): FacilityCard {
  const { id, name, type, typeName, county, address, place, hours, phone, needs, price, demo } = toFacility(row)
  return { id, name, type, typeName, county, address, place, hours, phone, needs, ...(price ? { price } : {}), demo }
}
