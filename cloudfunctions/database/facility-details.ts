import type { Facility } from '@/domain/facility/facility'

/** The part of a facility that no query asks for; the rest stands in columns. */
export type FacilityDetails = Omit<
  Facility,
  | 'id'
  | 'number'
  | 'name'
  | 'type'
  | 'county'
  | 'place'
  | 'needs'
  | 'town'
  | 'demo'
  | 'holidays'
  | 'standard'
  | 'model'
  | 'closedOn'
>
